"""X26 on Word files: a name or a long word has one spelling; a company's name to the letter."""

import re
from collections import Counter
from collections.abc import Iterator

from pubdocs.checks import x26_one_spelling_of_names
from pubdocs.checks.companies import companies
from pubdocs.checks.documents.paper import Paper
from pubdocs.checks.documents.shared import on_files
from pubdocs.checks.rule import Told
from pubdocs.diagnostics import msg


def judge(paper: Paper) -> Iterator[Told]:
    """Long words that stand once beside a usual spelling; companies that differ in capitals, spaces, hyphens alone."""
    yield from x26_one_spelling_of_names.judge(paper)
    named = [(one, name) for one in paper.body for name in _named(one.text, paper)]
    counts = Counter(name for _, name in named)
    usual: dict[str, str] = {}
    for name, _ in counts.most_common():
        usual.setdefault(_letters(name), name)
    for one, name in named:
        if (other := usual[_letters(name)]) != name and name.split() != other.split():
            message = msg('The company "{name}" is also written "{usual}".', name=name, usual=other)
            yield paper.told(message, one, name)


def _named(text: str, paper: Paper) -> list[str]:
    """The companies of a text; a period after Ltd may be the sentence's, so it is left out."""
    return [name.rstrip(".") for name in companies(text, paper.lexicon)]


def _letters(name: str) -> str:
    return re.sub(r"\W|_", "", name).casefold()


RULE = on_files(
    x26_one_spelling_of_names.RULE,
    judge,
    msg("Choose one spelling. Look a company's name up where it is registered."),
    "Tele2 Sverige AB … Tele 2 Sverige AB",
)
