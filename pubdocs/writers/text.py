"""A document as plain text with its labels as printed, for reading in a terminal."""

from collections.abc import Callable, Iterator
from itertools import chain, zip_longest

from pubdocs.diagnostics import Message, msg
from pubdocs.document import Block, Clause, Document, Inline, ListItem, Paragraph, Row, Table, text_of

_WIDEST = 40
"""Characters; columns are padded no further, so that one long cell does not push all others off the screen."""


def text(document: Document, translate: Callable[[str], str] = str) -> str:
    """The document as text: title, header, body, notes, footer; a paragraph is a line, items and notes are marked.

    `translate` gives the words for header, note and footer in the reader's language.
    """
    out: list[str] = [document.title, "=" * len(document.title)] if document.title else []
    out += _marked(document.header, msg("header"), translate)
    out += _content(document.content)
    out += _marked(document.footnotes, msg("note"), translate)
    out += _marked(document.footer, msg("footer"), translate)
    return "\n".join(out).strip("\n") + "\n"


def _marked(blocks: tuple[Block, ...], mark: Message, translate: Callable[[str], str]) -> Iterator[str]:
    if blocks:
        yield ""
        yield from (f"[{mark.render(translate)}] {line}" for line in _content(blocks) if line)


def _content(content: tuple[Block | Clause, ...]) -> Iterator[str]:
    """The lines; an empty one before everything but an item that follows another."""
    before: Block | Clause | None = None
    for item in content:
        if not (isinstance(item, ListItem) and isinstance(before, ListItem)):
            yield ""
        before = item
        match item:
            case Clause():
                yield from _lines(item.heading, item.label)
                yield from _content(item.content)
            case ListItem():
                yield from _lines(item.inlines, item.label, "  " * (item.level + 1))
            case Paragraph():
                yield from _lines(item.inlines)
            case Table():
                yield from _table(item)


def _lines(inlines: tuple[Inline, ...], label: str = "", indent: str = "") -> Iterator[str]:
    """A paragraph; after a line break it goes on under its own first word."""
    first, *rest = text_of(inlines).split("\n")
    yield f"{indent}{label} {first}".rstrip() if label else f"{indent}{first}".rstrip()
    hang = indent + " " * (len(label) + 1 if label else 0)
    yield from (f"{hang}{line}".rstrip() for line in rest)


def _table(table: Table) -> Iterator[str]:
    rows = [_cells(row) for row in table.rows]
    columns = list(zip_longest(*rows, fillvalue=[]))
    widths = [min(_WIDEST, max((len(line) for cell in column for line in cell), default=0)) for column in columns]
    for row, cells in zip(table.rows, rows, strict=True):
        for lines in zip_longest(*cells, fillvalue=""):
            yield " | ".join(line.ljust(width) for line, width in zip(lines, widths, strict=False)).rstrip()
        if row.header:
            yield "-+-".join("-" * width for width in widths)


def _cells(row: Row) -> list[list[str]]:
    """The lines of each grid column of a row; a wide cell stands in the first of its columns."""
    cells = ([[line for line in _content(cell.blocks) if line]] + [[]] * (cell.columns - 1) for cell in row.cells)
    return list(chain.from_iterable(cells))
