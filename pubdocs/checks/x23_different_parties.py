"""X23: the parties are different organisations."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import same_company
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Parties that are one and the same organisation."""
    for number, one in enumerate(case.agreement.parties):
        for other in case.agreement.parties[:number]:
            if one.id == other.id or same_company(one.name, other.name) or (one.orgnr and one.orgnr == other.orgnr):
                yield Told(
                    msg(
                        "{name} is a party twice: as {role} and as {other}.",
                        name=one.name,
                        role=other.role.wording,
                        other=one.role.wording,
                    ),
                    one.id.span,
                )


RULE = Rule(
    "X23",
    msg("The parties are different organisations"),
    "art. 4.7, art. 4.8, art. 28 dataskyddsförordningen",
    Severity.ERROR,
    why=msg("A processor is somebody else than the controller; an organisation gives no instructions to itself."),
    hint=msg("Name the right organisation in each role."),
    example="parties:\n  - {id: kronoberg, role: controller}\n  - {id: kronoberg, role: processor}",
    judge=judge,
)
