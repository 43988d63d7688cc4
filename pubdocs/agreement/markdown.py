"""Free text through markdown-it into blocks; imported only for texts that have marks."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from pubdocs.agreement.freetext import FACT, Block, Grid, List, Piece, Trouble, Words
from pubdocs.agreement.letters import Marker, mark_letters
from pubdocs.agreement.signs import misread
from pubdocs.diagnostics import Message, msg

# Spaces that Python's strip() takes and CommonMark does not: at an edge they are put out of the parser's reach, and so
# is the | of a fact, which would end a table's cell.
_EDGE = re.compile(
    r"(?m)(?:^|(?<=\|))[ \t]*[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+"
    r"|[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+[ \t]*(?:$|(?=\|))"
)
_EDGE_SPACES = (
    "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)


def read(source: str) -> tuple[tuple[Block, ...], tuple[Trouble, ...]]:
    """The blocks of a free text (line ends as \\n), and what is wrong with it."""
    reading = _Reading(source)
    return reading.read(), tuple(reading.troubles)


class _Reading:
    """One text on its way through markdown-it into blocks."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.base = 0xF0000 if not re.search("[\U000f0000-\U000ffffd]", source) else 0x100000
        self.troubles: list[Trouble] = []
        self.markers: dict[int, Marker] = {}
        self.letters: list[str] = []  # all words, numbers of items and targets of links, as they are read
        self.depth = 0  # how many lists the reading stands in

    def read(self) -> tuple[Block, ...]:
        """The blocks of the text; what is wrong with it is then in `troubles`."""
        marked, self.markers = mark_letters(self.source)
        marked = _SEVERAL.sub(lambda match: re.sub("[ \t]", "", match.group()), marked)
        for out_of_reach in (_EDGE, FACT):
            marked = out_of_reach.sub(lambda match: match.group().translate(self._hide()), marked)
        self.lines = marked.split("\n")
        tokens = iter(_markdown().parse(marked))
        blocks = tuple(self.blocks(tokens, ""))
        self.compare(marked)
        return blocks

    def _hide(self) -> dict[int, int]:
        return {ord(sign): self.base + ord(sign) for sign in f"{_EDGE_SPACES}|"}

    def shown(self, text: str) -> str:
        """The text with the hidden signs back."""
        return text.translate({hidden: space for space, hidden in self._hide().items()})

    def compare(self, marked: str) -> None:
        """Every letter, digit and sign of the source stands in what was read, in order, but for markdown's own."""
        wanted = _told(self.shown(marked))
        got = [char for words in self.letters for char in _told(self.shown(words))]
        if wanted != got and not any(trouble.code == "text.lost" for trouble in self.troubles):
            at = next((i for i, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b), len(got))
            self.trouble(
                "text.lost",
                0,
                msg("Some words of this text would be lost: …{words}…", words="".join(wanted[at : at + 30])),
                msg("Look for a link that is not closed, or a sign that means something else here: \\* prints *."),
            )

    def trouble(self, code: str, line: int, message: Message, hint: Message | None = None) -> None:
        self.troubles.append(Trouble(code, line, message, hint))

    def blocks(self, tokens: Iterator[Token], closing: str) -> Iterator[Block]:
        """The blocks up to the token that closes what they stand in."""
        for token in tokens:
            if token.type == closing:
                return
            if token.type == "inline":
                yield Words(tuple(self.inlines(token)))
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                yield self.read_list(token, tokens)
            elif token.type == "table_open":
                yield self.read_table(tokens)

    def read_list(self, opening: Token, tokens: Iterator[Token]) -> List:
        closing = opening.type.replace("open", "close")
        marks: list[tuple[str, int]] = []
        items: list[tuple[Block, ...]] = []
        self.depth += 1
        for token in tokens:
            if token.type == closing:
                break
            marks.append(self.mark(token, bullet=opening.type == "bullet_list_open"))
            items.append(tuple(self.blocks(tokens, "list_item_close")))
            self.check_item(token.map[0] if token.map else 0, items[-1])
        self.depth -= 1
        format_, start = marks[0]
        self.check_numbers(opening.map[0] if opening.map else 0, marks)
        return List(format_, opening.markup if format_ != "bullet" else "", start, tuple(items))

    def check_item(self, line: int, blocks: tuple[Block, ...]) -> None:
        """A sign alone on its line begins an item with nothing in it, and would not be printed."""
        if not blocks:
            self.trouble(
                "text.empty-item",
                line,
                msg("An item of a list has no words here: the sign alone is not printed."),
                msg("Write the item, or delete the line; \\- prints the sign itself."),
            )
        elif self.depth == _DEEPEST + 1:
            self.trouble(
                "text.list-depth",
                line,
                msg(
                    "This item stands in {depth} lists, one in another; Word has {most} levels.",
                    depth=self.depth,
                    most=_DEEPEST,
                ),
                msg("Move it further out."),
            )

    def mark(self, token: Token, bullet: bool) -> tuple[str, int]:
        if bullet:
            return "bullet", 0
        self.letters.append(token.info)
        line = token.map[0] if token.map else 0
        if line in self.markers:
            marker = self.markers[line]
            return marker.format, marker.value
        return "decimal", int(token.info or "1")

    def check_numbers(self, line: int, marks: list[tuple[str, int]]) -> None:
        """Markdown counts for itself: a number that is not the next one would be printed as another."""
        format_, start = marks[0]
        alike = all(value == start for _, value in marks) and start <= 1
        for position, (other, value) in enumerate(marks):
            if other != format_ or (not alike and format_ != "bullet" and value != start + position):
                self.trouble(
                    "text.list-number",
                    line,
                    msg(
                        "The list goes wrong at its item {position}: its number is not the next.", position=position + 1
                    ),
                    msg("Number the items in order with one kind of number, or write 1. before each."),
                )
                return

    def read_table(self, tokens: Iterator[Token]) -> Grid:
        rows: list[tuple[tuple[Piece, ...], ...]] = []
        row: list[tuple[Piece, ...]] = []
        for token in tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                row = []
                if rows and token.map:
                    self.check_cells(token.map[0], len(rows[0]))
            elif token.type == "inline":
                row.append(tuple(self.inlines(token)))
            elif token.type == "tr_close":
                rows.append(tuple(row))
        return Grid(tuple(rows))

    def check_cells(self, line: int, columns: int) -> None:
        """Cells that the header has no columns for, which Markdown drops; a line after the table that it takes in."""
        if "|" not in self.lines[line]:
            self.trouble(
                "text.table-end",
                line,
                msg("This line would be a row of the table above it."),
                msg("Write an empty line between them; or | before and after it, if it is a row."),
            )
        cells = re.split(r"(?<!\\)\|", self.lines[line].strip(" \t").removeprefix("|"))[columns:]
        if words := " | ".join(cell for cell in cells if cell.strip()):
            self.trouble(
                "text.lost",
                line,
                msg("Some words of this text would be lost: …{words}…", words=self.shown(words).strip()),
                msg("The row has more cells than the table's first row: give that one more, or write \\| for a |."),
            )

    def inlines(self, token: Token) -> Iterator[Piece]:
        bold = italic = 0
        link = title = ""
        line = token.map[0] if token.map else 0
        words_in_link = False
        printed = "".join(child.content for child in token.children or () if child.type == "text")
        self.troubles += [replace(trouble, line=line) for trouble in misread(token.content, printed)]
        for child in token.children or ():
            kind = child.type
            if kind == "link_open":
                link, words_in_link = self.target(child, line), False
                title = str(child.attrs.get("title", ""))
            elif kind == "link_close":
                self.letters += (link, title)
                self.check_reference(link, line, words_in_link)
                if not words_in_link:
                    yield Piece("", bold=bold > 0, italic=italic > 0, link=link)
                link = ""
            elif kind in _STYLES:
                bold, italic = bold + _STYLES[kind][0], italic + _STYLES[kind][1]
            elif text := _TEXTS.get(kind, child.content):
                words_in_link = True
                self.letters.append(text)
                yield Piece(
                    self.shown(text.strip()) if kind == "fact" else self.shown(text),
                    kind == "fact",
                    bold > 0,
                    italic > 0,
                    link,
                )

    def check_reference(self, link: str, line: int, words: bool) -> None:
        """A link with no words prints what it leads to, which the web has no words for; one with words has one end."""
        if ":" in link and not words:
            self.trouble(
                "text.link-words",
                line,
                msg("The link to {link} has no words.", link=link),
                msg("Write them in the brackets: [words]({link}).", link=link),
            )
        elif "," in link and ":" not in link and words:
            self.trouble(
                "text.link-several",
                line,
                msg("The link with words of its own leads to several places: {link}.", link=link),
                msg("Write [](…) with nothing in the first brackets to refer to several, or name one place."),
            )

    def target(self, token: Token, line: int) -> str:
        link = self.shown(str(token.attrs.get("href", "")))
        if "title" in token.attrs:
            self.trouble(
                "text.link-title",
                line,
                msg("The link to {link} has a title, which Word does not print.", link=link),
                msg('Leave out the words in quotation marks: "{title}".', title=token.attrs["title"]),
            )
        if not _TARGET.fullmatch(link):
            self.trouble(
                "text.link",
                line,
                msg('The link "{link}" leads neither to the web nor to a clause.', link=link),
                msg(
                    "Write https://…, mailto:…, #clause-id, an appendix's id, bilaga-1#clause-id; \\[ prints a bracket."
                ),
            )
        return link


