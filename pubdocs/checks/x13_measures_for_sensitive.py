"""X13: sensitive data has measures and logging of its own."""

from collections.abc import Iterator

from pubdocs.checks.data import groups
from pubdocs.checks.phrases import delegates
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Sensitive data beside measures, or logging, that say nothing themselves."""
    sensitive = [one.name for group in groups(case, "sensitive") for one in group.types if one.kind == "sensitive"]
    measures, logging = case.agreement.security_measures, case.agreement.logging
    if not sensitive:
        return
    unprotected = not measures or (not measures.items and (not measures.text or delegates(measures.text, case.lexicon)))
    unlogged = not logging or (not logging.events and (not logging.text or delegates(logging.text, case.lexicon)))
    if unprotected and unlogged:
        message = msg(
            "Sensitive data ({name}) is processed, and neither measures nor logging are described here.",
            name=sensitive[0],
        )
        yield Told(message, case.span(measures, logging))
    elif unlogged:
        yield Told(
            msg("Sensitive data ({name}) is processed, and no logging is described here.", name=sensitive[0]),
            case.span(logging),
        )


RULE = Rule(
    "X13",
    msg("Sensitive data has measures and logging"),
    "art. 9, art. 32 dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "The more sensitive the data, the more must be said of how it is protected and how access is logged. "
        "A reference elsewhere says nothing."
    ),
    hint=msg(
        "List measures and what is logged, for the sensitive data first of all; state the ground in art. "
        "9(2) and who alone may see it under safeguard."
    ),
    example="security_measures:\n  text: I enlighet med uppdragsspecifikationen.   # och hälsorelaterad data behandlas",
    judge=judge,
)
