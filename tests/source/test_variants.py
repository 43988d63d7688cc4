"""Agreements as they are for their regions: whose they become, and what is laid over them in which order."""

from typing import Any

import pytest

from pubdocs.agreement.model import Agreement
from pubdocs.agreement.variant import ALL, Asked, Variant
from pubdocs.agreement.walking import values
from pubdocs.cache import Cache
from pubdocs.diagnostics import Span
from pubdocs.source.material import gather

AGREEMENT = "data/agreements/avtal.yaml"
PROJECT = """title: Prov
groups:
  - {id: sydost, regions: [kronoberg, kalmar]}
  - {id: sma, regions: [gotland, kalmar]}
"""
REGIONS = "regions: [kronoberg, kalmar, gotland]\n"


@pytest.fixture
def regional(small: Any) -> Any:
    """The small project with three regions."""
    return small.put("pubdocs.yaml", PROJECT).agreement(more=REGIONS)


def variant(small: Any, region: str, form: str = "", agreement: str = "avtal") -> Agreement:
    """A variant in which nothing is wrong."""
    wanted = Variant(agreement, region, form)
    read, found = small.open().read([wanted])
    assert [one.code for one in found] == []
    return read[wanted]  # type: ignore[no-any-return]


def codes(small: Any, *variants: Variant) -> list[str]:
    return [f"{one.span} {one.code}" for one in small.open().read(variants)[1]]


def plan(small: Any, *names: str, regions: tuple[str, ...] = (ALL,), **more: Any) -> list[str]:
    planned, found = small.open().plan(Asked(names, regions, **more))
    assert found == ()
    return [one.folder for one in planned]


# Which regions there are


def test_all_is_every_region_of_the_catalogue_in_its_order(small: Any) -> None:
    workspace = small.agreement(more="regions: all\n").open()
    assert workspace.regions_of("avtal") == workspace.regions.ids
    assert len(workspace.regions.ids) == 21


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("[sydost]", ["kronoberg", "kalmar"]),
        ("[sydost, kronoberg]", ["kalmar", "kronoberg"]),
        ("[sma, sydost]", ["gotland", "kalmar", "kronoberg"]),
        ("[gotland, solbacka]", ["gotland", "solbacka"]),
    ],
)
def test_a_group_stands_for_its_regions_each_once(small: Any, words: str, expected: list[str]) -> None:
    small.put("pubdocs.yaml", PROJECT).agreement(more=f"regions: {words}\n")
    assert list(small.open().regions_of("avtal")) == expected
    assert variant(small, "").regions == tuple(expected)


def test_a_region_stands_where_the_word_stands_that_names_it(small: Any) -> None:
    small.put("pubdocs.yaml", PROJECT).agreement(more="regions: [gotland, sydost]\n")
    regions = variant(small, "").regions
    assert [region.span for region in regions] == [
        Span(AGREEMENT, 17, 11, 7),
        Span(AGREEMENT, 17, 20, 6),
        Span(AGREEMENT, 17, 20, 6),
    ]


def test_an_agreement_has_the_regions_of_the_one_it_is_based_on_unless_it_says_others(regional: Any) -> None:
    regional.put("data/agreements/annat.yaml", "based_on: avtal\ntitle: Annat\n")
    regional.put("data/agreements/tredje.yaml", "based_on: avtal\nregions: [!remove sydost, skane]\n")
    regional.put("data/agreements/fjarde.yaml", "based_on: avtal\nregions: all\n")
    workspace = regional.open()
    assert workspace.regions_of("annat") == ("kronoberg", "kalmar", "gotland")
    assert workspace.regions_of("tredje") == ("gotland", "skane")
    assert len(workspace.regions_of("fjarde")) == 21


