"""A value in plain words, as a reader of a document sees it: texts with their facts and references in place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pubdocs.agreement.freetext import Block, Grid, List, Piece, Words, line, parse
from pubdocs.agreement.letters import letters, roman
from pubdocs.agreement.values import Line, Term, Text
from pubdocs.tags.facts import evaluate

Refer = Callable[[str], str]
"""What a reference is called in running text, by its target (`tredje-land`, `bilaga-2#x`, `a,b`)."""


def told(value: Term, facts: Mapping[str, Any], refer: Refer) -> str:
    r"""The words of a value; those of a free text in lines, an item of a list with its mark before it."""
    if isinstance(value, Text):
        return "\n".join(_blocks(parse(value).blocks, facts, refer))
    if isinstance(value, Line):
        return _words(line(value), facts, refer)
    return value.wording


def _blocks(blocks: Iterable[Block], facts: Mapping[str, Any], refer: Refer, indent: str = "") -> Iterator[str]:
    for block in blocks:
        match block:
            case Words():
                yield indent + _words(block.pieces, facts, refer)
            case List():
                for number, item in enumerate(block.items, start=block.start):
                    first, *rest = [*_blocks(item, facts, refer)] or [""]
                    yield f"{indent}{_mark(block, number)} {first}"
                    yield from (f"{indent}  {one}" for one in rest)
            case Grid():
                yield from (indent + " | ".join(_words(cell, facts, refer) for cell in row) for row in block.rows)


def _mark(items: List, number: int) -> str:
    marks: dict[str, Callable[[int], str]] = {"decimal": str, "lowerLetter": letters, "lowerRoman": roman}
    return f"{marks[items.format](number)}{items.suffix}" if items.format in marks else "–"


def _words(pieces: Iterable[Piece], facts: Mapping[str, Any], refer: Refer) -> str:
    return "".join(_piece(piece, facts, refer) for piece in pieces)


def _piece(piece: Piece, facts: Mapping[str, Any], refer: Refer) -> str:
    if piece.fact:
        value = evaluate(piece.text, facts)
        parts = (value,) if isinstance(value, Term) else value
        return "".join(told(one, facts, refer) if isinstance(one, Term) else one for one in parts)
    return refer(piece.link) if piece.link and not piece.text else piece.text
