"""One story of a package (body, header, notes, text box) as lines and tables: paragraphs with their labels."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from lxml.etree import PI

from pubdocs.diagnostics import Span
from pubdocs.document import Block, Cell, Inline, ListItem, Paragraph, Row, Table
from pubdocs.word.inlines import BOOKMARK, DROPPED, FLD_CHAR, Gathering, chosen
from pubdocs.word.names import MC_ALTERNATE, SECTPR, TBL, TC, TR, Element, P, is_on, w
from pubdocs.word.numbering import Counting, Definitions, Label
from pubdocs.word.package import Relationship
from pubdocs.word.styles import ParagraphProperties, number, paragraph_properties, value

_TR_PR, _TC_PR, _GRID_BEFORE, _GRID_SPAN = w("trPr"), w("tcPr"), w("gridBefore"), w("gridSpan")
_TBL_HEADER, _V_MERGE, _CELL_DEL = w("tblHeader"), w("vMerge"), w("cellDel")
MOST_COLUMNS = 63
_NOT_SHOWN = (w("del"), w("hidden"))


class ReadBefore(Protocol):
    """Blocks that were read from the same XML before."""

    def blocks(self, spans: Sequence[Span | None]) -> tuple[Block, ...]:
        """The blocks in a document whose values were written at these spans."""


@dataclass(slots=True)
class Line:
    """A paragraph as it was read. `id` is that of its first own bookmark, `outline` its own outline level."""

    inlines: tuple[Inline, ...]
    style: str
    label: Label | None
    id: str
    outline: int | None

    def block(self) -> Block:
        """As a block that is no heading."""
        if self.label and self.label.text:
            return ListItem(self.label.text, self.label.level, self.inlines, self.style, self.id)
        return Paragraph(self.inlines, self.style)


def blocks(lines: "list[Line | Block]") -> tuple[Block, ...]:
    """Lines where no heading is wanted."""
    return tuple(line.block() if isinstance(line, Line) else line for line in lines)


def _columns(element: Element | None, least: int) -> int:
    """A count of columns that a table can have in Word."""
    return max(least, min(number(element) or 0, MOST_COLUMNS))


def _prints(inlines: tuple[Inline, ...]) -> bool:
    """Whether there is anything but blanks, or a value even if it is blank."""
    return any(one.value >= 0 or not one.text.isspace() for one in inlines)


class Story:
    """Reads the paragraphs of one story in their order.

    `sections` are the w:sectPr that have been met, `notes` the ids of the notes that the words refer to, by kind.
    """

    def __init__(
        self,
        definitions: Definitions,
        relationships: Mapping[str, Relationship],
        spans: Sequence[Span | None] = (),
        kept: Sequence[ReadBefore] = (),
    ) -> None:
        self.sections: list[Element] = []
        self._definitions, self._relationships, self._spans, self._kept = definitions, relationships, spans, kept
        self._counting = Counting(definitions)
        self._gathering = Gathering(definitions.styles, relationships, spans)
        self._carried = False

    @property
    def notes(self) -> dict[str, list[str]]:
        """The ids of the notes that the words read so far refer to, by the type of relationship of their part."""
        return self._gathering.notes

    def lines(self, container: Element) -> list[Line | Block]:
        """The paragraphs and tables in an element."""
        kinds = [element.get(w("fldCharType")) for element in container.iter(FLD_CHAR)]
        # A field that never ends would hide all that comes after it, so then none counts as a field.
        self._gathering.fields_count = kinds.count("begin") == kinds.count("end")
        return self._container(container)

    def _container(self, container: Element) -> list[Line | Block]:
        out: list[Line | Block] = []
        self._walk(container, out)
        self._end(out)
        return out

    def _end(self, out: list[Line | Block]) -> None:
        """What is left of paragraphs with deleted marks that no other paragraph follows."""
        if self._carried:
            self._flush(ParagraphProperties(), None, out)

    def _walk(self, container: Element, out: list[Line | Block]) -> None:
        for element in container:
            tag = element.tag
            if tag == P:
                self._paragraph(element, out)
            elif tag == TBL:
                self._table(element, out)
            elif tag == BOOKMARK:
                self._gathering.bookmark(element)
            elif tag == SECTPR:
                self.sections.append(element)
            elif tag not in DROPPED:
                self._walk(chosen(element) if tag == MC_ALTERNATE else element, out)
            elif self._kept:
                self._put_kept(element, out)

    def _table(self, element: Element, out: list[Line | Block]) -> None:
        self._end(out)
        if rows := tuple(self._rows(element)):
            out.append(Table(rows))

    def _put_kept(self, element: Any, out: list[Line | Block]) -> None:
        """What was read before from the blocks that this mark stands for, if it does for any."""
        if element.tag is PI and element.target == "kept":
            out += self._kept[int(element.text)].blocks(self._spans)

    def _paragraph(self, element: Element, out: list[Line | Block]) -> None:
        said = paragraph_properties(element)
        label = self._counting.label(element, said)
        self._gathering.paragraph(element, said.style)
        if said.section is not None:
            self.sections.append(said.section)
        if said.gone:
            self._carried = True
        else:
            self._flush(said, label, out)

    def _flush(self, said: ParagraphProperties, label: Label | None, out: list[Line | Block]) -> None:
        """A paragraph has ended: make a line of what has been gathered, and read the text boxes anchored in it."""
        self._carried = False
        inlines, id, boxes = self._gathering.take()
        if (label and label.text) or (inlines and _prints(inlines)):
            out.append(Line(inlines, said.style, label, id, said.outline))
        for box in boxes:
            story = Story(self._definitions, self._relationships, self._spans)
            out += blocks(story.lines(box))
            for kind, ids in story.notes.items():
                self.notes[kind] += ids

    def _rows(self, container: Element) -> Iterator[Row]:
        for element in container:
            if element.tag == TR:
                if row := self._row(element):
                    yield row
            elif element.tag not in DROPPED:
                yield from self._rows(element)

    def _row(self, element: Element) -> Row | None:
        said = next(element.iterchildren(_TR_PR), None)
        if said is None:
            return Row(tuple(self._cells(element)))
        if any(is_on(said.find(name)) for name in _NOT_SHOWN):
            return None
        indent = _columns(said.find(_GRID_BEFORE), 0)
        before = (Cell((), indent),) if indent else ()
        return Row((*before, *self._cells(element)), is_on(said.find(_TBL_HEADER)))

    def _cells(self, container: Element) -> Iterator[Cell]:
        for element in container:
            if element.tag == TC:
                columns, shows = 1, True
                for said in next(element.iterchildren(_TC_PR), ()):
                    if said.tag == _GRID_SPAN:
                        columns = _columns(said, 1)
                    elif said.tag == _V_MERGE:  # a cell that goes on from the one above shows nothing itself
                        shows = value(said) == "restart"
                    elif said.tag == _CELL_DEL:
                        break
                else:
                    yield Cell(blocks(self._container(element)) if shows else (), columns)
            elif element.tag not in DROPPED:
                yield from self._cells(element)
