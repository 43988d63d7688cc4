"""C31: a quality register has its roles and purposes."""

import re
from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg

PURPOSES = re.compile(
    r"7[\s\u00a0]+kap\.[\s\u00a0]+(?:4[\s\u00a0]*[-–][\s\u00a0]*5|4[\s\u00a0]+och[\s\u00a0]+5)[\s\u00a0]+§§"
)
ROLES = ("local-controller", "central-controller", "register-centre", "it-supplier")
AUTHORITIES = ("2120", "2220", "2321", "2021")  # how the numbers of municipalities, regions and the state begin


def judge(case: Case) -> Iterator[Told]:
    """What an agreement on a quality register lacks."""
    facts = case.agreement
    about = (facts.title, facts.purpose, facts.subject_matter)
    if not any(says(text, case.lexicon.quality_registers) for text in about):
        return
    if facts.purpose and not PURPOSES.search(facts.purpose):
        yield Told(
            msg(
                "The purposes of the quality register are not tied to chapter 7, sections 4 and 5 of the "
                "Patient Data Act."
            ),
            facts.purpose.span,
        )
    for party in facts.parties:
        if party.role not in ROLES:
            yield Told(
                msg(
                    "{name} has no role in the register: it is only called {role}.",
                    name=party.name,
                    role=party.role.wording,
                ),
                party.role.span,
            )
        elif party.role == "central-controller" and party.orgnr and not party.orgnr.startswith(AUTHORITIES):
            yield Told(
                msg(
                    "{name} is the central controller, and its organisation number is not an authority's.",
                    name=party.name,
                ),
                party.role.span,
            )


RULE = Rule(
    "C31",
    msg("Quality registers: roles and purposes"),
    "7 kap. 4, 5 och 7 §§ patientdatalagen",
    Severity.ERROR,
    why=msg(
        "Data in a quality register is used for the purposes of the act alone, and an authority in health "
        "care is the central controller."
    ),
    hint=msg(
        "Refer to chapter 7 sections 4 and 5 of the act under purpose, and give the parties their roles in "
        "the register."
    ),
    example="purpose: Uppgifterna i kvalitetsregistret används för uppföljning.",
    judge=judge,
)
