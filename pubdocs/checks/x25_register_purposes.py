"""X25: a quality register's purposes lie inside the closed list of the act."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import says
from pubdocs.checks.phrases import affirmed
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Purposes by words that cannot be inside the list. Whether others are, no list of words can tell."""
    facts = case.agreement
    if not any(says(text, case.lexicon.quality_registers) for text in (facts.title, facts.purpose)):
        return
    for words in affirmed(facts.purpose, case.lexicon.outside_register, case.lexicon):
        message = msg('"{words}" is no purpose for which data in a quality register may be processed.', words=words)
        yield Told(message, case.locate(facts.purpose.span, words) if facts.purpose else None)


RULE = Rule(
    "X25",
    msg("A quality register's purposes lie inside the act's"),
    "7 kap. 4–6 §§ patientdatalagen (2008:355)",
    Severity.ERROR,
    why=msg(
        "Data in a quality register is processed to develop and secure the quality of care, and may then be processed "
        "for statistics, for counts ahead of clinical research, for research in health care, for disclosure to those "
        "who use it for these purposes, and for disclosure that a law or regulation asks for; for no other purpose."
    ),
    hint=msg("Take the purpose out; if it is another processing, it needs an agreement of its own."),
    example="purpose: Uppgifterna i kvalitetsregistret används även för fakturering.",
    judge=judge,
)
