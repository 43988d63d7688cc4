"""A difference between two agreements as amendments: what it amounts to, in Swedish words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pubdocs.agreement.model import Subprocessor
from pubdocs.agreement.values import Country, Day, Id, Line, Term, Text, Whole
from pubdocs.agreement.wording import NBSP, in_a_row, written_out
from pubdocs.amendments.amendment import Amendment, Told
from pubdocs.amendments.differing import Difference, Place, Thing, Things, Value, Values, key_of
from pubdocs.amendments.editorial import SPELLING, Editorial, editorial
from pubdocs.amendments.judging import (
    by_class,
    in_unused,
    kind_of_value,
    law_of_thing,
    law_of_value,
    replacing,
    rule_of,
)
from pubdocs.amendments.kinds import ChangeKind, in_swedish
from pubdocs.amendments.naming import called, name_of, names_of, quoted, row_of, sentence
from pubdocs.amendments.rules import Fact, fact_at

# Lists whose things are told together.
_TOGETHER = ("data_types.items.types", "transfers.items.data", "transfers.items.subjects")
_SAID = ("sensitive", "criminal")  # classes of data that are named with the types; a personnummer says so itself


@dataclass(frozen=True, slots=True)
class Telling:
    """How the differences between two agreements are told: values as they were and as they are; third countries."""

    before: Told
    after: Told
    is_third: Callable[[str], bool]

    def of(self, difference: Difference) -> Iterator[Amendment]:
        """What a difference amounts to."""
        rule = rule_of(difference.place.rule)
        match difference:
            case Value():
                yield self._value(fact_at(rule), difference)
            case Values():
                yield self._values(fact_at(rule), difference)
            case Things():
                yield from self._things(rule, difference)

    def country(self, kind: str, country: Country) -> Amendment:
        """A country that comes or goes."""
        third = self.is_third(country)
        lead = "Nytt land där" if kind == "country-new" else "Land där inte längre några"
        words = f"{lead} personuppgifter behandlas: {country.wording}{' (utanför EES)' if third else ''}."
        name = Term(country.wording, country.span)
        old, new = (None, name) if kind == "country-new" else (name, None)
        return self._amendment(kind, Place(path=f"countries.{country.lower()}"), words, old, new, ["V"] * third)

    def _value(self, about: Fact, one: Value) -> Amendment:
        old, new = _as_told(one.old, self.before), _as_told(one.new, self.after)
        if reason := _editorial(one, old, new):
            words = self._about(one.place, f"{about.noun}, ändring av {reason.words}.")
            return self._amendment("wording", one.place, words, old, new)
        kind = kind_of_value(about.kind, one, old, new)
        if kind == "layout":  # how a number is written is a word of ours, in no document
            return self._amendment(kind, one.place, self._about(one.place, f"{about.noun} är {about.changed}."))
        if old is None or new is None:
            said = " anges nu" if old is None else " anges inte längre"
        else:
            said = f" {_how(kind, one) or f'är {about.changed}'}"
        words = self._about(one.place, f"{about.noun}{said}.")
        return self._amendment(kind, one.place, words, old, new, law_of_value(one, self.is_third))

    def _values(self, about: Fact, one: Values) -> Amendment:
        came = [value for value in one.new if value not in one.old]
        went = [value for value in one.old if value not in one.new]
        old, new = _row(one.old, self.before), _row(one.new, self.after)
        kind, said = about.kind, "ändrat antal"
        if sorted(one.old) == sorted(one.new):
            kind, said = "layout", "ändrad ordning"
        elif came and len(came) == len(went) and type(came[0]) is Term and all(map(editorial, went, came)):
            kind, said = "wording", "ändrat skrivsätt"
        elif came or went:
            rows = ("tillkommer", _row(came, self.after)), ("utgår", _row(went, self.before))
            said = "; ".join(f"{verb} {words}" for verb, words in rows if words)
        third = ["V"] * any(isinstance(value, Country) and self.is_third(value) for value in (*came, *went))
        words = self._about(one.place, sentence(f"{about.noun}: {said}"), ", ")
        return self._amendment(kind, one.place, words, old, new, third)

    def _things(self, rule: str, one: Things) -> Iterator[Amendment]:
        ended, added = list(one.ended), list(one.added)
        for gone, come in replacing(ended, added) if rule == "subprocessors.items" else ():
            ended.remove(gone)
            added.remove(come)
            yield self._replaced(one.place, gone, come)
        for things, came in ((ended, False), (added, True)):
            if rule in _TOGETHER:
                yield from self._several(rule, one.place, things, came)
            else:
                for thing in things:
                    yield from self._alone(rule, one.place, thing, came)
        if one.reordered:
            words = self._about(one.place, f"{row_of(rule).many} står i en annan ordning.")
            yield self._amendment("layout", one.place, words)

    def _several(self, rule: str, place: Place, things: Sequence[Any], came: bool) -> Iterator[Amendment]:
        """Types of data or categories that come or go, those together of which the law says the same."""
        row = row_of(rule)
        kind, lead, told = (row.new, row.came, self.after) if came else (row.ended, row.went, self.before)
        for some, law in by_class(things):
            names = names_of(some, told)
            class_ = getattr(some[0], "kind", None)
            said = f" ({class_.wording})" if class_ in _SAID else ""
            words = self._about(place, sentence(f"{lead} {names}{said}"))
            yield self._there(kind, place, words, Term(names, some[0].name.span), law, came)

    def _alone(self, rule: str, place: Place, thing: Any, came: bool) -> Iterator[Amendment]:
        """A thing that comes or goes; of a group of types its types are told."""
        row, told = row_of(rule), self.after if came else self.before
        sides = (None, thing) if came else (thing, None)
        at = place.thing(str(getattr(thing, key_of(thing))), Thing(place.rule, *sides))
        if rule == "data_types.items":
            yield from self._several(f"{rule}.types", at, thing.types, came)
            return
        kind, lead = (row.new, row.came) if came else (row.ended, row.went)
        words = self._about(place, sentence(f"{lead}: {name_of(row, thing, told)}"), ", ")
        yield self._there(kind, at, words, quoted(row, thing, told), law_of_thing(thing, self.is_third), came)

    def _replaced(self, place: Place, gone: Subprocessor, come: Subprocessor) -> Amendment:
        row = row_of(place.rule)
        at = place.thing(str(come.id), Thing(place.rule, gone, come))
        words = sentence(f"Underbiträdet {gone.name} ersätts av {name_of(row, come, self.after)}")
        sides = self._as_it_is(gone, self.before), self._as_it_is(come, self.after)
        law = (*law_of_thing(gone, self.is_third), *law_of_thing(come, self.is_third))
        return self._amendment("subprocessor-replaced", at, words, *sides, law)

    def _as_it_is(self, company: Subprocessor, told: Told) -> Term:
        """A company with its name and what is quoted of it."""
        row = row_of("subprocessors.items")
        shown = quoted(row, company, told)
        return Term(f"{company.name}\n{shown}" if shown else str(company.name), company.name.span)

    def _there(
        self, kind: str, place: Place, words: str, shown: Term | None, law: Iterable[str], came: bool
    ) -> Amendment:
        old, new = (None, shown) if came else (shown, None)
        return self._amendment(kind, place, words, old, new, law)

    def _about(self, place: Place, words: str, mark: str = ": ") -> str:
        """A sentence about a fact, with the things before it that the fact is of."""
        if place.inside:
            words = f"{', '.join(map(self._called, place.inside))}{mark}{words[:1].lower() + words[1:]}"
        return words[:1].upper() + words[1:]

    def _called(self, thing: Thing) -> str:
        """A thing of a list: "underbiträdet Fjordvakt Brukerstøtte AS"."""
        row = row_of(rule_of(thing.rule))
        one, told = (thing.new, self.after) if thing.new is not None else (thing.old, self.before)
        return f"{row.one[:1].lower() + row.one[1:]} {called(row, one, told)}"

    def _amendment(
        self,
        kind: str,
        place: Place,
        words: str,
        old: Term | None = None,
        new: Term | None = None,
        more: Iterable[str] = (),
    ) -> Amendment:
        named = ChangeKind("internal" if in_unused(place.inside) else kind)
        articles = tuple(dict.fromkeys((*named.articles, *more)))
        was, thing = (_id(place.inside[0].old), _id(place.inside[0].new)) if place.inside else (None, None)
        return Amendment(
            kind=named,
            severity=named.severity,
            path=Term(place.path.removesuffix(".items")),
            words=Term(words, (new or old or Term("")).span),
            law=Term(in_swedish(articles)) if articles else None,
            articles=tuple(map(Term, articles)),
            old=old,
            new=new,
            was=was,
            thing=thing,
        )


def _as_told(value: Term | None, told: Told) -> Term | None:
    """A value in words; a number of days with its unit, a day written out."""
    match value:
        case None:
            return None
        case Whole():
            return Term(f"{value}{NBSP}dagar", value.span)
        case Day():
            return Term(written_out(value.date), value.span)
        case _:
            return Term(told(value), value.span)


def _how(kind: str, one: Value) -> str:
    """In which way a time is another, "" if that cannot be told, or if it is no time."""
    longer = {"shorter": False, "longer": True}.get(kind.rpartition("-")[2])
    if isinstance(one.old, Whole) and isinstance(one.new, Whole) and int(one.old) != int(one.new):
        longer = int(one.new) > int(one.old)
    return "" if longer is None else "blir längre" if longer else "blir kortare"


def _id(thing: Any) -> Id | None:
    return None if thing is None else Id(getattr(thing, key_of(thing)))


def _row(values: Sequence[Term], told: Told) -> Term | None:
    """Values in running text, with the place of the first."""
    return Term(in_a_row([told(value) for value in values]), values[0].span) if values else None


def _editorial(one: Value, old: Term | None, new: Term | None) -> Editorial | None:
    """Why a change of a value is editorial: only words can be; names and short terms are not spelt otherwise."""
    kind = type(one.new)
    if old is None or new is None or kind not in (Text, Line, Term):
        return None
    reason = editorial(old, new)
    return None if reason is SPELLING and kind is Term else reason
