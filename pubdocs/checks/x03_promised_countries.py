"""X03: countries that are promised in parentheses are there."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told, holding
from pubdocs.checks.transfers import subprocessors
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Sub-processors without countries, in a list that promises them."""
    if not any(holding(case.lexicon.promised_countries, case.passages)):
        return
    for one in subprocessors(case):
        if not one.countries:
            yield Told(
                msg("{name}: the list promises countries in parentheses, and here are none.", name=one.name),
                one.name.span,
            )
        elif not one.established:
            yield Told(
                msg("{name}: where it is established is not stated, as the list promises.", name=one.name), one.id.span
            )
        elif not one.access:
            yield Told(
                msg("{name}: from where its staff works is not stated, as the list promises.", name=one.name),
                one.id.span,
            )


RULE = Rule(
    "X03",
    msg("Countries promised in parentheses are there"),
    "formuläret",
    Severity.WARNING,
    why=msg(
        "The lead-in of the list says that parentheses give the countries where each company is established "
        "and where its staff works."
    ),
    hint=msg("State both established and access for the sub-processor."),
    example="Inom parentes anges de länder …\n• Bolaget AB",
    judge=judge,
)
