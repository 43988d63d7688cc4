"""Letters for numbers, and lettered lists (`a.`, `b)`, `i.`) for a Markdown that only knows digits.

A letter that numbers an item is written as digits of the same width before the parser sees it, so that every column
stays where it was; what it stood for is kept by line.
"""

import re
from dataclasses import dataclass

_ITEM = re.compile(r"^([ \t]*)([a-z]{1,7})([.)])([ \t]+\S.*)$")
_ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl"}
_ROMAN |= {10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}
_MOST_LETTERS, _MOST_ROMAN = 780, 32767


@dataclass(frozen=True, slots=True)
class Marker:
    """The format (ECMA-376 17.18.59: lowerLetter, lowerRoman) and value of a lettered item."""

    format: str
    value: int


@dataclass(slots=True)
class _Open:
    indent: int
    format: str
    suffix: str
    value: int


def letters(n: int) -> str:
    """1 is a, 26 z, 27 aa, 53 aaa: after z the letter is doubled (17.18.59, lowerLetter); past 780 decimal."""
    if n > _MOST_LETTERS:
        return str(n)
    return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1) if n > 0 else ""


def roman(n: int) -> str:
    """4 is iv (17.18.59, lowerRoman); past 32767 decimal."""
    if n > _MOST_ROMAN:
        return str(n)
    written = ""
    for worth, signs in _ROMAN.items():
        written += signs * (n // worth)
        n %= worth
    return written


_LABELS = {"lowerLetter": letters, "lowerRoman": roman}


def mark_letters(source: str) -> tuple[str, dict[int, Marker]]:
    """The text with lettered markers as digits, and by line (from 0) what each stood for."""
    lines = source.split("\n")
    markers: dict[int, Marker] = {}
    opened: list[_Open] = []
    after_gap = after_item = True
    for number, line in enumerate(lines):
        match = _ITEM.match(line)
        marker = _next(match, opened, after_gap or after_item) if match else None
        if match and marker:
            markers[number] = marker
            lines[number] = f"{match.group(1)}{'1' * len(match.group(2))}{match.group(3)}{match.group(4)}"
        elif line.strip(" \t") and after_gap:
            indent = len(line) - len(line.lstrip(" \t"))
            opened = [one for one in opened if one.indent < indent]
        after_gap = not line.strip(" \t")
        after_item = bool(marker) or bool(re.match(r"[ \t]*([-*+]|\d+[.)])[ \t]", line))
    return "\n".join(lines), markers


def _next(match: re.Match[str], opened: list[_Open], may_start: bool) -> Marker | None:
    indent, label, suffix = len(match.group(1)), match.group(2), match.group(3)
    while opened and opened[-1].indent > indent:
        opened.pop()
    if opened and opened[-1].indent == indent and opened[-1].suffix == suffix:
        return _further(label, opened[-1])
    if not may_start or label not in ("a", "i"):
        return None
    if opened and opened[-1].indent == indent:
        opened.pop()
    opened.append(_Open(indent, "lowerLetter" if label == "a" else "lowerRoman", suffix, 1))
    return Marker(opened[-1].format, 1)


def _further(label: str, list_: _Open) -> Marker | None:
    """A further item of a list. A single letter that is not the next one is an item, too: it is complained of."""
    if label == _LABELS[list_.format](list_.value + 1):
        list_.value += 1
        return Marker(list_.format, list_.value)
    if len(label) > 1:
        return None
    return Marker("lowerLetter", ord(label) - ord("a") + 1)
