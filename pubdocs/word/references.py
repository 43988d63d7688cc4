r"""References settled once the numbers are known: REF fields with their text already in place.

`punkt 3 d i` is words and a field for each step (ECMA-376 part 1, 17.16.5.50, switch \n: the paragraph's own number
without a period at its end): one field with \w for them all is ambiguous over several levels. So Word keeps each right
when the document is edited further, and it is right before anyone updates a field. Across files there are no fields:
`punkt 7 i bilaga 1` is words.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from lxml import etree

from pubdocs.agreement.wording import NBSP
from pubdocs.diagnostics import Diagnostic, Fault, Findings, Message, Place, msg
from pubdocs.word.elsewhere import Elsewhere
from pubdocs.word.filling import Printed, Reference, bookmark_name
from pubdocs.word.instructions import marks
from pubdocs.word.kept import Kept
from pubdocs.word.markup import serialise
from pubdocs.word.names import RPR, XML_SPACE, R, T, w
from pubdocs.word.numbering import Definitions
from pubdocs.word.package import Package
from pubdocs.word.results import clause_id
from pubdocs.word.targets import Spot, Targets
from pubdocs.word.template import Filled, Template

Element = Any

POINT, POINTS = "punkt", "punkterna"
_FIELD, _LINK = w("fldSimple"), w("hyperlink")
Run = tuple[str, str, str]
"""Words with what is around them: a w:fldSimple or w:hyperlink ("" for neither), and the bookmark that it leads to."""


@dataclass(frozen=True)
class Draft:
    """A filled document whose numbers are known and whose references are not yet in words."""

    package: Package
    definitions: Definitions
    references: tuple[Reference, ...] = ()
    with_fields: tuple[str, ...] = ()
    printed: tuple[Printed, ...] = ()
    kept: tuple[Kept, ...] = ()

    @classmethod
    def of(cls, template: Template, filled: Filled) -> "Draft":
        """What has been filled, with the parts that have fields of Word's own as trees, to be changed."""
        package = filled.package
        untouched = {name: package.tree(name) for name in template.with_fields if name not in package.trees}
        package = package.with_trees(untouched) if untouched else package
        definitions = template.definitions_of(filled)
        return cls(package, definitions, filled.references, template.with_fields, filled.printed, filled.kept)

    def written(self, package: Package) -> Package:
        """The draft's package, settled, with the blocks that were kept in their places."""
        if not self.kept:
            return package
        main = package.main
        return package.replace({main: serialise(package.tree(main), [one.xml for one in self.kept])})

    @cached_property
    def targets(self) -> Targets:
        """What references can lead to in it."""
        return Targets(self.package.tree(self.package.main), self.definitions)


def settle_references(draft: Draft, elsewhere: Elsewhere) -> Package:
    """The document with its references in words, Word's own cross-references and tables of contents too.

    Changes the filled trees. Raises Fault: `reference.unknown` for each reference to what is not there,
    `reference.elsewhere` for a link with words to another document, `reference.faulty-agreement` for one into an
    agreement that cannot be made, and what `settle_cross_references` raises.
    """
    findings = Findings()
    if draft.references:
        _Settling(draft, elsewhere, findings).settle()
    if draft.with_fields:
        from pubdocs.word.contents import fill_contents
        from pubdocs.word.crossreferences import settle_cross_references

        settle_cross_references(draft.package, draft.with_fields, draft.targets, findings)
        fill_contents(draft.package, draft.with_fields, draft.targets, draft.definitions)
    findings.raise_errors()
    return draft.package


