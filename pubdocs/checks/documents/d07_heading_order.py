"""D07: headings go down one level at a time."""

from collections.abc import Iterator

from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.rule import Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(paper: Paper) -> Iterator[Told]:
    """Headings more than one level below the one before."""
    before = 0
    for one in paper.body:
        if one.heading and not one.spot:
            if before and one.heading > before + 1:
                message = msg(
                    'The heading "{text}" is at level {level}, and the one before it at level {before}.',
                    text=one.text,
                    level=one.heading,
                    before=before,
                )
                yield paper.told(message, one)
            before = one.heading


RULE = Rule(
    "D07",
    msg("Headings go down one level at a time"),
    "WCAG 2.1, 1.3.1 och 2.4.6; EN 301 549, 10.1.3.1",
    Severity.WARNING,
    why=msg(
        "Headings are a table of contents for who cannot see the page; a level that is "
        "missing reads as a clause that is missing."
    ),
    hint=msg("Give the heading the style of the level below the one before it."),
    example="Rubrik 1: Säkerhet\nRubrik 3: Loggning",
    judge=judge,
)
