"""Facts that texts in the data name: how they are read, and what they stand for."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubdocs.agreement.form import Appendix, Form
from pubdocs.agreement.model import Agreement
from pubdocs.agreement.values import Text
from pubdocs.diagnostics import Diagnostic
from pubdocs.source.typed import typed
from pubdocs.tags.access import get
from pubdocs.tags.facts import Fact, evaluate, parse_fact
from pubdocs.tags.filters import Phrase, absent
from pubdocs.tags.scope import facts, scope
from pubdocs.tags.texts import check_texts

AGREEMENT: dict[str, Any] = {
    "title": "Journalföring",
    "form": "formular",
    "parties": [
        {"id": "region", "role": "controller", "name": "Region Exempel", "genitive": "Region Exempels"},
        {"id": "bolag", "role": "sub-processor", "name": "Bolaget AB", "country": "SE"},
    ],
    "date": "2022-11-14",
    "transfers": {"text": "Text.", "items": [{"id": "ett-bolag", "importer": "Ltd", "country": "IN"}]},
}
FORM = typed(Form, {"title": "F", "appendices": [{"id": "bilaga-1", "label": "Bilaga 1", "title": "T"}]})


def agreement(**stated: Any) -> Agreement:
    return typed(Agreement, {**AGREEMENT, **stated})


def value(expression: str) -> Any:
    return evaluate(expression, facts(agreement(), FORM, FORM.appendices[0]))


def words(found: Any) -> str:
    return "".join(getattr(piece, "wording", piece) for piece in (found if isinstance(found, Phrase) else [found]))


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("title", "Journalföring"),
        ("controller.name", "Region Exempel"),
        ("controller . genitive", "Region Exempels"),
        ("controller | genitiv", "Region Exempels"),
        ("sub_processor.country", "Sverige"),
        ("date|datum", "14\u00a0november 2022"),
        ("parties | och | versal", "Region Exempel och Bolaget AB"),
        ("transfers.ett_bolag.importer", "Ltd"),
        ('transfers["ett-bolag"].country | land', "Indien"),
        ("appendix.label", "Bilaga 1"),
        ("form.title", "F"),
    ],
)
def test_the_value_of_a_fact(expression: str, expected: str) -> None:
    assert words(value(expression)) == expected


@pytest.mark.parametrize(
    "expression",
    [
        "version",
        "processor",
        "processor.name",
        "controller.country",
        "controller.contact.email",
        "version | versal",
        "processor | genitiv",
        "sub_processor | genitiv",
        "clauses | och",
        "transfers.nej.importer",
        "processor.country | land",
        "signed | eller",
    ],
)
def test_what_is_not_stated_is_absent(expression: str) -> None:
    assert value(expression) is absent


def test_absent_is_false_and_empty_and_compares_with_nothing() -> None:
    assert not absent
    assert list(absent) == []
    assert absent.anything.below is absent
    assert absent != "x"
    assert not absent < "x"
    assert not absent >= "x"
    assert get(None, "x") is absent
    assert get({}, "x") is absent
    assert get([1], 1) is absent


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "1",
        "'a'",
        "a b",
        "a.",
        ".a",
        "a[0]",
        "a | ",
        "a + b",
        "a()",
        "_a",
        "a._b",
        "a | b(1)",
        "not a",
        "a == b",
        "å",
        "a.__class__",
        "a['b",
    ],
)
def test_what_is_no_fact(expression: str) -> None:
    assert parse_fact(expression) is None


@given(st.text(st.sampled_from("ab_.[]\"'| 1()")))
def test_anything_is_a_fact_or_not(expression: str) -> None:
    found = parse_fact(expression)
    assert found is None or isinstance(found, Fact)
    if found:
        assert not any(
            step.startswith("_")
            for step in (*found.path, *found.filters)
            if '"' not in expression and "'" not in expression
        )


def troubles(**stated: Any) -> list[Diagnostic]:
    return list(check_texts(agreement(**stated), scope(), lambda span, words: span))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("{{ title }} {{ controller.name }} {{ transfers.ett_bolag.importer }} {{ sub_processor.country | land }}", []),
        ("{{ titel }}", ["tag.unknown-name"]),
        ("{{ version }}", ["text.absent-fact"]),
        ("{{ processor.name }}", ["text.absent-fact"]),
        ("{{ transfers.annat_bolag.importer }}", ["text.absent-fact"]),
        ("{{ parties }}", ["tag.prints-list"]),
        ("{{ title | upper }}", ["tag.unknown-filter"]),
        ("{{ 1 + 1 }}", ["text.not-a-fact"]),
        ("{{ ref('a') }}", ["text.not-a-fact"]),
        ("{{ title", ["text.unclosed-fact"]),
        ("{{ title\n\n}}", ["text.broken-fact"]),
        ("[a](javascript:x)", ["text.link"]),
        ("\\{{ titel }} {% titel %}", []),
    ],
)
def test_texts_are_checked_before_anything_is_printed(text: str, codes: list[str]) -> None:
    assert [one.code for one in troubles(purpose=text)] == codes


def test_texts_that_name_each_other_in_a_circle() -> None:
    found = troubles(purpose="{{ duration }}", duration="{{ nature.text }}", nature={"text": "{{ purpose }}"})
    assert [one.code for one in found] == ["text.circle"] * 3
    assert [one.code for one in troubles(purpose="{{ purpose }}")] == ["text.circle"]


def test_a_text_that_another_names_is_quoted() -> None:
    made = agreement(purpose="{{ duration }}", duration="x")
    assert check_texts(made, scope(), lambda span, words: span) == ()
    assert isinstance(made.duration, Text)
    assert made.duration.quoted
    assert isinstance(made.purpose, Text)
    assert not made.purpose.quoted


def test_every_role_has_a_name() -> None:
    names = scope()
    assert {
        "controller",
        "central_controller",
        "processor",
        "sub_processor",
        "it_supplier",
        "appendix",
        "form",
    } <= names.keys()
    found = facts(agreement(), FORM, FORM.appendices[0])
    assert found.keys() == names.keys()
    assert isinstance(found["appendix"], Appendix)
    assert found["form"] is FORM
