"""C36: it is stated where data lies and from where support is given."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """The places that are not stated."""
    locations = case.agreement.locations
    said = [locations.text, *(place.activity for place in locations.items)] if locations else []
    rest = any(says(text, case.lexicon.at_rest) for text in said)
    support = any(says(text, case.lexicon.support) or says(text, case.lexicon.work) for text in said)
    if not rest and not support:
        yield Told(
            msg("Neither where the data is kept nor from where support is given is stated."), case.span(locations)
        )
    elif not rest:
        yield Told(msg("Where the data is kept is not stated."), case.span(locations))
    elif not support:
        yield Told(msg("From where support is given is not stated."), case.span(locations))


RULE = Rule(
    "C36",
    msg("Where data lies and from where support is given"),
    "art. 4.5, art. 32, kap. V dataskyddsförordningen",
    Severity.WARNING,
    why=msg("Both the place of the data and the place of those who can see it decide whether it leaves the EEA."),
    hint=msg("List the places under locations.items: storage and backups, and from where support is given."),
    example="(ingen uppgift locations)",
    judge=judge,
)
