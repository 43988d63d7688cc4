"""What differs between the variants of an agreement: clause by clause, the regions that say the same told together."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple

from pubdocs.compare.alignment import section_changes
from pubdocs.compare.changes import Change, Fate, Kind, Piece, Pieces, What, Where, new_words, old_words
from pubdocs.compare.matching import matched
from pubdocs.compare.outline import Outline, Section, outline
from pubdocs.diagnostics import Span
from pubdocs.document import Document


class Compared(NamedTuple):
    """A variant's documents by appendix.

    `own`: the values that are its region's own (`outline.outline`); `stated`: where all its values were written.
    """

    documents: Mapping[str, Document]
    own: Mapping[Span, str] = MappingProxyType({})
    stated: frozenset[Span] = frozenset()

    def outline(self, appendix: str) -> Outline:
        """A document as what is compared."""
        return outline(self.documents[appendix], self.own)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a clause that the variants do not all have, or have in other words.

    `pieces` are its words beside the most common ones, or as they stand where no wording is more common than another.
    """

    kind: Kind | None
    what: What
    label: str
    row: str
    column: str
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Group:
    """Regions that say the same: what of it differs from others. `absent`: their variants lack the clause."""

    regions: tuple[str, ...]
    entries: tuple[Entry, ...] = ()
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A clause that differs; or, by its `part`, the header, what stands before the clauses, a whole appendix.

    `groups`: by their words, the most common first. `numbers`: the regions of each label, if there are several.
    """

    appendix: str
    part: str
    id: str
    number: str
    heading: str
    groups: tuple[Group, ...] = ()
    numbers: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """What differs between the variants of an agreement; `names` of regions and labels of appendices by their ids."""

    title: str
    names: Mapping[str, str]
    labels: Mapping[str, str]
    rows: tuple[Row, ...]


@dataclass(slots=True)
class Aligned:
    """A clause as it is in every variant that has it, by region; `section` is the first of them."""

    section: Section
    above: "Aligned | None"
    variants: dict[str, Section] = field(default_factory=dict)


def matrix(title: str, variants: Mapping[str, Compared], names: Mapping[str, str], labels: Mapping[str, str]) -> Matrix:
    """The matrix of some variants, by region. `names`, `labels`: of all regions and appendices, in order."""
    rows: list[Row] = []
    for appendix in labels:
        outlines = outlines_of(variants, appendix)
        lacking = tuple(region for region in names if region not in outlines)
        if lacking and outlines:
            rows.append(Row(appendix, "appendix", "", "", "", (Group(tuple(outlines)), Group(lacking, absent=True))))
        rows += filter(None, (_row(appendix, clause, tuple(outlines)) for clause in aligned(outlines)))
    return Matrix(title, names, labels, tuple(rows))


def outlines_of(variants: Mapping[str, Compared], appendix: str) -> dict[str, Outline]:
    """The outlines of an appendix by region, of the variants that have it."""
    return {region: one.outline(appendix) for region, one in variants.items() if appendix in one.documents}


def aligned(outlines: Mapping[str, Outline]) -> list[Aligned]:
    """The clauses of all variants in reading order, each with what it is in every variant."""
    alike: dict[Outline, list[str]] = {}
    for region, one in outlines.items():
        alike.setdefault(one, []).append(region)
    clauses: list[Aligned] = []
    for one, regions in alike.items():
        _align(clauses, one, regions)
    for clause in clauses:
        clause.variants = {region: clause.variants[region] for region in outlines if region in clause.variants}
    return clauses


def _align(clauses: list[Aligned], variant: Outline, regions: Iterable[str]) -> None:
    """Put a variant's sections beside those that are there; a new one goes after the one before it."""
    numbers = {id(clause): number for number, clause in enumerate(clauses)}
    known = tuple(
        replace(clause.section, parent=numbers[id(clause.above)] if clause.above else -1) for clause in clauses
    )
    there = list(clauses)
    pairs = {k: there[i] for i, k in matched(known, variant).items()}
    found: list[Aligned] = []
    for number, section in enumerate(variant):
        if number not in pairs:
            pairs[number] = Aligned(section, found[section.parent] if section.parent >= 0 else None)
            after = next((n for n, clause in enumerate(clauses) if found and clause is found[-1]), len(clauses) - 1)
            clauses.insert(after + 1, pairs[number])
        found.append(pairs[number])
        pairs[number].variants.update(dict.fromkeys(regions, section))


