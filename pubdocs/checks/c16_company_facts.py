"""C16: each sub-processor can be identified."""

from collections.abc import Iterator

from pubdocs.agreement.values import Id
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Message, Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Sub-processors without a country (an error), and without an address or a contact (a warning)."""
    for one in case.agreement.subprocessors.items if case.agreement.subprocessors else ():
        if not one.countries:
            yield Told(msg("{name}: no country is stated.", name=one.name), one.id.span)
        if not one.address and not one.contact:
            yield _warned(msg("{name}: neither address nor contact is stated.", name=one.name), one.id)
        elif not one.address:
            yield _warned(msg("{name}: no address is stated.", name=one.name), one.id)
        elif not one.contact:
            yield _warned(msg("{name}: no contact is stated.", name=one.name), one.id)


def _warned(message: Message, id_: Id) -> Told:
    return Told(message, id_.span, Severity.WARNING)


RULE = Rule(
    "C16",
    msg("Each sub-processor has a country, an address and a contact"),
    "art. 28.2 dataskyddsförordningen; beslut (EU) 2021/915, bilaga IV",
    Severity.ERROR,
    why=msg("The controller authorises a certain company in a certain country, and must be able to reach it."),
    hint=msg("State established and access; address and contact in the agreement or in the company's own file."),
    example="subprocessors:\n  items:\n    - id: bolaget\n      name: Bolaget AB\n      purpose: Support.",
    judge=judge,
)