def test_a_plan_is_of_the_agreements_and_regions_that_are_asked_for(regional: Any) -> None:
    regional.put("data/agreements/annat.yaml", regional.files[AGREEMENT].decode().replace(REGIONS, ""))
    three = ["avtal/kronoberg", "avtal/kalmar", "avtal/gotland"]
    assert plan(regional) == ["annat", *three]
    assert plan(regional, regions=()) == ["annat", "avtal"]
    assert plan(regional, as_it_stands=True) == ["annat", "avtal", *three]
    assert plan(regional, "avtal", "annat", regions=("sma",)) == ["avtal/kalmar", "avtal/gotland"]
    assert plan(regional, "avtal", regions=("gotland",), form="enkel") == ["avtal/gotland/enkel"]
    assert plan(regional, "avtal", regions=(), form="enkel") == ["avtal/enkel"]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Asked(("avtl",)), "project.unknown-agreement"),
        (Asked(regions=("sydst",)), "project.unknown-region"),
        (Asked(form="enkelt"), "project.unknown-form"),
        (Asked(regions=("skane",)), "project.no-variant"),
        (Asked(("avtal",), ("solbacka",)), "project.no-variant"),
    ],
)
def test_a_question_that_cannot_be_answered_is_complained_of(regional: Any, asked: Asked, code: str) -> None:
    planned, found = regional.open().plan(asked)
    assert planned == ()
    assert [one.code for one in found] == [code]
    assert all(one.hint is not None and one.hint.render() for one in found)


def test_an_agreement_that_cannot_be_read_is_planned_as_it_stands(regional: Any) -> None:
    regional.put(AGREEMENT, "title: [")
    assert plan(regional) == plan(regional, regions=("gotland",)) == ["avtal"]


# Whose it becomes


def test_a_region_takes_the_place_of_the_one_it_is_written_for(regional: Any) -> None:
    regional.agreement(
        ("    role: processor", "    role: processor\n    dpo: {name: Dataskyddsombudet}"),
        more="signed: [{party: solbacka, name: A}, {party: kronoberg, name: B, title: C}]\n",
    )
    regional.put("data/parties/gotland.yaml", "id: gotland\naddress: Visby\n")
    gotland = variant(regional, "gotland")
    controller, party = gotland.parties
    assert (party.id, party.role, party.name, party.address, party.dpo) == (
        "gotland",
        "processor",
        "Region Gotland",
        "Visby",
        None,
    )
    assert controller == variant(regional, "").parties[0]
    assert [(one.party, one.name, one.title) for one in gotland.signed] == [
        ("solbacka", "A", None),
        ("gotland", None, None),
    ]
    assert (str(party.id.span), str(party.role.span)) == (f"{AGREEMENT}:18:30", f"{AGREEMENT}:8:11")
    assert party.address.span.file == "data/parties/gotland.yaml"


def test_in_its_own_variant_a_region_stays_as_it_is_written(regional: Any) -> None:
    regional.agreement(("    role: processor", "    role: processor\n    dpo: {name: Dataskyddsombudet}"))
    assert variant(regional, "kronoberg") == variant(regional, "")


def test_another_organisation_may_be_a_region(small: Any) -> None:
    small.put("data/parties/bokenas.yaml", "id: bokenas\nname: Bokenäs kommun\n")
    small.agreement(more="regions: [solbacka, bokenas]\n")
    assert [party.name for party in variant(small, "bokenas").parties] == ["Bokenäs kommun", "Region Kronoberg"]


def test_of_two_regions_the_one_among_the_agreement_s_own_is_it(small: Any) -> None:
    small.agreement(("id: solbacka", "id: gotland"), more="regions: [kronoberg, skane]\n")
    assert [party.id for party in variant(small, "skane").parties] == ["gotland", "skane"]
    small.agreement(("[kronoberg, skane]", "[kronoberg, gotland]"))
    assert codes(small, Variant("avtal", "gotland")) == [f"{AGREEMENT}:7:9 data.two-regions"]


