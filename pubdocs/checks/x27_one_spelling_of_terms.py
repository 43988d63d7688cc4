"""X27: a term has one spelling."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import pattern, says
from pubdocs.checks.rule import EVERY, Rule, Told, Words
from pubdocs.diagnostics import Severity, msg

CORRECT = msg("Correct it. If it stands in a company's name, look the name up where the company is registered.")


def judge(case: Words) -> Iterator[Told]:
    """Spellings that are wrong in themselves, and those that stand beside the usual one."""
    others = tuple(word for spelling in case.lexicon.spellings for word in spelling.others)
    for spelling in case.lexicon.spellings if says(case.words, others) else ():
        found = says(case.words, spelling.others) and (spelling.wrong == "yes" or says(case.words, (spelling.right,)))
        for passage in case.passages if found else ():
            for match in pattern(spelling.others).finditer(passage.text):
                place = passage.at(match.start(), case, match[0])
                if spelling.wrong == "yes":
                    message = msg('"{word}" is spelt "{usual}".', word=match[0], usual=spelling.right)
                else:
                    message = msg('"{word}" stands here, and "{usual}" elsewhere.', word=match[0], usual=spelling.right)
                hint = CORRECT if spelling.wrong == "yes" else None
                yield Told(message, place, hint=hint, excerpt=passage.text)


RULE = Rule(
    "X27",
    msg("One spelling of each term"),
    "formuläret",
    Severity.WARNING,
    why=msg("Defined terms are known by their spelling. Two spellings may be taken for two terms."),
    hint=msg("Write it the same everywhere."),
    example="… i tredjeland …   # och Tredje land i rubriken",
    judge=judge,
    kinds=EVERY,
)
