"""X26: a name or a long word has one spelling."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from pubdocs.agreement.lexicon import remembering
from pubdocs.agreement.values import Text
from pubdocs.checks.rule import EVERY, Case, Rule, Told, Words, found
from pubdocs.checks.transfers import is_subprocessor, subprocessors, transfers
from pubdocs.diagnostics import Severity, msg

# So long that one letter's difference is rather a slip than another word.
_WORDS = remembering(re.compile(r"[^\W\d_]{10,}"))
ENDING = 4  # letters at the end that inflection changes
SHORTEST = 8  # letters of a name, so that it is not another's
LONGER = 2  # letters: one, and the full stop of an abbreviation
BEGINNING = 2  # letters at the beginning that make another word: inskriva, utskriva


def judge(case: Case) -> Iterator[Told]:
    """Names that are a company's or a party's but for one letter; long words that stand once and are another's."""
    names = tuple(_names(case))
    for text, written, name in names:
        message = msg('"{word}" stands here; the name is {name}.', word=written, name=name)
        yield Told(message, case.locate(text.span, written))
    yield from slips(case, " ".join((*(written for _, written, _ in names), *_recipients(case))))


def slips(case: Words, told: str = "") -> Iterator[Told]:
    """Long words that stand once and are but for one inner letter a word that stands more often; not those told."""
    found_here = _slips(Counter(match[0].casefold() for _, match in found(_WORDS, case.passages)))
    wrong = {word: usual for word, usual in found_here.items() if word not in told.casefold()}
    for passage, match in found(_WORDS, case.passages) if wrong else ():
        if usual := wrong.get(match[0].casefold()):
            message = msg('"{word}" stands once; elsewhere it is spelt "{usual}".', word=match[0], usual=usual)
            yield Told(message, passage.at(match.start(), case, match[0]), excerpt=passage.text)


def _slips(counts: Counter[str]) -> dict[str, str]:
    """Words that stand once, each with the one that is usual: with one letter more inside, or one less."""
    usual: dict[tuple[str, str], list[str]] = {}  # by what a slip inside leaves as it is
    for word, count in counts.items():
        if count > 1:
            usual.setdefault((word[:BEGINNING], word[-ENDING:]), []).append(word)
    slipped: dict[str, str] = {}
    for word in [word for word, count in counts.items() if count == 1]:
        for one in usual.get((word[:BEGINNING], word[-ENDING:]), ()):
            if one in without_a_letter(word) or word in without_a_letter(one):
                slipped[word] = one
    return slipped


def _names(case: Case) -> Iterator[tuple[Text, str, str]]:
    """Names in running text, each with the name meant; not in the texts in which X01 looks for recipients."""
    facts = case.agreement
    known = (*(str(one.name) for one in facts.parties), *(str(one.name) for one in subprocessors(case)))
    others = {*known, *(str(region.name) for region in case.reference.regions)}
    judged = [part.text for part in (facts.locations, facts.transfers) if part]
    for text in case.texts:
        for name in known if not any(text is one for one in judged) else ():
            for written in _misspelt(str(text), name):
                if written not in others:
                    yield text, written, name


def _recipients(case: Case) -> Iterator[str]:
    """Recipients that are not listed: X01 tells what they are near to."""
    places = case.agreement.locations.items if case.agreement.locations else ()
    for name in (*(one.importer for one in transfers(case)), *(place.operator for place in places)):
        if name and not is_subprocessor(case, name):
            yield name


@lru_cache(maxsize=2048)
def _misspelt(text: str, name: str) -> tuple[str, ...]:
    """Words in a text that are a name but for one letter."""
    runs = _capitalised(text, len(name.split()))
    return tuple(run for run in runs if abs(len(run) - len(name)) <= LONGER and one_slip(run, name.rstrip(".")))


@lru_cache(maxsize=512)
def _capitalised(text: str, size: int) -> tuple[str, ...]:
    """As many words of a text after one another as are asked for, where the first has a capital letter."""
    words = [word.strip(',;:()”"') for word in text.split()]
    starts = (at for at in range(len(words) - size + 1) if words[at][:1].isupper())
    return tuple(" ".join(words[at : at + size]).rstrip(".") for at in starts)


def one_slip(written: str, meant: str) -> bool:
    """Whether a name is another but for one letter: missing, too many, wrong, or two that have changed places.

    Capital letters make no slip, and no more does a genitive.
    """
    one, other = written.casefold(), meant.casefold()
    if one in (other, f"{other}s", f"{other}:s", f"{other}’s") or len(other) < SHORTEST:
        return False
    start = _same(one, other)
    end = _same(one[start:][::-1], other[start:][::-1])
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return len(left) <= 1 >= len(right) or (len(left) == 2 and left == right[::-1])


def _same(one: str, other: str) -> int:
    """With how many letters two words begin alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@lru_cache(maxsize=512)
def without_a_letter(word: str) -> tuple[str, ...]:
    """A word without one of its inner letters, each in turn."""
    return tuple(word[:place] + word[place + 1 :] for place in range(BEGINNING, len(word) - ENDING))


RULE = Rule(
    "X26",
    msg("One spelling of each name and word"),
    "god sed",
    Severity.WARNING,
    why=msg(
        "A company that is spelt in two ways may be taken for two; a misspelt word makes the reader doubt the rest."
    ),
    hint=msg("Choose one spelling; a name best comes from one place in the data."),
    example="… Självbetjäningsportal … Själbetjäningsportal",
    judge=judge,
    kinds=EVERY,
)
