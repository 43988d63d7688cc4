"""X28: laws and authorities named still exist."""

import re
from collections.abc import Iterable, Iterator

from pubdocs.agreement.lexicon import Lexicon, Stale, finder, pattern, says
from pubdocs.agreement.sentences import sentences
from pubdocs.checks.rule import EVERY, NO_DAY, Rule, Told, Words
from pubdocs.diagnostics import Severity, msg


def judge(case: Words) -> Iterator[Told]:
    """Words for what was no more on the day, unless the sentence tells of it as of what was."""
    find = finder(tuple(word for stale in case.lexicon.stale for word in stale.words))
    for passage in case.passages:
        for stale, match in _named(find(passage.text), case.lexicon):
            if case.day is None:
                yield NO_DAY
            elif case.day > stale.ended.date:
                message = msg(
                    '"{word}" is no more since {day}; now: {instead}',
                    word=match[0],
                    day=stale.ended,
                    instead=stale.instead,
                )
                yield Told(message, passage.at(match.start(), case, match[0]), excerpt=passage.text)


def _named(found: Iterable[re.Match[str]], lexicon: Lexicon) -> Iterator[tuple[Stale, re.Match[str]]]:
    """What is no more, each once in a passage, where it is named first."""
    left = list(lexicon.stale)
    for match in found:
        if says(_sentence(match), lexicon.former):
            continue
        for stale in [one for one in left if pattern(one.words).fullmatch(match[0])]:
            left.remove(stale)
            yield stale, match


def _sentence(match: re.Match[str]) -> str:
    """The sentence that some words stand in."""
    text = match.string
    return next((text[begin:end] for begin, end in sentences(text) if begin <= match.start() < end), text)


RULE = Rule(
    "X28",
    msg("Laws and authorities named still exist"),
    "god sed",
    Severity.WARNING,
    why=msg("A law or an authority that is no more shows that the text was written for another time."),
    hint=msg("Write what holds now, and read the rest of the clause with the same eye."),
    example="… enligt personuppgiftslagen (1998:204).",
    judge=judge,
    kinds=EVERY,
)
