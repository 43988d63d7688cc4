"""X21: a reference that names its clause's subject names the right one."""

import re
from collections.abc import Iterator

from pubdocs.agreement.wording import same_words
from pubdocs.checks.documents.paper import Number, Paper, shown
from pubdocs.checks.rule import Rule, Told
from pubdocs.diagnostics import Severity, msg

NAMED = re.compile(
    r"\b(?:punkt|avsnitt|klausul)(?:en|et)?[\s\u00a0]+(\d{1,2}(?:\.\d{1,2}){0,3}),?[\s\u00a0]+(?:\(([^)]{3,100})\)|[”\"']([^”\"']{3,100})[”\"'])",
    re.IGNORECASE,
)


def judge(paper: Paper) -> Iterator[Told]:
    """References with a heading in parentheses or quotation marks that is another clause's."""
    headings: dict[str, set[Number]] = {}
    for one, number in paper.numbered:
        headings.setdefault(_plain(one.text), set()).add(number)
    for one in paper.body:
        for match in NAMED.finditer(one.text):
            number = tuple(map(int, match[1].split(".")))
            having = headings.get(_plain(match[2] or match[3]), set())
            if having and number not in having:
                message = msg(
                    '"{subject}" is {right}, not {number}.',
                    subject=match[2] or match[3],
                    right=", ".join(map(shown, sorted(having))),
                    number=match[1],
                )
                yield paper.told(message, one, match[0], match.start())


def _plain(text: str) -> str:
    return re.sub(r"^[\d.\s]+|[\s.:]+$", "", same_words(text)).casefold()


RULE = Rule(
    "X21",
    msg("A reference names the right subject"),
    "god sed",
    Severity.WARNING,
    why=msg("The number and the words of a reference lead to different clauses: one of them is wrong."),
    hint=msg("Correct the number, or the words beside it."),
    example="… enligt punkt 7 (Loggning).   # Loggning är punkt 6",
    judge=judge,
)