def test_a_layer_that_speaks_of_the_region_that_was_replaced_is_told(small: Any) -> None:
    small.agreement(more="regions: [kronoberg, skane]\n")
    said = "parties:\n  - {id: kronoberg, dpo: {email: dso@example.se}}\n"
    small.put("data/agreements/avtal/skane.yaml", said)
    assert codes(small, Variant("avtal", "skane")) == ["data/agreements/avtal/skane.yaml:2:10 overlay.other-region"]
    small.put("data/agreements/avtal/skane.yaml", said.replace("kronoberg", "skane"))
    small.put("data/agreements/avtal/kronoberg.yaml", said)
    assert [str(variant(small, one).parties[1].dpo.email) for one in ("skane", "kronoberg")] == ["dso@example.se"] * 2


def test_without_a_region_among_the_parties_all_stay(small: Any) -> None:
    small.put("data/parties/bolag.yaml", "id: bolag\nname: Bolaget\norgnr: 559990-1021\n")
    small.agreement(("id: kronoberg", "id: bolag"), more="regions: [gotland]\n")
    assert variant(small, "gotland") == variant(small, "")


# What is laid over it


LAYERS = [
    "data/regions/all.yaml",
    "data/regions/sydost.yaml",
    "data/regions/sma.yaml",
    "data/regions/kalmar.yaml",
    "data/agreements/avtal/all.yaml",
    "data/agreements/avtal/sydost.yaml",
    "data/agreements/avtal/sma.yaml",
    "data/agreements/avtal/kalmar.yaml",
]


@pytest.mark.parametrize("number", range(1, len(LAYERS) + 1))
def test_the_narrower_layer_wins_and_the_agreement_s_own_over_those_of_all(regional: Any, number: int) -> None:
    for layer in LAYERS[:number]:
        regional.put(layer, f"title: {layer}\n")
    laid = regional.open().laid(Variant("avtal", "kalmar"))
    assert laid.found == ()
    title = laid.node.get("title")
    assert title.words == LAYERS[number - 1]
    assert title.span == Span(LAYERS[number - 1], 1, 8, len(LAYERS[number - 1]))
    assert [span.file for span in laid.beneath[title.span]] == [*LAYERS[: number - 1][::-1], AGREEMENT]
    assert regional.open().layers.files(Variant("avtal", "kalmar")) == tuple(LAYERS[:number])


def test_a_layer_holds_for_its_regions_and_for_no_other(regional: Any) -> None:
    for layer in LAYERS:
        regional.put(layer, f"title: {layer}\n")
    regional.put("data/agreements/annat.yaml", regional.files[AGREEMENT].decode())
    titles = {
        one: variant(regional, one[1], agreement=one[0]).title
        for one in [("avtal", "kronoberg"), ("avtal", "gotland"), ("annat", "kalmar"), ("annat", "gotland")]
    }
    assert list(titles.values()) == [LAYERS[5], LAYERS[6], LAYERS[3], LAYERS[2]]
    assert variant(regional, "").title == "Tidbokning"


def test_a_layer_may_say_more_of_the_region_by_its_id(regional: Any) -> None:
    regional.put("data/agreements/avtal/kalmar.yaml", "parties: [{id: kalmar, address: Kalmar}]\n")
    party = variant(regional, "kalmar").parties[1]
    assert (party.id, party.role, party.name, party.address) == ("kalmar", "processor", "Region Kalmar län", "Kalmar")


def test_every_value_keeps_the_place_of_the_file_that_gave_it(regional: Any) -> None:
    regional.put("data/regions/all.yaml", "duration: Tills vidare.\n")
    regional.put("data/agreements/avtal/kalmar.yaml", "title: Kalmar\nlogging: {retention: tio år}\n")
    found = [one for one in values(variant(regional, "kalmar")) if one.value.span]
    files = {one.path: one.value.span.file for one in found}
    own = {path: file for path, file in files.items() if file != AGREEMENT and not path.startswith(("parties", "data"))}
    assert own == {
        "title": LAYERS[-1],
        "logging.retention": LAYERS[-1],
        "duration": LAYERS[0],
        "subject_categories.patienter.name": "data/catalogue/subject-categories.yaml",
    }


