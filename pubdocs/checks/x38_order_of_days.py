"""X38: days stand in order."""

from collections.abc import Iterator

from pubdocs.agreement.model import Subprocessor
from pubdocs.agreement.values import Day
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import same_company, subprocessors, transfers
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Pairs of days that stand the wrong way."""
    for one in subprocessors(case):
        yield from _company(one, case.agreement.date)
        yield from _begun(one, case)
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


def _company(one: Subprocessor, agreed: Day | None) -> Iterator[Told]:
    if one.approved and one.start and one.start.date < one.approved.date:
        yield Told(msg("{name} starts on {day}, before it is approved.", name=one.name, day=one.start), one.start.span)
    if one.start and one.end and one.end.date < one.start.date:
        yield Told(msg("{name} ends on {day}, before it starts.", name=one.name, day=one.end), one.end.span)
    elif one.end and agreed and one.end.date < agreed.date:
        yield Told(
            msg("{name} ended on {day}, before the date of the document.", name=one.name, day=one.end), one.end.span
        )
    if one.approved and agreed and one.approved.date > agreed.date:
        yield Told(
            msg("{name} is approved on {day}, after the date of the document.", name=one.name, day=one.approved),
            one.approved.span,
        )


def _begun(one: Subprocessor, case: Case) -> Iterator[Told]:
    """A sub-processor that starts before the clauses with it were signed."""
    for transfer in transfers(case):
        signed = transfer.signed if same_company(transfer.importer, one.name) else None
        if signed and one.start and one.start.date < signed.date:
            yield Told(
                msg(
                    "{name} starts on {day}, before its clauses were signed on {signed}.",
                    name=one.name,
                    day=one.start,
                    signed=signed,
                ),
                one.start.span,
            )


RULE = Rule(
    "X38",
    msg("Days stand in order"),
    "art. 28.2, art. 28.9 dataskyddsförordningen",
    Severity.WARNING,
    why=msg(
        "A sub-processor is approved, and its clauses are signed, before it starts; a transfer is assessed before "
        "its clauses are signed; nothing ends before it begins."
    ),
    hint=msg("Look at both days: one of them is wrong, or something was done too late."),
    example="approved: 2026-04-02\nstart: 2026-04-01",
    judge=judge,
)
