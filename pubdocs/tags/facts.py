"""Facts named in the texts of the data: `{{ processor.genitive }} vårdinformationssystem`.

A fact is a name, what follows its dots, things by their ids, and filters; nothing more, so it needs no Jinja to read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pubdocs.tags.filters import FILTERS, absent

_NAME = r"[A-Za-z][A-Za-z0-9_]*"
_FACT = re.compile(
    rf"""\s*(?P<path>{_NAME}(?:\s*\.\s*{_NAME}|\s*\[\s*(?:"[^"]*"|'[^']*')\s*\])*)"""
    rf"""(?P<filters>(?:\s*\|\s*{_NAME})*)\s*"""
)
_STEP = re.compile(rf"""{_NAME}|"[^"]*"|'[^']*'""")


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: the steps from a root name, and the filters its value goes through."""

    path: tuple[str, ...]
    filters: tuple[str, ...]


@lru_cache(maxsize=4096)
def parse_fact(expression: str) -> Fact | None:
    """The fact that an expression names, None if it is something else."""
    match = _FACT.fullmatch(expression)
    if match is None:
        return None
    steps = tuple(step.strip("\"'") for step in _STEP.findall(match["path"]))
    return Fact(steps, tuple(re.findall(_NAME, match["filters"])))


def evaluate(expression: str, facts: Mapping[str, Any]) -> Any:
    """The value of a fact that was checked; `absent` if the agreement does not state it."""
    fact = parse_fact(expression)
    if fact is None:
        raise ValueError(f"not a fact: {expression}")
    value = facts.get(fact.path[0], absent)
    for step in fact.path[1:]:
        value = getattr(value, step, absent)
    for name in fact.filters:
        value = FILTERS[name].apply(absent if value is None else value)
    return absent if value is None else value
