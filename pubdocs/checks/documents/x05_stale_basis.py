"""X05 on Word files: an instrument that is named as a basis still holds."""

import datetime
import re
from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.agreement.sentences import sentences
from pubdocs.checks import x05_stale_basis
from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.rule import Told
from pubdocs.diagnostics import msg


def judge(paper: Paper) -> Iterator[Told]:
    """Sentences that name an instrument that holds no more on the day, without saying so."""
    if not paper.reference.stale(paper.words, datetime.date.max):
        return
    for one in (*paper.body, *paper.manuscript.margins):
        for begin, end in sentences(one.text):
            words = one.text[begin:end]
            stale = paper.reference.stale(words, paper.day)
            if stale and not says(words, paper.lexicon.repealing):
                message = msg(
                    "{instrument} ({name}) holds no more since {day}.",
                    instrument=stale.instrument,
                    name=stale.name,
                    day=stale.valid_to,
                )
                named = re.search(f"{re.escape(stale.instrument)}|{re.escape(stale.name)}", words, re.IGNORECASE)
                start, length = named.span() if named else (0, len(words))
                yield paper.told(message, one, words[start:length], begin + start)


RULE = on_files(x05_stale_basis.RULE, judge, example="Överföringen sker med stöd av Privacy Shield.")
