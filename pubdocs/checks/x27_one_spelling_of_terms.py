"""X27: a term has one spelling."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import pattern
from pubdocs.checks.rule import EVERY, Rule, Told, Words, holding
from pubdocs.diagnostics import Severity, msg

CORRECT = msg("Correct it. If it stands in a company's name, look the name up where the company is registered.")


def judge(case: Words) -> Iterator[Told]:
    """Spellings that are wrong in themselves, and those that stand beside the usual one."""
    others = tuple(word for spelling in case.lexicon.spellings for word in spelling.others)
    for passage, match in holding(others, case.passages):
        spelling = next(one for one in case.lexicon.spellings if pattern(one.others).fullmatch(match[0]))
        place = passage.at(match.start(), case, match[0])
        if spelling.wrong:
            message = msg('"{word}" is spelt "{usual}".', word=match[0], usual=spelling.right)
            yield Told(message, place, hint=CORRECT, excerpt=passage.text)
        elif any(holding((spelling.right,), case.passages)):
            message = msg('"{word}" stands here, and "{usual}" elsewhere.', word=match[0], usual=spelling.right)
            yield Told(message, place, excerpt=passage.text)


RULE = Rule(
    "X27",
    msg("One spelling of each term"),
    "god sed",
    Severity.WARNING,
    why=msg("Defined terms are known by their spelling. Two spellings may be taken for two terms."),
    hint=msg("Write it the same everywhere."),
    example="… i tredjeland …   # och Tredje land i rubriken",
    judge=judge,
    kinds=EVERY,
)
