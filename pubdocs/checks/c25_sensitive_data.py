"""C25: sensitive data has a ground and limits."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.data import groups
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Groups with sensitive types and no ground or limit. With no measures at all X13 tells it."""
    if not case.agreement.security_measures or not case.agreement.security_measures.items:
        return
    for group in groups(case, "sensitive"):
        text = group.safeguard
        if not text:
            yield Told(msg("{label}: sensitive data, and no safeguards are stated.", label=group.label), group.id.span)
            continue
        if not says(text, case.lexicon.grounds):
            yield Told(msg("{label}: the ground for the sensitive data is not stated.", label=group.label), text.span)
        if not any(says(one, case.lexicon.access_limits) for one in (text, *_handled(case))):
            yield Told(
                msg("{label}: who alone may see the sensitive data is not stated.", label=group.label), text.span
            )


def _handled(case: Case) -> Iterator[str]:
    """Where limits that hold for all data may stand."""
    measures = case.agreement.security_measures
    yield from (measure.text for measure in measures.items) if measures else ()
    if case.agreement.handling_requirements:
        yield case.agreement.handling_requirements


RULE = Rule(
    "C25",
    msg("Sensitive data has a ground and limited access"),
    "art. 9, art. 32 dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "Sensitive data needs a ground in art. 9(2), and measures that match the risk: above all, few who may see it."
    ),
    hint=msg("State the ground and who alone may see the data, under safeguard for the group."),
    example="data_types.items[…] med en känslig typ men utan safeguard",
    judge=judge,
)
