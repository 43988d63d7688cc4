"""X22: the controller is named, and the texts name the right processor."""

import re
from collections.abc import Iterator

from pubdocs.agreement.wording import same_words
from pubdocs.checks.companies import companies
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.diagnostics import Severity, msg

LONGEST = 120  # letters of a company's name, and what may follow


def judge(case: Case) -> Iterator[Told]:
    """That no controller is named, or that a text calls another than the party the processor."""
    if case.form.kind == "instruction" and case.upper is None:
        yield Told(msg("No controller is named among the parties."), case.span(case.agreement.parties))
    if case.form.kind == "instruction" and case.lower is None:
        yield Told(msg("No processor is named among the parties."), case.span(case.agreement.parties))
    for role, party in (("personuppgiftsbiträdet", case.lower), ("personuppgiftsansvarige", case.upper)):
        for text in case.texts if party else ():
            named = _named(role, text, case) if party else ()
            wrong = next((name for name in named if party and name not in (party.name, party.genitive)), "")
            if wrong and party:
                message = msg("The text names {name} here, and the party is {party}.", name=wrong, party=party.name)
                yield Told(message, case.locate(text.span, wrong))


def _named(role: str, text: str, case: Case) -> Iterator[str]:
    """Whom a text names beside a role: in parentheses, or a region or a company right after it."""
    regions = tuple(str(one.name) for one in case.reference.regions)
    for found in re.finditer(rf"(?<!\w)(?i:{role})[\s\u00a0]*(?:\(([^(){{}}]+)\)|(?=[A-ZÅÄÖ]))", text):
        after = same_words(text[found.end() : found.end() + LONGEST])
        if found[1]:
            yield found[1].strip()
        else:
            yield from (name for name in (*regions, *companies(after, case.lexicon)) if after.startswith(name))


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
