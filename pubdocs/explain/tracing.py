"""A document made anew with a trace: every word of it knows the line of data or the paragraph of the template.

Values know their lines from the filling on. For the template's own words its paragraphs are numbered before it is
compiled, by an attribute that nothing else asks for; a paragraph that a loop repeats keeps its number. Once numbers
and references stand in the document, these words get marks like those around values, and the reader tells them apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from lxml import etree

from pubdocs.agreement.form import Appendix
from pubdocs.agreement.variant import Variant
from pubdocs.diagnostics import Place, Span
from pubdocs.document import Document
from pubdocs.library import Library
from pubdocs.source.tree import Tree
from pubdocs.word.filling import Reference
from pubdocs.word.instructions import mark, marks
from pubdocs.word.looping import NOT_APPLICABLE
from pubdocs.word.names import ENDNOTES, FOOTER, FOOTNOTES, HEADER, XML_SPACE, P, T
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.word.references import settle_references
from pubdocs.word.results import Field, clause_id, fields
from pubdocs.word.targets import words_of

Element = Any
Kind = Literal["data", "template", "reference", "contents", "field", "left-out", "between"]

_NUMBER = "traced"
_FROM, _TO = "from", "to"
_SPACES = str.maketrans("\n\r", "  ")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where some words came from.

    `place` is where a value or a `reference` was written, or the paragraph of the template that the words stand in;
    `target` what a reference leads to, or the name of the `field` of Word's that gave them; `excerpt` how a reference
    was written. `contents` are the words of a table of contents; `left-out` those in the place of a clause left out;
    `between` stand between the values of a list.
    """

    kind: Kind
    place: Span | Place | None = None
    target: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """A document, and where the words of an inline came from, by the number of its value."""

    document: Document
    origins: tuple[Origin, ...]

    @property
    def fields(self) -> frozenset[int]:
        """The numbers of what Word's own fields show."""
        return frozenset(number for number, origin in enumerate(self.origins) if origin.kind == "field")


class Traced:
    """A tree of files whose templates have numbered paragraphs; satisfies `Tree`.

    `paragraphs` are the words of the paragraphs of the templates read so far, with their tags.
    """

    def __init__(self, tree: Tree) -> None:
        self.paragraphs: dict[Place, str] = {}
        self._tree, self.files = tree, tree.files

    def read(self, path: str) -> bytes:
        """As `Tree.read`; raises also what `Package.open` does."""
        data = self._tree.read(path)
        return self._numbered(Package.open(data, path)).to_bytes() if path.endswith(".docx") else data

    def _numbered(self, package: Package) -> Package:
        trees = {name: package.tree(name) for name in _text_parts(package)}
        for name, tree in trees.items():
            for number, paragraph in enumerate(tree.iter(P), 1):
                paragraph.set(_NUMBER, str(number))
                self.paragraphs[Place(package.file, name, number)] = words_of(paragraph)
        return package.with_trees(trees)


def trace(library: Library, variant: Variant, appendix: Appendix) -> Trace:
    """A document of a library that was made of a `Traced` tree. Raises Fault if it cannot be made."""
    draft = library.draft(variant, appendix)
    for tree in draft.package.trees.values():
        _fence_references(tree)
    package = settle_references(draft, library.elsewhere(variant, appendix.id))
    package = package.with_trees({name: package.tree(name) for name in _text_parts(package)})
    marking = _Marking([Origin("data", value.span) for value in draft.printed], draft.references)
    for name in _text_parts(package):
        marking.mark(package.tree(name), package.file, name)
    return Trace(read(package, draft.definitions), tuple(marking.origins))


def read_apart(package: Package) -> Document:
    """Any document, with what Word's own fields show (a page's number) as values of their own, numbered 0."""
    trees = {name: package.tree(name) for name in _text_parts(package)}
    for tree in trees.values():
        for text, origin in _of_fields(tree):
            if origin.kind == "field" and not len(text):
                _wrap(text, 0)
    return read(package.with_trees(trees))


