"""X22: the controller is named, and the texts name the right processor."""

import re
from collections.abc import Iterator

from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg


def judge(case: Case) -> Iterator[Told]:
    """That no controller is named, or that a text calls another than the party the processor."""
    if case.form.kind == "instruction" and case.upper is None:
        yield Told(msg("No controller is named among the parties."), case.span(case.agreement.parties))
    if case.form.kind == "instruction" and case.lower is None:
        yield Told(msg("No processor is named among the parties."), case.span(case.agreement.parties))
    for role, party in (("personuppgiftsbiträdet", case.lower), ("personuppgiftsansvarige", case.upper)):
        for text in case.texts if party else ():
            named = re.search(rf"{role}[\s\u00a0]*\(([^(){{}}]+)\)", text, re.IGNORECASE)
            if named and party and named[1].strip() not in (party.name, party.genitive):
                message = msg(
                    "The text names {name} here, and the party is {party}.", name=named[1].strip(), party=party.name
                )
                yield Told(message, case.locate(text.span, named[1]))


RULE = Rule(
    "X22",
    msg("The parties are named, and are the same throughout"),
    "art. 28.3 dataskyddsförordningen",
    Severity.ERROR,
    why=msg("An instruction is given by somebody to somebody: by which controller to which processor."),
    hint=msg(
        "Name the controller among the parties; a name in a text comes best from the data, as in {{{{ "
        "processor.name }}}}."
    ),
    example="parties:\n  - {id: kronoberg, role: processor}   # ingen personuppgiftsansvarig",
    judge=judge,
)
