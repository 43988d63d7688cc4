"""X04: a transfer outside the EEA has a basis."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import transfers
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Transfers outside the EEA, or to a country that is not named, without a basis."""
    for one in transfers(case):
        if not one.basis and (one.country is None or case.third(one.country)):
            yield Told(msg("The transfer to {name} has no basis.", name=one.importer), one.importer.span)


RULE = Rule(
    "X04",
    msg("A transfer outside the EEA has a basis"),
    "art. 44–49 dataskyddsförordningen",
    Severity.ERROR,
    why=msg("Data may leave the EEA only on one of the bases of chapter V, and the instruction says which."),
    hint=msg("State basis: adequacy, scc, bcr, code-of-conduct, certification or derogation."),
    example="transfers:\n  items:\n    - {id: bolaget, importer: Bolaget Inc., country: US}",
    judge=judge,
)
