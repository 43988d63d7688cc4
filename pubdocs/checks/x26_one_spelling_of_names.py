"""X26: a name or a long word has one spelling."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from pubdocs.agreement.lexicon import remembering
from pubdocs.checks.rule import EVERY, Case, Rule, Told
from pubdocs.diagnostics import Severity, msg

_WORDS = remembering(
    re.compile(r"[^\W\d_]{10,}")
)  # so long that one letter's difference is rather a slip than another word
ENDING = 4  # letters at the end that inflection changes
BEGINNING = 2  # letters at the beginning that make another word: inskriva, utskriva


def judge(case: Case) -> Iterator[Told]:
    """Long words that stand once and differ inside by one letter from a word that stands more often."""
    slips = _slips(Counter(match[0].casefold() for _, match in case.found(_WORDS)))
    for passage, match in case.found(_WORDS) if slips else ():
        if usual := slips.get(match[0].casefold()):
            message = msg('"{word}" stands once; elsewhere it is spelt "{usual}".', word=match[0], usual=usual)
            yield Told(message, passage.at(match.start(), case, match[0]), excerpt=passage.text)


def _slips(counts: Counter[str]) -> dict[str, str]:
    """Words that stand once, each with the one that is usual: with one letter more inside, or one less."""
    usual = {word for word, count in counts.items() if count > 1}
    shorter = {shortened: word for word in usual for shortened in _shortened(word)}
    once = [word for word, count in counts.items() if count == 1]
    found = {word: shorter[word] for word in once if word in shorter}
    return found | {word: one for word in once for one in _shortened(word) if one in usual}


@lru_cache(maxsize=4096)
def _shortened(word: str) -> tuple[str, ...]:
    """A word without one of its inner letters, each in turn."""
    return tuple(word[:place] + word[place + 1 :] for place in range(BEGINNING, len(word) - ENDING))


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
