"""X41: numbers of clauses go on without a gap, and no number stands twice."""

import re
from collections.abc import Iterator

from pubdocs.checks.documents.paper import Number, Paper, number_of, shown
from pubdocs.checks.rule import Rule, Told
from pubdocs.diagnostics import Severity, msg
from pubdocs.word.manuscript import Written


def judge(paper: Paper) -> Iterator[Told]:
    """Numbers that stand twice, or are more than one above the number before. A clause 1 begins a new series."""
    last: dict[Number, int] = {}
    begun: dict[Number, Written] = {}
    for one, number in paper.numbered:
        above, own = number[:-1], number[-1]
        if not above and own <= 1:
            last.clear()
            begun.clear()
        elif number in begun:
            yield paper.told(msg("The number {number} stands twice.", number=shown(number)), one)
        elif (missing := _missing(number, last.get(above))) and not _stands(paper, missing):
            message = msg(
                "{number} stands here, and there is no {missing} before it.",
                number=shown(number),
                missing=shown(missing),
            )
            yield paper.told(message, one)
        last[above] = own
        begun.setdefault(number, one)
        for below in [prefix for prefix in last if prefix[: len(number)] == number and len(prefix) >= len(number)]:
            del last[below]


def _missing(number: Number, before: int | None) -> Number:
    """The number that should stand before a number, if another does; () if all is well."""
    expected = 1 if before is None else before + 1
    gap = number[-1] > expected and (before is not None or len(number) > 1)
    return (*number[:-1], number[-1] - 1) if gap else ()


def _stands(paper: Paper, number: Number) -> bool:
    """Whether a number stands somewhere before words, be it that it is no heading by its looks."""
    written = re.compile(rf"(?<![\d.]){re.escape(shown(number))}[.)]?[\s\u00a0]+[A-ZÅÄÖ]")
    return any(number_of(one) == number for one in paper.body) or bool(written.search(paper.words))


RULE = Rule(
    "X41",
    msg("No gap, and no number twice"),
    "god sed",
    Severity.WARNING,
    why=msg("A number that stands twice makes every reference to it uncertain; one that is missing, the reader look."),
    hint=msg("Number anew, best by letting Word do it, and look at the references afterwards."),
    example="2.1 Allmänt\n2.3 Skalskydd",
    judge=judge,
)
