"""The running of the rules on Word files."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pubdocs.agreement.values import Day, Refused
from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.documents.rules import OF_FILES
from pubdocs.checks.running import ALL, Wanted
from pubdocs.diagnostics import Diagnostic
from pubdocs.source.reference import lexicon, reference
from pubdocs.word.manuscript import Manuscript, manuscript
from pubdocs.word.package import Package

GDPR_APPLIES = datetime.date(2018, 5, 25)  # art. 99.2


def opened(package: Package, wanted: Wanted = ALL) -> Paper:
    """A Word file to be judged. Raises Fault (`package.…`) for a part that cannot be read."""
    written = manuscript(package)
    return Paper(written, reference(), lexicon(), wanted.day or saved(written) or reference().checked.date)


def judged(paper: Paper, beside: Iterable[Paper] = (), wanted: Wanted = ALL) -> Iterator[Diagnostic]:
    """What the rules find in a Word file, beside others that belong to it."""
    paper = replace(paper, beside=tuple(other for other in beside if other is not paper))
    for rule in OF_FILES:
        if wanted.wants(rule.id):
            for told in rule.judge(paper):
                severity = told.severity or rule.severity
                yield Diagnostic(
                    rule.id, told.message, told.span, told.hint or rule.hint, severity, told.excerpt, rule.law
                )


def saved(written: Manuscript) -> datetime.date | None:
    """The day a file was last saved: what it is judged at, if no other is asked for.

    None if it does not say, or says a day before the GDPR applied (programs write the day of their own template, and who
    asks today about an older paper asks whether it holds now). It is then judged at the day of the law's lists.
    """
    try:
        day = Day.parse(written.saved).date
    except Refused:
        return None
    return day if day >= GDPR_APPLIES else None
