"""C10: there are technical and organisational measures of the agreement's own."""

from collections.abc import Iterator

from pubdocs.checks.phrases import delegates, identified
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """The kinds of measures that are missing. Where all is left to a document that nobody can find, X18 tells it."""
    measures = case.agreement.security_measures
    if (
        measures
        and not measures.items
        and delegates(measures.text, case.lexicon)
        and not any(identified(measures.text or ""))
    ):
        return
    kinds = {str(measure.kind) for measure in measures.items} if measures else set()
    if not kinds:
        yield Told(msg("No technical or organisational measure is stated."), case.span(measures))
    elif "technical" not in kinds:
        yield Told(msg("No technical measure is stated."), case.span(measures))
    elif "organisational" not in kinds:
        yield Told(msg("No organisational measure is stated."), case.span(measures))


RULE = Rule(
    "C10",
    msg("Technical and organisational measures are stated"),
    "art. 28.3 c, art. 32 dataskyddsförordningen",
    Severity.ERROR,
    why=msg(
        "An instruction states measures of its own, at least one technical and one organisational. A "
        "reference elsewhere is none."
    ),
    hint=msg("List the measures under security_measures.items, each with its kind: technical or organisational."),
    example="security_measures:\n  text: Se säkerhetsbilagan version 2, dnr RS 2026/1.",
    judge=judge,
)
