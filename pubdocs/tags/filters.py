"""The filters of the tag language, and the two values that only they and the templates know.

Each filter keeps the spans of the values it prints, so that they can be traced and checked.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pubdocs.agreement.model import Party
from pubdocs.agreement.values import Country, Day, Line, Term
from pubdocs.agreement.wording import written_out
from pubdocs.diagnostics import Message, msg
from pubdocs.tags.kinds import Kind, attributes, is_class, is_optional, item_kind


class Absent:
    """A fact that the agreement does not state: false, empty, and so are all its parts. Printing it is an error."""

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __getattr__(self, name: str) -> "Absent":
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def _before_nothing(self, other: object) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _before_nothing


absent = Absent()


class Phrase(tuple[Term | str, ...]):
    """Pieces printed one after the other; a Term is a value with its place, a plain str is wording between them."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of the tag language: what it does, which kinds it takes, and what to say when it does not fit."""

    apply: Callable[[Any], Any]
    takes: Callable[[Kind], bool]
    hint: Message


def _named(thing: Any) -> Term:
    """What a thing is called in running text: itself if it is a value, else its name."""
    if isinstance(thing, Term):
        return thing
    return Term(thing) if isinstance(thing, str) else thing.name


def listed(things: Any, conjunction: str) -> Any:
    """ "a, b och c": a list in running text, no comma before the conjunction (CLDR list pattern, sv)."""
    terms = [_named(thing) for thing in things]
    if not terms:
        return absent
    pieces: list[Term | str] = []
    for position, term in enumerate(terms):
        if position:
            pieces.append(f" {conjunction} " if position == len(terms) - 1 else ", ")
        pieces.append(term)
    return Phrase(pieces)


def long_date(day: Any) -> Any:
    """2022-11-14 as "14 november 2022", for running text."""
    return day if day is absent else Term(written_out(day.date), day.span)


def country_name(country: Any) -> Any:
    """IN as "Indien"."""
    return country if country is absent else Term(country.wording, country.span)


def genitive(party: Any) -> Any:
    """The party's name in the genitive, as stored with it; never built."""
    return absent if party is absent or party.genitive is None else party.genitive


def capitalised(value: Any) -> Any:
    """The value with its first letter as a capital."""
    if value is absent:
        return absent
    if isinstance(value, Phrase):
        return Phrase((capitalised(value[0]), *value[1:]))
    if isinstance(value, Term):
        words = value.wording
        return (Line if isinstance(value, Line) else Term)(words[:1].upper() + words[1:], value.span)
    return value[:1].upper() + value[1:]


def _is_list_of_names(kind: Kind) -> bool:
    """Whether every thing of a list has a name: a signature need not."""
    inner = item_kind(kind)
    if inner is None or is_class(inner, Term):
        return inner is not None
    name = attributes(inner).get("name")
    return name is not None and not is_optional(name)


FILTERS: dict[str, Filter] = {
    "och": Filter(lambda things: listed(things, "och"), _is_list_of_names, msg("It takes a list of names or values.")),
    "eller": Filter(
        lambda things: listed(things, "eller"), _is_list_of_names, msg("It takes a list of names or values.")
    ),
    "datum": Filter(long_date, lambda kind: is_class(kind, Day), msg("It takes a date.")),
    "land": Filter(country_name, lambda kind: is_class(kind, Country), msg("It takes a country.")),
    "genitiv": Filter(genitive, lambda kind: is_class(kind, Party), msg("It takes a party, for example processor.")),
    "versal": Filter(capitalised, lambda kind: is_class(kind, Term), msg("It takes a single value.")),
}
