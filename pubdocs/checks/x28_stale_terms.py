"""X28: laws and authorities named still exist."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import pattern
from pubdocs.checks.rule import EVERY, NO_DAY, Case, Rule, Told, holding
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Words for what was no more on the day."""
    every = tuple(word for stale in case.lexicon.stale for word in stale.words)
    for passage, match in holding(every, case.passages):
        stale = next(one for one in case.lexicon.stale if pattern(one.words).fullmatch(match[0]))
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


RULE = Rule(
    "X28",
    msg("Laws and authorities named still exist"),
    "–",
    Severity.WARNING,
    why=msg("A law or an authority that is no more shows that the text was written for another time."),
    hint=msg("Write what holds now, and read the rest of the clause with the same eye."),
    example="… enligt personuppgiftslagen (1998:204).",
    judge=judge,
    kinds=EVERY,
)
