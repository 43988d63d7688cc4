"""C38: nothing is left to fill in."""

import re
from collections.abc import Iterator

from pubdocs.agreement.lexicon import remembering
from pubdocs.checks.rule import EVERY, Rule, Told, Words, found
from pubdocs.diagnostics import Severity, msg

LEFT = re.compile(
    r"\b(?:X{2,}(?:-X{2,})*|x{2,}(?:-x{2,})*|NN|N\.N\.|TBD|TBA)(?!\w)|\?{2,}|\((?i:fyll i)[^)\n]{0,60}\)|"
    r"<[^\W\d_][^<>@:/=\n]{0,60}>|"
    r"\[(?![\d\s.…]*\d[\d\s]*\])[^\]\n]{0,80}\]|ATT FYLLA I|\{\{|\}\}|\{%|%\}|\.{4,}|…{2,}|_{4,}"
)
_FIND = remembering(LEFT)


def judge(case: Words) -> Iterator[Told]:
    """Brackets, XX, rows of dots and marks of a template among the words of the documents."""
    for passage, match in found(_FIND, case.passages):
        place = passage.at(match.start(), case, match[0])
        yield Told(msg("Something is left to fill in: {words}", words=match[0]), place, excerpt=passage.text)


RULE = Rule(
    "C38",
    msg("Nothing is left to fill in"),
    "formuläret; art. 28.3 a dataskyddsförordningen",
    Severity.ERROR,
    why=msg("What was to be filled in and was not makes the clause uncertain."),
    hint=msg("Write what is meant, or take it out."),
    example="retention:\n  text: Uppgifterna sparas i XX år.",
    judge=judge,
    kinds=EVERY,
)
