"""C18: standard contractual clauses are signed and the transfer is assessed."""

from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import is_subprocessor, names_clauses, transfers
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """What a transfer by the clauses lacks once they are named with decision and module (which X06 asks for)."""
    for one in transfers(case):
        if one.basis != "scc" or not names_clauses(one):
            continue
        if not one.signed:
            yield Told(msg("{name}: the day the clauses were signed is not stated.", name=one.importer), one.id.span)
        if not one.assessed:
            yield Told(msg("{name}: no day of a transfer impact assessment is stated.", name=one.importer), one.id.span)
        if one.module and one.module in "124" and is_subprocessor(case, one.importer):
            message = msg(
                "{name} is a sub-processor, and module {module} is not for transfers from a processor to a "
                "sub-processor.",
                name=one.importer,
                module=one.module,
            )
            yield Told(message, one.module.span)


RULE = Rule(
    "C18",
    msg("Signing and assessment of the standard contractual clauses"),
    "kap. V dataskyddsförordningen; beslut (EU) 2021/914",
    Severity.WARNING,
    why=msg(
        "The clauses bind once they are signed, and the law of the third country must have been assessed "
        "before (clause 14)."
    ),
    hint=msg(
        "State signed and assessed, and the module that fits the parties: processor to sub-processor is module 3."
    ),
    example="transfers:\n  items:\n    - {id: bolaget, basis: scc, decision: (EU) 2021/914, module: 3}",
    judge=judge,
)
