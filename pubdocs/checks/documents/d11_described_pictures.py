"""D11: pictures are described."""

from collections.abc import Iterator

from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.rule import Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(paper: Paper) -> Iterator[Told]:
    """Pictures that have no alternative text and are not marked as decoration."""
    for one in (*paper.manuscript.body, *paper.manuscript.margins):
        if one.undescribed:
            yield Told(msg("A picture has no alternative text."), one.place, excerpt=one.text)


RULE = Rule(
    "D11",
    msg("Pictures are described"),
    "WCAG 2.1, 1.1.1; EN 301 549, 10.1.1.1",
    Severity.WARNING,
    why=msg("Who does not see a picture hears its alternative text, or nothing."),
    hint=msg("Describe it in Word: right-click, View alt text; or mark it there as decorative."),
    example="[bild utan alternativtext]",
    judge=judge,
)
