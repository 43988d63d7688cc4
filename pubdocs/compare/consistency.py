"""Variants differ only where the data says so, and their clauses have one number each (domain X40)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pubdocs.compare.alignment import section_changes
from pubdocs.compare.changes import Change, Fate, Where, new_words, old_words
from pubdocs.compare.matrix import Aligned, Compared, aligned, grouped, outlines_of
from pubdocs.compare.outline import Section, sources
from pubdocs.compare.telling import PARTS
from pubdocs.diagnostics import Diagnostic, Message, Place, Severity, msg
from pubdocs.document import Inline

_REFERENCE = re.compile(r"(?<=\bpunkt)(?:erna)?(?:,? (?:och )?\d+(?:\.\d+)*(?: [a-z]\b)*)+")


@dataclass(frozen=True, slots=True)
class Paper:
    """An appendix of the form: its label and the file of its template; whether its clauses keep their numbers."""

    label: str
    template: str
    fixed: bool


def inconsistent(variants: Mapping[str, Compared], papers: Mapping[str, Paper]) -> Iterator[Diagnostic]:
    """What differs between variants, by region, and should not: X40.

    Words of the template may differ where the data of the same main clause does: a heading that stands only if there is
    something to stand under it, "Nej" where others have a table. Where nothing of the data differs, the template itself
    tells the regions apart, and nobody who reads the data can know it.
    """
    for appendix, paper in papers.items():
        outlines = outlines_of(variants, appendix)
        clauses = aligned(outlines)
        yield from _unexplained(clauses, variants, tuple(outlines), paper)
        yield from _renumbered(clauses, paper)


@dataclass(frozen=True, slots=True)
class _Difference:
    """Where some regions say other words than most: the clause, the first words that differ, whether the data does."""

    clause: Aligned
    regions: tuple[str, ...]
    words: str
    explained: bool


def _unexplained(
    clauses: list[Aligned], variants: Mapping[str, Compared], regions: tuple[str, ...], paper: Paper
) -> Iterator[Diagnostic]:
    found = [one for clause in clauses for one in _differences(clause, variants, regions)]
    explained = {(id(_main(one.clause)), region) for one in found if one.explained for region in one.regions}
    for one in found:
        unexplained = [region for region in one.regions if (id(_main(one.clause)), region) not in explained]
        if unexplained:
            message = msg(
                '{label}, "{clause}": the words are others for {region}, and nothing in the data is: {words}',
                label=paper.label,
                clause=_name(one.clause.section),
                region=", ".join(unexplained),
                words=one.words,
            )
            hint = msg(
                "Look in the template for a condition that asks who the region is; let the data say what differs."
            )
            yield Diagnostic("X40", message, Place(paper.template), hint, Severity.WARNING, excerpt=one.words)


def _main(clause: Aligned) -> Aligned:
    """The uppermost clause that a clause stands in."""
    while clause.above is not None:
        clause = clause.above
    return clause


def _name(section: Section) -> str | Message:
    return f"{section.heading.label} {section.heading.words}".strip() or PARTS[section.part]


def _differences(clause: Aligned, variants: Mapping[str, Compared], regions: tuple[str, ...]) -> Iterator[_Difference]:
    """One for each wording but the most common."""
    (base, most), *others = grouped(clause, regions)
    for section, holding in others:
        stretches = [
            (fate, words, inlines)
            for change in section_changes(base, section)
            if _without_references(old_words(change.pieces)) != _without_references(new_words(change.pieces))
            for fate, words, inlines in _stretches(change)
        ]
        if stretches:
            there, here = variants[most[0]], variants[holding[0]]
            explained = any(
                _differs(inlines, there if fate is Fate.NEW else here) for fate, _, inlines in stretches
            ) or _says_other_facts(stretches)
            first = next((words for fate, words, _ in stretches if fate is Fate.NEW), stretches[0][1])
            yield _Difference(clause, holding, first.strip(), explained)


def _without_references(words: str) -> str:
    """Words but for the numbers of clauses that they refer to, which follow those clauses wherever they stand."""
    return _REFERENCE.sub("", words)


_Stretch = tuple[Fate, str, tuple[Inline, ...]]


def _stretches(change: Change) -> Iterator[_Stretch]:
    """The words of a change that are gone or new, with the inlines that they are of."""
    places: dict[Fate, Where | None] = {Fate.GONE: change.old, Fate.NEW: change.new}
    known = {fate: sources(where.inlines) if where else [] for fate, where in places.items()}
    at = {Fate.GONE: 0, Fate.NEW: 0}
    for fate, text in change.pieces:
        if fate is not Fate.SAME:
            characters = known[fate][at[fate] : at[fate] + len(text)]
            yield fate, text, tuple({id(inline): inline for inline in characters}.values())
        for side in (Fate.GONE, Fate.NEW):
            at[side] += len(text) if fate in (side, Fate.SAME) else 0


def _differs(inlines: tuple[Inline, ...], other: Compared) -> bool:
    """Whether one of some values is not among those of another variant."""
    return any(inline.span and inline.span not in other.stated for inline in inlines)


def _says_other_facts(stretches: list[_Stretch]) -> bool:
    """Whether one text prints other words in each: it names a fact that differs, which stands elsewhere."""
    spans = [{inline.span for inline in inlines if inline.span} for fate, _, inlines in stretches]
    gone = set().union(*(one for one, (fate, *_) in zip(spans, stretches, strict=True) if fate is Fate.GONE))
    new = set().union(*(one for one, (fate, *_) in zip(spans, stretches, strict=True) if fate is Fate.NEW))
    return bool(gone & new)


def _renumbered(clauses: list[Aligned], paper: Paper) -> Iterator[Diagnostic]:
    """Clauses that have another number in some variants: a warning each, or one note where numbers may flow."""
    several = [(clause, labels) for clause in clauses if len(labels := _numbers(clause)) > 1]
    if not several:
        return
    place = Place(paper.template)
    if not paper.fixed:
        message = msg(
            "{label}: {count} clauses do not have the same number in all variants.",
            label=paper.label,
            count=len(several),
        )
        hint = msg("The form lets numbers flow. pubdocs matrix shows which they are.")
        yield Diagnostic("X40", message, place, hint, Severity.INFORMATION)
        return
    for clause, labels in several:
        numbers = "; ".join(f"{label or '–'}: {', '.join(regions)}" for label, regions in labels.items())
        message = msg(
            '{label}, "{clause}": the number is not the same in all variants ({numbers}).',
            label=paper.label,
            clause=clause.section.heading.words,
            numbers=numbers,
        )
        hint = msg("A form with fixed numbers keeps a clause that does not apply, and says so under its heading.")
        yield Diagnostic("X40", message, place, hint, Severity.WARNING)


def _numbers(clause: Aligned) -> dict[str, list[str]]:
    labels: dict[str, list[str]] = {}
    for region, section in clause.variants.items():
        labels.setdefault(section.heading.label, []).append(region)
    return labels
