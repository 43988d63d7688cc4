"""Questions that several rules ask of a text: is it only a reference, which lengths of time does it name."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pubdocs.agreement.lexicon import Lexicon, Words, begins, finder, pattern, says
from pubdocs.agreement.model import Agreement, Clause
from pubdocs.agreement.values import Text
from pubdocs.agreement.wording import same_words

_NUMBERS = [
    "noll",
    "en",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
    "tretton",
    "fjorton",
    "femton",
    "sexton",
    "sjutton",
    "arton",
    "nitton",
    "tjugo",
]
_TENS = {
    "tjugofyra": 24,
    "trettio": 30,
    "trettiosex": 36,
    "fyrtioåtta": 48,
    "sextio": 60,
    "sjuttiotvå": 72,
    "nittio": 90,
}
_WORDS = {word: number for number, word in enumerate(_NUMBERS)} | _TENS | {"ett": 1}
_UNITS = {"timm": 1, "dygn": 24, "arbetsdag": 24, "dag": 24, "veck": 168, "månad": 730, "år": 8760}
_TIME = re.compile(
    rf"(?<![\w§:])(\d+|{'|'.join(sorted(_WORDS, key=len, reverse=True))})[\s\u00a0]+"
    r"((?:timm|dygn|arbetsdag|dag|veck|månad|år)\w*)",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\s\w+\s\d{4}\b")
_VERSION = re.compile(r"\b(?:version|utgåva|ver\.|v\.?)\s*\d", re.IGNORECASE)
_REGISTERED = re.compile(
    r"\b(?:dnr|diarienummer|diarienr)\b|\b[A-ZÅÄÖ]{1,4}[ /]\d{1,5}/\d{2,5}|\b\d-\d+/\d{4}\b", re.IGNORECASE
)
_TITLE = re.compile(r"[^\W\d_]{4,}")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ{\[])")


class Time(NamedTuple):
    """A length of time in a text: its words, how many hours, and where it begins."""

    words: str
    hours: int
    start: int


@lru_cache(maxsize=512)
def times(text: str) -> tuple[Time, ...]:
    """The lengths of time that a text names, in figures or words: "24 timmar", "fem arbetsdagar", "tio år"."""
    return tuple(_time(match) for match in _TIME.finditer(text))


def _time(match: re.Match[str]) -> Time:
    unit = match[2].lower()
    hours = next(value for stem, value in _UNITS.items() if unit.startswith(stem))
    number = int(match[1]) if match[1].isdigit() else _WORDS[match[1].lower()]
    return Time(match[0], number * hours, match.start())


def notice_hours(text: str) -> Iterator[Time]:
    """The lengths of time that a text names in hours or whole days and nights, as notices of breaches are."""
    return (time for time in times(text) if re.search("timm|dygn", time.words, re.IGNORECASE))


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[str, ...]:
    """A text's sentences, with one space between words."""
    return tuple(one for one in _SENTENCE.split(same_words(text)) if one)


def delegates(text: str | None, lexicon: Lexicon) -> bool:
    """Whether a text is nothing but a reference to another document, not to a law and not to a place by its id."""
    if not text or len(found := sentences(text)) != 1:
        return False
    leaves = begins(found[0], lexicon.delegating) or bool(_leaving(lexicon.delegating_verbs).match(found[0]))
    return leaves and not says(found[0], lexicon.lawful) and "](" not in found[0]


@lru_cache(maxsize=4)
def _leaving(verbs: Words) -> re.Pattern[str]:
    """A sentence of a few words and a verb that leaves the answer elsewhere: "Särskilda krav anges i huvudavtalet."."""
    return re.compile(rf"(?!.*\bsom\b)(?:\w+[\s\u00a0]+){{1,4}}?(?={pattern(verbs).pattern})", re.IGNORECASE)


class Identified(NamedTuple):
    """How a reference says which document it means."""

    dated: bool
    version: bool
    registered: bool


@lru_cache(maxsize=512)
def identified(text: str) -> Identified:
    """Whether a text that leaves the answer elsewhere names a date, a version, a diarienummer."""
    plain = same_words(text)
    return Identified(bool(_DATED.search(plain)), bool(_VERSION.search(plain)), bool(_REGISTERED.search(plain)))


def titled(text: str, lexicon: Lexicon) -> bool:
    """Whether a text that leaves the answer elsewhere has words that may be a document's title."""
    rest = pattern(lexicon.delegating).sub(" ", same_words(text), count=1)
    for known in (_DATED, _REGISTERED, pattern(lexicon.untitled)):
        rest = known.sub(" ", rest)
    return bool(_TITLE.search(rest))


def affirmed(text: str | None, words: Words, lexicon: Lexicon) -> Iterator[str]:
    """Those of some words that a text says in sentences that deny nothing, each as it stands there."""
    for sentence in sentences(text or ""):
        if not says(sentence, lexicon.denials):
            yield from (match[0] for match in finder(words)(sentence))


class Answer(NamedTuple):
    """A free text with the fact it answers."""

    path: str
    text: Text


def answers(agreement: Agreement) -> Iterator[Answer]:
    """The free texts that answer a form's questions, in the model's order; free clauses last."""
    for name, owner, field in _ANSWERS:
        part = getattr(agreement, owner) if owner else agreement
        text = getattr(part, field) if part else None
        if text:
            yield Answer(name, text)
    yield from _clauses(agreement.clauses)


def _clauses(clauses: tuple[Clause, ...]) -> Iterator[Answer]:
    for clause in clauses:
        if clause.text:
            yield Answer(f"clauses.{clause.id}", clause.text)
        yield from _clauses(clause.clauses)


_ANSWERS = (
    ("purpose", "", "purpose"),
    ("subject_matter", "", "subject_matter"),
    ("nature.text", "nature", "text"),
    ("duration", "", "duration"),
    ("data_types.text", "data_types", "text"),
    ("subject_categories.text", "subject_categories", "text"),
    ("handling_requirements", "", "handling_requirements"),
    ("security_measures.text", "security_measures", "text"),
    ("logging.text", "logging", "text"),
    ("logging.review", "logging", "review"),
    ("locations.text", "locations", "text"),
    ("transfers.text", "transfers", "text"),
    ("retention.text", "retention", "text"),
    ("retention.ending", "retention", "ending"),
    ("other_instructions", "", "other_instructions"),
    ("authorisation.text", "authorisation", "text"),
    ("subprocessors.text", "subprocessors", "text"),
)
