"""A part with tags becomes Jinja source: each tag a processing instruction in the tree, where it cannot break it.

`<?v … ?>` prints, `<?b … ?>` steers. A tag inside a paragraph is put between runs, so that a branch not taken leaves
neither an empty run nor the formatting of its neighbour; a tag that reaches over its paragraph or table row takes its
place. What the tree cannot keep in order is refused here: a for that begins in one cell and ends in another.
"""

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from jinja2 import Template as Jinja
from lxml import etree

from pubdocs.agreement.values import Text
from pubdocs.diagnostics import Diagnostic, Findings, msg
from pubdocs.tags.kinds import Kind, is_class
from pubdocs.word.looping import keep_numbers, mark_restarts
from pubdocs.word.names import PPR, RPR, SECTPR, TC, TR, XML_SPACE, R, T, w
from pubdocs.word.numbering import Definitions
from pubdocs.word.tagged import Tag

# lxml's type stubs know no processing instructions among the children of an element.
Element = Any

# The delimiters of the Jinja source. In serialised XML, text and attributes cannot hold `<?`, so words never meet them.
DELIMITERS: dict[str, Any] = {
    "variable_start_string": "<?v ",
    "variable_end_string": "?>",
    "block_start_string": "<?b ",
    "block_end_string": "?>",
    "comment_start_string": "<?c ",
    "comment_end_string": "?>",
}

_CORE_PROPERTIES = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}coreProperties"
_CALL = re.compile(r"(ref|bookmark)\s*\((.*)\)", re.DOTALL)
_NAMESPACES = re.compile(r' xmlns:\w+="[^"]*"')
_OPEN, _MIDDLE, _CLOSE = ("if", "for"), ("elif", "else"), ("endif", "endfor")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What compiling a part needs of its template: Jinja, the list definitions, and whether numbers are fixed."""

    jinja: Environment
    definitions: Definitions
    fixed: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """The look of the place where a tag stands: the paragraph's and the run's properties, as XML."""

    paragraph: str
    run: str


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """A part ready to be filled.

    `after` names the passes that the filled tree needs: `optional` paragraphs that may have come out empty, table
    `cell`s that may have lost their last paragraph, `table`s that may have lost every row, lists to `restart`.
    """

    name: str
    jinja: Jinja
    shapes: tuple[Shape, ...]
    tags: tuple[Tag, ...]
    after: frozenset[str]
    properties: bool = False


def compile_part(
    name: str, root: Element, tags: list[Tag], kinds: Mapping[int, Kind], surroundings: Surroundings, findings: Findings
) -> CompiledPart:
    """Compile a part whose tags were found and checked; `kinds` says by tag number what each printed tag prints."""
    properties = root.tag == _CORE_PROPERTIES
    shaping = _Shaping(kinds, properties)
    shaping.place(tags)
    if not properties:
        _check_nesting(root, shaping.instructions, findings)
        _refuse_repeated_bookmarks(root, shaping.instructions, findings)
    if not properties and not len(findings):
        shaping.mark_after(root)
        if surroundings.fixed:
            keep_numbers(root, surroundings.definitions)
        if mark_restarts(root, surroundings.definitions):
            shaping.after.add("restart")
    source = etree.tostring(root, encoding="unicode")
    return CompiledPart(
        name,
        surroundings.jinja.from_string(source),
        tuple(shaping.shapes),
        tuple(tags),
        frozenset(shaping.after),
        properties,
    )


def instruction(target: str, text: str = "") -> Element:
    """A processing instruction: `v` prints, `b` steers; others are marks for the passes after filling."""
    return etree.ProcessingInstruction(target, f"{text} " if text else "")


class _Shaping:
    """Puts the instructions of a part's tags in their places."""

    def __init__(self, kinds: Mapping[int, Kind], properties: bool) -> None:
        self.kinds, self.properties = kinds, properties
        self.shapes: list[Shape] = []
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
        mark = self._statement(tag) if tag.sort == "%" else self._printing(tag, "_paragraphs", self._shape(tag))
        parent.replace(replaced, mark)

    def _shape(self, tag: Tag) -> int:
        properties = tag.paragraph.find(PPR)
        run = tag.host.getparent().find(RPR)
        shape = Shape(_xml(properties), _xml(run))
        if shape not in self.shapes:
            self.shapes.append(shape)
        return self.shapes.index(shape)

    def _statement(self, tag: Tag) -> Element:
        made = instruction("b", tag.body)
        self.instructions.append((made, tag))
        return made

    def _printing(self, tag: Tag, name: str, shape: int | None = None) -> Element:
        arguments = f"{tag.number}" if shape is None else f"{tag.number}, {shape}"
        return instruction("v", f"({tag.body})|{name}({arguments})")

    def _between_runs(self, tag: Tag) -> Element | None:
        """The instruction of a tag that makes runs of its own or steers; None if it prints inside a w:t."""
        if tag.sort == "%":
            return self._statement(tag)
        if call := _CALL.fullmatch(tag.body):
            shape = self._shape(tag)
            return instruction("v", f"({call.group(2)})|_{call.group(1)}({tag.number}, {shape})")
        if tag.reach == "r" or is_class(self.kinds.get(tag.number), Text):
            return self._printing(tag, "_runs", self._shape(tag))
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
                    made.printed(self._printing(piece, "_print"))
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
                last = self._statement(piece) if piece.sort == "%" else self._printing(piece, "_plain")
                host.append(last)

    def mark_after(self, root: Element) -> None:
        """Mark what must be looked at again once the part is filled."""
        for cell in root.iter(TC):
            if cell[-1].tag is etree.ProcessingInstruction:
                cell.append(instruction("cell"))
                self.after.add("cell")
        for table in root.iter(w("tbl")):
            if not any(child.tag == TR and not _inside_block(child) for child in table):
                table.append(instruction("table"))
                self.after.add("table")
        for paragraph in {id(tag.paragraph): tag.paragraph for _, tag in self.instructions}.values():
            if paragraph.getparent() is not None and _may_be_empty(paragraph):
                paragraph.append(instruction("optional"))
                self.after.add("optional")


