"""What differs between two sides, told once where it is equal in several regions' variants of an agreement."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from pubdocs.cache import Cache
from pubdocs.compare.changes import Change, Kind, Piece, Where
from pubdocs.compare.outline import OWN
from pubdocs.comparing.documents import Compared, Pair, State, Wanted
from pubdocs.comparing.files import compared_files
from pubdocs.comparing.projects import compared_projects
from pubdocs.comparing.sides import FileSide, Side
from pubdocs.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Told:
    """A change and the regions that it holds for; `numbers`: what its clause is called in their documents."""

    change: Change
    regions: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """An appendix of an agreement in all its variants, or a single Word file.

    `name` is its path without a region; `states`: what became of it, by region ("": the agreement as it stands);
    `names`: what the regions are called.
    """

    name: str
    title: str
    label: str
    states: Mapping[str, State]
    names: Mapping[str, str]
    told: tuple[Told, ...]

    def regions(self, *states: State) -> tuple[str, ...]:
        """The regions in which one of these became of it."""
        return tuple(region for region, state in self.states.items() if state in states)

    @property
    def here(self) -> tuple[str, ...]:
        """The regions whose documents are on both sides."""
        return self.regions(State.SAME, State.LAYOUT, State.CHANGED)


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs between two sides, and what is wrong on them. Papers in which nothing differs are there too."""

    old: Side
    new: Side
    papers: tuple[Paper, ...]
    faults: tuple[Diagnostic, ...] = ()

    @property
    def any(self) -> bool:
        """Whether a document says something else than before, is gone or new."""
        return any(paper.regions(State.CHANGED, State.ADDED, State.REMOVED) for paper in self.papers)


def differences_of(old: Side, new: Side, wanted: Wanted, cache: Cache, jobs: int = 1) -> Differences:
    """Compare two sides; of projects the documents that are wanted, with at most `jobs` processes.

    Raises Fault: those of `projects.compared_projects` and `files.compared_files`.
    """
    if isinstance(old, FileSide) or isinstance(new, FileSide):
        compared = Compared((compared_files(old, new, cache),), ())
    else:
        compared = compared_projects(old, new, wanted, cache, jobs)
    return Differences(old, new, tuple(papers(compared.pairs)), compared.faults)


def papers(pairs: Iterable[Pair]) -> Iterator[Paper]:
    """The documents of each appendix of each agreement together."""
    by_agreement = groupby(pairs, key=lambda pair: pair.variant.agreement)
    for agreement, group in by_agreement:
        of = tuple(group)
        for appendix in dict.fromkeys(pair.appendix for pair in of):
            here = [pair for pair in of if pair.appendix == appendix]
            named = next((pair for pair in here if pair.title), here[0])
            yield Paper(
                f"{agreement}/{appendix}" if appendix else agreement,
                named.title,
                named.label.replace("\u00a0", " "),
                {pair.variant.region: pair.state for pair in here},
                {pair.variant.region: pair.region or pair.variant.region for pair in here},
                tuple(_together(here)),
            )


_Key = tuple[Change, int]
"""What makes changes equal, and which of several equal ones in a document it is."""


def _together(pairs: list[Pair]) -> Iterator[Told]:
    """The changes of several variants in one order, equal ones once."""
    order: list[_Key] = []
    found: dict[_Key, dict[str, Change]] = {}
    for pair in pairs:
        at = 0
        for key, change in _keyed(pair):
            if key not in found:
                order.insert(at, key)
                found[key] = {}
            elif order[at : at + 1] != [key]:
                at = order.index(key)
            at += 1
            found[key][pair.variant.region] = change
    for key in order:
        changes = tuple(found[key].values())
        numbers = tuple(dict.fromkeys(change.where.number for change in changes))
        yield Told(_shown(key[0], changes), tuple(found[key]), numbers)


def _keyed(pair: Pair) -> Iterator[tuple[_Key, Change]]:
    own = _owned(pair.own)
    times: Counter[Change] = Counter()
    for change in pair.changes:
        key = _key(change, own)
        yield (key, times[key]), change
        times[key] += 1


def _shown(key: Change, changes: tuple[Change, ...]) -> Change:
    """A change as it is told: in its own words if they are the same in all documents."""
    first = changes[0]
    if all(change.pieces == first.pieces and _heading(change) == _heading(first) for change in changes):
        return first
    return replace(first, pieces=key.pieces, old=key.old, new=key.new)


def _heading(change: Change) -> str:
    return change.where.heading


def _key(change: Change, own: Callable[[str], str]) -> Change:
    """What makes two changes equal: their words, whatever the clause's number, and the region's own as one for all."""
    label = change.kind is Kind.RENUMBERED
    return replace(
        change,
        old=change.old and _place(change.old, own, label=label),
        new=change.new and _place(change.new, own, label=label),
        pieces=tuple(Piece(fate, own(text)) for fate, text in change.pieces),
    )


def _place(where: Where, own: Callable[[str], str], *, label: bool) -> Where:
    return replace(
        where,
        number=where.number if label else "",
        label=where.label if label else "",
        heading=own(where.heading),
        row=own(where.row),
    )


def _owned(own: Mapping[str, str]) -> Callable[[str], str]:
    """Puts what stands for the region's own words in their place."""
    if not own:
        return lambda words: words
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, own))})(?!\w)")
    return lambda words: pattern.sub(lambda found: OWN.format(own[found[0]]), words)
