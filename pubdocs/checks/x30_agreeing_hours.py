"""X30: notice of a breach has the same hours everywhere."""

import re
from collections.abc import Iterator

from pubdocs.agreement.lexicon import pattern, says
from pubdocs.checks.phrases import notice_hours, sentences
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """A time for notice of a breach that differs from the first one named; "at once" beside hours."""
    about = [
        (text, sentence)
        for text in case.texts
        if says(text, case.lexicon.incidents)
        for sentence in sentences(text)
        if says(sentence, case.lexicon.incidents)
    ]
    timed = [(text, one) for text, sentence in about for one in notice_hours(sentence)]
    if not timed:
        return
    first = timed[0][1]
    for text, one in timed[1:]:
        if one.hours != first.hours:
            message = msg(
                'Notice of a breach: "{words}" here, and "{first}" elsewhere.', words=one.words, first=first.words
            )
            yield Told(message, case.locate(text.span, one.words))
    for text, sentence in about:
        if at_once := _at_once(sentence, case):
            message = msg(
                'Notice of a breach: "{words}" and "{first}" are two times.', words=at_once, first=first.words
            )
            yield Told(message, case.locate(text.span, at_once))


def _at_once(sentence: str, case: Case) -> str:
    """The words that ask for notice at once; "" if it is something else, or hours as the latest stand beside them."""
    if any(notice_hours(sentence)) and says(sentence, case.lexicon.at_latest):
        return ""
    notices = (part for part in re.split("[,;]", sentence) if says(part, case.lexicon.notices))
    return next((found[0] for part in notices if (found := pattern(case.lexicon.at_once).search(part))), "")


RULE = Rule(
    "X30",
    msg("Hours for notice of a breach are the same everywhere"),
    "art. 33.2 dataskyddsförordningen",
    Severity.WARNING,
    why=msg("Two times for the same notice leave open which one binds."),
    hint=msg("Leave one of them."),
    example="… omedelbart … inom 24 timmar",
    judge=judge,
)
