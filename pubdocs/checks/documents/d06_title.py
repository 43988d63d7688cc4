"""D06: the document has a title."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import pattern
from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.rule import Rule, Told
from pubdocs.diagnostics import Place, Severity, msg


def judge(paper: Paper) -> Iterator[Told]:
    """No title in the properties, or one that a program gave."""
    title = paper.manuscript.title
    if not title:
        yield Told(msg("The file has no title in its properties."), Place(paper.manuscript.file))
    elif pattern(paper.lexicon.empty_titles).fullmatch(title):
        yield Told(msg('The title in the properties is "{title}".', title=title), Place(paper.manuscript.file))


RULE = Rule(
    "D06",
    msg("The document has a title"),
    "WCAG 2.1, 2.4.2; EN 301 549, 10.2.4.2",
    Severity.WARNING,
    why=msg("The title in the properties is what a reader hears first, and what the tab and the search show."),
    hint=msg("Write it in Word: File, Info, Title."),
    example="titel: Dokument1",
    judge=judge,
)
