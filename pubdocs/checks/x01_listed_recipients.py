"""X01: every company that receives data stands in the list of sub-processors."""

import difflib
from collections.abc import Iterator, Sequence

from pubdocs.checks.companies import companies
from pubdocs.checks.rule import Case, Rule, Told
from pubdocs.checks.transfers import same_company, subprocessors, transfers
from pubdocs.diagnostics import Severity, Span, msg


def judge(case: Case) -> Iterator[Told]:
    """Importers, operators of places, and companies named in those clauses' words, that are not listed."""
    known = [*(one.name for one in subprocessors(case)), *(party.name for party in case.agreement.parties)]
    told: set[str] = set()
    for name, span in _named(case, known):
        if name in told or any(same_company(name, one) for one in known):
            continue
        told.add(name)
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.85)
        hint = msg("Is it the same company as {near}? Then write one name.", near=near[0]) if near else None
        yield Told(
            msg("{name} is named as recipient and does not stand in the list of sub-processors.", name=name),
            span,
            hint=hint,
        )


def _named(case: Case, known: Sequence[str]) -> Iterator[tuple[str, Span | None]]:
    locations, described = case.agreement.locations, case.agreement.transfers
    for one in transfers(case):
        yield one.importer, one.importer.span
    for place in locations.items if locations else ():
        if place.operator and companies(place.operator, case.lexicon):
            yield place.operator, place.operator.span
    for text in (locations.text if locations else None, described.text if described else None):
        for name in companies(text or "", case.lexicon):
            if text and not any(one in name for one in known):
                yield name, case.locate(text.span, name)


RULE = Rule(
    "X01",
    msg("Every recipient stands in the list of sub-processors"),
    "art. 28.2 dataskyddsförordningen",
    Severity.ERROR,
    why=msg("A company that is named as recipient in the instruction, and not in the list, has not been authorised."),
    hint=msg("Add the company to the list of sub-processors, by its legal name; or take it out of the text."),
    example="transfers:\n  items:\n    - importer: Cambio Software Engineering Private Ltd   # står inte i bilaga 2",
    judge=judge,
)
