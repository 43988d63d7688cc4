"""Free text: CommonMark as the field needs it, read into blocks.

Paragraphs, bullets, numbered and lettered lists, nesting, bold, italics, links, tables, and facts in `{{ … }}`.
HTML, images, headings, code, quotes and entities are off: their signs are words. Nothing may get lost on the way:
`parse` compares the letters that came in with the letters that come out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pubdocs.diagnostics import Message, msg


@dataclass(frozen=True, slots=True)
class Piece:
    r"""Words in one style; `\n` breaks a line.

    A fact's `text` is its expression. A reference is a link with no words.
    """

    text: str
    fact: bool = False
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list. `format` is bullet, decimal, lowerLetter or lowerRoman; `suffix` what follows the number."""

    format: str
    suffix: str
    start: int
    items: "tuple[tuple[Block, ...], ...]"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first row is its header."""

    rows: tuple[tuple[tuple[Piece, ...], ...], ...]


Block = Words | List | Grid


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong in a text, on which of its lines (from 0)."""

    code: str
    line: int
    message: Message
    hint: Message | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A free text as blocks, and what is wrong with it."""

    blocks: tuple[Block, ...]
    troubles: tuple[Trouble, ...] = ()


# A text with none of these signs is its own paragraphs; most texts are, and skip the parser.
_SIGNS = re.compile(r"[*_\[\]\\|`~]|^[ \t]*(?:[-+]|\d+[.)]|[ai][.)])(?:[ \t]|$)|[ \t]$", re.MULTILINE)
FACT = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_IN_LINE = re.compile(rf"\\(\{{\{{)|{FACT.pattern}", re.DOTALL)


@lru_cache(maxsize=4096)
def parse(source: str) -> Parsed:
    """The blocks of a free text, with its troubles (a link elsewhere than to the web, a number out of order …)."""
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    if not _SIGNS.search(FACT.sub("", source)):
        return _plain(source)
    from pubdocs.agreement.markdown import read

    blocks, troubles = read(source)
    return Parsed(blocks, (*unclosed(source), *_broken(source, blocks), *troubles))


@lru_cache(maxsize=4096)
def line(source: str) -> tuple[Piece, ...]:
    r"""The pieces of words that may name facts and have no other marks; `\{{` stands for the braces."""
    made: list[Piece] = []
    words, end = "", 0
    for match in _IN_LINE.finditer(source):
        words += source[end : match.start()] + (match[1] or "")
        end = match.end()
        if not match[1]:
            made += [Piece(words)] if words else []
            made.append(Piece(match[2].strip(), fact=True))
            words = ""
    words += source[end:]
    return (*made, Piece(words)) if words else tuple(made)


def facts(source: str) -> Iterator[str]:
    """The expressions of the facts that a text names."""
    for piece in pieces(parse(source).blocks):
        if piece.fact:
            yield piece.text


def pieces(blocks: tuple[Block, ...]) -> Iterator[Piece]:
    """All pieces of some blocks, in reading order."""
    for block in blocks:
        match block:
            case Words():
                yield from block.pieces
            case List():
                for item in block.items:
                    yield from pieces(item)
            case Grid():
                for row in block.rows:
                    for cell in row:
                        yield from cell


def _plain(source: str) -> Parsed:
    blocks: list[Block] = []
    for paragraph in re.split(r"\n(?:[ \t]*\n)+", source.strip(" \t\n")):
        lines = [line.strip(" \t") for line in paragraph.split("\n")]
        found = tuple(_with_facts(" ".join(lines)))
        if found:
            blocks.append(Words(found))
    return Parsed(tuple(blocks), (*unclosed(source), *_broken(source, tuple(blocks))))


def _with_facts(text: str) -> Iterator[Piece]:
    end = 0
    for match in FACT.finditer(text):
        if match.start() > end:
            yield Piece(text[end : match.start()])
        yield Piece(match.group(1).strip(), fact=True)
        end = match.end()
    if end < len(text):
        yield Piece(text[end:])


def unclosed(source: str) -> Iterator[Trouble]:
    """Facts in a text or a line that have no end."""
    rest = FACT.sub(lambda match: "\n" * match.group().count("\n"), source)
    for number, line in enumerate(rest.split("\n")):
        if re.search(r"(?<!\\)\{\{", line):
            yield Trouble(
                "text.unclosed-fact",
                number,
                msg("A fact begins with {{{{ here and has no }}}}."),
                msg("End it with }}}}, or write \\{{{{ to print the braces."),
            )


def _broken(source: str, blocks: tuple[Block, ...]) -> Iterator[Trouble]:
    """Facts that are cut in two, by an empty line or by what begins a list: they would be printed as they stand."""
    read = [piece.text for piece in pieces(blocks) if piece.fact]
    for match in FACT.finditer(source):
        if match.group(1).strip() in read:
            read.remove(match.group(1).strip())
        elif not source[: match.start()].endswith("\\"):
            yield Trouble(
                "text.broken-fact",
                source.count("\n", 0, match.start()),
                msg("A fact begins with {{{{ here and is cut in two before its }}}}."),
                msg("Write it on one line, or write \\{{{{ to print the braces."),
            )
