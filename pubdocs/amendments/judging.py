"""Which kind of change a difference is, where that depends on more than the fact that differs."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from pubdocs.agreement.codes import DataClass
from pubdocs.agreement.model import Agreement, Subprocessor
from pubdocs.agreement.values import Country, Term, Whole
from pubdocs.agreement.wording import same_words
from pubdocs.amendments.differing import Thing, Value
from pubdocs.amendments.editorial import editorial
from pubdocs.amendments.periods import longer

# What the law says of a class of data, beside that it is to be stated.
_OF_CLASS = {"sensitive": ("9",), "criminal": ("10",), "national-id": ("87", "2018:218")}
# From what is best for the controller to what is worst.
_WORSE = {
    "authorisation.transfers": ("forbidden", "approval", "allowed"),
    "authorisation.mode": ("specific", "general"),
}


def rule_of(path: str) -> str:
    """The path in the model by which the tables know a fact: clauses within clauses are clauses."""
    return re.sub(r"^clauses(?:\.(?:clauses|alternatives))*\.(clauses|alternatives)\b", _innermost, path)


def _innermost(found: "re.Match[str]") -> str:
    return "clauses" if found[1] == "clauses" else "clauses.alternatives"


def in_unused(inside: Sequence[Thing]) -> bool:
    """Whether something stands in an alternative that is chosen on neither side, so that no document has it."""
    for around, thing in pairwise(inside):
        if rule_of(thing.rule) == "clauses.alternatives":
            chosen = {getattr(side, "chosen", None) for side in (around.old, around.new) if side}
            if not chosen & {side.id for side in (thing.old, thing.new) if side}:
                return True
    return False


def kind_of_value(kind: str, one: Value, old: Term | None, new: Term | None) -> str:
    """The kind of change of a single value; `kind` is what the table calls it, `old` and `new` how it is told."""
    return _OF_VALUE[kind](kind, one, old, new) if kind in _OF_VALUE else kind


def _of_period(kind: str, one: Value, old: Term | None, new: Term | None) -> str:
    """Whether a time became longer or shorter."""
    by = longer(old, new) if old and new else 0
    return f"{kind}-{('changed', 'longer', 'shorter')[by]}"


def _of_authorisation(kind: str, one: Value, old: Term | None, new: Term | None) -> str:
    """Whether the controller stands stronger or weaker: fewer days are weaker, and so is a wider permission."""
    if one.old is None or one.new is None:
        return f"{kind}-changed"
    if isinstance(one.new, Whole):
        by = int(one.new) - int(one.old)
    else:
        order = _WORSE[one.place.rule]
        by = order.index(one.old) - order.index(one.new)
    return f"{kind}-{'stronger' if by > 0 else 'weaker' if by < 0 else 'changed'}"


def _of_company(kind: str, one: Value, old: Term | None, new: Term | None) -> str:
    """Whether a company got another name, or another company stands under its id: in doubt the latter."""
    company = one.place.inside[-1]
    before, after = company.old, company.new
    if before.orgnr and after.orgnr:
        same = before.orgnr == after.orgnr
    else:
        same = before.name == after.name or editorial(before.name, after.name) is not None
    return "subprocessor-renamed" if same else "subprocessor-replaced"


_OF_VALUE: dict[str, Callable[[str, Value, Term | None, Term | None], str]] = {
    "logging": _of_period,
    "retention": _of_period,
    "authorisation": _of_authorisation,
    "subprocessor-name": _of_company,
}


def law_of_value(one: Value, is_third: Callable[[str], bool]) -> Iterator[str]:
    """What of the law a value adds to that of its kind."""
    if one.place.rule == "authorisation.transfers":
        yield "V"
    for value in filter(None, (one.old, one.new)):
        if isinstance(value, DataClass):
            yield from _OF_CLASS.get(str(value), ())
        if isinstance(value, Country) and is_third(value):
            yield "V"


def law_of_thing(thing: Any, is_third: Callable[[str], bool]) -> Iterator[str]:
    """The same of a thing in a list: what its class of data says, and chapter V for a company in a third country."""
    yield from _OF_CLASS.get(_class_of(thing), ())
    if any(map(is_third, getattr(thing, "countries", ()))):
        yield "V"


def by_class(types: Sequence[Any]) -> Iterator[tuple[Sequence[Any], tuple[str, ...]]]:
    """Types of data, those together of which the law says the same; and what it says."""
    for kind in dict.fromkeys(_class_of(one) for one in types):
        yield [one for one in types if _class_of(one) == kind], _OF_CLASS.get(kind, ())


def _class_of(thing: Any) -> str:
    return str(getattr(thing, "kind", ""))


def replacing(ended: Iterable[Subprocessor], added: Iterable[Subprocessor]) -> list[tuple[Subprocessor, Subprocessor]]:
    """Companies that take another's place: where for one purpose one goes and one comes."""
    goes, comes = _by_purpose(ended), _by_purpose(added)
    return [
        (gone[0], comes[purpose][0])
        for purpose, gone in goes.items()
        if len(gone) == len(comes.get(purpose, ())) == 1
    ]  # fmt: skip


def _by_purpose(companies: Iterable[Subprocessor]) -> dict[str, list[Subprocessor]]:
    found: dict[str, list[Subprocessor]] = {}
    for company in companies:
        found.setdefault(same_words(company.purpose), []).append(company)
    return found


def countries_of(agreement: Agreement) -> dict[str, Country]:
    """Where data is processed: by sub-processors, at locations, by those it is transferred to."""
    companies = agreement.subprocessors.items if agreement.subprocessors else ()
    found = [country for company in companies for country in company.countries]
    found += [one.country for one in (agreement.locations.items if agreement.locations else ())]
    found += [one.country for one in (agreement.transfers.items if agreement.transfers else ()) if one.country]
    return {str(country): country for country in reversed(found)}
