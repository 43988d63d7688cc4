"""C11: the measures cover what art. 32(1) names."""

from collections.abc import Iterator

from pubdocs.agreement.codes import MeasureClass
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg

# The letters of art. 32(1), the class of measures that answers each, and words by which it is left out with a reason.
CLASSES = (
    ("a", "pseudonymisation-encryption", ("kryptering", "pseudonymisering")),
    ("b", "confidentiality-integrity-availability", ("konfidentialitet", "tillgänglighet", "motståndskraft")),
    ("c", "restoration", ("återställ", "säkerhetskop")),
    ("d", "testing", ("prov", "test")),
)


def judge(case: Case) -> Iterator[Told]:
    """The letters that no measure answers. With no measure at all C10 tells it; a place named by its id may answer."""
    measures = case.agreement.security_measures
    if not measures or not measures.items:
        return
    text = (measures.text or "").casefold()
    if "](" in text:
        return
    stated = {str(measure.category) for measure in measures.items}
    for letter, wanted, reasons in CLASSES:
        if wanted not in stated and not any(word in text for word in reasons):
            message = msg(
                "No measure answers art. 32(1)({letter}): {category}.",
                letter=letter,
                category=MeasureClass.words[wanted],
            )
            yield Told(message, case.span(measures))


RULE = Rule(
    "C11",
    msg("The measures cover art. 32(1)(a)–(d)"),
    "art. 32.1 a–d dataskyddsförordningen",
    Severity.WARNING,
    why=msg(
        "Art. 32 names encryption and pseudonymisation, lasting confidentiality and availability, "
        "restoration, and regular testing."
    ),
    hint=msg("Add a measure of that category, or say in security_measures.text why none is needed."),
    example="security_measures.items utan någon åtgärd med category: testing",
    judge=judge,
)
