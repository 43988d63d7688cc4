"""C01: the subject matter is stated, and is not the purpose once more."""

from collections.abc import Iterator

from pubdocs.agreement.wording import same_words
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """The subject matter that is missing, or that is the purpose word for word."""
    subject, purpose = case.agreement.subject_matter, case.agreement.purpose
    if not subject:
        yield Told(msg("The subject matter of the processing is not stated."))
    elif purpose and _bare(subject) == _bare(purpose):
        yield Told(msg("The subject matter is the same text as the purpose."), subject.span)


def _bare(text: str) -> str:
    return same_words(text).casefold().rstrip(".")


RULE = Rule(
    "C01",
    msg("The subject matter is stated"),
    "art. 28.3 dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "What the processing is about (föremål) and why it is done (ändamål) are two things, and an "
        "instruction states both."
    ),
    hint=msg(
        "Say under subject_matter which service or system the processing belongs to, and under purpose why it is done."
    ),
    example="subject_matter: Journalföring\npurpose: Journalföring",
    judge=judge,
)
