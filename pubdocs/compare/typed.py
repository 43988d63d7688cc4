"""What people type that Word counts or draws where it is asked to: numbers and bullets before words.

A number that is typed is a label all the same, and a bullet is layout: an inserted row moves every number below it, and
that is no change of what those rows say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pubdocs.document import Inline, text_of

_NUMBER = re.compile(
    r"""\s*(
        \(?(?:\d{1,3}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]  # 1. 1) 1.2. a) (ii)
        | \d{1,2}(?:\.\d{1,2})+                            # 1.2
        | \d{1,2}(?=\t)
    )\s+(?=["”“]?[^\W\d_])""",
    re.VERBOSE,
)
_HEADED = re.compile(r"\s*(\d{1,2})\s+(?=[^\W\d_])")
"""What may stand before a heading's words besides."""
_BULLET = re.compile("\\s*[\u2022\u00b7\u25aa\u25a0\u25cf\u25cb\u25e6\u2023\u2043\uf0b7\uf0a7\u2013\u2014-]\\s+(?=\\S)")
_ROW = re.compile(r"(\d{1,3})[.)]?")
_COLUMN = re.compile(r"(?:(?:löp)?nr|nummer|no|#)[.:]?", re.IGNORECASE)


def labelled(inlines: tuple[Inline, ...], *, heading: bool = False) -> tuple[str, tuple[Inline, ...]]:
    """The number that a paragraph without a label begins with ("" if none, or a bullet), and its words after it.

    What came from a value is nobody's typed number.
    """
    if not inlines or inlines[0].span:
        return "", inlines
    text = text_of(inlines)
    found = _NUMBER.match(text) or (heading and _HEADED.match(text)) or _BULLET.match(text)
    if not found:
        return "", inlines
    return (found[1] if found.re is not _BULLET else ""), tuple(_after(inlines, found.end()))


def _after(inlines: tuple[Inline, ...], length: int) -> Iterator[Inline]:
    for inline in inlines:
        if length < len(inline.text):
            yield replace(inline, text=inline.text[length:]) if length else inline
        length = max(length - len(inline.text), 0)


def are_numbers(cells: Sequence[str]) -> bool:
    """Whether a table's first cells, its header's too, are nothing but the numbers of its rows."""
    named = bool(cells) and _COLUMN.fullmatch(cells[0]) is not None
    rows = cells[1:] if cells and not _ROW.fullmatch(cells[0]) else cells
    found = [_ROW.fullmatch(words) for words in rows if words]
    numbers = [int(one[1]) for one in found if one]
    if len(numbers) < len(found) or not numbers:
        return False
    return named or (len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)))


def is_number(words: str) -> bool:
    """Whether the words of a cell in such a column are the number of its row."""
    return _ROW.fullmatch(words) is not None
