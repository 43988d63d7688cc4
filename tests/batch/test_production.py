"""A project as a batch sees it: its plan, and what a variant's digest depends on."""

from typing import Any

import pytest
from regional import ANNAT, AVTAL, EVERY, FILES, GOTLAND, KALMAR, PARTIES, template

from pubdocs.cache import Cache
from pubdocs.diagnostics import Fault


def folders(production: Any) -> list[str]:
    return [variant.folder for variant in production.plan]


def codes(fault: pytest.ExceptionInfo[Fault]) -> list[str]:
    return [found.code for found in fault.value.diagnostics]


def test_the_plan_is_each_agreement_s_regions_or_itself(project: Any) -> None:
    opened = project.open()
    assert folders(opened) == EVERY
    assert opened.plan == opened.whole_plan
    assert opened.output == "output"
    assert opened.names_of(opened.plan[1]) == tuple(
        f"avtal/kalmar/bilaga-{n}{suffix}" for n in (1, 2) for suffix in (".docx", ".md")
    )


@pytest.mark.parametrize(
    ("names", "regions", "expected"),
    [
        (["avtal"], [], EVERY[1:]),
        (["avtal", "annat"], [], [*EVERY[1:], "annat"]),
        ([], ["gotland"], ["avtal/gotland"]),
        ([], ["gotland", "kalmar"], ["avtal/kalmar", "avtal/gotland"]),
        (["avtal"], ["sydost"], EVERY[1:4]),
        ([], ["all"], EVERY),
    ],
)
def test_names_and_regions_choose_from_it(
    project: Any, names: list[str], regions: list[str], expected: list[str]
) -> None:
    opened = project.open(*names, regions=tuple(regions))
    assert folders(opened) == expected
    assert [variant.folder for variant in opened.whole_plan] == EVERY


@pytest.mark.parametrize(
    ("names", "regions", "code", "hint"),
    [
        (["avtl"], [], "project.unknown-agreement", "Did you mean avtal?"),
        (["data/agreements/avtal.yaml"], [], "project.unknown-agreement", "Did you mean avtal?"),
        ([], ["Region Gotland"], "project.unknown-region", "Did you mean gotland"),
        ([], ["gotlnd"], "project.unknown-region", "Did you mean gotland, ostergotland?"),
        ([], ["skane"], "project.no-variant", "There are: kalmar, kronoberg, blekinge, gotland"),
        (["annat"], ["gotland"], "project.no-variant", "Write its regions in the agreement"),
    ],
)
def test_what_is_not_there_is_a_fault(project: Any, names: list[str], regions: list[str], code: str, hint: str) -> None:
    with pytest.raises(Fault) as fault:
        project.open(*names, regions=tuple(regions))
    assert codes(fault) == [code]
    (found,) = fault.value.diagnostics
    assert found.hint is not None
    assert found.hint.render().startswith(hint)


def test_what_is_wrong_with_the_project_stops_the_batch_before_it_begins(project: Any) -> None:
    project.put("data/agreements/avtl/kalmar.yaml", "title: x\n")
    project.put("data/regions/kalmr.yaml", "title: x\n")
    with pytest.raises(Fault) as fault:
        project.open()
    assert codes(fault) == ["overlay.unknown-agreement", "overlay.unknown-region"]


def test_the_files_are_those_that_generate_writes(project: Any) -> None:
    opened = project.open()
    for variant in opened.plan:
        files, found, _ = opened.files(variant)
        assert tuple(files) == opened.names_of(variant)
        assert found == ()
    assert b"Region Gotland" in opened.files(opened.plan[-1])[0]["avtal/gotland/bilaga-1.md"]


DIGESTS: dict[str, tuple[str, str | bytes, list[str]]] = {
    "an overlay": (KALMAR, "purpose: Annat.\n", ["avtal/kalmar"]),
    "a new overlay": (GOTLAND, "purpose: Annat.\n", ["avtal/gotland"]),
    "a region's own file": ("data/regions/gotland.yaml", "title: Gotland\n", ["avtal/gotland"]),
    "a group's own file": ("data/regions/sydost.yaml", "title: Sydost\n", EVERY[1:4]),
    "a file of all regions": ("data/agreements/avtal/all.yaml", "title: Alla\n", EVERY[1:]),
    "an agreement": (ANNAT, str(FILES[ANNAT]).replace("boka", "beställa"), ["annat"]),
    "a template": ("templates/annan/bilaga-2.docx", template("{{ title }}: {{ controller.name }}"), ["annat"]),
    "a form": ("templates/enkel/form.yaml", str(FILES["templates/enkel/form.yaml"]) + "requires: [title]\n", EVERY[1:]),
    "an organisation": ("data/parties/nytt.yaml", "id: nytt\nname: Nytt\n", EVERY),
    "the catalogue": ("data/catalogue/x.yaml", "data_types: [{id: x, name: x, kind: ordinary}]\n", EVERY),
    "the project": ("pubdocs.yaml", str(FILES["pubdocs.yaml"]) + "language: sv\n", EVERY),
    "what is used nowhere": ("templates/ny/form.yaml", str(FILES["templates/enkel/form.yaml"]), []),
}


@pytest.mark.parametrize("change", DIGESTS)
def test_a_digest_is_of_all_that_a_variant_is_made_of_and_of_nothing_else(project: Any, change: str) -> None:
    name, content, expected = DIGESTS[change]
    before = digests(project)
    project.put(name, content)
    assert [one for one, digest in digests(project).items() if digest != before.get(one)] == expected


def test_a_digest_is_the_same_each_time_and_another_with_another_stamp(project: Any) -> None:
    assert digests(project) == digests(project)
    one, other = (project.open(stamp=stamp) for stamp in (None, 0))
    assert all(one.digest_of(variant) != other.digest_of(variant) for variant in one.plan)
    assert one.digest != other.digest


def test_a_digest_is_also_of_the_agreements_that_texts_and_templates_refer_to(project: Any) -> None:
    project.change(ANNAT, "purpose: Att boka tider.", 'purpose: "Se [](avtal#a)."')
    before = digests(project)
    project.change(AVTAL, "Att föra", "Vi för")
    assert digests(project)["annat"] != before["annat"]
    project.put("templates/enkel/bilaga-2.docx", template('{{ ref("annat") }}'))
    before = digests(project)
    project.change(ANNAT, "title: Annat", "title: Nytt")
    assert digests(project)["avtal/gotland"] != before["avtal/gotland"]


def test_what_is_remembered_is_what_would_be_read(project: Any, tmp_path: Any) -> None:
    from pubdocs.batch.production import open_production

    cache = Cache(tmp_path / "cache")
    found = [open_production(project.root, (), (), kept, None) for kept in (cache, cache, Cache(None))]
    assert len({one.digest for one in found}) == len({str(digests_of(one)) for one in found}) == 1
    project.put("data/agreements/tredje.yaml", f"title: Tredje\nform: enkel\n{PARTIES}purpose: Nytt.\n")
    assert folders(open_production(project.root, (), (), cache, None)) == [*EVERY, "tredje"]


def digests(project: Any) -> dict[str, str]:
    return digests_of(project.open())


def digests_of(opened: Any) -> dict[str, str]:
    return {variant.folder: opened.digest_of(variant) for variant in opened.plan}
