"""Facts with another value at some place."""

from collections.abc import Callable, Iterator
from typing import Any

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.values import Code, Country, Day, Id, OrgNr, Term, Whole

At = tuple[str | int, ...]


def with_value(facts: Any, path: At, value: Any) -> Any:
    """The facts with another value at a path of names and numbers."""
    if not path:
        return value
    step, *rest = path
    if isinstance(facts, tuple):
        assert isinstance(step, int)
        return (*facts[:step], with_value(facts[step], tuple(rest), value), *facts[step + 1 :])
    inside = with_value(getattr(facts, str(step)), tuple(rest), value)
    return type(facts)(**{**facts.__dict__, str(step): inside})


def value_at(facts: Any, path: At) -> Any:
    for step in path:
        facts = facts[step] if isinstance(step, int) else getattr(facts, step)
    return facts


def places(facts: Any, path: At = ()) -> Iterator[At]:
    """The path of everything that is stated: groups of facts, lists, values."""
    inside: Iterator[tuple[str | int, Any]] = iter(())
    if isinstance(facts, Facts):
        inside = ((name, getattr(facts, name)) for name in facts.__dataclass_fields__)
    elif isinstance(facts, tuple):
        inside = enumerate(facts)
    for step, value in inside:
        if value is not None and value != ():
            yield (*path, step)
            yield from places(value, (*path, step))


def another(value: Any) -> Any:
    """Another value of the same type."""
    return next(make(value) for kind, make in _ANOTHER.items() if isinstance(value, kind))


_ANOTHER: dict[type, Callable[[Any], Any]] = {
    Day: lambda value: Day("2031-01-31"),
    Country: lambda value: Country("LK" if value != "LK" else "IN"),
    Code: lambda value: type(value)(next(code for code in value.words if code != value)),
    Whole: lambda value: Whole(str(int(value) + 1)),
    OrgNr: lambda value: OrgNr("559990-9999"),
    Id: lambda value: Id(f"{value[:38]}-x"),
    Term: lambda value: type(value)(f"{value} och mycket annat"),
    tuple: lambda value: value[:-1],
    Facts: lambda value: None,
}
