"""C06: the categories of data subjects are stated."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """The categories that are missing."""
    if not case.agreement.subject_categories or not case.agreement.subject_categories.items:
        yield Told(msg("No category of data subjects is listed."), case.span(case.agreement.subject_categories))


RULE = Rule(
    "C06",
    msg("Categories of data subjects are stated"),
    "art. 28.3 dataskyddsförordningen",
    Severity.ERROR,
    why=msg("An instruction lists the categories of data subjects: whose data is processed."),
    hint=msg("List the categories under subject_categories.items."),
    example="subject_categories:\n  text: Berörda personer.",
    judge=judge,
)
