"""Where the facts of two versions differ: values one by one, things in lists matched by their ids.

Nothing is judged here. Whatever differs is told once; facts that are equal give nothing; seen from the other side
everything is the same with old and new changed round.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.values import Term


class Thing(NamedTuple):
    """A thing of a list on both sides; the list is named by its path in the model (`subprocessors.items`)."""

    rule: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Place:
    """Where something differs: in the model (`transfers.items.basis`), in the data (`transfers.kaveri_ridge.basis`).

    `inside` are the things in lists that it stands in, from outside inwards.
    """

    rule: str = ""
    path: str = ""
    inside: tuple[Thing, ...] = ()

    def field(self, name: str) -> "Place":
        """A fact of what stands here."""
        return Place(_joined(self.rule, name), _joined(self.path, name), self.inside)

    def thing(self, name: str, thing: Thing) -> "Place":
        """A thing of the list that stands here."""
        path = _joined(self.path.removesuffix(".items"), name.replace("-", "_"))
        return Place(self.rule, path, (*self.inside, thing))


@dataclass(frozen=True, slots=True)
class Value:
    """A single value that is another; None where it is not stated."""

    place: Place
    old: Term | None
    new: Term | None


@dataclass(frozen=True, slots=True)
class Values:
    """A list of plain values that is another."""

    place: Place
    old: tuple[Term, ...]
    new: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Things:
    """Things of a list that stand on one side alone, or in another order. What differs in a thing is told by itself."""

    place: Place
    ended: tuple[Any, ...]
    added: tuple[Any, ...]
    reordered: bool


Difference = Value | Values | Things


def differences(old: Facts | None, new: Facts | None, place: Place | None = None) -> Iterator[Difference]:
    """All that differs, in the model's order."""
    facts = new or old
    for name in facts.__dataclass_fields__ if facts else ():
        before, after = getattr(old, name, None), getattr(new, name, None)
        if before != after:
            yield from _differing(before, after, (place or Place()).field(name))


def _differing(old: Any, new: Any, place: Place) -> Iterator[Difference]:
    kind = next((one for one in (new, old) if one), None)
    match kind:
        case Facts():
            yield from list(differences(old, new, place)) or [Values(place, (), ())]  # one is there, and empty
        case tuple() if isinstance(kind[0], Facts):
            yield from _things(old or (), new or (), place)
        case tuple():
            yield Values(place, old or (), new or ())
        case _:
            yield Value(place, old, new)


def _things(old: Sequence[Any], new: Sequence[Any], place: Place) -> Iterator[Difference]:
    pairs = matched(old, new)
    ended = tuple(thing for n, thing in enumerate(old) if n not in pairs)
    added = tuple(thing for n, thing in enumerate(new) if n not in pairs.values())
    order = [pairs[n] for n in sorted(pairs)]
    if ended or added or order != sorted(order):
        yield Things(place, ended, added, order != sorted(order))
    for n, other in pairs.items():
        if old[n] != new[other]:
            name = str(getattr(new[other], key_of(new[other]), other))
            yield from differences(old[n], new[other], place.thing(name, Thing(place.rule, old[n], new[other])))


def matched(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """Which things are the same: by their ids; what is left by what they hold, then by their names."""
    pairs: dict[int, int] = {}
    for same in (_by_key, _by_content, _by_name):
        before = _numbered(old, pairs.keys(), same)
        after = {key: n for n, key in _numbered(new, pairs.values(), same).items()}
        pairs |= {n: after[key] for n, key in before.items() if key in after}
    return pairs


def _numbered(things: Sequence[Any], taken: Collection[int], same: Callable[[Any], Any]) -> dict[int, Any]:
    """What each thing that is not taken is told by; several that are told by the same are numbered."""
    seen: Counter[Any] = Counter()
    keys: dict[int, Any] = {}
    for n, thing in enumerate(things):
        key = None if n in taken else same(thing)
        if key is not None:
            keys[n] = (key, seen[key])
            seen[key] += 1
    return keys


def key_of(thing: Facts) -> str:
    """The name of the fact that a thing is known by."""
    return "id" if "id" in thing.__dataclass_fields__ else next(iter(thing.__dataclass_fields__))


def _by_key(thing: Facts) -> Any:
    return str(getattr(thing, key_of(thing)))


def _by_content(thing: Facts) -> Any:
    values = {name: value for name, value in thing.__dict__.items() if name != key_of(thing)}
    return tuple(values.values()) if any(values.values()) else None


def _by_name(thing: Facts) -> Any:
    return getattr(thing, "name", None)


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
