"""C02: the duration is stated."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """The duration that is missing."""
    if not case.agreement.duration:
        yield Told(msg("The duration of the processing is not stated."))


RULE = Rule(
    "C02",
    msg("The duration is stated"),
    "art. 28.3 dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "An instruction says how long the data is processed. The newer Swedish forms have no field for it, "
        "so it is often forgotten."
    ),
    hint=msg("State duration: from which day, until when, and what ends it."),
    example="(ingen uppgift duration)",
    judge=judge,
)
