"""X02: every sub-processor outside the EEA stands among the transfers, with the same country."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import same_company, subprocessors, transfers
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Sub-processors outside the EEA that no transfer names, and those for which it names another country."""
    for one in subprocessors(case):
        outside = [country for country in one.countries if case.third(country)]
        named = [transfer for transfer in transfers(case) if same_company(transfer.importer, one.name)]
        if outside and not named:
            message = msg(
                "{name} works in {country}, and no transfer to it is described.",
                name=one.name,
                country=outside[0].wording,
            )
            yield Told(message, outside[0].span)
        for transfer in named:
            if transfer.country and one.countries and transfer.country not in one.countries:
                message = msg(
                    "{name} stands in {country} here, and elsewhere in the list of sub-processors.",
                    name=one.name,
                    country=transfer.country.wording,
                )
                yield Told(message, transfer.country.span)


RULE = Rule(
    "X02",
    msg("Every sub-processor outside the EEA has its transfer"),
    "kap. V, art. 28.2 dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "A sub-processor outside the EEA means a transfer; the list and the clause on transfers must say the same."
    ),
    hint=msg("Describe the transfer under transfers.items, or correct the country."),
    example=(
        "subprocessors:\n  items:\n    - {id: bolaget, name: Bolaget Inc., access: [US]}   # ingen överföring anges"
    ),
    judge=judge,
)
