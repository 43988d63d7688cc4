"""A part with tags becomes a function: each tag an instruction in the tree, where it cannot break it.

A tag inside a paragraph is put between runs, so that a branch not taken leaves
neither an empty run nor the formatting of its neighbour; a tag that reaches over its paragraph or table row takes its
place. What the tree cannot keep in order is refused here: a for that begins in one cell and ends in another.
"""

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from pubdocs.agreement.values import Text
from pubdocs.diagnostics import Findings
from pubdocs.tags.checking import Checked
from pubdocs.tags.kinds import Kind, is_class, is_clauses
from pubdocs.word.codegen import generate
from pubdocs.word.compiled import CompiledPart, Shape
from pubdocs.word.instructions import BLOCK, CLOSE, OPEN, mark, prints, steers, word_of
from pubdocs.word.kept import mark_blocks
from pubdocs.word.looping import keep_numbers, mark_restarts
from pubdocs.word.names import PPR, RPR, SECTPR, TR, XML_SPACE, P, R, T, w
from pubdocs.word.nesting import check_nesting, refuse_repeated_bookmarks
from pubdocs.word.numbering import Definitions
from pubdocs.word.settling import HOLDERS
from pubdocs.word.tagged import Tag

# lxml's type stubs know no processing instructions among the children of an element.
Element = Any

_CORE_PROPERTIES = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}coreProperties"
_CALL = re.compile(r"(ref|bookmark)\s*\(.*\)", re.DOTALL)
_NAMESPACES = re.compile(r' xmlns:\w+="[^"]*"')


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What compiling a part needs of its template: the list definitions, and whether numbers are fixed."""

    definitions: Definitions
    fixed: bool


def compile_part(
    name: str, root: Element, tags: list[Tag], checked: Checked, surroundings: Surroundings, findings: Findings
) -> CompiledPart | None:
    """Compile a part whose tags were found and checked, a tag's line being its number; None if that finds a fault."""
    properties = root.tag == _CORE_PROPERTIES
    shaping = _Shaping(checked.printed, properties)
    shaping.place(tags)
    check_nesting(shaping.instructions, findings)
    refuse_repeated_bookmarks(root, shaping.instructions, findings)
    if len(findings):
        return None
    if not properties:
        shaping.mark_after(root)
        if surroundings.fixed:
            keep_numbers(root, surroundings.definitions, shaping.looks)
        if mark_restarts(root, surroundings.definitions, shaping.looks):
            shaping.after.add("restart")
        mark_blocks(root)
    source = etree.tostring(root, encoding="unicode").replace("<?block ?>", BLOCK)
    return CompiledPart(
        name,
        generate(source, checked.trees, name),
        tuple(shaping.shapes),
        tuple(tag.slim() for tag in tags),
        frozenset(shaping.after),
        properties,
    )


class _Shaping:
    """Puts the instructions of a part's tags in their places."""

    def __init__(self, kinds: Mapping[int, Kind], properties: bool) -> None:
        self.kinds, self.properties = kinds, properties
        self.shapes: list[Shape] = []
        self.looks: dict[int, Element] = {}
        self.after: set[str] = set()
        self.instructions: list[tuple[Element, Tag]] = []

    def place(self, tags: list[Tag]) -> None:
        by_host: dict[int, list[Tag]] = {}
        for tag in tags:
            if tag.reach in ("p", "tr") or self._fills_paragraph(tag):
                self._take_place(tag)
            else:
                by_host.setdefault(id(tag.host), []).append(tag)
        for hosted in by_host.values():
            host = hosted[0].host
            self._split_text(host, hosted) if self.properties else self._split_run(host, hosted)

    def _fills_paragraph(self, tag: Tag) -> bool:
        """A tag alone in its paragraph: a free text becomes paragraphs, a comment takes the paragraph with it."""
        if self.properties or (tag.sort != "#" and not is_class(self.kinds.get(tag.number), Text)):
            return False
        alone = "".join(t.text or "" for t in tag.paragraph.iter(T)).strip() == tag.raw
        return alone and not any(True for _ in tag.paragraph.iter(SECTPR, w("drawing"), w("bookmarkStart"), w("sdt")))

    def _take_place(self, tag: Tag) -> None:
        replaced = tag.paragraph if tag.reach != "tr" else next(tag.paragraph.iterancestors(TR))
        parent = replaced.getparent()
        if tag.sort == "#":
            parent.remove(replaced)
            return
        way = "clauses" if is_clauses(self.kinds.get(tag.number)) else "paragraphs"
        made = self._statement(tag) if tag.sort == "%" else self._printing(tag, way, self._shape(tag))
        parent.replace(replaced, made)

    def _shape(self, tag: Tag) -> int:
        properties = tag.paragraph.find(PPR)
        run = tag.host.getparent().find(RPR)
        shape = Shape(_xml(properties), _xml(run))
        if shape not in self.shapes:
            self.looks[len(self.shapes)] = _like(properties)
            self.shapes.append(shape)
        return self.shapes.index(shape)

    def _statement(self, tag: Tag) -> Element:
        made = steers(tag.number, tag.body.split(None, 1)[0])
        self.instructions.append((made, tag))
        return made

    def _printing(self, tag: Tag, name: str, shape: int | None = None) -> Element:
        return prints(tag.number, name, shape)

    def _between_runs(self, tag: Tag) -> Element | None:
        """The instruction of a tag that makes runs of its own or steers; None if it prints inside a w:t."""
        if tag.sort == "%":
            return self._statement(tag)
        if call := _CALL.fullmatch(tag.body):
            return self._printing(tag, call.group(1), self._shape(tag))
        if tag.reach == "r" or is_class(self.kinds.get(tag.number), Text):
            return self._printing(tag, "runs", self._shape(tag))
        return None

    def _split_run(self, host: Element, tags: list[Tag]) -> None:
        run = host.getparent()
        made = _Runs(run)
        for child in list(run):
            if child is not host:
                made.add(child)
                continue
            for piece in _pieces(host.text, tags):
                if isinstance(piece, str):
                    made.words(piece)
                elif piece.sort == "#":
                    continue
                elif (between := self._between_runs(piece)) is not None:
                    made.between(between)
                else:
                    made.printed(self._printing(piece, "words"))
        made.put()
        # A run may hold several w:t with tags: the later ones now stand in the new runs.

    def _split_text(self, host: Element, tags: list[Tag]) -> None:
        text, host.text = host.text, None
        last = None
        for piece in _pieces(text, tags):
            if isinstance(piece, str):
                if last is None:
                    host.text = (host.text or "") + piece
                else:
                    last.tail = (last.tail or "") + piece
            elif piece.sort != "#":
                last = self._statement(piece) if piece.sort == "%" else self._printing(piece, "plain")
                host.append(last)

    def mark_after(self, root: Element) -> None:
        """Mark what must be looked at again once the part is filled."""
        for holder in root.iter(*HOLDERS):
            if not len(holder) or holder[-1].tag != P:
                holder.append(mark("holder"))
                self.after.add("holder")
        for table in root.iter(w("tbl")):
            if not any(child.tag == TR and not _inside_block(child) for child in table):
                table.append(mark("table"))
                self.after.add("table")
        for paragraph in {id(tag.paragraph): tag.paragraph for _, tag in self.instructions}.values():
            if paragraph.getparent() is not None and _may_be_empty(paragraph):
                paragraph.append(mark("optional"))
                self.after.add("optional")


