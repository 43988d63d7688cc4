"""The tree read from a Word package: what stands in the file that is sent.

    Document ⊃ Clause(id, label, heading) ⊃ Block (Paragraph, ListItem, Table) ⊃ Inline

Everything downstream (writers, checks, compare) reads this and nothing else. No parent pointers; all frozen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pubdocs.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Inline:
    r"""A stretch of text. `\n` is a line break, `\t` a tab.

    `span` is where the value it came from was written, None where the template's own words stand. `value` is the
    number of that printed value in the filling (-1: none, `PAGE`: the number of a page, which Word counts); `link` is a
    URL, or `#name` for a bookmark in the document.
    """

    text: str
    span: Span | None = None
    value: int = -1
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without a label."""

    inlines: tuple[Inline, ...]
    style: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """A paragraph with a label (`a.`, `•`) that is not a heading; `level` counts from 0.

    `id` is its bookmark with hyphens ("" if it has none): that of a point, or of a numbered text.
    """

    label: str
    level: int
    inlines: tuple[Inline, ...]
    style: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `columns` is how many grid columns it takes."""

    blocks: "tuple[Block, ...]"
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; `header` where the row repeats at the top of each page."""

    cells: tuple[Cell, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    rows: tuple[Row, ...]


Block = Paragraph | ListItem | Table


@dataclass(frozen=True, slots=True)
class Clause:
    """A heading and what stands under it, up to the next heading of the same or a higher level.

    `id` is the clause's bookmark with hyphens ("" if it has none), `label` its number as Word prints it ("7.", "" if
    unnumbered), `level` the heading's level from 1.
    """

    id: str
    label: str
    level: int
    heading: tuple[Inline, ...]
    content: "tuple[Block | Clause, ...]" = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A Word file as a tree. `content` is what stands before the first heading, and then the clauses."""

    title: str
    language: str
    header: tuple[Block, ...]
    footer: tuple[Block, ...]
    content: tuple[Block | Clause, ...]
    footnotes: tuple[Block, ...] = ()


PAGE = -2
"""The value of an inline that is a page's number or how many pages there are."""


def without_pages(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Inlines with 1 for the number of each page: where a page ends is layout, and another program counts otherwise."""
    if all(inline.value != PAGE for inline in inlines):
        return inlines
    return tuple(replace(inline, text="1") if inline.value == PAGE else inline for inline in inlines)


def text_of(inlines: tuple[Inline, ...]) -> str:
    """The words of some inlines."""
    return inlines[0].text if len(inlines) == 1 else "".join([inline.text for inline in inlines])


def clauses(document: Document) -> Iterator[Clause]:
    """Every clause, in reading order."""

    def walk(content: tuple[Block | Clause, ...]) -> Iterator[Clause]:
        for item in content:
            if isinstance(item, Clause):
                yield item
                yield from walk(item.content)

    yield from walk(document.content)


def lines(document: Document) -> Iterator[tuple[Inline, ...]]:
    """The inlines of every paragraph, list item, heading and cell: header, body, footnotes, footer."""
    for content in (document.header, document.content, document.footnotes, document.footer):
        yield from _lines(content)


def _lines(content: tuple[Block | Clause, ...]) -> Iterator[tuple[Inline, ...]]:
    for item in content:
        match item:
            case Clause():
                yield item.heading
                yield from _lines(item.content)
            case Table():
                for row in item.rows:
                    for cell in row.cells:
                        yield from _lines(cell.blocks)
            case Paragraph() | ListItem():
                yield item.inlines
