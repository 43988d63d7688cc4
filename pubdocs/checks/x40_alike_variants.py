"""X40: the variants of an agreement differ only where the data says so."""

from pubdocs.checks.rule import EVERY, Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> tuple[Told, ...]:
    """Nothing: it is asked of all variants of an agreement together (`compare.consistency`), not of one."""
    return ()


RULE = Rule(
    "X40",
    msg("Variants differ only where the data says so"),
    "god sed",
    Severity.WARNING,
    why=msg(
        "Who compares two regions' appendices must be able to find each difference in the data. A template that asks "
        "who the region is hides one; a number that is another in one region makes references there lead astray."
    ),
    hint=msg("Let the data say what differs, not a condition in the template. pubdocs matrix shows all differences."),
    example='{% if controller.id == "skane" %}Loggarna sparas i två år.{% endif %}   # i mallen',
    judge=judge,
    kinds=EVERY,
)