def _text_parts(package: Package) -> tuple[str, ...]:
    """The parts that the reader reads."""
    main = package.main
    beside = (name for kind in (HEADER, FOOTER, FOOTNOTES, ENDNOTES) for name in package.related(main, kind))
    return tuple(dict.fromkeys((main, *beside)))


def _fence_references(tree: Element) -> None:
    """Marks around each reference that is yet to be put in words."""
    for reference in marks(tree, "ref"):
        field = reference.getparent().getparent().getparent()
        field.addprevious(mark(_FROM, reference.text))
        field.addnext(mark(_TO))


class _Marking:
    """Puts marks around all words of a filled document that have none; their numbers go on from those of values."""

    def __init__(self, origins: list[Origin], references: Sequence[Reference]) -> None:
        self.origins, self._references = origins, references
        self._numbers: dict[Origin, int] = {}

    def mark(self, tree: Element, file: str, part: str) -> None:
        """Mark the words of a part."""
        worked_out = dict(_of_fields(tree)) | self._of_references(tree)
        for text in list(tree.iter(T)):
            own = _own(text, file, part)
            origin = worked_out.get(text, own)
            if origin:
                place = origin.place or (own.place if own else None)
                _wrap(text, self._number(replace(origin, place=place)))

    def _number(self, origin: Origin) -> int:
        if origin not in self._numbers:
            self._numbers[origin] = len(self.origins)
            self.origins.append(origin)
        return self._numbers[origin]

    def _of_references(self, tree: Element) -> dict[Element, Origin]:
        found: dict[Element, Origin] = {}
        current: Origin | None = None
        for element in tree.iter(T, etree.ProcessingInstruction):
            if element.tag == T:
                found |= {element: current} if current else {}
            elif element.target == _FROM:
                reference = self._references[int(element.text)]
                place = reference.span if isinstance(reference.span, Span) else None
                current = Origin("reference", place, ", ".join(reference.targets), reference.excerpt)
            elif element.target == _TO:
                current = None
        return found


def _own(text: Element, file: str, part: str) -> Origin | None:
    """The template's paragraph that some words stand in; None for words between values that a text names."""
    paragraph = next(text.iterancestors(P), None)
    number = None if paragraph is None else paragraph.get(_NUMBER)
    if number:
        return Origin("template", Place(file, part, int(number)))
    return Origin("left-out") if text.text == NOT_APPLICABLE else None


def _of_fields(tree: Element) -> Iterator[tuple[Element, Origin]]:
    """What Word's own fields show; an outer field after those in it."""
    for field in fields(tree):
        if origin := _of_field(field):
            yield from ((text, origin) for text in field.texts)


def _of_field(field: Field) -> Origin | None:
    match field.kind, field.words[1:]:
        case "REF" | "PAGEREF", (target, *_):
            return Origin("reference", None, clause_id(target))
        case "TOC", _:
            return Origin("contents")
        case "" | "HYPERLINK" | "FORMTEXT" | "FORMCHECKBOX" | "FORMDROPDOWN", _:
            return None
        case kind, _:
            return Origin("field", None, kind)


def _wrap(text: Element, number: int) -> None:
    """Marks around the words of a w:t that stand outside marks."""
    depth, children, words = 0, list(text), text.text or ""
    if not children and text.get(XML_SPACE) != "preserve":
        words = words.strip(" \t\r\n")  # as the reader has it for a text without marks
    text.text = None
    for child in children:
        depth += (child.target == "v") - (child.target == "e")
        if not depth and child.tail:
            tail, child.tail = child.tail, None
            _insert(text, text.index(child) + 1, number, tail)
    if words:
        _insert(text, 0, number, words)


def _insert(text: Element, at: int, number: int, words: str) -> None:
    begin, end = mark("v", str(number)), mark("e")
    text.insert(at, begin)
    text.insert(at + 1, end)
    begin.tail = words.translate(_SPACES)
