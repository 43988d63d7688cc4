"""Labels that changed while the words did not, in as few words as say it ("5–9 is now 4–8"); references that follow."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pubdocs.compare.changes import Change, Fate, Kind, Pieces, What, Where
from pubdocs.compare.outline import bare
from pubdocs.comparing.together import Told

_FEWEST = 3
"""Labels in a row that are told as from one to another."""
_LABEL = re.compile(r"(.*?)(\d+|[a-zåäö])", re.IGNORECASE | re.DOTALL)


class Renumbered(NamedTuple):
    """What a clause, point or row was called and is called now; its heading, "" if it has none or there are several."""

    regions: tuple[str, ...]
    old: str
    new: str
    heading: str = ""
    row: bool = False


def renumberings(told: Iterable[Told]) -> tuple[Renumbered, ...]:
    """The labels that changed; not those that changed with a clause that they stand in (5.2 and 4.2, if 5 is now 4)."""
    changes = [one for one in told if one.change.kind is Kind.RENUMBERED]
    above = {(one.regions, *_numbers(one.change)) for one in changes if one.change.what is What.CLAUSE}
    own = [
        Renumbered(one.regions, *_names(one.change), _heading(one.change), one.change.what is What.CELL)
        for one in changes
        if not _is_implied(one, above)
    ]
    return tuple(_joined(own))


def _numbers(change: Change) -> tuple[str, str]:
    assert change.old is not None
    assert change.new is not None
    return bare(change.old.label), bare(change.new.label)


def _names(change: Change) -> tuple[str, str]:
    assert change.old is not None
    assert change.new is not None
    return _name(change.what, change.old), _name(change.what, change.new)


def _name(what: What, where: Where) -> str:
    """What a clause or point is called; a point with its clause, unless its own label says it all."""
    label = bare(where.label) or "–"
    if what in (What.CLAUSE, What.CELL) or "." in label:
        return label
    return f"{bare(where.number)} {label}".strip()


def _heading(change: Change) -> str:
    where = change.where
    if change.what is What.CELL:
        return f"{where.number} {where.heading}".strip()
    return where.heading if change.what is What.CLAUSE or not where.number else ""


def _is_implied(told: Told, above: set[tuple[tuple[str, ...], str, str]]) -> bool:
    old, new = _numbers(told.change)
    while "." in old and "." in new and old.rpartition(".")[2] == new.rpartition(".")[2]:
        old, new = old.rpartition(".")[0], new.rpartition(".")[0]
        if (told.regions, old, new) in above:
            return True
    return False


def _joined(found: list[Renumbered]) -> Iterator[Renumbered]:
    run: list[Renumbered] = []
    for one in found:
        if run and not _goes_on(run[-1], one):
            yield from _told(run)
            run = []
        run.append(one)
    yield from _told(run)


def _goes_on(before: Renumbered, after: Renumbered) -> bool:
    """Whether both labels are the next ones."""
    if (before.row, before.row and before.heading) != (after.row, after.row and after.heading):
        return False
    return before.regions == after.regions and _next(before.old, after.old) and _next(before.new, after.new)


def _next(label: str, other: str) -> bool:
    one, two = _LABEL.fullmatch(label), _LABEL.fullmatch(other)
    return bool(one and two and one[1] == two[1] and _ordinal(one[2]) + 1 == _ordinal(two[2]))


def _ordinal(label: str) -> int:
    return int(label) if label.isdecimal() else ord(label)


def _told(run: list[Renumbered]) -> Iterator[Renumbered]:
    if len(run) < _FEWEST:
        yield from run
    else:
        first, last = run[0], run[-1]
        heading = first.heading if first.row else ""
        yield Renumbered(first.regions, _range(first.old, last.old), _range(first.new, last.new), heading, first.row)


def _range(first: str, last: str) -> str:
    """`5–9`, `7 b–f`: what both have in common is said once."""
    common = _LABEL.fullmatch(first)
    return f"{first}–{last.removeprefix(common[1]) if common else last}"


_REFERRING = re.compile(r"\b(?:punkt|punkter|punkterna|avsnitt|bilaga|bilagorna)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:och|till|–|-|,|\s|\d+(?:\.\d+)*|[a-zåäö]\b|[ivx]+\b)*", re.IGNORECASE)
"""What may stand between that word and a label: other labels."""

Labels = frozenset[tuple[str, str]]


def relabelled(told: Iterable[Told]) -> Labels:
    """What clauses and points were called and are called now, where that is not the same."""
    places = ((one.change.old, one.change.new) for one in told if one.change.what is not What.CELL)
    labels = ((bare(old.label), bare(new.label)) for old, new in places if old and new)
    return frozenset((old, new) for old, new in labels if old != new)


def follows(change: Change, labels: Labels) -> bool:
    """Whether all that differs are numbers in references to what has another label now: words that follow of it."""
    if change.kind is not Kind.CHANGED or change.what is What.CLAUSE:
        return False
    pieces = change.pieces
    changed = [n for n, piece in enumerate(pieces) if piece.fate is not Fate.SAME]
    olds, news = changed[::2], changed[1::2]
    return len(olds) == len(news) and all(
        pieces[i].fate is Fate.GONE
        and pieces[k] == (Fate.NEW, pieces[k].text)
        and k == i + 1
        and _refers(pieces, i)
        and _is_other(pieces[i].text, pieces[k].text, labels)
        for i, k in zip(olds, news, strict=True)
    )


def _refers(pieces: Pieces, number: int) -> bool:
    """Whether what comes before a piece says that a label follows."""
    before = "".join(text for fate, text in pieces[:number] if fate is not Fate.NEW)
    last = [*_REFERRING.finditer(before)][-1:]
    return bool(last and _BETWEEN.fullmatch(before[last[0].end() :]))


def _is_other(old: str, new: str, labels: Labels) -> bool:
    """Whether some labels are now these: each the same, or the one that it became."""
    one, other = old.split(), new.split()
    return len(one) == len(other) and all(
        a == b or (bare(a), bare(b)) in labels for a, b in zip(one, other, strict=True)
    )
