"""C38 on Word files: nothing is left to fill in."""

import re
from collections.abc import Iterator

from pubdocs.agreement.lexicon import pattern, says
from pubdocs.checks import c38_placeholders
from pubdocs.checks.c38_placeholders import LEFT
from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.rule import Told
from pubdocs.diagnostics import msg
from pubdocs.word.manuscript import Written

PAGE = re.compile(r"[\s\u00a0|]*\d{1,4}[\s\u00a0|]*")
LINE = frozenset("._…")
TAG = re.compile(r"\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}|\{\{|\}\}|\{%|%\}")


def judge(paper: Paper) -> Iterator[Told]:
    """Brackets, XX, dots, marks of a template; empty content controls; words in yellow. Lines to sign on are none."""
    every = (*paper.body, *paper.manuscript.margins)
    tags = [(one, match) for one in every for match in TAG.finditer(one.text)]
    for one, match in tags[:1]:
        message = msg("Marks of a template are left: {count}; the first is {words}", count=len(tags), words=match[0])
        yield paper.told(message, one, match[0], match.start())
    for one in every:
        bare = TAG.sub(lambda match: " " * len(match[0]), one.text)
        found = [(match.start(), match[0]) for match in LEFT.finditer(bare) if not _is_line(match, one, paper)]
        found += [(match.start(), match[0]) for match in pattern(paper.lexicon.control_prompts).finditer(one.text)]
        for start, words in found:
            yield paper.told(msg("Something is left to fill in: {words}", words=words), one, words, start)
        told = [words for _, words in found]
        for words in one.prompts:
            if not any(part in words for part in told):
                told.append(words)
                yield paper.told(msg("Something is left to fill in: {words}", words=words), one, words)
        for words in one.highlighted:
            if not any(part in words or words in part for part in told):
                yield paper.told(
                    msg("This is marked in yellow, as what is left to decide: {words}", words=words), one, words
                )


def _is_line(match: re.Match[str], one: Written, paper: Paper) -> bool:
    """Whether a row of dots or underscores is a line to sign on, or leads to a page number in a table of contents.

    A line to sign on stands alone, or beside what such lines are called.
    """
    if not LINE.issuperset(match[0]):
        return False
    rest = one.text.replace(match[0], "").strip(" \t\n\u00a0._…:,")
    return not rest or says(rest, paper.lexicon.signing) or bool(PAGE.fullmatch(one.text, match.end()))


RULE = on_files(c38_placeholders.RULE, judge, example="Uppgifterna sparas i [antal] år.")
