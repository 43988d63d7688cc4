"""A Word file as somebody wrote it: its paragraphs one after the other, with what the tree of a Document leaves out.

The tree says what a reader of the printed paper sees. Who judges how a file was made asks for more: which words are
highlighted, which content controls still show their prompt, which pictures have no description, which fields lead
nowhere, what is left of tracked changes and comments; and in which paragraph, counted as Word counts them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pubdocs.diagnostics import Place
from pubdocs.document import Inline
from pubdocs.word.inlines import DROPPED, FLD_CHAR, Gathering
from pubdocs.word.names import (
    DC_NS,
    ENDNOTES,
    FOOTER,
    FOOTNOTES,
    HEADER,
    TBL,
    TC,
    TEXT_BOX,
    TR,
    Element,
    P,
    R,
    is_on,
    w,
)
from pubdocs.word.numbering import Counting, Definitions
from pubdocs.word.package import Package
from pubdocs.word.results import fields
from pubdocs.word.styles import ParagraphProperties, heading_of, paragraph_properties, value

_DCTERMS = "http://purl.org/dc/terms/"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_BESIDE = (HEADER, FOOTER, FOOTNOTES, ENDNOTES)
_CHANGES = (w("ins"), w("del"), w("moveFrom"), w("moveTo"))
_COMMENT, _BOOKMARK, _SDT, _PROMPT = w("commentReference"), w("bookmarkStart"), w("sdt"), w("showingPlcHdr")
_DRAWN = (w("drawing"), w("pict"), w("object"))
_REFERRING = frozenset(("REF", "PAGEREF", "NOTEREF"))
_SETTING = frozenset(("SET", "ASK"))
_YELLOW = "yellow"


class Spot(NamedTuple):
    """Where in a table a paragraph stands: the table and its row and cell, each counted from 1."""

    table: int
    row: int
    cell: int


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph as it stands in the file, an empty one too.

    `label` is the number or bullet that Word gives it; `heading` the level of a heading from 1, 0 for other text;
    `style` its style's name. `highlighted`: the words marked in yellow; `prompts`: the prompts that content controls
    show because nothing was filled in; `broken`: the words of references to a bookmark that is not in the file;
    `undescribed`: how many pictures have no alternative text; `pictured`: whether anything is drawn in it.
    """

    place: Place
    inlines: tuple[Inline, ...]
    label: str = ""
    heading: int = 0
    style: str = ""
    bold: bool = False
    spot: Spot | None = None
    highlighted: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    undescribed: int = 0
    pictured: bool = False

    @property
    def text(self) -> str:
        """Its words, without the label."""
        return "".join(inline.text for inline in self.inlines)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A Word file. `body` and `margins` (headers, footers, notes) are its paragraphs in their order.

    `language` is that of most of its words, "" if it does not say.
    `headed` are the tables with a row that is marked as header row; `changes` and `comments` the paragraphs that have
    tracked changes and comments, once for each; `saved` the day it was last saved (2026-03-31), "" if it does not say.
    """

    file: str
    title: str
    language: str
    saved: str
    body: tuple[Written, ...]
    margins: tuple[Written, ...]
    headed: frozenset[int]
    changes: tuple[Place, ...]
    comments: tuple[Place, ...]


def manuscript(package: Package) -> Manuscript:
    """The manuscript in a package. Raises Fault (`package.…`) for a part that is missing or not well-formed."""
    definitions = Definitions.of(package)
    body = _Part(package, package.main, definitions)
    kinds = (one for one in package.relationships(package.main).values() if one.type in _BESIDE)
    names = dict.fromkeys(one.target for one in kinds if package.has(one.target))
    core = _core(package)
    return Manuscript(
        package.file,
        core.get(f"{{{DC_NS}}}title", ""),
        body.language(),
        (core.get(f"{{{_DCTERMS}}}modified", "") or core.get(f"{{{_DCTERMS}}}created", ""))[:10],
        tuple(body.paragraphs()),
        tuple(one for name in names for one in _Part(package, name, definitions).paragraphs()),
        frozenset(body.headed()),
        tuple(body.places(*_CHANGES)),
        tuple(body.places(_COMMENT)),
    )


def _core(package: Package) -> Mapping[str, str]:
    """The core properties by name."""
    trees = (package.tree(name) for name in package.core)
    return {
        str(element.tag): "".join(str(words) for words in element.itertext()).strip()
        for tree in trees
        for element in tree
    }


@dataclass(slots=True)
class _Part:
    """One part of the package, read paragraph by paragraph."""

    package: Package
    name: str
    definitions: Definitions
    tree: Element = field(init=False)
    _number: dict[Element, int] = field(init=False)
    _tables: dict[Element, int] = field(init=False)
    _rows: dict[Element, int] = field(init=False)
    _cells: dict[Element, int] = field(init=False)

    def __post_init__(self) -> None:
        self.tree = self.package.tree(self.name)
        self._number = {paragraph: number for number, paragraph in enumerate(self.tree.iter(P), 1)}
        self._tables = {table: number for number, table in enumerate(self.tree.iter(TBL), 1)}
        self._rows, self._cells = _counted(self.tree, TR, TBL), _counted(self.tree, TC, TR)

    def place(self, paragraph: Element) -> Place:
        return Place(self.package.file, self.name, self._number[paragraph])

    def paragraphs(self) -> Iterator[Written]:
        """Those that are shown: not what is deleted, nor what stands for other readers than Word."""
        styles, relationships = self.definitions.styles, self.package.relationships(self.name)
        gathering = Gathering(styles, relationships, ())
        kinds = [mark.get(w("fldCharType")) for mark in self.tree.iter(FLD_CHAR)]
        gathering.fields_count = kinds.count("begin") == kinds.count("end")
        counting: dict[Element | None, Counting] = {}
        broken = self._broken()
        for paragraph in self._number:
            if any(one.tag in DROPPED for one in paragraph.iterancestors()):
                continue
            said = paragraph_properties(paragraph)
            box = next(paragraph.iterancestors(TEXT_BOX), None)
            label = counting.setdefault(box, Counting(self.definitions)).label(paragraph, said)
            gathering.paragraph(paragraph, said.style)
            if said.gone:  # its words stand in the next paragraph once the change is accepted
                continue
            inlines, _, _ = gathering.take()
            style = styles.paragraph(said.style)
            yield Written(
                self.place(paragraph),
                inlines,
                label.text if label else "",
                self._heading(said),
                style.name,
                _all_bold(inlines, bold=style.bold or False),
                self._spot(paragraph),
                tuple(_highlighted(paragraph)),
                tuple(_prompts(paragraph)),
                broken.get(paragraph, ()),
                sum(1 for _ in _undescribed(paragraph)),
                next(_own(paragraph, *_DRAWN), None) is not None,
            )

    def _heading(self, said: ParagraphProperties) -> int:
        if said.outline is not None:
            return heading_of(said.outline)
        return self.definitions.styles.paragraph(said.style).heading

    def _spot(self, paragraph: Element) -> Spot | None:
        cell = next(paragraph.iterancestors(TC), None)
        row = next(paragraph.iterancestors(TR), None)
        table = next(paragraph.iterancestors(TBL), None)
        if cell is None or row is None or table is None:
            return None
        return Spot(self._tables[table], self._rows[row], self._cells[cell])

    def _broken(self) -> dict[Element, tuple[str, ...]]:
        """What references show that lead to no bookmark of the file, by their paragraphs."""
        every = fields(self.tree)
        there = {mark.get(w("name"), "").casefold() for mark in self.tree.iter(_BOOKMARK)}
        there |= {one.words[1].casefold() for one in every if one.kind in _SETTING and len(one.words) > 1}
        found: dict[Element, tuple[str, ...]] = {}
        for one in every:
            if one.kind in _REFERRING and len(one.words) > 1 and one.words[1].casefold() not in there:
                paragraph = next(one.begin.iterancestors(P), None)
                if paragraph is not None:
                    shown = "".join(text.text or "" for text in one.texts)
                    found[paragraph] = (*found.get(paragraph, ()), shown or one.words[1])
        return found

    def language(self) -> str:
        """What language most words are said to be in: by themselves, or by what holds for the document (17.3.2.20)."""
        said: dict[str, int] = {}
        for run in self.tree.iter(R):
            properties = run.find(w("rPr"))
            own = "" if properties is None else value(properties.find(w("lang")))
            language = own or self.definitions.language
            said[language] = said.get(language, 0) + len(_words(run))
        return max(said, key=lambda language: said[language], default=self.definitions.language)

    def headed(self) -> Iterator[int]:
        """The tables with a header row, by their numbers."""
        for mark in self.tree.iter(w("tblHeader")):
            table = next(mark.iterancestors(TBL), None)
            if table is not None and is_on(mark):
                yield self._tables[table]

    def places(self, *tags: str) -> Iterator[Place]:
        """The paragraphs that hold elements; what stands outside every paragraph counts at the next one."""
        for element in self.tree.iter(*tags):
            paragraph = next(element.iterancestors(P), None)
            if paragraph is None:
                paragraph = next(element.iter(P), None)
            yield self.place(paragraph) if paragraph is not None else Place(self.package.file, self.name)


def _counted(tree: Element, tag: str, within: str) -> dict[Element, int]:
    """Elements with their numbers within the nearest element of another kind around them, from 1."""
    counts: dict[Element | None, int] = {}
    found: dict[Element, int] = {}
    for element in tree.iter(tag):
        around = next(element.iterancestors(within), None)
        found[element] = counts[around] = counts.get(around, 0) + 1
    return found


def _all_bold(inlines: tuple[Inline, ...], *, bold: bool) -> bool:
    words = [inline for inline in inlines if inline.text.strip()]
    return bool(words) and (bold or all(inline.bold for inline in words))


def _own(paragraph: Element, *tags: str) -> Iterator[Element]:
    """The elements of a paragraph that are not in another paragraph inside it, nor deleted."""
    for element in paragraph.iter(*tags):
        between = []
        for one in element.iterancestors():
            if one is paragraph:
                break
            between.append(one.tag)
        if P not in between and not DROPPED.intersection(between):
            yield element


def _words(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(w("t")))


def _highlighted(paragraph: Element) -> Iterator[str]:
    """The words marked in yellow, each stretch once."""
    stretch = ""
    for run in _own(paragraph, R):
        words = _words(run)
        if _is_yellow(run):
            stretch += words
        elif words:
            yield from filter(None, (stretch.strip(),))
            stretch = ""
    yield from filter(None, (stretch.strip(),))


def _is_yellow(run: Element) -> bool:
    properties = run.find(w("rPr"))
    if properties is None:
        return False
    shading = properties.find(w("shd"))
    filled = "" if shading is None else shading.get(w("fill"), "")
    return value(properties.find(w("highlight"))) == _YELLOW or filled.upper() == "FFFF00"


def _prompts(paragraph: Element) -> Iterator[str]:
    """The prompts of content controls that begin here and have not been filled in (17.5.2.39)."""
    around = (one for one in paragraph.iterancestors(_SDT) if next(one.iter(P), None) is paragraph)
    for control in (*around, *_own(paragraph, _SDT)):
        properties = control.find(w("sdtPr"))
        if properties is not None and is_on(properties.find(_PROMPT)):
            yield from filter(None, (_words(control).strip(),))


def _undescribed(paragraph: Element) -> Iterator[Element]:
    """Pictures with no alternative text that are not marked as decoration."""
    for said in _own(paragraph, _WP):
        drawing = said.getparent()
        decoration = next(said.iter(_DECORATIVE), None)
        told = said.get("descr", "").strip() or said.get("title", "").strip()
        shown = drawing is not None and next(drawing.iter(_PICTURE), None) is not None
        if shown and not told and (decoration is None or decoration.get("val") in ("0", "false")):
            yield said
    for image in _own(paragraph, _IMAGE):
        shape = image.getparent()
        if shape is not None and not shape.get("alt", "").strip():
            yield image
