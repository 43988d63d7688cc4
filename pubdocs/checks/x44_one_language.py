"""X44: the documents are in one language."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import finder, says
from pubdocs.checks.rule import EVERY, Case, Rule, Told
from pubdocs.diagnostics import Severity, msg

FEWEST = 2  # words of another language in one passage


def judge(case: Case) -> Iterator[Told]:
    """Passages with words that are another language's, and none that are Swedish alone."""
    every = finder(tuple(word for language in case.lexicon.languages for word in language.words))
    for passage in case.passages:
        for language in case.lexicon.languages if len(every(passage.text)) >= FEWEST else ():
            found = finder(language.words)(passage.text)
            if len(found) >= FEWEST and not says(passage.text, case.lexicon.swedish):
                message = msg(
                    'This is not Swedish ({language}, as it seems): "{words}"',
                    language=language.name,
                    words=passage.text[:60],
                )
                yield Told(message, passage.at(0, case), excerpt=passage.text)
                break


RULE = Rule(
    "X44",
    msg("The documents are in one language"),
    "formuläret",
    Severity.WARNING,
    why=msg("A heading or a sentence in another language was copied from elsewhere."),
    hint=msg("Write it in Swedish."),
    example="2. Kategorier av personopplysninger som behandles",
    judge=judge,
    kinds=EVERY,
)
