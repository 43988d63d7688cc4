"""Our validator, made by pydantic-core alone, against the one that pydantic makes of the same declarations."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from pydantic_core import ValidationError

from pubdocs.agreement.catalogue import Catalogue, Reference
from pubdocs.agreement.facts import Facts
from pubdocs.agreement.form import Form, Project
from pubdocs.agreement.model import Agreement, Party
from pubdocs.agreement.values import Term
from pubdocs.diagnostics import Span
from pubdocs.source.shapes import shapes
from pubdocs.source.typed import typed

WORDS = ["x", "namn", "SE", "2026-03-02", "controller", "ordinary", "and", "1", "scc", "flow", "232100-0065"]
ANYTHING = st.recursive(
    st.sampled_from(WORDS).map(Term),
    lambda below: st.lists(below, max_size=2) | st.just({}) | st.just([]),
    max_leaves=3,
)


def data(model: type[Facts], depth: int = 0) -> st.SearchStrategy[Any]:
    """What a file of a model may hold: now and then a key that is missing or unknown, or something of another kind."""
    keys: dict[str, Any] = {}
    for name, shape in shapes(model).items():
        if shape.facts is None:
            item: Any = st.sampled_from(WORDS).map(Term)
        else:
            item = data(shape.facts, depth + 1) if depth < 2 else st.just({})
        whole = st.lists(item, max_size=2) if shape.many else item
        keys[name] = st.one_of(whole, whole, whole, ANYTHING)
    return st.fixed_dictionaries({}, optional={**keys, "other": st.just(Term("y"))})


def outcome(validate: Any, *given_: Any) -> Any:
    try:
        return validate(*given_)
    except ValidationError as error:
        return [(e["type"], e["loc"], e["msg"]) for e in error.errors(include_url=False, include_input=False)]


@pytest.mark.parametrize("model", [Agreement, Party, Form, Project, Catalogue, Reference])
def test_it_says_what_pydantic_would(model: type[Facts]) -> None:
    adapter = TypeAdapter(model)

    @given(data(model) | ANYTHING)
    def same(given_: Any) -> None:
        assert outcome(typed, model, given_) == outcome(adapter.validate_python, given_)

    same()


def test_a_whole_part_becomes_facts_with_spans() -> None:
    party = typed(Party, {"id": Term("a", Span("f", 1, 5)), "name": "B", "dpo": {"name": "C"}})
    assert (party.id.span, party.dpo and party.dpo.name) == (Span("f", 1, 5), "C")
