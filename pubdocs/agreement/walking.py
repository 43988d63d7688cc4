"""Every value of some facts, with its path."""

from collections.abc import Iterator
from dataclasses import dataclass

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.model import Contact, DataType, Party, SubjectCategory, Subprocessor
from pubdocs.agreement.values import Term, Text
from pubdocs.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Found:
    """A value, its path (`transfers.cambio.importer`), the group of facts it stands in, and where to point.

    A value that the catalogue or a party's file gave is pointed at where the agreement names its id.
    """

    path: str
    value: Term
    group: Facts
    span: Span | None


# Facts that the catalogue or an organisation's file may give, free texts aside.
_GIVEN = (DataType, SubjectCategory, Party, Contact, Subprocessor)


def values(facts: Facts, path: str = "", beside: Span | None = None) -> Iterator[Found]:
    """The values below some facts, in the model's order. A thing in a list goes by its id, or else its number."""
    named = getattr(facts, "id", None)
    anchor = named.span if isinstance(named, Term) and named.span else beside
    for name, value in facts.__dict__.items():
        if value is not None and value != ():
            yield from _below(value, f"{path}.{name}" if path else name, facts, anchor)


def texts(facts: Facts) -> Iterator[Text]:
    """The free texts below some facts, in the model's order."""
    for value in facts.__dict__.values():
        if isinstance(value, Facts | tuple | Text):
            yield from _texts(value)


def _texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Facts):
        yield from texts(value)
    elif isinstance(value, tuple):
        for thing in value:
            yield from _texts(thing)


def _below(value: object, path: str, group: Facts, anchor: Span | None) -> Iterator[Found]:
    if isinstance(value, Term):
        given = isinstance(group, _GIVEN) and not isinstance(value, Text)
        elsewhere = given and anchor and value.span and anchor.file != value.span.file
        yield Found(path, value, group, anchor if elsewhere else value.span)
    elif isinstance(value, Facts):
        yield from values(value, path, anchor)
    elif isinstance(value, tuple):
        # A section's things are reached without `items`: transfers.cambio.
        inside = path.removesuffix(".items")
        for number, thing in enumerate(value):
            named = getattr(thing, "id", None)
            yield from _below(thing, f"{inside}.{(named or str(number)).replace('-', '_')}", group, anchor)
