"""C20: the processor assists when data subjects exercise their rights."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """That no text of the agreement says it, unless the main agreement does."""
    if not case.settled("C20") and not any(says(text, case.lexicon.rights) for text in case.texts):
        yield Told(msg("It is not said how the processor helps when data subjects exercise their rights."))


RULE = Rule(
    "C20",
    msg("Assistance with the rights of data subjects"),
    "art. 28.3 e dataskyddsförordningen",
    Severity.WARNING,
    why=msg("The processor must assist the controller in answering data subjects who exercise their rights."),
    hint=msg("Say under other_instructions how requests are handed on, and within how many days help is given."),
    example="other_instructions: Inga övriga instruktioner.",
    judge=judge,
)
