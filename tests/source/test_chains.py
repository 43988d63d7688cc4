"""Chains read from files: neighbours are read for what a chain needs, and no more."""

from collections.abc import Callable
from typing import Any

import pytest

from pubdocs.cache import Cache
from pubdocs.diagnostics import Diagnostic, Fault
from pubdocs.source.chains import chain_of
from pubdocs.source.material import gather

VALID = {
    "modell-2": (
        "parties: [{id: solbacka, role: controller}, {id: kronoberg, role: processor}]\nchain: {below: [modell-1]}"
    ),
    "modell-1": (
        "parties: [{id: kronoberg, role: controller}, {id: gavleborg, role: processor}]\nchain: {above: [modell-2]}"
    ),
}
REST = """\
title: Tjänster
form: enkel
date: 2026-03-02
purpose: Att boka besök.
subject_categories: {items: [patienter]}
data_types: {items: [{id: patienter, subjects: [patienter], types: [namn]}]}
"""
Chained = Callable[..., Any]


@pytest.fixture
def chained(small: Any) -> Chained:
    """The small project with two agreements, one above the other; keywords replace or add whole files."""

    def make(**others: str) -> Any:
        written = {id_: f"{REST}{text}\n" for id_, text in VALID.items()}
        for id_, text in (written | {name.replace("_", "-"): text for name, text in others.items()}).items():
            small.put(f"data/agreements/{id_}.yaml", text)
        return small

    return make


def complaints(project: Any, *names: str) -> tuple[Diagnostic, ...]:
    return gather(project.tree(), names, Cache(None)).complaints


def said(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{one.span} {one.code} {one.severity}" for one in diagnostics]


def test_a_chain_that_fits_is_no_matter(chained: Chained) -> None:
    assert complaints(chained()) == ()
    assert complaints(chained(), "modell-1") == ()


def test_a_neighbour_is_judged_though_it_was_not_asked_for(chained: Chained) -> None:
    wrong = VALID["modell-2"].replace("kronoberg", "kalmar")
    (found,) = complaints(chained(modell_2=f"{REST}{wrong}\n"), "modell-1")
    assert said((found,)) == ["data/agreements/modell-1.yaml:8:17 chain.does-not-fit error"]
    assert "Region Kalmar län" in found.message.render()
    assert "Region Kronoberg" in found.message.render()


def test_a_neighbour_with_faults_elsewhere_stops_nothing(chained: Chained) -> None:
    draft = REST.replace("2026-03-02", "någon gång").replace("purpose: Att", "purpos: Att")
    project = chained(modell_2=f"{draft}{VALID['modell-2']}\n")
    assert complaints(project, "modell-1") == ()
    assert "value.date" in [one.code for one in complaints(project)]


@pytest.mark.parametrize("broken", ["title: [", "- a list", f"{REST}parties: [{{id: solbacka, role: chef}}]\n"])
def test_a_neighbour_that_cannot_be_read_is_named_and_stops_nothing(chained: Chained, broken: str) -> None:
    project = chained(modell_2=broken)
    material = gather(project.tree(), ["modell-1"], Cache(None))
    assert [one.code for one in material.complaints if one.severity == "error"] == []
    assert list(material.agreements) == ["modell-1"]
    assert said(material.complaints) == ["data/agreements/modell-1.yaml:8:17 chain.neighbour warning"]
    assert "data/agreements/modell-2.yaml" in material.complaints[0].message.render()
    assert "chain.neighbour" not in [one.code for one in complaints(project)]


def test_an_agreement_without_a_chain_reads_no_other(chained: Chained) -> None:
    tree = chained().tree()
    gather(tree, ["avtal"], Cache(None))
    assert not [path for path in tree.reads if "modell" in path]


def test_a_neighbour_that_has_changed_is_noticed(chained: Chained, tmp_path: Any) -> None:
    cache = Cache(tmp_path / "cache")
    assert gather(chained().tree(), ["modell-1"], cache).complaints == ()
    alone = VALID["modell-2"].replace("{below: [modell-1]}", "{below: []}")
    changed = chained(modell_2=f"{REST}{alone}\n")
    assert [one.code for one in gather(changed.tree(), ["modell-1"], cache).complaints] == ["chain.one-sided"]


def test_an_id_hidden_by_an_escape_is_noticed_as_well(chained: Chained, tmp_path: Any) -> None:
    cache, hidden = Cache(tmp_path / "cache"), VALID["modell-1"].replace("[modell-2]", '["modell\\x2d2"]')
    assert gather(chained(modell_1=f"{REST}{hidden}\n").tree(), ["modell-1"], cache).complaints == ()
    changed = chained(modell_1=f"{REST}{hidden}\n", modell_2=f"{REST}{VALID['modell-2'].replace('below', 'above')}\n")
    assert gather(changed.tree(), ["modell-1"], cache).complaints != ()


def test_an_unknown_agreement_in_a_chain_is_told_at_its_place(chained: Chained) -> None:
    project = chained(modell_1=f"{REST}{VALID['modell-1'].replace('[modell-2]', '[modell-2, modell-3]')}\n")
    (found,) = complaints(project, "modell-1")
    assert said((found,)) == ["data/agreements/modell-1.yaml:8:27 data.unknown-id error"]
    assert found.hint is not None
    assert "modell-" in found.hint.render()


def test_the_whole_chain_is_there_from_either_end(chained: Chained) -> None:
    for id_ in ("modell-1", "modell-2"):
        chain, found = chain_of(chained().open(), id_)
        assert (chain.agreement, chain.tops, chain.below("modell-2")) == (id_, ("modell-2",), ("modell-1",))
        assert chain.links["modell-2"].parties[0].name == "Solbackas Vård AB"
        assert found == ()


@pytest.mark.parametrize(
    ("id_", "others", "code"),
    [
        ("modell", {}, "project.unknown-agreement"),
        ("modell-1", {"modell_2": "title: ["}, "yaml.quote-needed"),
        ("modell-1", {"modell_2": "- a list"}, "data.not-mapping"),
        (
            "modell-1",
            {"modell_2": f"{REST}{VALID['modell-2'].replace('role: controller', 'role: chef')}\n"},
            "value.code",
        ),
        ("modell-1", {"modell_2": f"{REST}{VALID['modell-2'].replace('kronoberg', 'kalmar')}\n"}, "chain.does-not-fit"),
    ],
)
def test_a_chain_with_a_fault_anywhere_is_not_drawn(
    chained: Chained, id_: str, others: dict[str, str], code: str
) -> None:
    with pytest.raises(Fault) as fault:
        chain_of(chained(**others).open(), id_)
    assert code in [one.code for one in fault.value.diagnostics]