class _Runs:
    """The runs that one run is split into, all with its properties."""

    def __init__(self, run: Element) -> None:
        self.run, self.properties = run, run.find(RPR)
        self.made: list[Element] = []
        self.current: Element | None = None

    def _open(self) -> Element:
        if self.current is None:
            self.current = etree.Element(R, nsmap=self.run.nsmap)
            if self.properties is not None:
                self.current.append(copy.deepcopy(self.properties))
            self.made.append(self.current)
        return self.current

    def _text(self) -> Element:
        run = self._open()
        if len(run) and run[-1].tag == T:
            return run[-1]
        text = etree.SubElement(run, T)
        text.set(XML_SPACE, "preserve")
        return text

    def words(self, words: str) -> None:
        text = self._text()
        if len(text):
            text[-1].tail = (text[-1].tail or "") + words
        else:
            text.text = (text.text or "") + words

    def printed(self, mark: Element) -> None:
        self._text().append(mark)

    def between(self, mark: Element) -> None:
        self.made.append(mark)
        self.current = None

    def add(self, child: Element) -> None:
        """Another child of the run, as it stands; its properties are already there."""
        if child.tag != RPR:
            self._open().append(child)

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


def _xml(element: Element | None) -> str:
    if element is None:
        return ""
    return _NAMESPACES.sub("", etree.tostring(element, encoding="unicode", with_tail=False))


def _check_nesting(root: Element, instructions: list[tuple[Element, Tag]], findings: Findings) -> None:
    """An if or for ends among the siblings where it began; else the filled XML would not be well-formed."""
    opened: dict[int, list[Tag]] = {}
    parents: list[Element] = []  # kept alive: lxml's elements have no identity of their own
    for made, tag in instructions:
        parent = made.getparent()
        parents.append(parent)
        stack = opened.setdefault(id(parent), [])
        word = tag.body.split(None, 1)[0]
        if word in _OPEN:
            stack.append(tag)
        elif not stack:
            findings.add(_crossing(tag))
        elif word in _CLOSE:
            stack.pop()
    for stack in opened.values():
        for tag in stack:
            findings.add(_crossing(tag))


def _refuse_repeated_bookmarks(root: Element, instructions: list[tuple[Element, Tag]], findings: Findings) -> None:
    """A bookmark in a loop would be set at every turn, and a reference could mean any of them."""
    opened: list[str] = []
    marks = {id(made): tag for made, tag in instructions}
    for element in root.iter(w("bookmarkStart"), etree.ProcessingInstruction):
        if element.tag is etree.ProcessingInstruction:
            body = marks[id(element)].body if id(element) in marks else ""
            word = body.split(None, 1)[0] if body else ""
            if word in _OPEN:
                opened.append("first" if body.split() == ["if", "loop.first"] else word)
            elif word in _CLOSE:
                opened.pop()
        elif _repeats(opened):
            tag = instructions[0][1]
            findings.add(
                Diagnostic(
                    "template.repeated-bookmark",
                    msg(
                        "The bookmark {name} stands in a loop and would be set once a turn.",
                        name=element.get(w("name")),
                    ),
                    tag.place,
                    msg("Delete it in Word (Infoga, Bokmärke) and write {{{{ bookmark(….id) }}}} in its place."),
                )
            )


def _repeats(opened: list[str]) -> bool:
    """Whether what stands here comes again: in a for, and not in an if that holds at its first turn alone."""
    inner = [word for word in opened if word != "if"]
    return any(word == "for" and inner[at + 1 : at + 2] != ["first"] for at, word in enumerate(inner))


def _crossing(tag: Tag) -> Any:
    return tag.complain(
        "crosses",
        msg("{tag} has its other half in another paragraph, row or cell.", tag=tag.raw),
        msg("Over paragraphs, write {{%p … %}} alone in its own; over rows, {{%tr … %}} in a row of its own."),
    )


def _inside_block(element: Element) -> bool:
    """Whether an element stands between an if or for and its end, among its siblings."""
    depth = 0
    for sibling in element.itersiblings(preceding=True):
        if sibling.tag is etree.ProcessingInstruction and sibling.target == "b":
            word = sibling.text.split(None, 1)[0]
            depth += (word in _OPEN) - (word in _CLOSE)
    return depth > 0


def _may_be_empty(paragraph: Element) -> bool:
    """Whether everything in a paragraph stands between an if or for and its end."""
    depth = 0
    for child in paragraph:
        if child.tag is etree.ProcessingInstruction:
            word = (child.text or "").split(None, 1)[0] if child.target == "b" else ""
            depth += (word in _OPEN) - (word in _CLOSE)
            if child.target == "v" and not depth:
                return False
        elif child.tag != PPR and not depth and (len(child) > (child.find(RPR) is not None) or child.text):
            words = "".join(child.itertext(T))
            if words.strip() or any(True for _ in child.iter(etree.ProcessingInstruction)) or child.tag != R:
                return False
    return True
