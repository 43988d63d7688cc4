"""D05: the document says in which language it is."""

from collections.abc import Iterator

from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.rule import Rule, Told
from pubdocs.diagnostics import Place, Severity, msg


def judge(paper: Paper) -> Iterator[Told]:
    """No language, or one that is not the text's."""
    said = paper.manuscript.language
    if not said:
        yield Told(msg("The file does not say in which language it is."), Place(paper.manuscript.file))
    elif paper.in_swedish and not said.lower().startswith("sv"):
        message = msg("The text is in Swedish, and the file says that its language is {language}.", language=said)
        yield Told(message, Place(paper.manuscript.file))


RULE = Rule(
    "D05",
    msg("The document says in which language it is"),
    "WCAG 2.1, 3.1.1; EN 301 549, 10.3.1.1",
    Severity.WARNING,
    why=msg(
        "A screen reader reads Swedish words as English ones if the file says "
        "that they are, and the spelling is not checked."
    ),
    hint=msg("Mark all text in Word and choose Review, Language, Set proofing language: Swedish."),
    example="språk: en-US, men texten är på svenska",
    judge=judge,
)
