"""C05: the types of personal data are stated."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """The types that are missing."""
    if not case.agreement.data_types or not case.agreement.data_types.items:
        yield Told(msg("No type of personal data is listed."), case.span(case.agreement.data_types))


RULE = Rule(
    "C05",
    msg("Types of personal data are stated"),
    "art. 28.3 dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "An instruction lists the types of personal data. Words in general terms cannot be compared with "
        "what is transferred or seen."
    ),
    hint=msg("List the types under data_types.items, grouped by category of data subjects."),
    example="data_types:\n  text: Personuppgifter i samband med journalföring.",
    judge=judge,
)
