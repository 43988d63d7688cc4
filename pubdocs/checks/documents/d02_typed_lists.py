"""D02: lists are Word's own, not typed."""

import re
from collections.abc import Iterator

from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.rule import Rule, Told
from pubdocs.diagnostics import Severity, msg
from pubdocs.word.manuscript import Written

FEWEST = 2
_DASH = re.compile(r"[-–—*][\s\u00a0]+(?=\S)|[•·▪●■◦][\s\u00a0]*(?=\S)|o\t(?=\S)")
_LETTER = re.compile(r"([a-zåäö])[.)][\s\u00a0]+(?=\S)")


def judge(paper: Paper) -> Iterator[Told]:
    """Paragraphs or lines after one another that begin with a typed dash, bullet or letter; told at the first."""
    run: list[str] = []
    first: Written | None = None
    for one in (*paper.body, None):
        for line in _lines(one):
            mark = _mark(line, run)
            if mark and (not run or _goes_on(one, first)):
                first, run = first if run else one, [*run, mark]
                continue
            yield from _told(paper, first, run)
            mark = _mark(line, [])
            first, run = one, [mark] if mark else []


def _lines(one: Written | None) -> list[str]:
    """The lines of a paragraph; of one that has a number or bullet of Word's own those after the first."""
    if one is None:
        return [""]
    lines = one.text.split("\n")
    return ["", *lines[1:]] if one.label else lines


def _goes_on(one: Written | None, first: Written | None) -> bool:
    return one is not None and first is not None and one.spot == first.spot


def _mark(line: str, run: list[str]) -> str:
    """The typed mark of a line; of letters only the one that comes next."""
    text = line.lstrip(" \t\u00a0")
    if dash := _DASH.match(text):
        return dash[0][0]
    letter = _LETTER.match(text)
    if letter and letter[1] == (chr(ord(run[-1]) + 1) if run else "a"):
        return letter[1]
    return ""


def _told(paper: Paper, first: Written | None, run: list[str]) -> Iterator[Told]:
    if first and (len(run) >= FEWEST or run[:1] == ["•"]):
        yield paper.told(msg("A list begins here that is typed by hand; lines: {count}", count=len(run)), first, run[0])


RULE = Rule(
    "D02",
    msg("Lists are Word's own"),
    "WCAG 2.1, 1.3.1; EN 301 549, 10.1.3.1",
    Severity.WARNING,
    why=msg("A screen reader says how many points a list has only if it is a list, not dashes before words."),
    hint=msg("Take the typed marks away, and make the paragraphs a list in Word: Home, Bullets or Numbering."),
    example="- Namn\n- Personnummer",
    judge=judge,
)
