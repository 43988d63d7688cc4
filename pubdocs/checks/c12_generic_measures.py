"""C12: measures say what is done."""

from collections.abc import Iterator

from pubdocs.agreement.lexicon import pattern
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """The words without content in descriptions of measures."""
    measures = case.agreement.security_measures
    texts = (measures.text, *(measure.text for measure in measures.items)) if measures else ()
    for text in texts:
        for match in pattern(case.lexicon.generic).finditer(text or ""):
            place = case.locate(text.span, match[0]) if text else None
            yield Told(msg('"{words}" does not say what is done.', words=match[0]), place)


RULE = Rule(
    "C12",
    msg("Measures say what is done"),
    "beslut (EU) 2021/915, bilaga III",
    Severity.WARNING,
    why=msg("Measures must be described concretely. Appropriate measures or good practice cannot be followed up."),
    hint=msg("Say what is done, how strong it is and how often it is checked."),
    example="text: Personuppgiftsbiträdet vidtar lämpliga säkerhetsåtgärder.",
    judge=judge,
)
