"""Two projects compared: their variants one after the other, or shared out to several processes if there are many."""

from collections.abc import Iterator
from functools import lru_cache, partial

from pubdocs.agreement.variant import Variant
from pubdocs.batch.executors import processes
from pubdocs.cache import Cache
from pubdocs.comparing.documents import Compared, Sided, Wanted, compared_variant, is_same, opened
from pubdocs.comparing.sides import ProjectSide
from pubdocs.diagnostics import Diagnostic, Fault, Findings, msg

_WORTH = 24
"""Variants to make for which it is worth while to start processes."""
_SHARES = 4
"""Shares that each process gets, so that none waits long for another."""

_Sides = tuple[ProjectSide, ProjectSide, tuple[str, ...], Cache]


def compared_projects(old: ProjectSide, new: ProjectSide, wanted: Wanted, cache: Cache, jobs: int = 1) -> Compared:
    """Compare two projects, with at most `jobs` processes: the documents that are wanted.

    Raises Fault: what is wrong with a whole project; project.unknown-agreement, project.unknown-region.
    """
    sides = (old, new, wanted.regions, cache)
    _opened.cache_clear()
    try:
        before, after = _opened(sides)
        variants = variants_of(before, after, wanted.names)
        # An agreement that cannot be read has variants that nobody knows of: they are neither gone nor new.
        unreadable = before.production.unreadable | after.production.unreadable
        made = _shared_out(sides, variants, jobs) if jobs > 1 else _work(sides, variants)
    finally:
        _opened.cache_clear()
    pairs = (pair for pair in made.pairs if pair.variant.agreement not in unreadable)
    return Compared(tuple(pairs), tuple(dict.fromkeys(made.faults)))


@lru_cache(maxsize=1)
def _opened(sides: _Sides) -> tuple[Sided, Sided]:
    """Both projects; processes that are forked from this one have them opened already."""
    return both_opened(*sides)


def both_opened(old: ProjectSide, new: ProjectSide, regions: tuple[str, ...], cache: Cache) -> tuple[Sided, Sided]:
    """Two projects, to make their variants for these regions (none: all). Raises Fault with what is wrong in both."""
    found = Findings()
    made = [found.attempt(partial(_sided, side, regions, cache)) for side in (old, new)]
    found.raise_errors()
    before, after = made
    assert before is not None
    assert after is not None
    return before, after


def _sided(side: ProjectSide, regions: tuple[str, ...], cache: Cache) -> Sided:
    return Sided(side, opened(side, cache, regions))


def variants_of(old: Sided, new: Sided, names: tuple[str, ...]) -> tuple[Variant, ...]:
    """The variants on both sides, each once: of these agreements, or of all.

    Raises Fault: project.unknown-agreement.
    """
    befores, afters = (_plan(sided, names) for sided in (old, new))
    _all_there(names, {one.agreement for one in (*befores, *afters)})
    return tuple(_by_agreement(afters, befores))


def _plan(sided: Sided, names: tuple[str, ...]) -> tuple[Variant, ...]:
    """The variants of these agreements, or of all."""
    return tuple(one for one in sided.production.plan if not names or one.agreement in names)


def _all_there(names: tuple[str, ...], there: set[str]) -> None:
    complaints = [
        Diagnostic("project.unknown-agreement", msg('There is no agreement "{id}" on either side.', id=name))
        for name in names
        if name not in there
    ]
    if complaints:
        raise Fault(complaints)


def _by_agreement(*plans: tuple[Variant, ...]) -> Iterator[Variant]:
    """The variants of several plans, each once and those of an agreement together."""
    for agreement in dict.fromkeys(one.agreement for plan in plans for one in plan):
        yield from dict.fromkeys(one for plan in plans for one in plan if one.agreement == agreement)


def _work(sides: _Sides, variants: tuple[Variant, ...]) -> Compared:
    """Compare some variants, here."""
    old, new = _opened(sides)
    made = [compared_variant(old, new, variant) for variant in variants]
    return _joined(made)


def _shared_out(sides: _Sides, variants: tuple[Variant, ...], jobs: int) -> Compared:
    """Compare some variants in several processes, if many of them must be made."""
    old, new = _opened(sides)
    todo = sum(not is_same(old, new, variant) for variant in variants)
    if todo < _WORTH:
        return _work(sides, variants)
    size = -(-len(variants) // (jobs * _SHARES))
    shares = [variants[start : start + size] for start in range(0, len(variants), size)]
    executor = processes(jobs)()
    try:
        return _joined(list(executor.map(partial(_work, sides), shares)))
    finally:
        executor.shutdown(cancel_futures=True)


def _joined(made: list[Compared]) -> Compared:
    return Compared(
        tuple(pair for one in made for pair in one.pairs), tuple(fault for one in made for fault in one.faults)
    )
