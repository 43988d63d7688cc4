"""Levels and lists of a numbering part (ECMA-376 part 1, 17.9): what a number looks like and where it begins."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from pubdocs.agreement.letters import letters, roman
from pubdocs.word.names import MC_ALTERNATE, MC_CHOICE, PPR, RPR, VAL, Element, is_on, w
from pubdocs.word.styles import number, value
from pubdocs.word.symbols import glyph

LEVELS = 9

FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "lowerLetter": letters,
    "upperLetter": lambda n: letters(n).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda n: roman(n).upper(),
    "numberInDash": lambda n: f"- {n} -",
    "hex": lambda n: f"{n:X}",
    "none": lambda n: "",
    "bullet": lambda n: "",
}
"""How a number is written, by numFmt (17.18.59). Other formats are written as decimal, and the label says so."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list (17.9.6). `text` is its lvlText cut in pieces: words, and the indexes of levels to put in.

    `restart`: a paragraph of a level below this number makes the level begin anew. `width`: digits of a padded number.
    `left`: the indentation of its paragraphs in twips, None where it says none.
    """

    format: str = "decimal"
    text: tuple[str | int, ...] = ()
    start: int = 0
    restart: int = 0
    legal: bool = False
    suffix: str = "tab"
    style: str = ""
    width: int = 0
    left: int | None = None

    def write(self, count: int, legal: bool = False) -> str:
        """A number of this level, in its format; under a legal level always in Arabic numerals (17.9.4)."""
        if legal and self.format not in ("none", "decimalZero"):
            return str(count)
        return FORMATS.get(self.format, str)(count) if not self.width else str(count).rjust(self.width, "0")


Levels: TypeAlias = tuple[Level | None, ...]


@dataclass(frozen=True, slots=True)
class Num:
    """A numbering instance (17.9.15): the list it counts in, its levels, and where its levels start anew."""

    list: int
    levels: Levels
    starts: Mapping[int, int] = field(default_factory=dict)

    def start(self, level: int) -> int:
        """The number that a level begins with."""
        definition = self.levels[level]
        return self.starts.get(level, definition.start if definition else 0)


class Lists:
    """A numbering part, looked up in while nums are read."""

    def __init__(self, tree: Element, styles: Element | None) -> None:
        abstracts = ((number_of(one, "abstractNumId"), one) for one in tree.iterchildren(w("abstractNum")))
        nums = ((number_of(one, "numId"), one) for one in tree.iterchildren(w("num")))
        self.abstracts = {id: element for id, element in abstracts if id is not None}
        self.nums = {id: element for id, element in nums if id}
        self.styles = styles
        kinds = ((id, value(element.find(w("multiLevelType")))) for id, element in self.abstracts.items())
        self.single = frozenset(id for id, kind in kinds if kind == "singleLevel")
        self._levels: dict[int, list[Level | None]] = {}

    def num(self, element: Element) -> Num | None:
        """A numbering instance; None if its list does not exist."""
        abstract = number(element.find(w("abstractNumId")))
        if abstract is None or abstract not in self.abstracts:
            return None
        levels, starts = list(self.levels(abstract)), dict[int, int]()
        for override in element.iterchildren(w("lvlOverride")):
            ilvl = number_of(override, "ilvl")
            if ilvl is None or not 0 <= ilvl < LEVELS:
                continue
            if (start := number(override.find(w("startOverride")))) is not None:
                starts[ilvl] = start
            if (level := override.find(w("lvl"))) is not None:
                before = levels[ilvl]
                levels[ilvl] = replace(_level(level, ilvl), restart=before.restart if before else ilvl)
        return Num(abstract, tuple(levels), starts)

    def levels(self, abstract: int, seen: frozenset[int] = frozenset()) -> list[Level | None]:
        """The levels of an abstractNum, or of the one that its number style leads to (17.9.21)."""
        if abstract in self._levels:
            return self._levels[abstract]
        found: list[Level | None] = [None] * LEVELS
        for element in self.abstracts[abstract].iterchildren(w("lvl")):
            ilvl = number_of(element, "ilvl")
            if ilvl is not None and 0 <= ilvl < LEVELS:
                found[ilvl] = _level(element, ilvl)
        linked = self._linked(value(self.abstracts[abstract].find(w("numStyleLink"))))
        if not any(found) and linked is not None and linked not in seen:
            found = self.levels(linked, seen | {abstract})
        self._levels[abstract] = found
        return found

    def _linked(self, style: str) -> int | None:
        """The abstractNum of a number style: by its num, or because it says itself that it defines the style."""
        if not style:
            return None
        for element in () if self.styles is None else self.styles.iterchildren(w("style")):
            if element.get(w("styleId")) == style:
                num = self.nums.get(next((number(one) or 0 for one in element.iter(w("numId"))), 0))
                abstract = None if num is None else number(num.find(w("abstractNumId")))
                if abstract in self.abstracts:
                    return abstract
        links = ((id, value(element.find(w("styleLink")))) for id, element in self.abstracts.items())
        return next((id for id, link in links if link == style), None)


def number_of(element: Element, attribute: str) -> int | None:
    """An attribute as a whole number; None if it is missing or no number."""
    try:
        return int(element.get(w(attribute), ""))
    except ValueError:
        return None


def _level(element: Element, ilvl: int) -> Level:
    said = {str(child.tag): child for child in reversed(element)}  # one look at what it holds; the first counts
    format, width = _format(element, said.get(w("numFmt")))
    text = value(said.get(w("lvlText")))
    restart = number(said.get(w("lvlRestart")))
    if format == "bullet":
        pieces: tuple[str | int, ...] = ("".join(glyph(_font(element), character) for character in text),)
    else:
        pieces = tuple(_pieces(text, ilvl))
    return Level(
        format=format,
        text=pieces,
        start=number(said.get(w("start"))) or 0,
        restart=ilvl if restart is None or restart > ilvl else restart,
        legal=is_on(said.get(w("isLgl"))),
        suffix=value(said.get(w("suff"))) or "tab",
        style=value(said.get(w("pStyle"))),
        width=width,
        left=_left(said.get(PPR)),
    )


def left_indent(paragraph: Element) -> int | None:
    """The left indentation that a paragraph says itself (17.3.1.12), in twips."""
    return _left(paragraph.find(PPR))


def _left(properties: Element | None) -> int | None:
    said = None if properties is None else properties.find(w("ind"))
    if said is None:
        return None
    left = number_of(said, "left")
    return number_of(said, "start") if left is None else left


def _pieces(text: str, ilvl: int) -> Iterator[str | int]:
    """The pieces of a lvlText: "%1.%2)" is 0, ".", 1, ")". A level below its own has no number yet (17.9.11)."""
    for words, digit in re.findall(r"((?:(?!%[1-9]).)+)|%([1-9])", text, re.DOTALL):
        if words:
            yield words
        elif int(digit) <= ilvl + 1:
            yield int(digit) - 1


def _format(element: Element, found: Element | None) -> tuple[str, int]:
    """The numFmt, and the width of a padded one: Word 2010 writes "001, 002, 003, …" as a custom format."""
    if found is None:
        found = element.find(f"{MC_ALTERNATE}/{MC_CHOICE}/{w('numFmt')}")
    if found is None:
        return "decimal", 0
    sample = re.match(r"0*1(?=,|$)", found.get(w("format"), ""))
    return found.get(VAL, "decimal"), len(sample[0]) if sample and found.get(VAL) == "custom" else 0


def _font(element: Element) -> str:
    fonts = element.find(f"{RPR}/{w('rFonts')}")
    return "" if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or ""
