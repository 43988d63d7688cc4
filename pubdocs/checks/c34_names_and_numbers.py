"""C34: parties have organisation numbers, the document a date and a version."""

import re
from collections.abc import Iterator

from pubdocs.agreement.model import Party, Subprocessor
from pubdocs.agreement.values import OrgNr
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Numbers whose check digit is wrong; what is missing, unless the main agreement states it."""
    facts = case.agreement
    listed = facts.subprocessors.items if facts.subprocessors else ()
    named: tuple[Party | Subprocessor, ...] = (*facts.parties, *listed)
    for one in named:
        if one.orgnr and in_swedish_form(one) and not passes_luhn(one.orgnr):
            yield Told(
                msg("{name}: the check digit of {number} is wrong.", name=one.name, number=one.orgnr), one.orgnr.span
            )
    if case.settled("C34") or case.form.kind != "instruction":
        return
    for party in facts.parties:
        if not party.orgnr:
            yield Told(
                msg("{name}: no organisation number is stated.", name=party.name), party.id.span, Severity.WARNING
            )
    if not facts.date:
        yield Told(msg("The agreement has no date."), None, Severity.WARNING)
    if not facts.version:
        yield Told(msg("The agreement has no version."), None, Severity.WARNING)


def in_swedish_form(one: Party | Subprocessor) -> bool:
    """Whether a number has the form of a Swedish one, and nothing says that the company is another country's."""
    countries = one.established if isinstance(one, Subprocessor) else (one.country,) if one.country else ()
    return bool(re.fullmatch(OrgNr.pattern, one.orgnr or "")) and (not countries or "SE" in countries)


def passes_luhn(number: str) -> bool:
    """Whether the last digit is the check digit of the others."""
    digits = [int(digit) for digit in number if digit.isdigit()]
    doubled = [sum(divmod(digit * 2, 10)) if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    return sum(doubled) % 10 == 0


RULE = Rule(
    "C34",
    msg("Organisation numbers, date and version"),
    "formuläret",
    Severity.ERROR,
    why=msg("Parties are identified by their numbers, and a document by its date and version."),
    hint=msg("Look the number up; the last digit is a check digit, so one wrong digit shows."),
    example="orgnr: 559990-1014",
    judge=judge,
)
