"""C26: data on offences has support in law."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.data import groups
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Groups with data on offences and no support named."""
    for group in groups(case, "criminal"):
        if not says(group.safeguard, case.lexicon.criminal_grounds):
            message = msg("{label}: data on offences, and its support in law is not stated.", label=group.label)
            yield Told(message, case.span(group.safeguard, group.id))


RULE = Rule(
    "C26",
    msg("Data on offences has support in law"),
    "art. 10 dataskyddsförordningen; 3 kap. 8–9 §§ lagen (2018:218)",
    Severity.ERROR,
    why=msg("Data on criminal convictions and offences may be processed by authorities, or with support in law."),
    hint=msg("State the support under safeguard for the group."),
    example="data_types.items[…] med typen lagovertradelser men utan safeguard",
    judge=judge,
)
