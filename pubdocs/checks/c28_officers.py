"""C28: both parties' data protection officers are named."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Parties whose officer is not named, unless it is said that there is none or the main agreement names them."""
    if case.settled("C28") or any(says(text, case.lexicon.denying_officer) for text in case.texts):
        return
    for party in (case.upper, case.lower):
        if party and not (party.dpo and (party.dpo.name or party.dpo.email or party.dpo.phone)):
            yield Told(msg("{name}: no data protection officer is stated.", name=party.name), party.id.span)


RULE = Rule(
    "C28",
    msg("Both parties' data protection officers are named"),
    "art. 37.7 dataskyddsförordningen",
    Severity.WARNING,
    why=msg(
        "An authority has a data protection officer, and whoever has one publishes how to reach it. Both "
        "parties need to know."
    ),
    hint=msg("State dpo for the party, here or in its own file; or say in a text that it has none, and why."),
    example="parties:\n  - {id: kronoberg, role: processor}   # utan dpo",
    judge=judge,
)
