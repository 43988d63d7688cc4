"""X20: references lead to a clause that is there, in this document."""

import re
from collections.abc import Iterator

from pubdocs.agreement.lexicon import begins, pattern, says
from pubdocs.checks.documents.paper import APPENDIX, Paper, shown
from pubdocs.checks.rule import Rule, Told
from pubdocs.diagnostics import Severity, msg
from pubdocs.word.manuscript import Written

_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,3}"
_AND = r"(?:[\s\u00a0]*(?:,|och|eller|samt|respektive|–|-)[\s\u00a0]*)"
CLAUSE = re.compile(
    rf"(?:\b(?:punkt(?:en|erna|er)?|avsnitt(?:et|en)?|klausul(?:en|erna|er)?)[\s\u00a0]+|\(se[\s\u00a0]+)"
    rf"({_NUMBER}(?:{_AND}{_NUMBER})*)(?![\d§])",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"(?:\bart(?:ikel|iklarna|\.)?|§|\bkap\.?)[\s\u00a0]*[\d.]*[\s\u00a0,]*$|\d[\s\u00a0]*§[\s\u00a0,]*$", re.IGNORECASE
)
_POINTS = r"(?:[\s\u00a0,–-]*(?:[a-zåäö]|och|samt|eller)(?!\w)){0,5}?"  # "4 a–c", "4 a och b"
_INTO = re.compile(
    rf"{_POINTS}[\s\u00a0]*[,(]?[\s\u00a0]*(?:i|till|av|enligt|under|ur|från)[\s\u00a0]+(\S.*)", re.DOTALL
)
_NEXT = re.compile(rf"{_POINTS}[\s\u00a0]*[,(]?[\s\u00a0]*([\w-]+)")
_LAW = re.compile(r"[\s\u00a0]*(?:kap\b|§)")
_CLOSED = re.compile(r"[\s\u00a0.]*\)")
_APPENDIX = re.compile(r"\b(?i:bilaga)[\s\u00a0]+(\d{1,2}|[A-Z])\b(?!\s*[-–:/]\s*\d)")
_APPENDIX_LAST = re.compile(rf"{_APPENDIX.pattern}$")
_THIS = re.compile(r"\b(?:denna|föreliggande|den här)[\s\u00a0]+$", re.IGNORECASE)
AROUND = 100  # characters before and after a reference that may say where it leads


def judge(paper: Paper) -> Iterator[Told]:
    """References that Word could not make, to numbers that no clause has, and to the wrong appendix as to this one.

    A reference into another appendix is followed where that is judged together with this one; into other documents not.
    """
    listed = _listed(paper)
    for one in (*paper.body, *paper.manuscript.margins):
        yield from _broken(paper, one)
        yield from _clauses(paper, one)
        yield from _appendices(paper, one, listed)


def _broken(paper: Paper, one: Written) -> Iterator[Told]:
    found = [(match.start(), match[0]) for match in pattern(paper.lexicon.broken_references).finditer(one.text)]
    for start, words in found:
        yield paper.told(msg("Word did not find what this referred to: {words}", words=words), one, words, start, ERROR)
    for words in one.broken:
        if not any(shown_ in words for _, shown_ in found):
            message = msg('The reference "{words}" leads to a bookmark that is not in the file.', words=words)
            yield paper.told(message, one, words, severity=ERROR)


def _clauses(paper: Paper, one: Written) -> Iterator[Told]:
    for match in CLAUSE.finditer(one.text):
        begin, end = match.span()
        after = one.text[end : end + AROUND]
        if _LAW.match(after) or (match[0].startswith("(") and not _CLOSED.match(after)):
            continue
        there = _target(paper, one.text[max(0, begin - AROUND) : begin], after)
        for named in re.finditer(_NUMBER, match[1]) if there and there.numbers else ():
            number = tuple(map(int, named[0].split(".")))
            if there and number not in there.numbers:
                message = msg("There is no {number} in this document.", number=shown(number))
                if there is not paper:
                    message = msg("There is no {number} in {file}.", number=shown(number), file=there.manuscript.file)
                yield paper.told(message, one, named[0], match.start(1) + named.start())


def _target(paper: Paper, before: str, after: str) -> Paper | None:
    """The file that a reference leads into, by what stands beside it; None for a law, or a document not judged here."""
    before = before.rstrip(" \u00a0,(")
    last = before.rpartition(" ")[2]
    if appendix := _APPENDIX_LAST.search(before):
        return paper.of_appendix(appendix[1])
    if _LEGAL.search(before) or last.endswith("s") or last.isdigit() or says(last, paper.lexicon.elsewhere):
        return None
    if into := _INTO.match(after):
        if appendix := _APPENDIX.match(into[1]):
            return paper.of_appendix(appendix[1])
        return paper if begins(into[1], paper.lexicon.here) else None
    following = _NEXT.match(after)
    return None if following and says(following[1], paper.lexicon.elsewhere) else paper


def _listed(paper: Paper) -> frozenset[str]:
    """The appendices that the document lists or holds, if they are several: lines that begin with them."""
    begun = [APPENDIX.match(f"{one.label} {one.text}".strip()) for one in paper.body]
    found = {match[1] for match in begun if match}
    return frozenset(found) if len(found) > 1 else frozenset()


def _appendices(paper: Paper, one: Written, listed: frozenset[str]) -> Iterator[Told]:
    for match in _APPENDIX.finditer(one.text):
        if (
            paper.appendix
            and match[1] != paper.appendix
            and _THIS.search(one.text[max(0, match.start() - AROUND) : match.start()])
        ):
            message = msg(
                "This document is appendix {own}, and says here that it is {other}.", own=paper.appendix, other=match[1]
            )
            yield paper.told(message, one, match[0], match.start())
        elif listed and match[1] not in listed:
            message = msg("Appendix {number} is not among those that stand here.", number=match[1])
            yield paper.told(message, one, match[0], match.start())


ERROR = Severity.ERROR
RULE = Rule(
    "X20",
    msg("References lead to a clause that is there"),
    "god sed",
    Severity.WARNING,
    why=msg("A reference that leads nowhere leaves open what was agreed."),
    hint=msg("Write the number that is meant; if it is another document's, say which."),
    example="… enligt punkt 9.3.   # dokumentet slutar med punkt 8",
    judge=judge,
)
