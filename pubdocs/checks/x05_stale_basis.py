"""X05: the basis of a transfer still holds, and is the country's."""

import datetime
from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.phrases import sentences
from pubdocs.checks.rule import NO_DAY, Case, Rule, Told
from pubdocs.checks.transfers import transfers
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Instruments that are named and hold no more on the day; decisions on adequacy for another country."""
    texts = [*(one.decision for one in transfers(case) if one.decision), *case.texts]
    if not case.reference.stale(" ".join(texts), datetime.date.max):
        texts = []
    for text in texts:
        relied = " ".join(one for one in sentences(text) if not says(one, case.lexicon.repealing))
        named = case.reference.stale(relied, datetime.date.max)
        if named and case.day is None:
            yield NO_DAY
        elif case.day and (stale := case.reference.stale(relied, case.day)):
            message = msg(
                "{instrument} ({name}) holds no more since {day}.",
                instrument=stale.instrument,
                name=stale.name,
                day=stale.valid_to,
            )
            yield Told(message, text.span)
    for one in transfers(case):
        if one.basis == "adequacy" and one.decision and one.country:
            countries = {
                decision.country for decision in case.reference.decisions if decision.instrument in one.decision
            }
            if countries and one.country not in countries:
                yield Told(
                    msg(
                        "{instrument} is not a decision on {country}.",
                        instrument=one.decision,
                        country=one.country.wording,
                    ),
                    one.decision.span,
                )


RULE = Rule(
    "X05",
    msg("The basis of a transfer still holds"),
    "kap. V dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "Privacy Shield and the older standard clauses no longer carry a transfer, and a decision holds for "
        "its own country only."
    ),
    hint=msg("State a basis that holds on the day of the document."),
    example="decision: 2010/87/EU",
    judge=judge,
)
