"""C32: no clause of the form is empty."""

from collections.abc import Iterator

from pubdocs.checks.rule import EVERY, Case, Rule, Told
from pubdocs.diagnostics import Place, Severity, msg
from pubdocs.document import clauses, text_of


def judge(case: Case) -> Iterator[Told]:
    """Clauses with a number and a heading and nothing under it."""
    for appendix, document in case.documents.items():
        for clause in clauses(document):
            heading = text_of(clause.heading).strip()
            if clause.label and heading and not clause.content:
                template = Place(case.template(appendix))
                message = msg('Nothing stands under "{label} {heading}".', label=clause.label, heading=heading)
                yield Told(message, template)


RULE = Rule(
    "C32",
    msg("No clause is empty"),
    "formuläret",
    Severity.ERROR,
    why=msg("A clause that is left empty can be read as forgotten or as answered with nothing."),
    hint=msg("Answer it, or say outright that there are no special requirements."),
    example="4. Särskilda hanteringskrav   (ingenting under rubriken)",
    judge=judge,
    kinds=EVERY,
)
