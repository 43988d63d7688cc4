"""C09: those who process data are bound to secrecy."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """That no text of the agreement says it, unless the main agreement does."""
    if not case.settled("C09") and not any(says(text, case.lexicon.confidentiality) for text in case.texts):
        yield Told(msg("It is not said that those who see the data are bound to secrecy."))


RULE = Rule(
    "C09",
    msg("Those who process data are bound to secrecy"),
    "art. 28.3 b dataskyddsförordningen",
    Severity.WARNING,
    why=msg("The processor must see to it that those authorised to process the data are bound to confidentiality."),
    hint=msg("Say it under handling_requirements, or say in the form that the main agreement settles it (settled)."),
    example="handling_requirements: Personuppgiftsbiträdet ska hålla uppgifterna åtskilda.",
    judge=judge,
)
