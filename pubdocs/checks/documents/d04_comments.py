"""D04: no comment is left."""

from collections.abc import Iterator

from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.rule import Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(paper: Paper) -> Iterator[Told]:
    """The first of the comments, and how many they are."""
    comments = paper.manuscript.comments
    if comments:
        yield Told(msg("Comments are left: {count}; the first stands here.", count=len(comments)), min(comments))


RULE = Rule(
    "D04",
    msg("No comment is left"),
    "god sed",
    Severity.WARNING,
    why=msg("A comment in the margin is no part of the agreement, and yet both parties get it."),
    hint=msg("Answer it, and take it away in Word: Review, Delete."),
    example="[kommentar: stämmer det här med driftavtalet?]",
    judge=judge,
)
