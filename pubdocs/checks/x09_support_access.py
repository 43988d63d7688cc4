"""X09: support from outside the EEA has a transfer."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import unexplained
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Support from places outside the EEA to which no transfer is described."""
    for place in unexplained(case):
        if says(place.activity, case.lexicon.support):
            message = msg(
                "{activity} is given from {country}, and no transfer there is described.",
                activity=place.activity,
                country=place.country.wording,
            )
            yield Told(message, place.country.span)


RULE = Rule(
    "X09",
    msg("Support from outside the EEA is a transfer"),
    "kap. V dataskyddsförordningen",
    Severity.ERROR,
    why=msg("To see data on a screen from outside the EEA is a transfer, also when nothing is stored there."),
    hint=msg("Describe it under transfers.items with importer, country and basis."),
    example="locations:\n  items:\n    - {id: support, activity: support, operator: Bolaget Inc., country: US}",
    judge=judge,
)
