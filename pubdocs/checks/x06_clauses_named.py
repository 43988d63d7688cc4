"""X06: standard contractual clauses are named by decision and module."""

from collections.abc import Iterator

from pubdocs.agreement.values import Term
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import CLAUSES, called_regulation, names_clauses, transfers
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """Transfers by the clauses that do not name the decision or the module; texts that call it a regulation."""
    for one in transfers(case):
        if one.basis != "scc" or names_clauses(one) or _stale(one.decision, case):
            continue
        if not one.decision and not one.module:
            message = msg(
                "The standard contractual clauses with {name} are named by neither decision nor module.",
                name=one.importer,
            )
        elif CLAUSES not in (one.decision or ""):
            message = msg(
                "The standard contractual clauses with {name} are not named by decision (EU) 2021/914.",
                name=one.importer,
            )
        elif not one.module:
            message = msg("The standard contractual clauses with {name} are named without a module.", name=one.importer)
        else:
            message = msg("{instrument} is a decision, not a regulation.", instrument=one.decision)
        yield Told(message, case.span(one.decision, one.basis))
    for text in case.texts:
        if wrong := called_regulation(text):
            yield Told(
                msg("{instrument} is a decision, not a regulation.", instrument=CLAUSES),
                case.locate(text.span, wrong[0]),
            )


def _stale(decision: Term | None, case: Case) -> bool:
    """Whether it is a decision that holds no more: X05 tells that."""
    return bool(decision and case.day and case.reference.stale(decision, case.day))


RULE = Rule(
    "X06",
    msg("Standard contractual clauses: decision and module"),
    "art. 46.2 c dataskyddsförordningen; beslut (EU) 2021/914",
    Severity.ERROR,
    why=msg(
        "There have been several sets of clauses, and the present one has four modules. Without both nobody "
        "knows what has been signed."
    ),
    hint=msg(
        "State decision: (EU) 2021/914 and module (processor to sub-processor: 3); then also signed and "
        "assessed. It is a decision, not a regulation."
    ),
    example="… ett avtal i enlighet med Kommissionens standardavtalsklausuler.",
    judge=judge,
)
