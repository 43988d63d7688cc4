"""X24: a quality register's chain is stated."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Agreements on a quality register that do not say which is above or below."""
    facts = case.agreement
    about = (facts.title, facts.purpose, facts.subject_matter)
    if not any(says(text, case.lexicon.quality_registers) for text in about):
        return
    above, below = (facts.chain.above, facts.chain.below) if facts.chain else ((), ())
    if case.upper and case.upper.role != "local-controller" and not above:
        yield Told(
            msg("Which agreement stands above this one in the register's chain is not stated."), case.span(facts.chain)
        )
    if case.lower and case.lower.role not in ("it-supplier", "sub-processor") and not below:
        yield Told(
            msg("Which agreement stands below this one in the register's chain is not stated."), case.span(facts.chain)
        )


RULE = Rule(
    "X24",
    msg("The chain of a quality register is stated"),
    "7 kap. 7 § patientdatalagen; art. 28.4 dataskyddsförordningen",
    Severity.WARNING,
    why=msg(
        "Data in a quality register passes through several agreements; each must know the one above and the one below."
    ),
    hint=msg("State chain.above and chain.below with the ids of the other agreements."),
    example="(ingen uppgift chain i ett avtal om ett kvalitetsregister)",
    judge=judge,
)