class _Runs:
    """The runs that one run is split into, all with its properties."""

    def __init__(self, run: Element) -> None:
        self.run, self.properties = run, run.find(RPR)
        self.made: list[Element] = []
        self.current: Element | None = None
        self.text: Element | None = None  # the w:t made last, if nothing came after it in the run

    def _open(self) -> Element:
        if self.current is None:
            self.current = etree.Element(R, nsmap=self.run.nsmap)
            if self.properties is not None:
                self.current.append(copy.deepcopy(self.properties))
            self.made.append(self.current)
        return self.current

    def _text(self) -> Element:
        if self.text is None:
            self.text = etree.SubElement(self._open(), T)
            self.text.set(XML_SPACE, "preserve")
        return self.text

    def words(self, words: str) -> None:
        text = self._text()
        if len(text):
            text[-1].tail = (text[-1].tail or "") + words
        else:
            text.text = (text.text or "") + words

    def printed(self, made: Element) -> None:
        self._text().append(made)

    def between(self, made: Element) -> None:
        self.made.append(made)
        self.current = self.text = None

    def add(self, child: Element) -> None:
        """Another child of the run, as it stands; its properties are already there."""
        if child.tag != RPR:
            self._open().append(child)
            self.text = None

    def put(self) -> None:
        """The new runs in the old one's place."""
        parent = self.run.getparent()
        at = parent.index(self.run)
        parent.remove(self.run)
        for offset, made in enumerate(self.made):
            parent.insert(at + offset, made)


def _pieces(text: str, tags: list[Tag]) -> Iterator[str | Tag]:
    end = 0
    for tag in tags:
        if tag.start > end:
            yield text[end : tag.start]
        yield tag
        end = tag.start + len(tag.raw)
    if end < len(text):
        yield text[end:]


def _like(properties: Element | None) -> Element:
    """An empty paragraph with these properties."""
    paragraph = etree.Element(P)
    if properties is not None:
        paragraph.append(copy.deepcopy(properties))
    return paragraph


def _xml(element: Element | None) -> str:
    if element is None:
        return ""
    return _NAMESPACES.sub("", etree.tostring(element, encoding="unicode", with_tail=False))


def _inside_block(element: Element) -> bool:
    """Whether an element stands between an if or for and its end, among its siblings."""
    depth = 0
    for sibling in element.itersiblings(preceding=True):
        depth += (word_of(sibling) in OPEN) - (word_of(sibling) in CLOSE)
    return depth > 0


def _may_be_empty(paragraph: Element) -> bool:
    """Whether everything in a paragraph stands between an if or for and its end."""
    depth = 0
    for child in paragraph:
        if child.tag is etree.ProcessingInstruction:
            depth += (word_of(child) in OPEN) - (word_of(child) in CLOSE)
            if child.target == "v" and not depth:
                return False
        elif child.tag != PPR and not depth and (len(child) > (child.find(RPR) is not None) or child.text):
            words = "".join(child.itertext(T))
            if words.strip() or any(True for _ in child.iter(etree.ProcessingInstruction)) or child.tag != R:
                return False
    return True
