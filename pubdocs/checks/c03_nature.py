"""C03: the nature of the processing is stated as operations."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """The nature that is missing or names no operation."""
    nature = case.agreement.nature
    if nature is None or not nature.operations:
        yield Told(
            msg("What is done with the data is not stated: no operation of art. 4(2) is named."), case.span(nature)
        )


RULE = Rule(
    "C03",
    msg("The nature of the processing is stated"),
    "art. 28.3, art. 4.2 dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "The nature (art) is what is done with the data: collection, storage, consultation, erasure. A "
        "purpose does not say it."
    ),
    hint=msg(
        "List the operations of art. 4(2) under nature.operations, and describe them in nature.text if that helps."
    ),
    example="(ingen uppgift nature)",
    judge=judge,
)
