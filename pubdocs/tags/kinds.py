"""What a name of the tag language means: a model class, a value class, a list of these, or a plain type."""

import types
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Union, get_args, get_origin

from pubdocs.agreement.facts import Facts, facts_of
from pubdocs.agreement.model import Clause
from pubdocs.agreement.values import Text

# A model class, a Term class, tuple[X, ...], X | None, bool, int or str; None where it is not known.
Kind = Any

ANY: Kind = Any
"""The kind of a value of which nothing is known and nothing is refused: what is below it is ANY, too."""


@dataclass(frozen=True, slots=True)
class Use:
    """A fact that a tag prints, by its path in the data (`transfers.items.importer`).

    `required` where it is printed with no `if` around it that asks for it: an agreement must then state it.
    """

    path: str
    kind: Kind
    line: int
    required: bool


class Loop:
    """What `loop` is inside a for."""

    first: bool
    last: bool
    index: int
    length: int


def _is_union(kind: Kind) -> bool:
    origin: Any = get_origin(kind)
    return origin is Union or origin is types.UnionType


def base_kind(kind: Kind) -> Kind:
    """The kind without its `| None`."""
    if _is_union(kind):
        return next(part for part in get_args(kind) if part is not type(None))
    return kind


def is_optional(kind: Kind) -> bool:
    """Whether a fact of this kind may be absent."""
    return _is_union(kind)


def item_kind(kind: Kind) -> Kind | None:
    """What a list of this kind holds, or None if it is no list."""
    if kind is ANY:
        return ANY
    kind = base_kind(kind)
    origin: Any = get_origin(kind)
    return get_args(kind)[0] if origin is tuple else None


def is_class(kind: Kind, *classes: type) -> bool:
    """Whether the kind is one of these classes."""
    kind = base_kind(kind)
    return isinstance(kind, type) and issubclass(kind, classes)


def is_clauses(kind: Kind) -> bool:
    """Whether the kind is a list of free clauses, which `{{p … }}` prints as a whole."""
    return kind is not ANY and is_class(item_kind(kind), Clause)


@lru_cache(maxsize=512)
def attributes(kind: Kind) -> dict[str, Kind]:
    """The names that can follow a dot after a value of this kind, with what they mean."""
    kind = base_kind(kind)
    if is_class(kind, Facts):
        fields = {name: field.annotation for name, field in facts_of(kind).items()}
        return fields | {
            name: value.fget.__annotations__["return"]
            for owner in kind.__mro__
            if issubclass(owner, Facts)
            for name, value in vars(owner).items()
            if isinstance(value, property)
        }
    if kind is Loop:
        return dict(Loop.__annotations__)
    return {"quoted": bool} if is_class(kind, Text) else {}


def family(kind: Kind) -> str:
    """What sort of thing a kind is, for comparing: number, truth, text, list or group; "" where anything goes."""
    if kind is ANY or kind is None:
        return ""
    if is_class(kind, bool):
        return "truth"
    if is_class(kind, int):
        return "number"
    if is_class(kind, str):
        return "text"
    return "group" if item_kind(kind) is None else "list"
