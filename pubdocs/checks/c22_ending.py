"""C22: it is stated what happens to the data at the end."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.phrases import sentences, times
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """The end that is not spoken of, that is neither deletion nor return, or that has no deadline."""
    retention = case.agreement.retention
    ending = retention.ending if retention else None
    if not ending:
        if not _said_elsewhere(case):
            yield Told(
                msg("Deletion or return of the data when the agreement ends is not stated."), case.span(retention)
            )
    elif not says(ending, case.lexicon.deletion):
        yield Told(msg("What happens when the agreement ends is neither deletion nor return."), ending.span)
    elif not any(times(ending)) and not says(ending, case.lexicon.at_once):
        yield Told(msg("Deletion or return when the agreement ends has no deadline."), ending.span, Severity.WARNING)


def _said_elsewhere(case: Case) -> bool:
    return any(
        says(sentence, case.lexicon.ending) and says(sentence, case.lexicon.deletion)
        for text in case.texts
        for sentence in sentences(text)
    )


RULE = Rule(
    "C22",
    msg("Deletion or return when the agreement ends"),
    "art. 28.3 g dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "When the service ends the data is deleted or returned, at the controller's choice, and existing "
        "copies are deleted."
    ),
    hint=msg("State retention.ending: deletion or return, and within how many days, backups included."),
    example="retention:\n  ending: Uppgifterna raderas.",
    judge=judge,
)
