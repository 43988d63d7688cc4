"""D10: links say where they lead."""

import re
from collections.abc import Iterator
from itertools import groupby

from pubdocs.agreement.lexicon import pattern
from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.rule import Rule, Told
from pubdocs.diagnostics import Severity, msg
from pubdocs.word.manuscript import Written

ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)


def judge(paper: Paper) -> Iterator[Told]:
    """Links on words as here; and as a note, once, those on addresses, which printed paper may need."""
    bare: list[tuple[Written, str]] = []
    for one in (*paper.body, *paper.manuscript.margins):
        for address, words in _links(one):
            if pattern(paper.lexicon.link_words).fullmatch(words.rstrip(".")):
                message = msg('The link to {address} stands on the words "{words}".', address=address, words=words)
                yield paper.told(message, one, words)
            elif ADDRESS.match(words):
                bare.append((one, words))
    if bare:
        message = msg("Links have an address for their words: {count}; the first stands here.", count=len(bare))
        yield paper.told(message, *bare[0], severity=Severity.INFORMATION)


def _links(one: Written) -> Iterator[tuple[str, str]]:
    """The links of a paragraph to places outside it: address and words."""
    for address, inlines in groupby(one.inlines, key=lambda inline: inline.link):
        if address and not address.startswith("#"):
            yield address, "".join(inline.text for inline in inlines).strip()


RULE = Rule(
    "D10",
    msg("Links say where they lead"),
    "WCAG 2.1, 2.4.4; EN 301 549, 10.2.4.4",
    Severity.WARNING,
    why=msg("Who goes from link to link hears the link's words alone."),
    hint=msg("Write in words where it leads, and put the link on them."),
    example="Läs mer här.   # länken ligger på ordet här",
    judge=judge,
)
