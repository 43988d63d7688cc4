"""X08: a transfer names the country."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import transfers
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Transfers without a country."""
    for one in transfers(case):
        if not one.country:
            yield Told(msg("The transfer to {name} does not name the country.", name=one.importer), one.importer.span)


RULE = Rule(
    "X08",
    msg("A transfer names the country"),
    "kap. V dataskyddsförordningen",
    Severity.WARNING,
    why=msg("Whether a basis holds depends on the country; a third country is not one."),
    hint=msg("State country for the transfer, two letters."),
    example="… kan underleverantörer i tredjeland kontaktas.",
    judge=judge,
)
