"""C21: notice of a breach has hours and a contact."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.phrases import notice_hours
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg

LONGEST = 72


def judge(case: Case) -> Iterator[Told]:
    """That no text names hours and a contact, unless the main agreement does; hours that are too many."""
    texts = [text for text in case.texts if says(text, case.lexicon.incidents)]
    timed = [(text, hours) for text in texts for hours in notice_hours(text)]
    for text, one in timed:
        if one.hours > LONGEST and not any(other.hours <= LONGEST for at, other in timed if at is text):
            yield Told(msg('"{words}" is more than 72 hours.', words=one.words), case.locate(text.span, one.words))
    if case.settled("C21"):
        return
    if not timed:
        yield Told(
            msg("It is not stated within how many hours the processor gives notice of a breach."), case.span(*texts)
        )
    elif not any(says(text, case.lexicon.contacts) or "@" in text for text, _ in timed):
        yield Told(msg("It is not stated where notice of a breach is given."), timed[0][0].span)


RULE = Rule(
    "C21",
    msg("Notice of a personal data breach"),
    "art. 28.3 f, art. 33.2 dataskyddsförordningen",
    Severity.WARNING,
    why=msg(
        "The controller has 72 hours from when it learns of a breach; the processor must tell it in good "
        "time, and whom to tell."
    ),
    hint=msg("State within how many hours, at most 72, and an address or a telephone number."),
    example="clauses:\n  - id: incidenter\n    text: Incidenter anmäls skyndsamt.",
    judge=judge,
)
