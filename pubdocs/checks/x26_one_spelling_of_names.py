"""X26: a name or a long word has one spelling."""

import re
from collections import Counter
from collections.abc import Iterator

from pubdocs.checks.rule import EVERY, Rule, Told, Words
from pubdocs.diagnostics import Severity, msg

_WORD = re.compile(r"[^\W\d_]{10,}")  # so long that one letter's difference is rather a slip than another word
ENDING = 4  # letters at the end that inflection changes
BEGINNING = 2  # letters at the beginning that make another word: inskriva, utskriva


def judge(case: Words) -> Iterator[Told]:
    """Long words that stand once and differ inside by one letter from a word that stands more often."""
    counts = Counter(_WORD.findall(case.words.casefold()))
    slips = _slips(counts)
    for passage in case.passages if slips else ():
        for match in _WORD.finditer(passage.text.casefold()):
            if match[0] in slips:
                written = passage.text[match.start() : match.end()]
                message = msg(
                    '"{word}" stands once; elsewhere it is spelt "{usual}".', word=written, usual=slips[match[0]]
                )
                yield Told(message, passage.at(match.start(), case, written), excerpt=passage.text)


def _slips(counts: Counter[str]) -> dict[str, str]:
    """Words that stand once, each with the one that is usual: with one letter more inside, or one less."""
    usual = {word for word, count in counts.items() if count > 1}
    shorter = {shortened: word for word in usual for shortened in without_a_letter(word)}
    once = [word for word, count in counts.items() if count == 1]
    found = {word: shorter[word] for word in once if word in shorter}
    return found | {word: one for word in once for one in without_a_letter(word) if one in usual}


def without_a_letter(word: str) -> Iterator[str]:
    """A word without one of its inner letters, each in turn."""
    for place in range(BEGINNING, len(word) - ENDING):
        yield word[:place] + word[place + 1 :]


RULE = Rule(
    "X26",
    msg("One spelling of each name and word"),
    "formuläret",
    Severity.WARNING,
    why=msg(
        "A company that is spelt in two ways may be taken for two; a misspelt word makes the reader doubt the rest."
    ),
    hint=msg("Choose one spelling; a name best comes from one place in the data."),
    example="… Självbetjäningsportal … Själbetjäningsportal",
    judge=judge,
    kinds=EVERY,
)
