"""C27: a reason is given for national identity numbers."""

from collections.abc import Iterator

from pubdocs.checks.data import groups, protected, reasoned
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Groups with identity numbers that are protected but for which no reason is given (without both, X16 tells it)."""
    for group in groups(case, "national-id"):
        if protected(case, group) and not reasoned(case, group):
            yield Told(
                msg("{label}: no reason is given for personal identity numbers.", label=group.label),
                case.span(group.safeguard, group.id),
            )


RULE = Rule(
    "C27",
    msg("A reason for personal identity numbers"),
    "3 kap. 10 § lagen (2018:218); för kvalitetsregister 7 kap. 8 § patientdatalagen",
    Severity.WARNING,
    why=msg(
        "Without consent they may be processed only when clearly justified by the purpose, secure "
        "identification or another weighty reason."
    ),
    hint=msg("Say why they are needed, under safeguard for the group."),
    example="data_types.items[…] med typen personnummer, och inget skäl till det",
    judge=judge,
)
