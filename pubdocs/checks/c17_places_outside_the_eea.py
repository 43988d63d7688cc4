"""C17: a place outside the EEA has a transfer."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import unexplained
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Places outside the EEA to which no transfer is described; support is X09's, a listed sub-processor's X02's."""
    for place in unexplained(case):
        if not says(place.activity, case.lexicon.support):
            message = msg(
                "{activity} takes place in {country}, and no transfer there is described.",
                activity=place.activity,
                country=place.country.wording,
            )
            yield Told(message, place.country.span)


RULE = Rule(
    "C17",
    msg("A place outside the EEA has a transfer"),
    "kap. V dataskyddsförordningen",
    Severity.ERROR,
    why=msg("Data that is kept or worked with outside the EEA is transferred there, and a transfer needs a basis."),
    hint=msg(
        "Describe the transfer under transfers.items with importer, country and basis, or move the work into the EEA."
    ),
    example="locations:\n  items:\n    - {id: drift, activity: drift, operator: Bolaget Inc., country: US}",
    judge=judge,
)