_DEEPEST = 9  # levels of a list in Word (ECMA-376 part 1, 17.9.6)


def _told(words: str) -> list[str]:
    """The signs of a text that are none of Markdown's own."""
    return [char for char in words if char.isalnum() or not (char.isascii() or char.isspace())]


# What a link may lead to: an address of the web or of e-mail (RFC 3986 has no spaces or quotation marks), or an id.
_ID = "[a-z][a-z0-9-]*"
_CLAUSE = rf"#{_ID}|{_ID}(?:/{_ID})?(?:#{_ID})?"  # a clause, a document, or a clause in a document
_TARGET = re.compile(rf"""(?:https?://|mailto:)[^\s<>"{{}}|\\^`]+|(?:{_CLAUSE})(?:,(?:{_CLAUSE}))*""")
# Several references with blanks between them, which CommonMark would not take for a link.
_SEVERAL = re.compile(rf"(?<!\\)\[\]\(\s*(?:{_CLAUSE})(?:\s*,\s*(?:{_CLAUSE}))+\s*\)")
_STYLES = {"strong_open": (1, 0), "strong_close": (-1, 0), "em_open": (0, 1), "em_close": (0, -1)}
_TEXTS = {"softbreak": " ", "hardbreak": "\n"}


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("zero", {"maxNesting": 4 * _DEEPEST}).enable(
        ["list", "table", "newline", "escape", "emphasis", "link"]
    )
    markdown.inline.ruler.before("text", "fact", _fact_rule)
    markdown.normalizeLink = str  # type: ignore[assignment,method-assign]
    markdown.validateLink = _any_link  # type: ignore[method-assign]
    return markdown


def _any_link(url: str) -> bool:
    """Let every target through to be judged by us, with a message; markdown-it would print it as text."""
    return True


def _fact_rule(state: StateInline, silent: bool) -> bool:
    match = FACT.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token: Any = state.push("fact", "", 0)
        token.content = match.group(1)
    state.pos = match.end()
    return True
