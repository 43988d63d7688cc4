"""X32 on Word files: alternatives are not both left in."""

from collections.abc import Iterator

from pubdocs.checks import x32_alternatives
from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.rule import Told
from pubdocs.checks.x32_alternatives import MOST_WORDS, ends
from pubdocs.diagnostics import msg


def judge(paper: Paper) -> Iterator[Told]:
    """Paragraphs that say that their clause does not hold, after something that says how it does."""
    for section in paper.sections:
        for one in section.content[1:]:
            short = len(one.text.split()) <= MOST_WORDS and not one.spot and not one.label
            if section.heading and short and ends(one.text.rstrip(), paper.lexicon.not_applicable):
                message = msg('"{words}" stands after terms that say otherwise.', words=one.text.strip())
                yield paper.told(message, one)


RULE = on_files(x32_alternatives.RULE, judge, msg("Take one of them out."))
