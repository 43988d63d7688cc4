"""What a rule of Word files judges: a `Paper`, with its numbers and sections.

A heading is a paragraph with a heading's style; and, since many write them so, a bold one that begins with a number.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pubdocs.agreement.catalogue import Reference
from pubdocs.agreement.lexicon import Lexicon, Words, pattern
from pubdocs.agreement.sentences import sentences
from pubdocs.checks.rule import Passage, Told
from pubdocs.diagnostics import Message, Place, Severity, Span
from pubdocs.word.manuscript import Manuscript, Written

LONGEST_HEADING = 120
LONGEST_SENTENCE = 1000
TWO = 2
_AUTOMATIC = re.compile(r"[§\s]*(\d+(?:\.\d+)*)[.):]?\s*")
_TYPED = re.compile(r"([1-9]\d?(?:\.[1-9]\d?){0,3})[.)]?[\s\u00a0]+(?=[A-ZÅÄÖ”\"])")
_NOT_HEADINGS = re.compile(r"title|subtitle|caption|toc\b.*|rubrik|underrubrik|beskrivning|innehåll.*", re.IGNORECASE)

Number = tuple[int, ...]
Rows = Mapping[int, Sequence[Written]]


class Section(NamedTuple):
    """A heading and what stands under it, up to the next heading of any level. The first may have no heading."""

    heading: Written | None
    content: tuple[Written, ...]
    leads: bool = False
    """Whether the next section stands below it."""


@dataclass(frozen=True)
class Paper:
    """A Word file with what pubdocs knows, and the day it is judged at."""

    manuscript: Manuscript
    reference: Reference
    lexicon: Lexicon
    day: datetime.date
    beside: "tuple[Paper, ...]" = ()
    """The files that are judged together with it: the other appendices, as it may be."""

    def locate(self, span: Span | None, words: str) -> Span | None:
        """Where in the data a value stands: no value of a file comes from data."""
        return None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Everything that stands in the file, in reading order."""
        return tuple(self.passage(one) for one in (*self.body, *self.manuscript.margins) if one.text.strip())

    @staticmethod
    def passage(written: Written) -> Passage:
        """A paragraph as rules read it that only read words."""
        return Passage(written.inlines, written.text, written.place)

    @cached_property
    def words(self) -> str:
        """The words of all passages, one a line."""
        return "\n".join(passage.text for passage in self.passages)

    @cached_property
    def body(self) -> tuple[Written, ...]:
        """The paragraphs of the body that print something, and the empty cells of tables."""
        return tuple(one for one in self.manuscript.body if one.text.strip() or one.label or one.spot or one.pictured)

    @cached_property
    def in_swedish(self) -> bool:
        """Whether most of its words that belong to one language alone are Swedish."""
        foreign = [_count(self.words, language.words) for language in self.lexicon.languages]
        swedish = _count(self.words, self.lexicon.swedish)
        return swedish > 0 and swedish >= max(foreign, default=0)

    @cached_property
    def headings(self) -> tuple[Written, ...]:
        """The headings, those too that are only bold and numbered."""
        return tuple(one for one in self.body if self.is_heading(one))

    def is_heading(self, one: Written) -> bool:
        """Whether a paragraph is a heading, or is meant as one: it is bold, numbered, short, and no sentence."""
        return bool(one.heading and not one.spot) or (bool(number_of(one)) and looks_like_heading(one))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The body, divided at its headings."""
        found: list[Section] = []
        heading: Written | None = None
        content: list[Written] = []
        for one in self.body:
            if self.is_heading(one):
                found.append(Section(heading, tuple(content), heading is not None and _above(heading, one)))
                heading, content = one, []
            else:
                content.append(one)
        return (*found, Section(heading, tuple(content)))

    @cached_property
    def numbered(self) -> tuple[tuple[Written, Number], ...]:
        """The clauses: numbered headings, and paragraphs with a number of several parts, as 3.2.

        Without tables, and without a list of contents: what stands there stands again in the text.
        """
        found = [(one, number_of(one)) for one in self.body if not one.spot and not _in_contents(one)]
        return tuple((one, number) for one, number in found if number and (len(number) > 1 or self.is_heading(one)))

    @cached_property
    def numbers(self) -> frozenset[Number]:
        """The numbers that clauses, points and rows have; none at all if no clause is numbered."""
        if not self.numbered:
            return frozenset()
        found = {number for one in self.body if (number := number_of(one))}
        alone = (_AUTOMATIC.fullmatch(one.text.strip()) for one in self.body)
        found |= {tuple(map(int, match[1].split("."))) for match in alone if match}
        for heading, content, _ in self.sections:
            above = number_of(heading) if heading else ()
            found |= {(*above, *number) for one in content if (number := number_of(one))}
        return frozenset(found | {number[:length] for number in found for length in range(1, len(number))})

    @cached_property
    def appendix(self) -> str:
        """Which appendix it is ("1"), by its title or what stands first; "" if it does not say."""
        first = [f"{one.label} {one.text}".strip() for one in self.body[:3]]
        for text in (self.manuscript.title, *first):
            if match := APPENDIX.match(text):
                return match[1]
        return ""

    @cached_property
    def tables(self) -> Mapping[int, Rows]:
        """The tables of the body by their numbers: the paragraphs of each row by its number, the empty ones too."""
        found: dict[int, dict[int, list[Written]]] = {}
        for one in self.manuscript.body:
            if one.spot:
                found.setdefault(one.spot.table, {}).setdefault(one.spot.row, []).append(one)
        return found

    def row(self, written: Written) -> str:
        """The words of a paragraph; of one in a table those of its row."""
        spot = written.spot
        return "\n".join(one.text for one in self.tables[spot.table][spot.row]) if spot else written.text

    def pairs(self, written: Written) -> str:
        """The words of the table that a paragraph stands in, if it has two columns: names and values."""
        spot = written.spot
        table = [one for row in self.tables[spot.table].values() for one in row] if spot else []
        if any(one.spot and one.spot.cell > TWO for one in table):
            return ""
        return "\n".join(one.text for one in table)

    def over(self, written: Written) -> str:
        """The words of the first row of the table that a paragraph stands in; "" if it is in none."""
        spot = written.spot
        return "\n".join(one.text for one in next(iter(self.tables[spot.table].values()), ())) if spot else ""

    def of_appendix(self, number: str) -> "Paper | None":
        """The file that is an appendix: this one, or one beside it."""
        return next((paper for paper in (self, *self.beside) if paper.appendix == number), None)

    def told(
        self, message: Message, written: Written, words: str = "", start: int = -1, severity: Severity | None = None
    ) -> Told:
        """A finding at some words of a paragraph, or at the paragraph as a whole."""
        start = written.text.find(words) if start < 0 and words else start
        place: Span | Place = written.place
        if words and start >= 0:
            place = self.passage(written).at(start, self, words)
        return Told(message, place, severity, excerpt=written.text or written.label)


APPENDIX = re.compile(r"(?i:bilaga)[\s\u00a0]+(\d{1,2}|[A-Z])\b(?![\s\u00a0]*[-–]\s*\d)")


def number_of(written: Written) -> Number:
    """The number of a paragraph, whether Word gives it or it is typed; () if it has none."""
    automatic = _AUTOMATIC.fullmatch(written.label)
    found = automatic or (None if written.label else typed(written))
    return tuple(int(digits) for digits in found[1].split(".")) if found else ()


def typed(written: Written) -> re.Match[str] | None:
    """A number that is typed at the beginning of a paragraph."""
    return _TYPED.match(written.text)


def shown(number: Number) -> str:
    """A number as it is printed."""
    return ".".join(map(str, number))


def looks_like_heading(one: Written) -> bool:
    """Whether a paragraph of the body that has no heading's style looks like a heading: bold, short, no sentence."""
    text = one.text.strip()
    return (
        one.bold
        and not one.heading
        and not one.spot
        and 0 < len(text) <= LONGEST_HEADING
        and text[-1] not in ".:;,"
        and not _NOT_HEADINGS.fullmatch(one.style)
    )


def _above(one: Written, other: Written) -> bool:
    """Whether one heading stands above another."""
    if one.heading and other.heading:
        return one.heading < other.heading
    number = number_of(one)
    return bool(number) and number_of(other)[: len(number)] == number


def _in_contents(one: Written) -> bool:
    return one.style.casefold().startswith("toc ") or bool(re.search(r"\t\d+$", one.text))


def _count(text: str, words: Words) -> int:
    return len(pattern(words).findall(text))


def sentence_at(text: str, start: int) -> str:
    """The sentence of a text that an offset stands in; of a very long one what is near."""
    begin = max(0, start - LONGEST_SENTENCE)
    near = text[begin : start + LONGEST_SENTENCE]
    return next((near[one:end] for one, end in sentences(near) if one <= start - begin < end), near)
