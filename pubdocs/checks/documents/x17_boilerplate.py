"""X17 on Word files: no text answers several clauses."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import begins
from pubdocs.agreement.wording import same_words
from pubdocs.checks import x17_boilerplate
from pubdocs.checks.documents.paper import Paper, number_of, shown
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.rule import Told
from pubdocs.checks.x17_boilerplate import FEWEST_WORDS
from pubdocs.diagnostics import msg
from pubdocs.word.manuscript import Written


def judge(paper: Paper) -> Iterator[Told]:
    """Texts that stand as all that is said under several headings; not that there are no special requirements."""
    same: dict[str, list[tuple[Written, Written]]] = {}
    for heading, content, leads in paper.sections:
        if heading and len(content) == 1 and not leads:
            words = same_words(content[0].text).casefold()
            if len(words.split()) >= FEWEST_WORDS and not begins(words, paper.lexicon.denials):
                same.setdefault(words, []).append((heading, content[0]))
    for found in same.values():
        if len(found) > 1:
            clauses = ", ".join(shown(number_of(heading)) or heading.text.strip() for heading, _ in found)
            message = msg("The same text answers {count} clauses: {clauses}.", count=len(found), clauses=clauses)
            yield paper.told(message, found[0][1])


RULE = on_files(x17_boilerplate.RULE, judge)