def test_the_layers_of_the_agreement_that_one_is_based_on_are_not_its_own(regional: Any) -> None:
    regional.put("data/agreements/annat.yaml", "based_on: avtal\ntitle: Annat\n")
    regional.put("data/agreements/avtal/kalmar.yaml", "title: Kalmar\n")
    assert variant(regional, "kalmar", agreement="annat").title == "Annat"


def test_in_another_form_the_same_agreement_must_say_what_that_form_requires(regional: Any) -> None:
    text = regional.files["templates/enkel/form.yaml"].decode()
    regional.put("templates/annan/form.yaml", text.replace("purpose,", "duration,"))
    assert codes(regional, Variant("avtal", "kalmar", "annan")) == [f"{AGREEMENT}:1:1 data.required"]
    regional.put("data/agreements/avtal/kalmar.yaml", "duration: Ett år.\n")
    agreement = variant(regional, "kalmar", "annan")
    assert (agreement.form, agreement.duration) == ("annan", "Ett år.")


def test_a_fact_taken_away_is_missed_in_the_file_that_takes_it(regional: Any) -> None:
    regional.put("data/agreements/avtal/kalmar.yaml", "purpose: !remove\n")
    assert codes(regional, Variant("avtal", "kalmar")) == [f"{LAYERS[-1]}:1:1 data.required"]
    assert codes(regional, Variant("avtal", "gotland"), Variant("avtal")) == []


# What does nothing


def everything(small: Any) -> list[str]:
    workspace = small.open()
    planned, _ = workspace.plan(Asked(regions=(ALL,), as_it_stands=True))
    return [f"{one.span} {one.code}" for one in workspace.read(planned)[1]]


@pytest.mark.parametrize(
    ("layer", "text", "expected"),
    [
        ("avtal/kalmar.yaml", "title: Tidbokning\n", ["1:1 overlay.nothing"]),
        ("avtal/all.yaml", "title: Tidbokning\n", ["1:1 overlay.nothing"]),
        ("avtal/sma.yaml", "duration: !remove\n", ["1:11 overlay.nothing-to-remove"]),
        ("avtal/sma.yaml", "duration: !append x\n", ["1:11 overlay.nothing-to-append-to"]),
        ("avtal/kalmar.yaml", "based_on: annat\n", ["1:1 overlay.not-here"]),
        ("avtal/kalmar.yaml", "regions: [gotland]\n", ["1:1 overlay.not-here"]),
        ("avtal/kalmar.yaml", "chain: {above: [annat]}\n", ["1:1 overlay.not-here"]),
    ],
)
def test_a_layer_that_does_nothing_is_complained_of(regional: Any, layer: str, text: str, expected: list[str]) -> None:
    file = f"data/agreements/{layer}"
    regional.put(file, text)
    assert everything(regional) == [f"{file}:{one}" for one in expected]


def test_it_is_complained_of_whichever_of_its_variants_is_asked_for_and_in_no_other(regional: Any) -> None:
    regional.put("data/agreements/avtal/sma.yaml", "duration: !remove\n")
    for region, expected in (("kalmar", 1), ("gotland", 1), ("kronoberg", 0), ("", 0)):
        assert len(codes(regional, Variant("avtal", region))) == expected


def test_it_is_enough_if_a_layer_does_something_in_one_of_its_variants(regional: Any) -> None:
    regional.put("data/regions/gotland.yaml", "duration: Ett år.\n")
    regional.put("data/agreements/avtal/all.yaml", "duration: !remove\n")
    assert everything(regional) == []
    regional.put("data/agreements/avtal/kalmar.yaml", "date: i dag\n")  # which is another matter
    assert everything(regional) == ["data/agreements/avtal/kalmar.yaml:1:7 value.date"]


