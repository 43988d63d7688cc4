"""D01: numbers are Word's own, not typed."""

from collections.abc import Iterator

from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.rule import Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(paper: Paper) -> Iterator[Told]:
    """Clauses with a typed number: each one where others are numbered by Word, else the first and how many."""
    found = [one for one, _ in paper.numbered if not one.label]
    if len(found) < len(paper.numbered):
        for one in found:
            number = _number(one.text)
            yield paper.told(
                msg("The number {number} is typed; others here are Word's own.", number=number), one, number, 0
            )
    elif found:
        number = _number(found[0].text)
        message = msg("All numbers are typed, {count} in all; the first is {number}.", count=len(found), number=number)
        yield paper.told(message, found[0], number, 0)


def _number(text: str) -> str:
    return text.split(maxsplit=1)[0].rstrip(".)")


RULE = Rule(
    "D01",
    msg("Numbers are Word's own"),
    "WCAG 2.1, 1.3.1; EN 301 549, 10.1.3.1",
    Severity.WARNING,
    why=msg(
        "Typed numbers do not follow when a clause is added or taken away, references to them cannot either, and a "
        "screen reader does not know them for numbers."
    ),
    hint=msg("Take the typed number away, and give the paragraph a numbered style (Heading 1, Heading 2 …)."),
    example="3.2 Loggar sparas i fem år.   # siffrorna är skrivna för hand",
    judge=judge,
)
