"""C08: data is processed only on documented instructions."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """That no text of the agreement says it, unless the main agreement does."""
    if not case.settled("C08") and not any(says(text, case.lexicon.instructions) for text in case.texts):
        yield Told(msg("It is not said that data is processed only on documented instructions."))


RULE = Rule(
    "C08",
    msg("Only on documented instructions"),
    "art. 28.3 a dataskyddsförordningen",
    Severity.WARNING,
    why=msg(
        "The processor may process the data only on documented instructions from the controller, and the "
        "agreement must say so."
    ),
    hint=msg("Say it under handling_requirements, or say in the form that the main agreement settles it (settled)."),
    example="handling_requirements: Personuppgiftsbiträdet ska hålla uppgifterna åtskilda.",
    judge=judge,
)