class _Settling:
    """The references of one document."""

    def __init__(self, draft: Draft, elsewhere: Elsewhere, findings: Findings) -> None:
        self.draft, self.elsewhere, self.findings = draft, elsewhere, findings

    def settle(self) -> None:
        for name in self.draft.package.trees:
            for mark in marks(self.draft.package.tree(name), "ref"):
                reference = self.draft.references[int(mark.text)]
                spots = [spot for target in reference.targets if (spot := self.spot(reference, target))]
                _print(mark, phrase(spots))
        for reference in self.draft.references:
            if reference.linked:
                self.check_link(reference)

    def spot(self, reference: Reference, target: str) -> Spot | None:
        """What a target is called; None, and a complaint, if it is nothing."""
        here = self.elsewhere.clause_here(target)
        spot = self.draft.targets.spot(bookmark_name(here)) if here else None
        try:
            spot = spot or self.elsewhere.find(target)
        except Fault as fault:
            if fault.diagnostics:
                self.complain(reference, "faulty-agreement", *_faulty(target))
            return None
        if spot is None:
            self.complain(reference, "unknown", *self.unknown(target))
        return spot

    def check_link(self, reference: Reference) -> None:
        """A link with words of its own leads to a place in this document."""
        (target,) = reference.targets
        spot = self.spot(reference, target)
        if spot and not spot.anchor:
            message = msg('The link to "{target}" has words of its own, but leads to another document.', target=target)
            hint = msg("Write [](…) with nothing in the first brackets, which prints what it leads to; or words alone.")
            self.complain(reference, "elsewhere", message, hint)

    def unknown(self, target: str) -> tuple[Message, Message]:
        import difflib

        message = msg('A reference leads to "{target}": there is no such clause, document or agreement.', target=target)
        own = [clause_id(name) for name in self.draft.targets.named if not name.startswith("_")]
        known = {**self.elsewhere.suggestions(target), **{name: name for name in own}}
        near = difflib.get_close_matches(target, known, n=1, cutoff=0.6)
        if near:
            return message, msg("Did you mean {near}?", near=known[near[0]])
        here = ", ".join([*own, *self.elsewhere.papers])
        return message, msg("What there is: {known}.", known=here or "-")

    def complain(self, reference: Reference, slug: str, message: Message, hint: Message) -> None:
        place = reference.span or Place(self.draft.package.file)
        self.findings.add(Diagnostic(f"reference.{slug}", message, place, hint, excerpt=reference.excerpt))


def _faulty(target: str) -> tuple[Message, Message]:
    agreement = target.partition("#")[0].partition("/")[0]
    return (
        msg('A reference leads into the agreement "{agreement}", in which something is wrong.', agreement=agreement),
        msg("See what it is with pubdocs check {agreement}, and mend that first.", agreement=agreement),
    )


def phrase(spots: list[Spot]) -> list[Run]:
    """References in running text: "punkt 3 d i", "punkterna 2, 4 och 7", "punkt 2 och ”Kostnader”".

    Those that stand together share their first word and their document: "punkterna 2 och 4 i bilaga 1 samt punkt 3".
    """
    groups = [list(group) for _, group in groupby(spots, key=lambda spot: (spot.numbered, spot.where))]
    between = " samt " if any(len(group) > 1 for group in groups) else " och "
    return list(_joined([list(_group(group)) for group in groups], between))


def _group(spots: list[Spot]) -> Iterator[Run]:
    if spots[0].numbered:
        yield (f"{POINT if len(spots) == 1 else POINTS}{NBSP}", "", "")
    yield from _joined([list(_one(spot)) for spot in spots], " och ")
    if spots[0].where:
        yield (f" i {spots[0].where}", "", "")


def _one(spot: Spot) -> Iterator[Run]:
    for name, number in spot.steps:
        yield (NBSP if name != spot.steps[0][0] else "", "", "")
        yield (number, _FIELD, name)
    if not spot.steps:
        yield (spot.words, _LINK if spot.anchor else "", spot.anchor)


def _joined(things: list[list[Run]], last: str) -> Iterator[Run]:
    for position, thing in enumerate(things):
        if position:
            yield (last if position == len(things) - 1 else ", ", "", "")
        yield from thing


def _print(mark: Element, runs: list[Run]) -> None:
    """The runs in the place of a reference's field, in its look."""
    run = mark.getparent().getparent()
    field, properties = run.getparent(), run.find(RPR)
    for (around, name), group in groupby(runs, key=lambda one: one[1:]):
        words = "".join(one[0] for one in group)
        if not words:
            continue
        made = _run(words, properties)
        if around:
            holder = etree.Element(around)
            holder.set(*((w("instr"), f" REF {name} \\n \\h ") if around == _FIELD else (w("anchor"), name)))
            holder.append(made)
            made = holder
        field.addprevious(made)
    field.getparent().remove(field)


def _run(words: str, properties: Element | None) -> Element:
    made = etree.Element(R)
    if properties is not None:
        made.append(copy.deepcopy(properties))
    text = etree.SubElement(made, T)
    text.text = words
    text.set(XML_SPACE, "preserve")
    return made
