"""X18 on Word files: a document that is referred to can be identified."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks import x18_identifiable_delegation
from pubdocs.checks.documents.paper import Paper, number_of, shown
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.phrases import delegates, identified
from pubdocs.checks.rule import Told
from pubdocs.diagnostics import msg


def judge(paper: Paper) -> Iterator[Told]:
    """Clauses whose whole answer is a reference to a document without date, version and diarienummer.

    What leads to another clause, an appendix or the agreement itself is known by that.
    """
    for heading, content, leads in paper.sections:
        number = number_of(heading) if heading else ()
        if not number or len(content) != 1 or leads:
            continue
        text = content[0].text
        if (
            delegates(text, paper.lexicon)
            and not any(identified(text))
            and not says(text, paper.lexicon.same_agreement)
        ):
            message = msg(
                "Clause {clause} leaves the answer to a document that cannot be identified.", clause=shown(number)
            )
            yield paper.told(message, content[0])


RULE = on_files(x18_identifiable_delegation.RULE, judge)
