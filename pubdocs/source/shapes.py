"""The types of a model's fields, as far as the tree must know them: which hold facts, which hold lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin

from pubdocs.agreement.facts import Facts, facts_of
from pubdocs.agreement.values import Line, Term, Text
from pubdocs.source.node import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field holds: one `item` or, if `many`, a list of them."""

    item: type[Facts] | type[Term]
    many: bool

    @property
    def facts(self) -> type[Facts] | None:
        """The model of what it holds, or None for a plain value."""
        return self.item if issubclass(self.item, Facts) else None


@cache
def shapes(model: type[Facts]) -> dict[str, Shape]:
    """The shape of each field of a model, in the model's order."""
    return {name: _shape(field.annotation) for name, field in facts_of(model).items()}


def paths(
    model: type[Facts], prefix: str = "", around: tuple[type[Facts], ...] = ()
) -> Iterator[tuple[str, type[Facts]]]:
    """Every place in a model that holds facts, as a dotted path ("" is the model itself), with what it holds.

    What stands inside itself (a clause's clauses) is told once.
    """
    yield prefix, model
    for name, shape in shapes(model).items():
        if shape.facts is not None and shape.facts not in (*around, model):
            yield from paths(shape.facts, f"{prefix}.{name}" if prefix else name, (*around, model))


def model_at(model: type[Facts], loc: tuple[str | int, ...]) -> type[Facts] | None:
    """The model that stands at a place, given as keys and numbers; None for a plain value or an unknown key."""
    at: type[Facts] | None = model
    for step in loc:
        if isinstance(step, str):
            shape = shapes(at).get(step) if at is not None else None
            at = shape.facts if shape is not None else None
    return at


def texts(node: Node, model: type[Facts]) -> Iterator[Text | Line]:
    """The free texts and lines of a tree that is to be these facts, as far as it has their shape."""
    for key, value in node.entries if isinstance(node, Mapping) else ():
        shape = shapes(model).get(key.value)
        if shape is None:
            continue
        for one in value.items if isinstance(value, Sequence) else (value,):
            if shape.facts is not None:
                yield from texts(one, shape.facts)
            elif isinstance(one, Scalar) and issubclass(shape.item, Text | Line):
                yield shape.item(one.words, one.span)


def _shape(annotation: Any) -> Shape:
    if get_origin(annotation) is tuple:
        return Shape(get_args(annotation)[0], many=True)
    choices = [choice for choice in get_args(annotation) if choice is not NoneType]
    return _shape(choices[0]) if choices else Shape(annotation, many=False)
