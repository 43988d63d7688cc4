"""A project read as a whole: what agreements share, what forms require, and everything wrong at once."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pubdocs.diagnostics import Diagnostic, Fault, Span
from pubdocs.source.project import open_project

AGREEMENT = "data/agreements/avtal.yaml"
SLIPS = [
    *("", "x: y", "- z", "  - [a, {b: c}]", "    id: Å", "clauses: [[a]]", "regions: {a: b}"),
    *(
        "based_on: avtal",
        "based_on: annat",
        "parties: !remove",
        "clauses: [!remove {id: a}, !append [b]]",
        "    - id: !remove",
    ),
    "clauses: [{id: a, chosen: [b], alternatives: [c, {id: [d]}, {clauses: {e: f}}], number: {g: h}}]",
]


def codes(fault: Fault) -> list[str]:
    return [found.code for found in fault.diagnostics]


def test_the_small_project_is_read(small: Any) -> None:
    project = small.open()
    assert project.agreement_ids == ("avtal",)
    assert project.form_ids == ("enkel",)
    assert project.agreement("avtal").title == "Tidbokning"
    assert [appendix.id for appendix in project.form("enkel").appendices] == ["bilaga-1"]


def test_a_party_takes_what_its_file_says_and_each_value_keeps_its_place(small: Any) -> None:
    controller, processor = small.open().agreement("avtal").parties
    assert controller.genitive == "Solbackas Vård AB:s"
    assert controller.genitive.span == Span("data/parties/solbacka.yaml", 3, 11, 19)
    assert controller.id.span == Span(AGREEMENT, 5, 9, 8)
    assert (processor.name, processor.orgnr) == ("Region Kronoberg", "232100-0065")
    assert processor.name.span is not None
    assert processor.name.span.file.endswith("regions.yaml")


def test_what_the_agreement_says_of_a_party_wins(small: Any) -> None:
    small.put("data/parties/kronoberg.yaml", "id: kronoberg\ndpo: {name: Dataskyddsombudet, phone: 0470-1}\n")
    small.agreement(("    role: processor", "    role: processor\n    name: Kronoberg\n    dpo: {phone: 0470-2}"))
    party = small.open().agreement("avtal").parties[1]
    assert (party.name, party.orgnr) == ("Kronoberg", "232100-0065")
    assert (party.dpo.name, party.dpo.phone) == ("Dataskyddsombudet", "0470-2")


def test_a_sub_processor_takes_only_what_it_has_a_place_for(small: Any) -> None:
    small.agreement(more="subprocessors:\n  items:\n    - {id: solbacka, purpose: Drift.}\n")
    item = small.open().agreement("avtal").subprocessors.items[0]
    assert (item.name, item.orgnr, item.established) == ("Solbackas Vård AB", "559990-1013", ())


def test_data_types_and_subjects_take_name_and_kind_from_the_catalogue(small: Any) -> None:
    agreement = small.open().agreement("avtal")
    assert [(t.name, t.kind) for t in agreement.data_types.items[0].types] == [
        ("namn", "ordinary"),
        ("personnummer", "national-id"),
    ]
    assert agreement.subject_categories.items[0].name == "patienter"
    assert agreement.data_types.items[0].types[0].name.span.file == "data/catalogue/data-types.yaml"


def test_a_name_given_once_in_an_agreement_holds_in_all_of_it(small: Any) -> None:
    small.agreement(
        ("types: [namn, personnummer]", "types: [{id: namn, name: NAMN}, {id: skor, name: skor, kind: ordinary}]"),
        ("items: [patienter]", "items: [{id: patienter, name: Patienter}]"),
        more="transfers:\n  items:\n    - {id: x, importer: Y, data: [namn, skor], subjects: [patienter]}\n",
    )
    transfer = small.open().agreement("avtal").transfers.items[0]
    assert [(t.name, t.kind) for t in transfer.data] == [("NAMN", "ordinary"), ("skor", "ordinary")]
    assert transfer.subjects[0].name == "Patienter"


@pytest.mark.parametrize(
    ("subjects", "label"),
    [
        (["patienter"], "Patienter"),
        (["patienter", "anstallda"], "Patienter och anställda"),
        (["anstallda", "patienter", "ovriga"], "Anställda, patienter och övriga"),
    ],
)
def test_a_group_is_labelled_by_its_subjects(small: Any, subjects: list[str], label: str) -> None:
    small.agreement(
        ("items: [patienter]", "items: [patienter, anstallda, {id: ovriga, name: övriga}]"),
        ("subjects: [patienter]", f"subjects: [{', '.join(subjects)}]"),
    )
    group = small.open().agreement("avtal").data_types.items[0]
    assert group.label == label
    assert group.label.span.line == group.subjects[0].span.line


def test_a_label_of_its_own_stays(small: Any) -> None:
    small.agreement(("      subjects:", "      label: De som vårdas\n      subjects:"))
    assert small.open().agreement("avtal").data_types.items[0].label == "De som vårdas"


def test_the_line_end_after_a_block_is_not_part_of_the_text(small: Any) -> None:
    small.agreement(("purpose: Att boka besök.", "purpose: |\n  Ett.\n\n  Två.\n\n"), ("Tidbokning", '"Tid\\n"'))
    agreement = small.open().agreement("avtal")
    assert (agreement.purpose, agreement.title) == ("Ett.\n\nTvå.", "Tid\n")


def test_unknown_agreements_are_named_with_near_ones(small: Any) -> None:
    with pytest.raises(Fault) as caught:
        small.open().agreements(["avtl", "journal"])
    found = caught.value.diagnostics
    assert {f.code for f in found} == {"project.unknown-agreement"}
    assert {f.hint.render() for f in found if f.hint} == {"Did you mean avtal?", "There are: avtal"}


def test_an_unknown_form_is_a_fault(small: Any) -> None:
    with pytest.raises(Fault) as caught:
        small.open().form("enkelt")
    assert codes(caught.value) == ["project.unknown-form"]


def test_all_errors_of_all_files_come_at_once_and_each_once(small: Any) -> None:
    broken = small.files[AGREEMENT].replace(b"2026-03-02", b"i dag")
    small.put("data/parties/solbacka.yaml", "id: solbacka\nname: Solbacka\norgnr: 1\n")
    small.put("data/catalogue/data-types.yaml", "data_types:\n  - {id: namn, name: namn, kind: ordinary}\n")
    small.files |= {AGREEMENT: broken, "data/agreements/annat.yaml": broken}
    with pytest.raises(Fault) as caught:
        small.open().agreements()
    assert [str(found.span) for found in caught.value.diagnostics] == [
        "data/agreements/annat.yaml:3:7",
        "data/agreements/annat.yaml:16:21",
        "data/agreements/avtal.yaml:3:7",
        "data/agreements/avtal.yaml:16:21",
        "data/parties/solbacka.yaml:3:8",
    ]


def test_shared_files_are_read_once(small: Any) -> None:
    small.files["data/agreements/annat.yaml"] = small.files[AGREEMENT]
    tree = small.tree()
    open_project(tree).agreements()
    assert len(tree.reads) == len(set(tree.reads))


def test_a_project_without_its_file_says_how_to_make_one(small: Any) -> None:
    del small.files["pubdocs.yaml"]
    with pytest.raises(Fault) as caught:
        small.open()
    assert codes(caught.value) == ["project.missing"]


def test_folders_may_lie_elsewhere(small: Any) -> None:
    small.put("pubdocs.yaml", "title: T\nagreements: avtal\n")
    small.files["avtal/ett.yaml"] = small.files.pop(AGREEMENT)
    assert small.open().agreement_ids == ("ett",)


def test_a_requirement_in_a_list_must_be_met_by_each_thing(small: Any) -> None:
    form = small.files["templates/enkel/form.yaml"].decode()
    small.put("templates/enkel/form.yaml", form.replace("purpose,", "purpose, subject_categories.items.number,"))
    small.agreement(("items: [patienter]", "items: [{id: patienter, number: 5}, anstallda]"))
    with pytest.raises(Fault) as caught:
        small.open().agreements()
    assert codes(caught.value) == ["data.required"]
    small.agreement(("anstallda]", "{id: anstallda, number: 6}]"))
    assert small.open().agreements()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_an_agreement_holds_there_is_nothing_but_a_fault(small: Any, data: st.DataObject) -> None:
    lines = small.files[AGREEMENT].decode().splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        words = data.draw(st.sampled_from(SLIPS))
        lines[at : at + data.draw(st.integers(0, 2))] = [words] if words else []
        lines = lines or ["a: b"]
    changed = dict(small.files) | {"data/agreements/annat.yaml": "\n".join(lines).encode()}
    for found in _complaints(type(small.tree())(changed)):
        assert found.message.render()
        assert found.hint is None or found.hint.render()


def _complaints(tree: Any) -> tuple[Diagnostic, ...]:
    try:
        open_project(tree).agreements()
    except Fault as fault:
        return fault.diagnostics
    return ()
