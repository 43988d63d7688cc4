"""C32 on Word files: no numbered clause is empty."""

from collections.abc import Iterator

from pubdocs.checks import c32_empty_clauses
from pubdocs.checks.documents.paper import Paper, number_of, shown
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.rule import Told
from pubdocs.diagnostics import msg

SENTENCE = (".", ":", ";", "?", "!")


def judge(paper: Paper) -> Iterator[Told]:
    """Numbered headings with nothing below them; not those that are the whole of their clause, a sentence."""
    for heading, content, leads in paper.sections:
        if heading is None or content or leads:
            continue
        number = number_of(heading)
        if number and not heading.text.strip().endswith(SENTENCE):
            message = msg('Nothing stands under {number} "{text}".', number=shown(number), text=heading.text.strip())
            yield paper.told(message, heading)


RULE = on_files(
    c32_empty_clauses.RULE,
    judge,
    msg("Answer it, or say outright that there are no special requirements."),
    "5. Ange särskilda säkerhetsåtgärder\n6. Ange särskilda krav på loggning",
)
