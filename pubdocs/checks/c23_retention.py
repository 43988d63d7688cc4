"""C23: it is stated how long data is kept."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """The retention that is missing."""
    retention = case.agreement.retention
    if retention is None or not (retention.items or retention.text):
        yield Told(msg("How long the data is kept is not stated."), case.span(retention))


RULE = Rule(
    "C23",
    msg("How long data is kept"),
    "art. 5.1 e, art. 28.3 dataskyddsförordningen",
    Severity.WARNING,
    why=msg(
        "Data is kept no longer than needed. The processor must know how long, or by which criterion, for "
        "each kind of data."
    ),
    hint=msg("List the kinds of data under retention.items with a period or a criterion."),
    example="(ingen uppgift retention)",
    judge=judge,
)