def _row(appendix: str, clause: Aligned, regions: tuple[str, ...]) -> Row | None:
    """What differs in a clause; None if nothing does."""
    groups = grouped(clause, regions)
    numbers: dict[str, list[str]] = {}
    for region, section in clause.variants.items():
        numbers.setdefault(section.heading.label, []).append(region)
    if len(groups) == len(numbers) == 1:
        return None
    base = next(section for section, _ in groups if section is not None)
    row = Row(appendix, base.part, base.id, _most(numbers), base.heading.words)
    labels = tuple((label, tuple(numbers[label])) for label in sorted(numbers, key=lambda label: -len(numbers[label])))
    return replace(
        row,
        groups=tuple(_groups(base, groups)) if len(groups) > 1 else (),
        numbers=labels if len(labels) > 1 else (),
    )


def _most(groups: Mapping[str, list[str]]) -> str:
    return max(groups, key=lambda label: len(groups[label]))


def grouped(clause: Aligned, regions: tuple[str, ...]) -> list[tuple[Section | None, tuple[str, ...]]]:
    """The wordings of a clause with their regions, the most common first; None for regions that lack it."""
    groups: dict[tuple[str, ...] | None, list[str]] = {}
    for region in regions:
        section = clause.variants.get(region)
        groups.setdefault(section.words if section is not None else None, []).append(region)
    largest = sorted(groups.values(), key=lambda group: -len(group))
    return [(clause.variants.get(group[0]), tuple(group)) for group in largest]


def _groups(base: Section, groups: list[tuple[Section | None, tuple[str, ...]]]) -> Iterator[Group]:
    """The groups with what is to be told of each, against the most common wording."""
    sections = [section for section, _ in groups]
    changes = [section_changes(base, section) if section is not None else () for section in sections]
    # Where each says its own there is no common wording to tell a difference from.
    each_its_own = len(groups) > 2 and all(len(regions) == 1 for _, regions in groups)
    whole = None in sections
    for (section, regions), told in zip(groups, changes, strict=True):
        if section is None:
            yield Group(regions, absent=True)
        elif section is base:
            yield Group(regions, tuple(_of_base(base, changes, whole=whole)))
        else:
            yield Group(regions, tuple(map(_as_it_stands if each_its_own else _entry, told)))


def _of_base(base: Section, changes: Iterable[tuple[Change, ...]], *, whole: bool) -> Iterator[Entry]:
    """The lines of the most common wording that others have in other words or not at all; or all its lines."""
    lines = [change for change in section_changes(None, base) if change.what is not What.CLAUSE]
    if whole:
        yield from (_plain(change.what, change.where, new_words(change.pieces)) for change in lines)
        return
    order = {(change.where.row or new_words(change.pieces)): number for number, change in reversed([*enumerate(lines)])}
    told: dict[Entry, int] = {}
    for change in (change for group in changes for change in group):
        if change.old is not None:
            words = old_words(change.pieces)
            told.setdefault(_plain(change.what, change.old, words), order.get(change.old.row or words, -1))
    yield from sorted(told, key=lambda entry: told[entry])


def _plain(what: What, where: Where, words: str) -> Entry:
    return Entry(None, what, where.label, where.row, where.column, (Piece(Fate.SAME, words),) if words else ())


def _entry(change: Change) -> Entry:
    where = change.where
    return Entry(change.kind, change.what, where.label, where.row, where.column, change.pieces)


def _as_it_stands(change: Change) -> Entry:
    """A line in its own words; one that is not there is told as it is."""
    return _entry(change) if change.new is None else _plain(change.what, change.new, new_words(change.pieces))
