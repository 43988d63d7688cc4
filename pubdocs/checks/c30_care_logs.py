"""C30: logs in care hold, are checked and are kept as they must."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.agreement.model import Logging
from pubdocs.checks.phrases import times
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Message, Severity, msg

FIVE_YEARS = 5 * 8760


def judge(case: Case) -> Iterator[Told]:
    """What is not said of logs where data on patients is processed."""
    if not in_care(case):
        return
    logging = case.agreement.logging
    missing = [message for message, there in _asked(case, logging) if not there]
    for message in (
        missing
        if len(missing) < 3
        else (msg("Nothing is said of what logs hold, how they are checked and how long they are kept."),)
    ):
        yield Told(message, case.span(logging))
    for time in times(logging.retention or "") if logging else ():
        if logging and logging.retention and time.hours < FIVE_YEARS:
            yield Told(
                msg("Logs are kept for {words}, and at least five years are asked for.", words=time.words),
                logging.retention.span,
            )


def _asked(case: Case, logging: Logging | None) -> Iterator[tuple[Message, bool]]:
    review, retention = (logging.review, logging.retention) if logging else (None, None)
    recurring = says(review, case.lexicon.spot_checks) and says(review, case.lexicon.regularly)
    yield msg("What is logged is not stated."), bool(logging and logging.events)
    yield msg("Recurring checks of the logs are not stated."), recurring
    yield msg("How long logs are kept is not stated."), bool(retention) or _among_the_periods(case)


def _among_the_periods(case: Case) -> bool:
    retention = case.agreement.retention
    return bool(retention) and any("logg" in rule.data.casefold() for rule in retention.items) if retention else False


def in_care(case: Case) -> bool:
    """Whether data on patients, or on others in care, is processed."""
    categories = case.agreement.subject_categories
    return (
        bool(categories) and any(one.id in case.lexicon.care_subjects for one in categories.items)
        if categories
        else False
    )


RULE = Rule(
    "C30",
    msg("Logs in health care"),
    "4 kap. 9 § HSLF-FS 2016:40",
    Severity.WARNING,
    why=msg(
        "In care, logs show who did what with whose data, where and when; they are checked regularly and "
        "kept for at least five years."
    ),
    hint=msg(
        "State logging.events, logging.review with recurring spot checks, and logging.retention of at least five years."
    ),
    example="logging:\n  text: Loggning sker.",
    judge=judge,
)
