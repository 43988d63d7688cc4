"""X18: a document that is referred to can be identified."""

from collections.abc import Iterator

from pubdocs.checks.phrases import answers, delegates, identified
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Answers that are only a reference to a document without date, version and diarienummer."""
    for path, text in answers(case.agreement):
        if delegates(text, case.lexicon) and not any(identified(text)):
            where = case.clause_of(text)
            if where:
                message = msg(
                    "Clause {clause} leaves the answer to a document that cannot be identified.", clause=where
                )
            else:
                message = msg("{path} leaves the answer to a document that cannot be identified.", path=path)
            yield Told(message, text.span)


RULE = Rule(
    "X18",
    msg("A document referred to can be identified"),
    "art. 28.3 a dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "Instructions must be documented. Which document answers, in which version, must be known to both "
        "parties and to a supervisor."
    ),
    hint=msg(
        "State its title, date or version and diarienummer; better still, answer here. Measures, in any "
        "case, must be stated here (art. 28.3 c)."
    ),
    example="I enlighet med uppdragsspecifikationen enligt Vårdval.",
    judge=judge,
)
