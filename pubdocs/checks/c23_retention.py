"""C23: it is stated how long data is kept."""

import re
from collections.abc import Iterator

from pubdocs.agreement.lexicon import Lexicon, pattern
from pubdocs.checks.phrases import times
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """The retention that is missing, and periods that say neither how long nor by which criterion."""
    retention = case.agreement.retention
    if retention is None or not (retention.items or retention.text):
        yield Told(msg("How long the data is kept is not stated."), case.span(retention))
        return
    for text in (*(one.period for one in retention.items), *([] if retention.items else [retention.text])):
        if text and (words := _vague(text, case.lexicon)):
            message = msg('"{words}" says neither how long the data is kept nor by which criterion.', words=words)
            yield Told(message, case.locate(text.span, words))


def _vague(text: str, lexicon: Lexicon) -> str:
    """The words that leave a period open, unless more is said: a time, or what it is needed for."""
    found = pattern(lexicon.vague_periods).search(text)
    ends = found is not None and not re.search(r"\w", text[found.end() :])
    return found[0] if found and ends and not times(text) else ""


RULE = Rule(
    "C23",
    msg("How long data is kept"),
    "art. 5.1 e, art. 28.3 dataskyddsförordningen",
    Severity.WARNING,
    why=msg(
        "Data is kept no longer than needed. The processor must know how long, or by which criterion, for "
        "each kind of data."
    ),
    hint=msg("List the kinds of data under retention.items with a period or a criterion."),
    example="(ingen uppgift retention)",
    judge=judge,
)
