"""What a redline must keep: the words of a document with their numbers and places, line by line.

Two documents with the same lines read the same. How words look, where they link, and whether a space may break is
left out: no lawyer reads a change in that.
"""

from collections.abc import Iterator
from typing import NamedTuple

from pubdocs.document import Block, Clause, Document, Inline, ListItem, Paragraph, Table, text_of, without_pages

_SPACES = str.maketrans("\u00a0\u202f\u2011", "  -", "\u00ad")


class Line(NamedTuple):
    """One line: in which part of the document, what it is there, its number, its words."""

    part: str
    kind: str
    label: str
    words: str

    def __str__(self) -> str:
        return f"{self.label} {self.words}".strip()


def outline(document: Document) -> tuple[Line, ...]:
    """The lines of a document: header, body, notes, footer; of a table also its rows and cells."""
    parts = {
        "header": document.header,
        "body": document.content,
        "notes": document.footnotes,
        "footer": document.footer,
    }
    return tuple(line for part, content in parts.items() for line in _lines(part, content))


def plain(text: str) -> str:
    """A text with spaces and hyphens that break as others do, and without soft hyphens."""
    return text.translate(_SPACES)


def _words(inlines: tuple[Inline, ...]) -> str:
    return text_of(without_pages(inlines))


def _lines(part: str, content: tuple[Block | Clause, ...]) -> Iterator[Line]:
    for item in content:
        match item:
            case Clause():
                yield Line(part, f"heading {item.level}", item.label, plain(_words(item.heading)))
                yield from _lines(part, item.content)
            case Table():
                yield from _table(part, item)
            case ListItem():
                yield Line(part, f"item {item.level}", item.label, plain(_words(item.inlines)))
            case Paragraph():
                yield Line(part, "paragraph", "", plain(_words(item.inlines)))


def _table(part: str, table: Table) -> Iterator[Line]:
    for row in table.rows:
        yield Line(part, f"row of {len(row.cells)}", "", "")
        for cell in row.cells:
            yield Line(part, f"cell over {cell.columns}", "", "")
            yield from _lines(part, cell.blocks)
