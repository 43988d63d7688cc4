"""X38: days stand in order."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import subprocessors, transfers
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Pairs of days that stand the wrong way."""
    agreed = case.agreement.date
    for one in subprocessors(case):
        if one.approved and one.start and one.start.date < one.approved.date:
            yield Told(
                msg("{name} starts on {day}, before it is approved.", name=one.name, day=one.start), one.start.span
            )
        if one.start and one.end and one.end.date < one.start.date:
            yield Told(msg("{name} ends on {day}, before it starts.", name=one.name, day=one.end), one.end.span)
        if one.approved and agreed and one.approved.date > agreed.date:
            yield Told(
                msg("{name} is approved on {day}, after the date of the document.", name=one.name, day=one.approved),
                one.approved.span,
            )
    for transfer in transfers(case):
        if transfer.signed and transfer.assessed and transfer.assessed.date > transfer.signed.date:
            yield Told(
                msg(
                    "The transfer to {name} is assessed on {day}, after its clauses were signed.",
                    name=transfer.importer,
                    day=transfer.assessed,
                ),
                transfer.assessed.span,
            )


RULE = Rule(
    "X38",
    msg("Days stand in order"),
    "art. 28.2, art. 28.9 dataskyddsförordningen",
    Severity.WARNING,
    why=msg(
        "A sub-processor is approved before it starts, a transfer is assessed before its clauses are signed, "
        "nothing ends before it begins."
    ),
    hint=msg("Look at both days: one of them is wrong, or something was done too late."),
    example="approved: 2026-04-02\nstart: 2026-04-01",
    judge=judge,
)
