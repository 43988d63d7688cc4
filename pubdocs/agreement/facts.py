"""How facts are declared: as a dataclass, each fact with its type and with what an author is told of it.

pydantic reads the same declarations when data is bound (`pubdocs.source.binding`), and nothing here needs it.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from functools import cache
from typing import Any, ClassVar, NamedTuple, dataclass_transform, get_type_hints


def fact(description: str, *, default: Any = MISSING, min_length: int = 0) -> Any:
    """A fact: what an author is told of it, its value if it is left out, how many things a list must hold."""
    limit = {"min_length": min_length} if min_length else {}
    return field(default=default, metadata={"description": description, **limit})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(fact,))
class Facts:
    """What every part of an agreement has in common: frozen, and nothing beside what is declared.

    Each subclass is a dataclass. The methods are written once, here: `dataclass` would compile them anew for each of
    some thirty classes, 15 ms of every run.
    """

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    def __init_subclass__(cls) -> None:
        dataclass(kw_only=True, init=False, repr=False, eq=False)(cls)

    def __init__(self, **stated: Any) -> None:
        declared = self.__dataclass_fields__
        values = {name: stated.get(name, one.default) for name, one in declared.items()}
        wrong = [name for name, value in values.items() if value is MISSING] + [*stated.keys() - declared]
        if wrong:
            raise TypeError(f"{type(self).__name__}: missing or unknown: {', '.join(wrong)}")
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(name)

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(name)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    # Any, because mypy takes a class with a __hash__ of its own for one that cannot be hashed itself.
    __hash__: ClassVar[Any] = lambda self: hash(tuple(self.__dict__[name] for name in self.__dataclass_fields__))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


class Section(Facts):
    """A part with a text of its own and a list of things; a thing is reached by its id (`transfers.cambio`)."""

    def __getattr__(self, name: str) -> Any:
        for item in self.__dict__.get("items", ()):
            if getattr(item, "id", None) == name.replace("_", "-"):
                return item
        raise AttributeError(name)


class Declared(NamedTuple):
    """A fact as it is declared: its type, and what `fact` was given; `default` is MISSING for what must be stated."""

    annotation: Any
    description: str
    default: Any
    min_length: int


@cache
def facts_of(part: type[Facts]) -> Mapping[str, Declared]:
    """The facts that a part declares, by name, in their order."""
    types = get_type_hints(part)
    return {
        name: Declared(types[name], one.metadata.get("description", ""), one.default, one.metadata.get("min_length", 0))
        for name, one in part.__dataclass_fields__.items()
    }
