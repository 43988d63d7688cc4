"""X37: a region's number is its own."""

from collections.abc import Iterator

from pubdocs.agreement.model import Party, Subprocessor
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Parties with a region's name and another number, or with a region's number and another name."""
    listed = case.agreement.subprocessors.items if case.agreement.subprocessors else ()
    named: tuple[Party | Subprocessor, ...] = (*case.agreement.parties, *listed)
    for one in named:
        for region in case.reference.regions if one.orgnr else ():
            if (region.name == one.name) != (region.orgnr == one.orgnr):
                message = msg(
                    "{number} and {name} do not go together: {number_of} belongs to {owner}.",
                    number=one.orgnr,
                    name=one.name,
                    number_of=region.orgnr,
                    owner=region.name,
                )
                yield Told(message, one.orgnr.span if one.orgnr else None)
                break


RULE = Rule(
    "X37",
    msg("A region's organisation number is its own"),
    "formuläret",
    Severity.ERROR,
    why=msg("One region's number with another's name passes every check digit, and names the wrong party."),
    hint=msg("Compare with the region's decision or its website; pubdocs knows the 21 regions' numbers."),
    example="parties:\n  - {id: kronoberg, role: processor, orgnr: 232100-0073}",
    judge=judge,
)
