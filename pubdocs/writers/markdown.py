r"""A document as Markdown (CommonMark with GitHub's tables): what git shows the difference of.

A paragraph is a line, labels are as printed, and a mark that stands in the words themselves is escaped, so that the
page shows the words of the document and no others. Headers and footers are left out: they are the same on every page
and say again what the title and the text say. A line break is `\` at the end of the line, `<br>` in tables and
headings.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pubdocs.document import Block, Clause, Document, Inline, ListItem, Paragraph, Row, Table, text_of

_BULLET = re.compile(r"[^\w\s]|o|")
_ORDERED = re.compile(r"(\d{1,9})([.)])")
_MARKS = re.compile(
    r"""
    \\(?=[!-/:-@\[-`{-~]|[ \t]*$)  # a backslash that would take the next mark literally
    | [`*]
    | (?<!\w)_ | _(?!\w)        # an underscore that is not within a word
    | ~(?=~) | (?<=~)~
    | <(?=[A-Za-z/!?])
    | &(?=\#?\w+;)
    | \](?=[(\[:])
    | !(?=\[)
    """,
    re.VERBOSE | re.MULTILINE,
)
# What Markdown could take for a mark, or a page show otherwise; most lines begin with a letter and hold none.
_HARMFUL = re.compile(r"[^\w ,.:;()/–”’%§\u00a0-]|_")
_LINE_START = re.compile(
    r"""^[ \t]*(?:
    (?P<number>\d{1,9})(?=[.)](?:\s|$))
    | (?=\#{1,6}(?:\s|$) | [-+*](?:\s|$) | > | [-=|:][-=|:\s]*$)
    )""",
    re.VERBOSE,
)


def markdown(document: Document) -> str:
    """The document as Markdown. Its title is the first line unless the text says it itself."""
    page = _Page()
    if document.title and not _says(document.content, document.title):
        page.put(f"# {_escaped((Inline(document.title),), heading=True)}")
    page.content(document.content)
    if document.footnotes:
        page.put("---")
        page.content(document.footnotes)
    return "\n".join(page.lines).strip("\n") + "\n"


def _says(content: tuple[Block | Clause, ...], title: str) -> bool:
    """Whether a heading or paragraph is the title."""
    for item in content:
        inlines = item.heading if isinstance(item, Clause) else () if isinstance(item, Table) else item.inlines
        if " ".join(text_of(inlines).split()).lower() == " ".join(title.split()).lower():
            return True
        if isinstance(item, Clause) and _says(item.content, title):
            return True
    return False


@dataclass(slots=True)
class _Item:
    """An open item of a list that Markdown numbers or marks itself; `width`: how far in what stands under it begins."""

    level: int
    number: int
    mark: str
    width: int


@dataclass(slots=True)
class _Page:
    """The lines so far, and the list items that the next one may stand under."""

    lines: list[str] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)

    def put(self, *lines: str) -> None:
        """Lines of one block, with an empty line before them."""
        self.lines += ("", *lines)
        self.items.clear()

    def content(self, content: tuple[Block | Clause, ...]) -> None:
        """Blocks and clauses in their order."""
        for item in content:
            match item:
                case Clause():
                    words = f"{item.label} {_escaped(item.heading, heading=True)}".strip()
                    self.put(f"{'#' * min(item.level, 6)} {words}".strip())
                    self.content(item.content)
                case ListItem():
                    self.item(item)
                case Paragraph():
                    self.put(*_escaped(item.inlines).split("\n"))
                case Table():
                    self.put(*_known_table(_Itself(item)))

    def item(self, item: ListItem) -> None:
        """An item under its label: a bullet, a number that Markdown counts alike, or a line that begins with it."""
        ended = [one for one in self.items if one.level >= item.level]
        self.items = self.items[: len(self.items) - len(ended)]
        indent = " " * sum(one.width for one in self.items)
        ordered = _ORDERED.fullmatch(item.label)
        if ordered or _BULLET.fullmatch(item.label):
            mark, number = (ordered[2], int(ordered[1])) if ordered else ("-", 1)
            self._before_item(mark, number, ended[0] if ended else None, indent)
            label = item.label if ordered else "-"
            words, hang = _escaped(item.inlines), " " * (len(label) + 1)
            self.items.append(_Item(item.level, number if ordered else 0, mark, len(hang)))
        else:
            self.lines.append("")
            words, hang = _escaped(item.inlines, own_line=False), ""
            label = " " * min(2 * (item.level - len(self.items)), 3) + _escaped((Inline(item.label),))
        first, *rest = words.split("\n")
        self.lines.append(f"{indent}{label} {first}".rstrip())
        self.lines += (f"{indent}{hang}{line}" for line in rest)

    def _before_item(self, mark: str, number: int, sibling: _Item | None, indent: str) -> None:
        """What parts an item from what stands before it: nothing, if that is the item before it in its list."""
        if sibling is None:
            if not self.items or number != 1:
                self.lines.append("")
        elif mark == sibling.mark and sibling.number and number != sibling.number + 1:
            self.lines += ("", f"{indent}<!-- -->", "")  # the numbers begin anew: another list


class _Itself:
    """A table as the very object it is: documents share those that were read before (`word.kept`)."""

    __slots__ = ("table",)

    def __init__(self, table: Table) -> None:
        self.table = table

    def __hash__(self) -> int:
        return id(self.table)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and other.table is self.table


@lru_cache(maxsize=128)
def _known_table(one: _Itself) -> tuple[str, ...]:
    return tuple(_table(one.table))


def _table(table: Table) -> Iterator[str]:
    """A table; its first row is the head, which Markdown cannot do without."""
    rows = [[*_cells(row)] for row in table.rows]
    width = max(map(len, rows), default=0)
    for index, row in enumerate(rows):
        yield f"| {' | '.join(row + [''] * (width - len(row)))} |"
        if index == 0:
            yield f"|{' --- |' * width}"


def _cells(row: Row) -> Iterator[str]:
    for cell in row.cells:
        yield "<br>".join([line for block in cell.blocks for line in _in_cell(block)])
        yield from [""] * (cell.columns - 1)


def _in_cell(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return [_escaped(block.inlines, heading=True).replace("|", "\\|")]
        case ListItem():
            label = _escaped((Inline(block.label),), heading=True)
            return [f"{label} {_escaped(block.inlines, heading=True)}".replace("|", "\\|")]
        case Table():
            cells = ((one for cell in row.cells for one in cell.blocks) for row in block.rows)
            return [" ".join([line for one in row for line in _in_cell(one)]) for row in cells]


def _escaped(inlines: tuple[Inline, ...], heading: bool = False, own_line: bool = True) -> str:
    r"""The words of a paragraph with their bold, italics and links, and every other mark taken literally.

    `heading`: it must be one line, so a line break is <br>, and bold is left out. `own_line`: it may not begin as
    a list or heading does.
    """
    words = text_of(inlines)
    shown = [inline for inline in inlines if inline.bold or inline.italic or inline.link]
    if not shown and words[:1].isalpha() and not words[-1].isspace() and not _HARMFUL.search(words):
        return words
    marks = {found.start() for found in _MARKS.finditer(words)}
    ends = 0
    out: list[str] = []
    for inline in inlines:
        start, ends = ends, ends + len(inline.text)
        # Beside a mark of ours, what is harmless within words is not.
        beside = ((start, "_"), (ends - 1, "_\\!"))
        marks |= {at for at, harmful in beside if words[at : at + 1] in harmful}
        in_link = inline.link and not inline.link.startswith("#")
        text = _literally(inline.text, {at - start for at in marks if start <= at < ends}, "[]" if in_link else "")
        if not heading and (inline.bold or inline.italic):
            text = _emphasis(inline, text, words[:start], words[ends:], out)
        out.append(_link(text, inline.link) if in_link else text)
    lines = [line.strip(" \t") for line in "".join(out).strip().split("\n")]
    if heading:
        line = "<br>".join(lines)
        plain = line.rstrip("#")  # at the end of a heading they would close it
        return plain + "\\#" * (len(line) - len(plain))
    begun = [lines[0] if not own_line else _literal(lines[0]), *map(_literal, lines[1:])]
    return "\\\n".join(begun)


def _literally(text: str, marks: set[int], others: str) -> str:
    """A text with a backslash before the characters at these places, and before those others."""
    if not marks and not others:
        return text
    return "".join(
        f"\\{character}" if at in marks or character in others else character for at, character in enumerate(text)
    )


def _literal(line: str) -> str:
    """A line that would begin a heading, list, quotation or table, begun with a backslash."""
    found = _LINE_START.match(line)
    if not found:
        return line
    at = found.end()
    return line if line[at : at + 1] == "\\" else f"{line[:at]}\\{line[at:]}"


def _emphasis(inline: Inline, text: str, before: str, after: str, out: list[str]) -> str:
    """Bold or italic, where Markdown lets a mark stand; blanks stay outside. Otherwise the words alone."""
    inner = text.strip()
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if not inner or "\n" in inner or (out and out[-1].endswith("*") and not lead):
        return text
    if (len(inner) - len(inner.rstrip("\\"))) % 2:  # a backslash of the text's own, now before our mark
        inner += "\\"
    opens = lead or not before or _parts(before[-1]) or inner[0].isalnum()
    closes = trail or not after or _parts(after[0]) or inner[-1].isalnum()
    mark = "***" if inline.bold and inline.italic else "**" if inline.bold else "*"
    return f"{lead}{mark}{inner}{mark}{trail}" if opens and closes else text


def _parts(character: str) -> bool:
    """Whether a mark may stand between this character and a punctuation mark (CommonMark 6.2, flanking)."""
    return character.isspace() or unicodedata.category(character)[0] == "P"


def _link(text: str, target: str) -> str:
    """A link; an address with marks of Markdown's in it stands in angle brackets."""
    address = target.replace("<", "%3C").replace(">", "%3E").replace("\n", "")
    return f"[{text}](<{address}>)" if re.search(r"[ ()\\]", address) else f"[{text}]({address})"
