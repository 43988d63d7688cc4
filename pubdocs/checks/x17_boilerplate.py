"""X17: no text answers several clauses."""

from collections.abc import Iterator

from pubdocs.agreement.wording import same_words
from pubdocs.checks.phrases import Answer, answers
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg

FEWEST_WORDS = 4


def judge(case: Case) -> Iterator[Told]:
    """Texts that stand as the whole answer to several questions."""
    same: dict[str, list[Answer]] = {}
    for one in answers(case.agreement):
        words = same_words(one.text).casefold()
        if len(words.split()) >= FEWEST_WORDS and "{{" not in words:
            same.setdefault(words, []).append(one)
    for found in same.values():
        if len(found) > 1:
            clauses = ", ".join(case.clause_of(one.text) or one.path for one in found)
            yield Told(
                msg("The same text answers {count} clauses: {clauses}.", count=len(found), clauses=clauses),
                found[0].text.span,
            )


RULE = Rule(
    "X17",
    msg("No text answers several clauses"),
    "formuläret",
    Severity.WARNING,
    why=msg("Clauses ask for different things. The same sentence under several of them answers none."),
    hint=msg("Answer each clause by itself, or say outright that there are no special requirements."),
    example="I enlighet med uppdragsspecifikationen enligt Vårdval.   # under punkterna 4, 5, 6 och 8",
    judge=judge,
)
