"""D03: no tracked change is left."""

from collections.abc import Iterator

from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.rule import Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(paper: Paper) -> Iterator[Told]:
    """The first of the changes that are neither accepted nor rejected, and how many they are."""
    changes = paper.manuscript.changes
    if changes:
        yield Told(msg("Tracked changes are left: {count}; the first stands here.", count=len(changes)), min(changes))


RULE = Rule(
    "D03",
    msg("No tracked change is left"),
    "god sed",
    Severity.WARNING,
    why=msg("Who signs a document with tracked changes does not know which of its two wordings holds."),
    hint=msg("Accept or reject each of them in Word: Review, Accept or Reject."),
    example="inom ~~48~~ 24 timmar   # med spårade ändringar",
    judge=judge,
)
