"""Every document of two sides: which are there, and what differs in those that are in both.

A document whose data and template are the same bytes on both sides is not made; it is the same.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from pubdocs.agreement.variant import Variant
from pubdocs.batch.production import Production, open_tree
from pubdocs.cache import Cache
from pubdocs.compare.alignment import compare
from pubdocs.compare.changes import Change
from pubdocs.comparing.sides import ProjectSide, placed
from pubdocs.diagnostics import Diagnostic, Fault, Findings
from pubdocs.document import Block, Clause, Document, Paragraph
from pubdocs.word.package import Package

if TYPE_CHECKING:
    from pubdocs.made import Made
    from pubdocs.source.material import Material


class State(StrEnum):
    """What became of a document. `layout`: it says the same in the same order, and looks or is stored otherwise."""

    SAME = "same"
    LAYOUT = "layout"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Pair:
    """One document on both sides, or on one.

    `title` is the agreement's, `label` the appendix's, `region` the region's name. `own`: what the region says of
    itself, the same on both sides, and what stands for it where several regions are told of together.
    """

    variant: Variant
    appendix: str
    state: State
    title: str = ""
    label: str = ""
    region: str = ""
    changes: tuple[Change, ...] = ()
    own: Mapping[str, str] = field(default_factory=dict)


class Compared(NamedTuple):
    """All documents, and what is wrong on either side: documents that are not there for that are not told of."""

    pairs: tuple[Pair, ...]
    faults: tuple[Diagnostic, ...]


class Wanted(NamedTuple):
    """Of which agreements the documents are compared (none: all), and of which regions or groups (none: all)."""

    names: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


EVERYTHING = Wanted()


def opened(side: ProjectSide, cache: Cache, regions: tuple[str, ...] = ()) -> Production:
    """The project of a side, to make its variants for these regions (none: all). Raises Fault, placed on that side."""
    try:
        return open_tree(side.tree, (), regions, cache, None)
    except Fault as fault:
        raise Fault(placed(fault.diagnostics, side)) from None


class Sided(NamedTuple):
    """A side with its project."""

    side: ProjectSide
    production: Production


def compared_variant(old: Sided, new: Sided, variant: Variant) -> Compared:
    """The documents of a variant that is there before, after or both."""
    before, after = variant in old.production.plan, variant in new.production.plan
    if before and after and is_same(old, new, variant):
        appendices = _appendices(new.production, variant)
        return Compared(tuple(Pair(variant, appendix, State.SAME) for appendix in appendices), ())
    found = Findings()
    was, now = _Made(), _Made()
    with found.collecting():
        was = _Made(*made_on(*old, variant)) if before else was
    with found.collecting():
        now = _Made(*made_on(*new, variant)) if after else now
    if len(found):
        return Compared((), found.once())
    return Compared(tuple(_pairs(variant, was, now)), ())


def is_same(old: Sided, new: Sided, variant: Variant) -> bool:
    """Whether all that a variant is made of is the same bytes on both sides."""
    return old.production.digest_of(variant) == new.production.digest_of(variant)


def _appendices(production: Production, variant: Variant) -> Iterator[str]:
    for name in production.names_of(variant):
        if name.endswith(".docx"):
            yield name.removesuffix(".docx").rpartition("/")[2]


class _Made(NamedTuple):
    """A variant made on one side: nothing if it is not there."""

    material: "Material | None" = None
    documents: "Mapping[str, Made]" = {}


def made_on(side: ProjectSide, production: Production, variant: Variant) -> "tuple[Material, Mapping[str, Made]]":
    """A variant's facts, and its documents by appendix. Raises Fault, placed on that side."""
    try:
        material, made, _ = production.made(variant)
    except Fault as fault:
        raise Fault(placed(fault.diagnostics, side)) from None
    return material, made


def _pairs(variant: Variant, old: _Made, new: _Made) -> Iterator[Pair]:
    own = _own(variant, old.material, new.material)
    for appendix in dict.fromkeys((*new.documents, *old.documents)):
        before, after = old.documents.get(appendix), new.documents.get(appendix)
        material = new.material if after else old.material
        assert material is not None
        pair = named(variant, appendix, material)
        if before is None or after is None:
            yield replace(pair, state=State.ADDED if before is None else State.REMOVED)
            continue
        changes = differences(before.document, after.document)
        alike = State.SAME if are_alike(before.package, after.package) else State.LAYOUT
        yield replace(pair, state=State.CHANGED if changes else alike, changes=changes, own=own)


def are_alike(one: Package, other: Package) -> bool:
    """Whether two packages have the same parts."""
    return set(one.names) == set(other.names) and all(_sum(one, name) == _sum(other, name) for name in one.names)


def _sum(package: Package, name: str) -> tuple[int, int]:
    """What tells a part from another, without inflating it: its size and checksum."""
    if name in package.trees:
        content = package.read(name)
        return len(content), crc32(content)
    return package.parts[name].size, package.parts[name].crc


def named(variant: Variant, appendix: str, material: "Material") -> Pair:
    """A document of a variant with what it, its agreement and its region are called; nothing is compared yet."""
    from pubdocs.compare.own import name_of

    agreement = material.variants[variant]
    labels = {str(one.id): str(one.label) for one in material.forms[str(agreement.form)].appendices}
    region = name_of(agreement, variant.region) if variant.region else ""
    return Pair(variant, appendix, State.SAME, str(agreement.title), labels[appendix], region)


def _own(variant: Variant, old: "Material | None", new: "Material | None") -> dict[str, str]:
    """What the region says of itself on both sides, longest first, by what stands for it."""
    if not variant.region or old is None or new is None:
        return {}
    before, after = _stated(variant, old), _stated(variant, new)
    return {
        words: after[words] for words in sorted(before.keys() & after.keys(), key=lambda words: (-len(words), words))
    }


def _stated(variant: Variant, material: "Material") -> dict[str, str]:
    from pubdocs.agreement.walking import values
    from pubdocs.compare.own import compared as with_own

    agreement = material.variants[variant]
    own = with_own(agreement, variant.region, {}).own
    stated = ((str(one.value), one.value.span) for one in values(agreement))
    return {words: own[span] for words, span in stated if span and span in own}


def differences(old: Document, new: Document) -> tuple[Change, ...]:
    """What differs between two documents, tables of contents aside: they say what the headings say."""
    return compare(without_contents(old), without_contents(new))


def without_contents(document: Document) -> Document:
    """The document without the lines of tables of contents."""
    return replace(document, content=tuple(_but_contents(document.content)))


def _but_contents(content: Iterable[Block | Clause]) -> Iterator[Block | Clause]:
    for item in content:
        match item:
            case Clause():
                yield replace(item, content=tuple(_but_contents(item.content)))
            case Paragraph() if _leads_to_heading(item):
                continue
            case _:
                yield item


def _leads_to_heading(paragraph: Paragraph) -> bool:
    """Whether all its words are a link to a heading as Word's contents have it."""
    worded = [one for one in paragraph.inlines if one.text.strip()]
    return bool(worded) and all(_TO_HEADING.match(one.link) for one in worded)


_TO_HEADING = re.compile(r"#_Toc\d")
