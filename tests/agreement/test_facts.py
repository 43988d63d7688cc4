"""How facts are declared: frozen, by keyword, equal by value, and quick to load."""

import pickle
import subprocess
import sys
from copy import deepcopy
from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path

import pytest

from pubdocs.agreement.facts import Facts, Section, fact, facts_of
from pubdocs.agreement.form import Appendix, Group
from pubdocs.agreement.model import Clause, Transfer, Transfers
from pubdocs.agreement.values import Country, Id, Term, Text
from pubdocs.diagnostics import Span

ROOT = Path(__file__).parents[2]
CAMBIO = Transfer(id=Id("cambio-ab"), importer=Term("Cambio", Span("a.yaml", 3, 9, 6)), country=Country("IN"))


def test_facts_are_stated_by_name_and_the_rest_is_absent() -> None:
    assert (CAMBIO.importer, CAMBIO.country, CAMBIO.basis, CAMBIO.data) == ("Cambio", "IN", None, ())


@pytest.mark.parametrize("stated", [{}, {"id": Id("x")}, {"id": Id("x"), "importer": Term("y"), "color": Term("z")}])
def test_facts_that_are_missing_or_unknown_are_refused(stated: dict[str, Term]) -> None:
    with pytest.raises(TypeError, match=r"Transfer: missing or unknown: (id|importer|color)"):
        Transfer(**stated)


def test_facts_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        CAMBIO.importer = Term("x")  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del CAMBIO.importer


def test_facts_are_equal_by_value_and_of_one_kind() -> None:
    assert replace(CAMBIO) == CAMBIO
    assert hash(replace(CAMBIO)) == hash(CAMBIO)
    assert replace(CAMBIO, country=Country("SE")) != CAMBIO
    assert Clause(id=Id("x")) != Appendix(id=Id("x"), label=Term("y"), title=Term("z"))


def test_a_thing_of_a_section_is_reached_by_its_id() -> None:
    section = Transfers(items=(CAMBIO,))
    assert section.cambio_ab is CAMBIO
    with pytest.raises(AttributeError, match="evry"):
        _ = section.evry


def test_a_declaration_says_what_an_author_is_told() -> None:
    class Small(Facts):
        """A small thing."""

        id: Id = fact("Its id.")
        words: tuple[Text, ...] = fact("What it says.", min_length=1)
        note: Term | None = fact("A note.", default=None)
        bare: Term

    assert [field.name for field in fields(Small)] == list(facts_of(Small)) == ["id", "words", "note", "bare"]
    assert facts_of(Small)["words"].description == "What it says."
    assert facts_of(Small)["words"].min_length == 1
    assert facts_of(Small)["note"].annotation == Term | None
    assert facts_of(Small)["bare"].description == ""


def test_a_forward_reference_is_resolved() -> None:
    assert facts_of(Clause)["clauses"].annotation == tuple[Clause, ...]


@pytest.mark.parametrize("again", [lambda value: pickle.loads(pickle.dumps(value)), deepcopy])
def test_facts_come_back_whole_with_spans_and_marks(again: "type[Transfers]") -> None:
    text = Text("Se {{ purpose }}.", Span("a.yaml", 7, 9))
    text.quoted = True
    section = again(Transfers(text=text, items=(CAMBIO,)))  # type: ignore[call-arg]
    assert isinstance(section, Section)
    assert section == Transfers(text=text, items=(CAMBIO,))
    assert section.text is not None
    assert (type(section.text), section.text.span, section.text.quoted) == (Text, Span("a.yaml", 7, 9), True)
    assert (type(section.cambio_ab.country), section.cambio_ab.importer.span) == (Country, Span("a.yaml", 3, 9, 6))
    assert not hasattr(section.items[0], "text")


def test_the_model_is_loaded_without_the_libraries_that_read_data() -> None:
    script = (
        "import sys, pubdocs.agreement.model, pubdocs.agreement.catalogue, pubdocs.agreement.form\nprint(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert not {"pydantic", "pydantic_core", "yaml", "babel"} & set(done.stdout.split())


def test_a_part_prints_itself_for_those_who_look_for_a_fault() -> None:
    group = Group(id=Id("syd"), regions=())
    assert repr(group) == "Group(id='syd', regions=())"
