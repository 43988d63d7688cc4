"""The noun `Template`: a .docx compiled once, to be filled many times."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from pubdocs.diagnostics import Diagnostic, Fault, Message, Place, msg
from pubdocs.tags.access import get
from pubdocs.tags.filters import FILTERS
from pubdocs.tags.kinds import Use
from pubdocs.word.additions import with_links, with_numbering
from pubdocs.word.compiled import CompiledPart
from pubdocs.word.filling import Filling, NeedsDocxtpl, Printed, Reference
from pubdocs.word.instructions import BLOCK
from pubdocs.word.kept import Keeping, Kept
from pubdocs.word.lists import FreshLists, ListSources
from pubdocs.word.look import Look
from pubdocs.word.markup import Malformed, parse
from pubdocs.word.numbering import Definitions
from pubdocs.word.package import Package
from pubdocs.word.printing import Printing, printing
from pubdocs.word.settling import restart_lists, settle
from pubdocs.word.tagged import Tag

LARGEST = 64 * 1024 * 1024
"""Characters a filled part may have."""

MOST_TURNS = 200_000
"""Turns that the loops of a part may take together."""

_SELDOM = 512  # turns between two looks at the size
_TOO_LARGE = msg("its loops would make it too large")
_FILTERS = {name: filter_.apply for name, filter_ in FILTERS.items()}


@dataclass(frozen=True)
class Template:
    """A template ready to be filled. `uses` are the facts that it prints, each with the place where it does.

    `with_fields` are the parts that have cross-references or tables of contents made in Word.
    """

    package: Package
    parts: tuple[CompiledPart, ...]
    uses: tuple[tuple[Use, Tag], ...]
    definitions: Definitions
    with_fields: tuple[str, ...] = ()

    def definitions_of(self, filled: "Filled") -> Definitions:
        """The styles and list definitions of a filled document: the template's, and the lists that filling added."""
        if filled.definitions:
            return filled.definitions
        return self._definitions_with(filled.lists) if filled.lists else self.definitions

    @cached_property
    def _definitions_with(self) -> Callable[[bytes], Definitions]:
        """The definitions with some more lists; kept, since one document's new lists are mostly another's, too."""
        return lru_cache(maxsize=16)(lambda lists: self.definitions.with_numbering(parse(lists)))

    @cached_property
    def keeping(self) -> Keeping:
        """The blocks of its documents that need not be worked out again."""
        after = next((part.after for part in self.parts if part.name == self.package.main), frozenset[str]())
        return Keeping(self.definitions, after)

    @cached_property
    def lists(self) -> ListSources:
        """Its lists, to be begun anew."""
        return ListSources.of(self.package, Look.of(self.package, self.definitions))


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled template: its package (with marks around the values), what was printed, what refers to clauses.

    `lists` are the lists that filling added, as a numbering part of their own; `definitions` all styles and lists of
    the document, where more than that has come in; `kept` the blocks in whose place marks stand in its main part.
    """

    package: Package
    printed: tuple[Printed, ...]
    references: tuple[Reference, ...]
    lists: bytes | None = None
    definitions: Definitions | None = None
    kept: tuple[Kept, ...] = ()


def fill(template: Template, facts: Mapping[str, Any], *, keep: bool = False) -> Filled:
    """Fill a template with the facts of one document; by way of docxtpl if a fact is a value of docxtpl's.

    `keep`: blocks that were filled with the same words before are left out of the tree, and told in `kept`.

    Raises Fault with every fact that is printed but not stated and every text that does not fit its place;
    NeedsDocxtpl for formatted text with links, whose DocxTemplate only `fallback.fill_with_docxtpl` can be told.
    """
    try:
        return _fill(template, facts, keep)
    except NeedsDocxtpl as needs:
        from pubdocs.word.fallback import base_of, fill_with_docxtpl

        return fill_with_docxtpl(template, facts, base_of(needs, template))


def _fill(template: Template, facts: Mapping[str, Any], keep: bool) -> Filled:
    lists = FreshLists(template.lists)
    filling = Filling(facts, template.lists.look, lists)
    ways = printing(filling)
    trees: dict[str, Any] = {}
    kept: tuple[Kept, ...] = ()
    for part in template.parts:
        filling.part = part
        source = render(part, filling, ways, template.package.file)
        if keep and part.name == template.package.main and not len(filling.findings):
            source, kept = template.keeping(source, filling.printed)
        if not len(filling.findings):
            trees[part.name] = settle(parsed(source, part, template.package.file), part.after)
    filling.findings.raise_errors()
    for part in template.parts:
        if "restart" in part.after:
            restart_lists(trees[part.name], lists, template.definitions)
    package = with_numbering(with_links(template.package.with_trees(trees), filling.links), lists)
    return Filled(package, tuple(filling.printed), tuple(filling.references), lists.alone(), kept=kept)


def render(part: CompiledPart, filling: Filling, ways: Mapping[str, Printing], file: str) -> str:
    """The XML of a part, filled in these ways; what is wrong is in the filling's findings. Raises Fault (too large)."""
    turns = 0

    def turn(pieces: list[str]) -> None:
        """A bound, so that loops within loops end, and cannot fill the memory."""
        nonlocal turns
        turns += 1
        if turns > MOST_TURNS or (not turns % _SELDOM and sum(map(len, pieces)) > LARGEST):
            raise Fault([_cannot(part, file, _TOO_LARGE)])

    pieces = part.fill(filling.facts, ways, get, turn, _FILTERS, part.code.words)
    if sum(map(len, pieces)) > LARGEST:
        raise Fault([_cannot(part, file, _TOO_LARGE)])
    return "".join(pieces)


def parsed(source: str, part: CompiledPart, file: str) -> Any:
    """A filled part as a tree, read strictly. Raises Fault."""
    try:
        return parse(source.replace(BLOCK, "").encode())
    except Malformed as fault:
        raise Fault([_cannot(part, file, fault.reason)]) from None


def _cannot(part: CompiledPart, file: str, reason: str | Message) -> Diagnostic:
    return Diagnostic(
        "template.cannot-fill",
        msg("The template cannot be filled: {reason}.", reason=reason),
        Place(file, part.name),
        msg("Look at its loops: each for should repeat over the list that is meant."),
    )
