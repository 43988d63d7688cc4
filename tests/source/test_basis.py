"""Agreements based on others: one file says only what differs, and stands for a whole agreement."""

from typing import Any

import pytest

from pubdocs.agreement.walking import values
from pubdocs.cache import Cache
from pubdocs.diagnostics import Diagnostic, Fault
from pubdocs.source.material import gather

AGREEMENT = "data/agreements/avtal.yaml"
OTHER = "data/agreements/annat.yaml"
CLAUSES = """clauses:
  - id: telefoni
    heading: Telefoni {{ date | datum }}
    chosen: erbjuds
    alternatives:
      - {id: erbjuds, text: "Telefoni erbjuds {{ title }}."}
      - {id: erbjuds-ej, text: "Ingen telefoni: {{ duration }}."}
"""


@pytest.fixture
def two(small: Any) -> Any:
    """The small project, and an agreement in it that is based on the first."""
    small.agreement(more=CLAUSES)
    return small.put(OTHER, "based_on: avtal\ntitle: Annat\npurpose: !remove\nduration: Tills vidare.\n")


def complaints(small: Any, *names: str) -> list[Diagnostic]:
    return list(gather(small.tree(), names, Cache(None)).complaints)


def codes(small: Any, *names: str) -> list[str]:
    return [found.code for found in complaints(small, *names)]


def test_it_has_what_it_says_and_the_rest_from_the_other(two: Any) -> None:
    two.put("templates/enkel/form.yaml", two.files["templates/enkel/form.yaml"].decode().replace("purpose,", ""))
    base, based = two.open().agreements(["avtal", "annat"]).values()
    assert (based.title, based.purpose, based.based_on) == ("Annat", None, "avtal")
    assert (base.title, base.based_on) == ("Tidbokning", None)
    assert based.parties == base.parties
    assert {str(found.span).split(":")[0] for found in values(based) if found.path in ("title", "duration")} == {OTHER}
    assert based.date.span.file == AGREEMENT


def test_what_it_removes_and_the_form_requires_is_missed_in_its_own_file(two: Any) -> None:
    (found,) = complaints(two, "annat")
    assert (found.code, str(found.span)) == ("data.required", f"{OTHER}:1:1")


def test_it_may_be_based_on_one_that_is_itself_based_on_another(two: Any) -> None:
    two.put(OTHER, "based_on: avtal\ntitle: Annat\nversion: 2\n")
    two.put("data/agreements/tredje.yaml", "based_on: annat\ntitle: Tredje\n")
    third = two.open().agreement("tredje")
    assert (third.title, third.version, third.purpose, third.based_on) == ("Tredje", "2", "Att boka besök.", "annat")
    assert two.open().files_of("tredje") == ("data/agreements/tredje.yaml", OTHER, AGREEMENT)


def test_a_circle_has_an_end_for_those_who_ask_for_files(two: Any) -> None:
    two.put(AGREEMENT, "based_on: annat\ntitle: Tidbokning\n")
    assert two.open().files_of("annat") == (OTHER, AGREEMENT)
    with pytest.raises(Fault) as caught:
        two.open().agreements()
    assert [found.code for found in caught.value.diagnostics] == ["data.circle"]


def test_another_alternative_can_be_chosen(two: Any) -> None:
    two.put(OTHER, "based_on: avtal\nduration: Tills vidare.\nclauses: [{id: telefoni, chosen: erbjuds-ej}]\n")
    material = gather(two.tree(), [], Cache(None))
    assert material.complaints == ()
    texts = {id_: agreement.clauses[0].text for id_, agreement in material.agreements.items()}
    assert texts == {"avtal": "Telefoni erbjuds {{ title }}.", "annat": "Ingen telefoni: {{ duration }}."}


def test_what_is_chosen_may_name_only_what_is_stated(two: Any) -> None:
    two.put(OTHER, "based_on: avtal\nclauses: [{id: telefoni, chosen: erbjuds-ej}]\n")
    (found,) = complaints(two, "annat")
    assert (found.code, str(found.span)) == ("text.absent-fact", f"{AGREEMENT}:23:52")


def test_what_is_not_chosen_may_name_only_what_there_is(two: Any) -> None:
    two.agreement(("{{ duration }}", "{{ duratoin }} och {{ title"))
    assert codes(two, "avtal") == ["text.unclosed-fact", "tag.unknown-name"]


def test_a_heading_is_checked_as_a_line(two: Any) -> None:
    two.agreement(("{{ date | datum }}", "{{ datee }} * {{ title"))
    assert sorted(codes(two, "avtal")) == ["tag.unknown-name", "text.unclosed-fact"]
    two.agreement(("{{ datee }} * {{ title", "{{ locations.text }} 1. [a]"))
    assert codes(two, "avtal") == ["text.absent-fact"]
    two.agreement(("{{ locations.text }} 1. [a]", "'* 1. [a](b) _c_ | d'"), ("Telefoni '* ", "'* "))
    assert codes(two, "avtal") == []


def test_what_several_inherit_is_said_once_and_at_its_own_place(two: Any) -> None:
    two.put(OTHER, "based_on: avtal\ntitle: Annat\n").agreement(("Att boka besök.", '"{{ nonsense }}"'))
    (found,) = complaints(two)
    assert (found.code, str(found.span)) == ("tag.unknown-name", f"{AGREEMENT}:9:14")


def test_a_text_of_the_overlay_is_pointed_at_where_it_stands(two: Any) -> None:
    two.put(OTHER, 'based_on: avtal\nclauses:\n  - id: telefoni\n    heading: "{{ nonsense }}"\n')
    (found,) = complaints(two, "annat")
    assert str(found.span) == f"{OTHER}:4:18"


def test_what_it_is_based_on_is_asked_for_again(two: Any, tmp_path: Any) -> None:
    cache = Cache(tmp_path / "cache")
    two.put(OTHER, "based_on: avtal\ntitle: Annat\n")
    assert gather(two.tree(), ["annat"], cache).agreements["annat"].purpose == "Att boka besök."
    two.agreement(("Att boka besök.", "Något annat."))
    assert gather(two.tree(), ["annat"], cache).agreements["annat"].purpose == "Något annat."


def test_a_faulty_base_is_told_of_although_it_was_not_asked_for(two: Any) -> None:
    two.put(OTHER, "based_on: avtal\ntitle: Annat\n").agreement(("2026-03-02", "i dag"))
    assert [str(found.span) for found in complaints(two, "annat")] == [f"{AGREEMENT}:3:7"]


def test_a_fault_that_is_mended_above_is_no_fault(two: Any) -> None:
    two.put(OTHER, "based_on: avtal\ndate: 2026-03-03\n").agreement(("2026-03-02", "i dag"))
    assert codes(two, "annat") == []
