"""X39: a sub-processor's purpose lies inside the agreement's."""

from collections.abc import Iterator

from pubdocs.checks.phrases import affirmed
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import subprocessors
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Purposes that are a company's own, and that the agreement's purpose does not name. Others cannot be compared."""
    agreed = tuple(text.casefold() for text in (case.agreement.purpose, case.agreement.subject_matter) if text)
    for one in subprocessors(case):
        for words in affirmed(one.purpose, case.lexicon.own_purposes, case.lexicon):
            if not any(words.casefold() in text for text in agreed):
                message = msg(
                    'The purpose of {name}, "{words}", is not among those of the agreement.', name=one.name, words=words
                )
                yield Told(message, case.locate(one.purpose.span, words))


RULE = Rule(
    "X39",
    msg("A sub-processor's purpose lies inside the agreement's"),
    "art. 5.1 b, art. 28.4 dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "A sub-processor may do with the data what the processor may do for the controller. Whoever uses it for "
        "purposes of its own becomes a controller itself (art. 28.10)."
    ),
    hint=msg(
        "Take it out of the sub-processor's purpose, or state the purpose in the agreement if the controller has it."
    ),
    example="subprocessors:\n  items:\n    - {id: bolaget, purpose: Support och produktutveckling.}",
    judge=judge,
)
