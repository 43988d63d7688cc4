"""X29: periods for deletion, logs and backups agree."""

from collections.abc import Iterator

from pubdocs.checks.phrases import times
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Backups that live longer than the last deadline at the end; logs with two periods."""
    retention, logging = case.agreement.retention, case.agreement.logging
    if not retention:
        return
    last = max((time.hours for time in times(retention.ending or "")), default=0)
    for one in retention.items:
        kept = max((time.hours for time in times(one.period)), default=0)
        if "säkerhetskop" in one.data.casefold() and last and kept > last:
            yield Told(
                msg(
                    "Backups are kept for {period}, longer than the time in which all is to be deleted when "
                    "the agreement ends.",
                    period=one.period,
                ),
                one.period.span,
            )
        logs = "logg" in one.data.casefold() and logging and logging.retention
        if logs and kept and {kept} != {time.hours for time in times(logs)}:
            yield Told(
                msg(
                    "Logs are kept for {period} here, and for {other} in the clause on logs.",
                    period=one.period,
                    other=logs,
                ),
                one.period.span,
            )


RULE = Rule(
    "X29",
    msg("Periods for deletion, logs and backups agree"),
    "art. 5.1 e, art. 28.3 g dataskyddsförordningen",
    Severity.WARNING,
    why=msg("Data that is deleted in 30 days and kept in backups for 90 is kept for 90."),
    hint=msg("Make the periods agree, or say in retention.ending when the backups are deleted."),
    example=(
        "retention:\n"
        "  items:\n"
        "    - {id: kopior, data: säkerhetskopior, period: 90 dagar}\n"
        "  ending: Alla uppgifter raderas inom 30 dagar."
    ),
    judge=judge,
)
