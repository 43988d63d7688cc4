"""C19: an adequacy decision is in force, and its scope is met."""

from collections.abc import Iterator

from pubdocs.checks.rule import NO_DAY, Case, Rule, Told
from pubdocs.checks.transfers import transfers
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Transfers by adequacy to where no decision is in force on the day, or where its scope is not confirmed."""
    for one in transfers(case):
        if one.basis != "adequacy" or not one.country or not case.third(one.country):
            continue
        if case.day is None:
            yield NO_DAY
            continue
        held = case.reference.adequacy(one.country, case.day)
        if held is None:
            message = msg(
                "{country} has no decision on adequacy in force on {day}.", country=one.country.wording, day=case.day
            )
            yield Told(message, one.country.span)
        elif held.partial and not one.scope:
            message = msg(
                "{instrument} holds only for {scope}, and it is not stated that {name} is one of them.",
                instrument=held.instrument,
                scope=held.partial,
                name=one.importer,
            )
            yield Told(message, case.span(one.basis), Severity.WARNING)


RULE = Rule(
    "C19",
    msg("An adequacy decision is in force on the day"),
    "art. 45 dataskyddsförordningen",
    Severity.ERROR,
    why=msg("A decision holds for certain countries, for a certain time, and some of them for certain importers only."),
    hint=msg(
        "State another basis; for a decision that holds for some importers only, say in scope how the "
        "importer meets it."
    ),
    example="transfers:\n  items:\n    - {id: bolaget, country: IN, basis: adequacy}",
    judge=judge,
)
