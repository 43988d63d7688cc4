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
    """The day a file was last saved: what it is judged at, if no other is asked for. None if it does not say.

    The law's lists are of a day, too; a file that does not say is judged at that one.
    """
    try:
        return Day.parse(written.saved).date
    except Refused:
        return None
