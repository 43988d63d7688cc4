"""X29: periods for deletion, logs and backups agree."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.agreement.model import Retention, RetentionRule
from pubdocs.checks.c30_care_logs import FIVE_YEARS, in_care
from pubdocs.checks.phrases import sentences, times
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg

TEN_YEARS = 10 * 8760


def judge(case: Case) -> Iterator[Told]:
    """Periods of backups, logs and patient records that do not agree with each other or with the law."""
    retention = case.agreement.retention
    for one in retention.items if retention else ():
        if retention and says(one.data, case.lexicon.backups):
            yield from _backups(one, retention, case)
        if "logg" in one.data.casefold():
            yield from _logs(one, case)
        if says(one.data, case.lexicon.journals) and 0 < _longest(one.period) < TEN_YEARS:
            yield Told(
                msg("Patient records are kept for {period}, and at least ten years are asked for.", period=one.period),
                one.period.span,
            )


def _backups(one: RetentionRule, retention: Retention, case: Case) -> Iterator[Told]:
    """Backups that live longer than the last deadline at the end; a text that says another period."""
    last, kept = _longest(retention.ending), _longest(one.period)
    if last and kept > last:
        yield Told(
            msg(
                "Backups are kept for {period}, longer than the time in which all is to be deleted when "
                "the agreement ends.",
                period=one.period,
            ),
            one.period.span,
        )
        return
    for text in case.texts if kept else ():
        for sentence in sentences(text) if text is not retention.ending else ():
            said = times(sentence)
            about = says(sentence, case.lexicon.backups) and says(sentence, case.lexicon.kept)
            if about and said and all(time.hours != kept for time in said):
                message = msg(
                    'Backups are kept for {period}, and "{words}" is said of them elsewhere.',
                    period=one.period,
                    words=said[0].words,
                )
                yield Told(message, case.locate(text.span, said[0].words))


def _logs(one: RetentionRule, case: Case) -> Iterator[Told]:
    """Logs with another period than in the clause on logs, unless that one is too short by itself (C30)."""
    stated = case.agreement.logging.retention if case.agreement.logging else None
    kept = {_longest(one.period)} - {0}
    said = {time.hours for time in times(stated or "")}
    short = in_care(case) and min(said, default=FIVE_YEARS) < FIVE_YEARS
    if stated and kept and kept != said and not short:
        yield Told(
            msg(
                "Logs are kept for {period} here, and for {other} in the clause on logs.",
                period=one.period,
                other=stated,
            ),
            one.period.span,
        )


def _longest(text: str | None) -> int:
    """The longest time that a text names, in hours; 0 if none."""
    return max((time.hours for time in times(text or "")), default=0)


RULE = Rule(
    "X29",
    msg("Periods for deletion, logs and backups agree"),
    "art. 5.1 e, art. 28.3 g dataskyddsförordningen; 3 kap. 17 § patientdatalagen",
    Severity.WARNING,
    why=msg(
        "Data that is deleted in 30 days and kept in backups for 90 is kept for 90. Patient records are kept for at "
        "least ten years."
    ),
    hint=msg("Make the periods agree, or say in retention.ending when the backups are deleted."),
    example=(
        "retention:\n"
        "  items:\n"
        "    - {id: kopior, data: säkerhetskopior, period: 90 dagar}\n"
        "  ending: Alla uppgifter raderas inom 30 dagar."
    ),
    judge=judge,
)
