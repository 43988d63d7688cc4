"""Texts to choose from: a clause with alternatives becomes the one that is chosen, and the others are gone."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.model import Agreement, Alternative, Clause

F = TypeVar("F", bound=Facts)


def resolved(agreement: Agreement) -> Agreement:
    """The agreement with the chosen text, numbering and clauses in each clause that had alternatives.

    That one is chosen, and that it exists, is checked when the agreement is bound (`source.clauses`).
    """
    if not any(_chosen_in(agreement.clauses)):
        return agreement
    return _with(agreement, clauses=tuple(map(_settled, agreement.clauses)))


def set_aside(agreement: Agreement) -> Iterator[Alternative]:
    """The alternatives that are not chosen, as they stand."""
    return _set_aside(agreement.clauses)


def _settled(clause: Clause) -> Clause:
    held: Clause | Alternative = _chosen(clause) or clause
    clauses = tuple(map(_settled, held.clauses))
    return _with(clause, text=held.text, numbering=held.numbering, clauses=clauses, chosen=None, alternatives=())


def _chosen(clause: Clause) -> Alternative | None:
    return next((one for one in clause.alternatives if one.id == clause.chosen), None)


def _chosen_in(clauses: Iterable[Clause]) -> Iterator[bool]:
    for clause in clauses:
        yield bool(clause.alternatives)
        yield from _chosen_in(clause.clauses)


def _set_aside(clauses: Iterable[Clause]) -> Iterator[Alternative]:
    for clause in clauses:
        chosen = _chosen(clause)
        yield from (one for one in clause.alternatives if one is not chosen)
        yield from _set_aside((chosen or clause).clauses)


def _with(facts: F, **changed: object) -> F:
    return type(facts)(**{**facts.__dict__, **changed})
