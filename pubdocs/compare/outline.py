"""A document as what is compared: clauses in reading order, each with its own lines and tables, in plain words.

No-break spaces, line breaks, no-break and soft hyphens and every formatting are gone here; so are bullets and page
numbers, which are layout. Labels are kept apart from words, also those that somebody typed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NamedTuple

from pubdocs.compare.typed import are_numbers, is_number, labelled
from pubdocs.diagnostics import Span
from pubdocs.document import Block, Cell, Clause, Document, Inline, Table, text_of, without_pages

BODY = "body"
_LAYOUT = str.maketrans({"\u00ad": None, "\u2011": "-"})
_PAGE = re.compile(r"\b(sid(?:a|an)) \d+(?: ?(?:\(|/|av )\d+\)?)?", re.IGNORECASE)
CELLS = " | "
"""Between the cells of a row that is told as a whole."""
OWN = "‹{}›"
"""What stands for a value of the variant's own."""
_SPACE = Inline(" ")


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, paragraph, item or cell: its words and its label. `inlines` hold them as the reader gave them."""

    words: str
    label: str = ""
    inlines: tuple[Inline, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; `key` is what it goes by: what its first cell begins with, such as a name above an address.

    A cell that is only the row's number has a label and no words, and is not the first; a row whose first cell is empty
    goes by the row above.
    """

    cells: tuple[Line, ...]
    key: str = field(default="", compare=False)

    @property
    def first(self) -> str:
        """Its first cell with words."""
        return next((cell.words for cell in self.cells if cell.words or not cell.label), "")

    @property
    def words(self) -> str:
        """All its cells."""
        return CELLS.join(cell.words for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `columns` are the words of its header row, none if it has no such row."""

    rows: tuple[Row, ...]
    columns: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All its rows."""
        return "\n".join(row.words for row in self.rows)


Item = Line | Grid


@dataclass(frozen=True, slots=True)
class Section:
    """A clause without those inside it; or what stands before the first, or in the header, the footer, the notes.

    `parent` is the number of the clause it stands in, -1 if it stands in none.
    """

    part: str
    id: str
    heading: Line
    items: tuple[Item, ...]
    parent: int = -1
    is_clause: bool = True

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, without labels."""
        return (self.heading.words, *(item.words for item in self.items))


Outline = tuple[Section, ...]


def outline(document: Document, own: Mapping[Span, str] = MappingProxyType({})) -> Outline:
    """The sections of a document: header, text before the clauses, notes, footer; then the clauses in reading order.

    `own`: values by where they were written, and what is to stand in their place ("the region's name"), so that what
    each variant says of itself is the same in all.
    """
    reading = _Reading(own)
    sections: list[Section] = [
        Section(part, "", Line(""), tuple(reading.items(blocks, part)), is_clause=False)
        for part, blocks in (
            ("header", document.header),
            (BODY, document.content),
            ("footnotes", document.footnotes),
            ("footer", document.footer),
        )
    ]
    reading.clauses(document.content, sections, -1)
    return tuple(sections)


class _Reading(NamedTuple):
    """A document being read, with what stands for values of the variant's own."""

    own: Mapping[Span, str]

    def clauses(self, content: tuple[Block | Clause, ...], sections: list[Section], parent: int) -> None:
        """Add the clauses and those inside them."""
        for item in content:
            if isinstance(item, Clause):
                here = len(sections)
                heading = self.line(*self.typed(item.heading, item.label, heading=True))
                sections.append(Section(BODY, item.id, heading, tuple(self.items(item.content, BODY)), parent))
                self.clauses(item.content, sections, here)

    def items(self, content: Iterable[Block | Clause], part: str) -> Iterator[Item]:
        """What has words; the page's number in a header or footer is layout."""
        for item in content:
            if isinstance(item, Clause):
                continue
            if isinstance(item, Table):
                if grid := self.grid(item):
                    yield grid
                continue
            inlines, label = item.inlines, getattr(item, "label", "")
            line = self.line(*(self.typed(inlines, label) if part == BODY else (inlines, label)))
            if part in ("header", "footer"):
                line = replace(line, words=_PAGE.sub(r"\1", line.words))
            if line.words:
                yield line

    def typed(
        self, inlines: tuple[Inline, ...], label: str, *, heading: bool = False
    ) -> tuple[tuple[Inline, ...], str]:
        """The same, with a label that was typed for one that Word would have given."""
        if label:
            return inlines, label
        label, inlines = labelled(inlines, heading=heading)
        return inlines, label

    def line(self, inlines: tuple[Inline, ...], label: str) -> Line:
        """A paragraph, item or heading."""
        inlines = without_pages(inlines)
        if self.own:
            inlines = tuple(self._owned(inlines))
        return Line(plain(text_of(inlines)), _label(label), inlines)

    def _owned(self, inlines: tuple[Inline, ...]) -> Iterator[Inline]:
        """A value may be several inlines, where it is broken into lines."""
        last = -1
        for inline in inlines:
            name = self.own.get(inline.span) if inline.span else None
            if name is None:
                yield inline
            elif inline.value != last:
                yield replace(inline, text=OWN.format(name))
            last = inline.value if name is not None else -1

    def grid(self, table: Table) -> Grid | None:
        """A table; None if no cell has words."""
        rows = tuple(self._rows(table))
        heads = [row for row, read in zip(rows, table.rows, strict=True) if read.header]
        columns = tuple(cell.words for cell in heads[0].cells) if heads else ()
        rows = tuple(row for row in rows if any(cell.words for cell in row.cells))
        return Grid(rows, columns) if rows else None

    def _rows(self, table: Table) -> Iterator[Row]:
        rows = [tuple(self._cell(cell.blocks) for cell in row.cells) for row in table.rows]
        wide = [cells for cells in rows if len(cells) > 1]
        numbered = are_numbers([cells[0].words or cells[0].label for cells in wide])
        key = ""
        for read, cells in zip(table.rows, rows, strict=True):
            if numbered and len(cells) > 1 and is_number(cells[0].words):
                cells = (Line("", cells[0].words, cells[0].inlines[:0]), *cells[1:])
            first = next((n for n, cell in enumerate(cells) if cell.words or not cell.label), 0)
            key = self._key(read.cells[first:]) or key
            yield Row(cells, key)

    def _key(self, cells: tuple[Cell, ...]) -> str:
        """The first line of the first cell."""
        lines = self._lines(cells[0].blocks) if cells else iter(())
        line = next((line for line in lines if line.words), None)
        return plain(text_of(line.inlines).strip().partition("\n")[0]) if line else ""

    def _cell(self, blocks: tuple[Block, ...]) -> Line:
        """A cell as one line, however many paragraphs it has; their labels together are its label."""
        lines = tuple(self._lines(blocks))
        labels = " ".join(filter(None, (line.label for line in lines)))
        lines = tuple(line for line in lines if line.words)
        inlines = tuple(inline for line in lines for inline in (*line.inlines, _SPACE))
        return Line(" ".join(line.words for line in lines), labels, inlines)

    def _lines(self, blocks: tuple[Block, ...]) -> Iterator[Line]:
        for block in blocks:
            if isinstance(block, Table):
                yield from (line for row in block.rows for cell in row.cells for line in self._lines(cell.blocks))
            elif (line := self.line(block.inlines, getattr(block, "label", ""))).words or line.label:
                yield line


def plain(text: str) -> str:
    """A text as words with single spaces between them."""
    return " ".join(text.translate(_LAYOUT).split())


def sources(inlines: tuple[Inline, ...]) -> list[Inline]:
    """For each character of some inlines' `plain` words, the inline that it came from."""
    found: list[Inline] = []
    space = False
    for inline in inlines:
        for character in inline.text.translate(_LAYOUT):
            if character.isspace():
                space = True
                continue
            found += [inline] * (2 if space and found else 1)
            space = False
    return found


def _label(label: str) -> str:
    """A label as words; a bullet is none."""
    return plain(label) if any(map(str.isalnum, label)) else ""


def bare(label: str) -> str:
    """A label without the marks around it, which are layout: 4 for `4.` and `4)`."""
    return label.strip("(.) ")
