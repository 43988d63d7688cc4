"""X44: the documents are in one language."""

import re
from collections.abc import Iterator, Sequence

from pubdocs.agreement.lexicon import finder, says
from pubdocs.checks.rule import EVERY, Rule, Told, Words
from pubdocs.diagnostics import Severity, msg

FEWEST = 2  # words of another language in one passage


def judge(case: Words) -> Iterator[Told]:
    """Passages with words that are another language's, and none that are Swedish alone."""
    every = finder(tuple(word for language in case.lexicon.languages for word in language.words))
    for passage in case.passages:
        for language in case.lexicon.languages if len(every(passage.text)) >= FEWEST else ():
            found = finder(language.words)(passage.text)
            if len(found) >= FEWEST and not says(_rest(passage.text, found), case.lexicon.swedish):
                message = msg(
                    'This is not Swedish ({language}, as it seems): "{words}"',
                    language=language.name,
                    words=passage.text[:60],
                )
                yield Told(message, passage.at(0, case), excerpt=passage.text)
                break


def _rest(text: str, found: Sequence[re.Match[str]]) -> str:
    """A text without what was found in it: "som behandles" is Norwegian, though "som" is Swedish, too."""
    starts = [0, *(match.end() for match in found)]
    ends = [*(match.start() for match in found), len(text)]
    return " ".join(text[start:end] for start, end in zip(starts, ends, strict=True))


RULE = Rule(
    "X44",
    msg("The documents are in one language"),
    "god sed",
    Severity.WARNING,
    why=msg("A heading or a sentence in another language was copied from elsewhere."),
    hint=msg("Write it in Swedish."),
    example="2. Kategorier av personopplysninger som behandles",
    judge=judge,
    kinds=EVERY,
)
