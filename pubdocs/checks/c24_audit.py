"""C24: the controller may audit."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """That no text of the agreement says it, unless the main agreement does."""
    if not case.settled("C24") and not any(says(text, case.lexicon.audits) for text in case.texts):
        yield Told(msg("It is not said that the controller may audit the processing."))


RULE = Rule(
    "C24",
    msg("The controller may audit"),
    "art. 28.3 h dataskyddsförordningen",
    Severity.WARNING,
    why=msg("The processor must make available all information needed, and allow for audits."),
    hint=msg("Say how and how often the controller may audit, for example in a clause of its own."),
    example="other_instructions: Inga övriga instruktioner.",
    judge=judge,
)
