"""C15: each sub-processor has an agreement."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Sub-processors whose agreement is missing, not yet signed or not spoken of."""
    for one in case.agreement.subprocessors.items if case.agreement.subprocessors else ():
        if one.agreement is None:
            if not case.settled("C15"):
                yield Told(msg("{name}: how far its agreement has come is not stated.", name=one.name), one.id.span)
        elif one.agreement == "none":
            yield Told(msg("{name}: the agreement is said to be missing.", name=one.name), one.agreement.span)
        elif one.agreement == "drafted":
            yield Told(msg("{name}: the agreement is still a draft.", name=one.name), one.agreement.span)


RULE = Rule(
    "C15",
    msg("Each sub-processor has an agreement"),
    "art. 28.4 dataskyddsförordningen",
    Severity.WARNING,
    why=msg("The same duties must bind each sub-processor by a contract of its own."),
    hint=msg("State agreement for the sub-processor: signed, drafted or none."),
    example="subprocessors:\n  items:\n    - id: bolaget\n      agreement: none",
    judge=judge,
)