def test_a_layer_of_many_agreements_must_do_something_in_one_of_them(regional: Any) -> None:
    regional.put("data/agreements/annat.yaml", regional.files[AGREEMENT].decode() + "duration: Ett år.\n")
    regional.put("data/regions/sma.yaml", "duration: !remove\n")
    assert everything(regional) == []
    regional.agreement(("Tidbokning", "Annat")).put("data/regions/sma.yaml", "logging: !remove\ndate: 2026-03-02\n")
    assert everything(regional) == ["data/regions/sma.yaml:1:10 overlay.nothing-to-remove"]
    assert codes(regional, Variant("avtal", "gotland")) == []  # seen when all are looked at


def test_a_layer_for_a_region_that_no_agreement_has_is_complained_of(regional: Any) -> None:
    regional.put("data/regions/skane.yaml", "duration: Ett år.\n")
    assert everything(regional) == ["data/regions/skane.yaml:1:1 overlay.nothing"]


def test_one_broken_layer_spoils_only_the_variants_that_it_is_laid_in(regional: Any) -> None:
    regional.put("data/agreements/avtal/kalmar.yaml", "title: [\n")
    regional.put("data/agreements/avtal/all.yaml", "duration: Ett år.\n")
    workspace = regional.open()
    planned, _ = workspace.plan(Asked(regions=(ALL,)))
    read, found = workspace.read(planned)
    assert [one.region for one in read] == ["kronoberg", "gotland"]
    assert {one.span.file for one in found} == {"data/agreements/avtal/kalmar.yaml"}


def test_each_file_is_read_once(regional: Any) -> None:
    for layer in LAYERS:
        regional.put(layer, f"title: {layer}\n")
    tree = regional.tree()
    workspace = type(regional.open())(tree, regional.open().project)
    planned, _ = workspace.plan(Asked(regions=(ALL,), as_it_stands=True))
    workspace.read(planned)
    assert len(tree.reads) == len(set(tree.reads))
    assert set(LAYERS) <= set(tree.reads)


def test_folders_may_lie_elsewhere(small: Any) -> None:
    small.put("pubdocs.yaml", "title: T\nagreements: data\nregions: data/landet\n").agreement(more=REGIONS)
    small.files["data/avtal.yaml"] = small.files.pop(AGREEMENT)
    small.put("data/avtal/kalmar.yaml", "duration: Ett år.\n").put("data/landet/gotland.yaml", "duration: Två år.\n")
    assert variant(small, "kalmar").duration == "Ett år."
    assert variant(small, "gotland").duration == "Två år."


def test_variants_that_cannot_but_say_the_same_are_told(small: Any) -> None:
    small.put("data/parties/bolag.yaml", "id: bolag\nname: Bolaget\norgnr: 559990-1021\n")
    small.put("data/regions/all.yaml", "version: 2.0\n")
    small.agreement(("id: kronoberg", "id: bolag"), more="regions: [gotland, kalmar, skane]\n")

    def told() -> list[tuple[str, str, str]]:
        material = gather(small.tree(), ["avtal"], Cache(None), [ALL])
        assert len(material.variants) == 3
        return [(one.code, one.severity, one.message.render()) for one in material.complaints]

    assert [(code, severity) for code, severity, _ in told()] == [("data.no-region", "warning")]
    assert told()[0][2].startswith("The variants for gotland, kalmar, skane are alike")
    small.put("data/agreements/avtal/gotland.yaml", "title: Annat\n")
    assert told()[0][2].startswith("The variants for kalmar, skane are alike")
    small.put("data/agreements/avtal/kalmar.yaml", "title: Ett annat\n")
    assert told() == []


def test_a_label_to_which_a_layer_has_added_stands_in_the_layer(regional: Any) -> None:
    layer = "data/agreements/avtal/kalmar.yaml"
    text = "data_types: {items: [{id: patienter, subjects: !append [anstallda]}]}\n"
    regional.put(layer, text + "subject_categories: {items: [anstallda]}\n")
    labels = {
        region: next(str(one.label.span) for one in facts.data_types.items if one.id == "patienter" and one.label)
        for region in ("kalmar", "gotland")
        if (facts := variant(regional, region)).data_types
    }
    assert labels == {"kalmar": f"{layer}:1:57", "gotland": f"{AGREEMENT}:15:18"}
