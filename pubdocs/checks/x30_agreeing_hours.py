"""X30: notice of a breach has the same hours everywhere."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import pattern, says
from pubdocs.checks.phrases import Time, notice_hours, sentences
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """A time for notice of a breach that differs from the first one named."""
    first: Time | None = None
    for text in case.texts:
        for sentence in sentences(text) if says(text, case.lexicon.incidents) else ():
            if not says(sentence, case.lexicon.incidents):
                continue
            for one in notice_hours(sentence):
                if first and one.hours != first.hours:
                    yield Told(
                        msg(
                            'Notice of a breach: "{words}" here, and "{first}" before.',
                            words=one.words,
                            first=first.words,
                        ),
                        case.locate(text.span, one.words),
                    )
                first = first or one
            at_once = pattern(case.lexicon.at_once).search(sentence)
            if first and at_once:
                yield Told(
                    msg(
                        'Notice of a breach: "{words}" and "{first}" are two times.',
                        words=at_once[0],
                        first=first.words,
                    ),
                    case.locate(text.span, at_once[0]),
                )


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
