"""C13: it is stated how sub-processors are authorised."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """The authorisation that is missing, unless the main agreement settles it."""
    if not case.agreement.authorisation and not case.settled("C13"):
        yield Told(msg("It is not stated whether sub-processors need a specific or a general authorisation."))


RULE = Rule(
    "C13",
    msg("How sub-processors are authorised"),
    "art. 28.2 dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "A sub-processor needs the controller's prior written authorisation, specific or general, and the "
        "agreement says which."
    ),
    hint=msg("State authorisation.mode: specific or general."),
    example="(ingen uppgift authorisation)",
    judge=judge,
)
