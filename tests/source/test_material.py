"""What a run is made from, remembered: the same as if it were read, and never stale."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pubdocs.agreement.walking import values
from pubdocs.cache import Cache
from pubdocs.diagnostics import Diagnostic, Fault
from pubdocs.source.material import Material, gather, ids_named, neighbour

ROOT = Path(__file__).parents[2]
AGREEMENT = "data/agreements/avtal.yaml"
CASES = ROOT / "tests/cases/data"
HEAVY = {"yaml", "pydantic", "pydantic_core", "jinja2", "babel", "markdown_it"}


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def other(small: Any) -> Any:
    """The small project with a second agreement."""
    return small.put("data/agreements/annat.yaml", small.files[AGREEMENT].decode().replace("Tidbokning", "Annat"))


def codes(material: Material) -> list[str]:
    return [found.code for found in material.complaints]


def kept(cache: Cache) -> int:
    return len(list(cache.folder.iterdir())) if cache.folder and cache.folder.exists() else 0


def test_agreements_come_with_their_project_and_forms(other: Any, cache: Cache) -> None:
    material = gather(other.tree(), [], cache)
    assert {id_: agreement.title for id_, agreement in material.agreements.items()} == {
        "annat": "Annat",
        "avtal": "Tidbokning",
    }
    assert list(material.forms) == ["enkel"]
    assert material.project.title
    assert material.complaints == ()


def test_what_is_remembered_is_what_would_be_read(small: Any, cache: Cache) -> None:
    small.agreement(("Att boka besök.", '"Boka: {{ other_instructions }}"'), more="other_instructions: Inga.\n")
    first, again, read = (gather(small.tree(), ["avtal"], kept) for kept in (cache, cache, Cache(None)))
    assert first == again == read
    found = [[*values(material.agreements["avtal"])] for material in (again, read)]
    assert [(type(one.value), one.span) for one in found[0]] == [(type(one.value), one.span) for one in found[1]]
    quoted = [[one.path for one in several if getattr(one.value, "quoted", False)] for several in found]
    assert quoted == [["other_instructions"]] * 2


def test_all_that_is_read_is_asked_for_again(other: Any, cache: Cache) -> None:
    cold, warm = other.tree(), other.tree()
    gather(cold, [], cache)
    gather(warm, [], cache)
    assert sorted(cold.reads) == sorted(warm.reads) == sorted(other.files)


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (AGREEMENT, "Att boka besök.", "Annat.", []),
        ("data/parties/solbacka.yaml", "Solbackas Vård AB", "Solbacka", []),
        ("data/catalogue/data-types.yaml", "id: namn", "id: alias", ["data.unknown-id"]),
        ("templates/enkel/form.yaml", "purpose", "duration", ["data.required"]),
        ("pubdocs.yaml", "title:", "parties: data/bolag\ntitle:", ["data.unknown-organisation"]),
    ],
)
def test_a_file_that_has_changed_is_noticed(
    small: Any, cache: Cache, path: str, old: str, new: str, expected: list[str]
) -> None:
    before = gather(small.tree(), [], cache)
    text = small.files[path].decode()
    assert old in text
    after = gather(small.put(path, text.replace(old, new)).tree(), [], cache)
    assert after == gather(small.tree(), [], Cache(None)) != before
    assert codes(after) == expected


@pytest.mark.parametrize("path", ["data/agreements/Nytt avtal.yaml", "data/parties/Bolag.yaml"])
def test_a_file_that_has_come_is_noticed(small: Any, cache: Cache, path: str) -> None:
    gather(small.tree(), ["avtal"], cache)
    assert codes(gather(small.put(path, "title: Nytt\n").tree(), ["avtal"], cache)) == ["file.name"]


def test_another_agreement_that_has_changed_is_not_asked_for(other: Any, cache: Cache) -> None:
    gather(other.tree(), ["avtal"], cache)
    entries = kept(cache)
    tree = other.put("data/agreements/annat.yaml", "title: [").tree()
    assert codes(gather(tree, ["avtal"], cache)) == []
    assert kept(cache) == entries
    assert "data/agreements/annat.yaml" not in tree.reads


def test_agreements_come_in_the_order_they_are_named(other: Any, cache: Cache) -> None:
    for names in (["avtal", "annat"], ["annat", "avtal"]):
        assert list(gather(other.tree(), names, cache).agreements) == names


@pytest.mark.parametrize(
    ("change", "expected"),
    [(("2026-03-02", "i dag"), "value.date"), (("Att boka besök.", '"{{ nonsense }}"'), "tag.unknown-name")],
)
def test_what_is_wrong_is_said_every_time_and_not_kept(
    small: Any, cache: Cache, change: tuple[str, str], expected: str
) -> None:
    small.agreement(change)
    for _ in range(2):
        assert codes(gather(small.tree(), [], cache)) == [expected]
    assert kept(cache) == 1  # the project, in which nothing is wrong


def test_an_agreement_whose_texts_are_wrong_leaves_the_others(other: Any, cache: Cache) -> None:
    material = gather(other.agreement(("Att boka besök.", '"{{ nonsense }}"')).tree(), [], cache)
    assert list(material.agreements) == ["annat"]


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_with_a_cache_the_same_is_said_as_without(small: Any, cache: Cache, case: str) -> None:
    changed = {path.relative_to(CASES / case).as_posix(): path.read_bytes() for path in (CASES / case).rglob("*.y*ml")}
    small.files |= {AGREEMENT if path == "agreement.yaml" else path: data for path, data in changed.items()}
    cold, warm, without = (_said(small.tree(), kept) for kept in (cache, cache, Cache(None)))
    assert cold == warm == without


def _said(tree: Any, cache: Cache) -> tuple[Diagnostic, ...]:
    try:
        return gather(tree, [], cache).complaints
    except Fault as fault:
        return fault.diagnostics


def test_a_project_that_cannot_be_opened_is_a_fault(small: Any, cache: Cache) -> None:
    del small.files["pubdocs.yaml"]
    for _ in range(2):
        with pytest.raises(Fault, match=r"project\.missing"):
            gather(small.tree(), [], cache)


@pytest.mark.parametrize("name", ["avtl", "../avtal", "a\\b"])
def test_an_unknown_name_is_no_reason_to_read_anything(small: Any, cache: Cache, name: str) -> None:
    assert codes(gather(small.tree(), [name], cache)) == ["project.unknown-agreement"]


def test_a_file_that_cannot_be_read_matters_to_those_who_need_it(small: Any, cache: Cache) -> None:
    class Torn(type(small.tree())):  # type: ignore[misc]
        def files(self, under: str, *endings: str) -> tuple[str, ...]:
            more = ("data/parties/torn.yaml",) if under == "data/parties" else ()
            return (*super().files(under, *endings), *more)

    assert codes(gather(Torn(small.files), [], cache)) == []
    small.agreement(("id: solbacka", "id: torn"))
    assert codes(gather(Torn(small.files), [], cache)) == ["file.missing"]


def test_nothing_heavy_is_loaded_when_nothing_has_changed(cache: Cache) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom pubdocs.cache import Cache\n"
        "from pubdocs.source.folder import Folder\nfrom pubdocs.source.material import gather\n"
        f"material = gather(Folder(Path({str(ROOT)!r})), [], Cache(Path({str(cache.folder)!r})))\n"
        "assert material.agreements\nprint(*{name.partition('.')[0] for name in sys.modules})"
    )
    cold, warm = (
        set(
            subprocess.run(
                [sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
            ).stdout.split()
        )
        for _ in range(2)
    )
    assert "yaml" in cold
    assert not HEAVY & warm


REGIONS = "regions: [kronoberg, gotland]\n"


@pytest.mark.parametrize("path", ["data/agreements/avtal/gotland.yaml", "data/regions/gotland.yaml"])
def test_a_layer_that_has_come_or_changed_is_noticed(small: Any, cache: Cache, path: str) -> None:
    small.agreement(more=REGIONS)
    titles = []
    for text in ("", "title: Gotland\n", "title: Annat\n"):
        tree = (small.put(path, text) if text else small).tree()
        titles.append([str(facts.title) for facts in gather(tree, ["avtal"], cache, ["all"]).variants.values()])
    assert titles == [["Tidbokning", title] for title in ("Tidbokning", "Gotland", "Annat")]


def test_another_question_has_another_answer(small: Any, cache: Cache) -> None:
    small.agreement(more=REGIONS)
    small.put("templates/annan/form.yaml", small.files["templates/enkel/form.yaml"].decode())
    answers = [
        [variant.folder for variant in gather(small.tree(), ["avtal"], cache, *asked).variants]
        for asked in ([], [["gotland"]], [["all"]], [[], "annan"], [["gotland"], "annan"])
    ]
    assert answers == [
        ["avtal"],
        ["avtal/gotland"],
        ["avtal/kronoberg", "avtal/gotland"],
        ["avtal/annan"],
        ["avtal/gotland/annan"],
    ]


def test_one_broken_agreement_hides_nothing_of_the_others(other: Any) -> None:
    other.put("data/agreements/tredje.yaml", "title: x\n").agreement(("Att boka besök.", '"{{ nonsense }}"'))
    material = gather(other.tree(), [], Cache(None))
    assert list(material.agreements) == ["annat"]
    assert {"tag.unknown-name", "data.missing"} == set(codes(material))


def test_a_neighbour_is_its_variant_for_the_same_region_if_it_has_one(small: Any, cache: Cache) -> None:
    small.agreement(more=REGIONS)
    for region, expected in (("gotland", "avtal/gotland"), ("skane", "avtal"), ("", "avtal")):
        for _ in range(2):
            assert [one.folder for one in neighbour(small.tree(), "avtal", region, cache).variants] == [expected]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("based_on: avtal", {"avtal"}),
        ("above: [annat, avtal]", {"annat", "avtal"}),
        ('"Se [](avtal#a) och [](annat)"', {"annat", "avtal"}),
        ("clauses: [{id: avtal}]", set()),
        ("[](#avtal)", set()),
        ("[](annat#avtal)", {"annat"}),
        ("avtalet", set()),
        ('"av\\x74al"', {"annat", "avtal"}),
    ],
)
def test_an_id_in_a_text_may_name_an_agreement(text: str, named: set[str]) -> None:
    assert {id_.decode() for id_ in ids_named(text.encode(), [b"avtal", b"annat"])} == named
