"""What differs between two sides of a project: that and only that, and what is equal in several regions once."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from comparing_project import ALL, words
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pubdocs.batch.production import Production
from pubdocs.comparing.documents import State
from pubdocs.diagnostics import Fault


def states(differences: Any) -> dict[str, str]:
    """What became of the documents, each by its path."""
    return {
        f"{paper.name}@{region}": str(state)
        for paper in differences.papers
        for region, state in paper.states.items()
        if state is not State.SAME
    }


def repacked(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A Word file with its parts changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            made.writestr(name, change(name, source.read(name)))
    return target.getvalue()


def test_the_same_is_no_difference_and_is_not_even_made(
    old: Any, new: Any, differ: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Production, "made", None)
    found = differ()
    assert not found.any
    assert states(found) == {}
    assert {paper.name: len(paper.states) for paper in found.papers} == {
        "annat/bilaga-1": 1,
        "annat/bilaga-2": 1,
        "bokning/bilaga-1": 3,
        "bokning/bilaga-2": 3,
    }


def test_data_alone_changed(old: Any, new: Any, differ: Any) -> None:
    new.change(("varje månad", "varje vecka"))
    assert words(differ()) == {"bokning/bilaga-1": [(ALL, "changed", "Loggar granskas varje [-månad-]{+vecka+}.")]}


def test_a_swapped_subprocessor_and_only_that(old: Any, new: Any, differ: Any) -> None:
    new.change(
        ("fjordvakt, name: Fjordvakt AS", "kaveri, name: Kaveri Ridge Pvt"), ("established: [NO]", "established: [IN]")
    )
    told = words(differ())
    assert list(told) == ["bokning/bilaga-2"]
    said = " ".join(text for _, _, text in told["bokning/bilaga-2"])
    assert set(re.findall(r"\[-(.*?)-\]", said)) <= {
        "Fjordvakt AS",
        "Norge",
        "Fjordvakt AS (Norge)",
        "Fjordvakt AS, Norge",
    }
    assert "Kaveri Ridge Pvt" in said
    assert "Indien" in said
    assert "Älvbrynet" not in said
    assert all(regions == ALL for regions, _, _ in told["bokning/bilaga-2"])


def test_a_template_alone_changed(old: Any, new: Any, differ: Any) -> None:
    path = "templates/skr-2023/bilaga-1.docx"
    content = (new.root / path).read_bytes()
    new.put(
        path,
        repacked(content, lambda _, part: part.replace("Ändamål, föremålet".encode(), "Syfte, föremålet".encode())),
    )
    told = words(differ())
    assert list(told) == ["annat/bilaga-1", "bokning/bilaga-1"]
    assert told["bokning/bilaga-1"] == [(ALL, "changed", "[-Ändamål-]{+Syfte+}, föremålet och arten")]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda name, part: part.replace(b'w:val="22"', b'w:val="24"'), id="sizes"),
        pytest.param(
            lambda name, part: part.replace(b"</w:sectPr>", b"<w:titlePg w:val='0'/></w:sectPr>"), id="sections"
        ),
        pytest.param(lambda name, part: part.replace(b"och arten", "och\u00a0arten".encode()), id="no-break spaces"),
    ],
)
def test_formatting_is_no_difference(old: Any, new: Any, differ: Any, change: Callable[[str, bytes], bytes]) -> None:
    path = "templates/skr-2023/bilaga-1.docx"
    new.put(path, repacked((new.root / path).read_bytes(), change))
    new.put("templates/skr-2023/form.yaml", (new.root / "templates/skr-2023/form.yaml").read_bytes() + b"\n# x\n")
    found = differ()
    assert not found.any
    assert words(found) == {}
    assert set(states(found).values()) == {"layout"}


def test_data_written_otherwise_is_no_difference(old: Any, new: Any, differ: Any) -> None:
    new.change(
        ("{text: Loggar granskas varje månad.}", "\n  text: >\n    Loggar granskas\n    varje månad."),
        ("title: B", "# Ny\ntitle: B"),
    )
    found = differ()
    assert not found.any
    assert states(found) == {}


def test_what_regions_say_of_themselves_does_not_keep_them_apart(old: Any, new: Any, differ: Any) -> None:
    new.change(("system och påminna om dem. Inga", "system. Inga"))
    ((regions, kind, text),) = words(differ())["bokning/bilaga-1"]
    assert (regions, kind) == (ALL, "changed")
    assert "‹regionens› system[- och påminna om dem-]." in text


def test_a_region_alone_is_told_in_its_own_words(old: Any, new: Any, differ: Any) -> None:
    new.put("data/agreements/bokning/gotland.yaml", "purpose: Boka tider i {{ processor.genitive }} system.\n")
    ((regions, _, text),) = words(differ())["bokning/bilaga-1"]
    assert regions == "gotland"
    assert "i Region Gotlands system" in text


def test_what_a_region_says_of_itself_is_told_when_it_changes(old: Any, new: Any, differ: Any) -> None:
    (new.root / "data/parties").mkdir()
    new.put("data/parties/gotland.yaml", "name: Region Gutland\n")
    told = words(differ())
    assert told
    assert all(regions == "gotland" for texts in told.values() for regions, _, _ in texts)
    assert "[-Gotland-]{+Gutland+}" in str(told)


def test_documents_on_one_side_only(old: Any, new: Any, differ: Any) -> None:
    new.change(("[kronoberg, blekinge, gotland]", "[kronoberg, blekinge, skane]"))
    (new.root / "data/agreements/annat.yaml").unlink()
    found = differ()
    assert found.any
    assert states(found) == {
        "bokning/bilaga-1@skane": "added",
        "bokning/bilaga-2@skane": "added",
        "bokning/bilaga-1@gotland": "removed",
        "bokning/bilaga-2@gotland": "removed",
        "annat/bilaga-1@": "removed",
        "annat/bilaga-2@": "removed",
    }
    assert words(found) == {}


def test_only_some_agreements(old: Any, new: Any, differ: Any) -> None:
    new.change(("varje månad", "varje vecka"))
    assert not differ("old", "new", "annat").any
    assert differ("old", "new", "bokning").any
    new.put("data/agreements/ny.yaml", (new.root / "data/agreements/annat.yaml").read_bytes())
    assert set(states(differ("old", "new", "ny")).values()) == {"added"}
    with pytest.raises(Fault) as fault:
        differ("old", "new", "bokning", "finns-ej")
    assert [(one.code, "finns-ej" in one.message.render()) for one in fault.value.diagnostics] == [
        ("project.unknown-agreement", True)
    ]


def test_a_fault_is_its_side_s_and_spoils_no_other_agreement(old: Any, new: Any, differ: Any, tmp_path: Path) -> None:
    old.change(("varje månad", "varje natt"), name="data/agreements/annat.yaml")
    new.change(("purpose: Boka", "purpos: Boka"))
    found = differ()
    assert list(words(found)) == ["annat/bilaga-1"]
    assert {one.code for one in found.faults} >= {"data.unknown-key"}
    assert {one.span.file for one in found.faults if one.span} == {str(tmp_path / "new/data/agreements/bokning.yaml")}
    assert not any(name.startswith("bokning") for name in states(found))


def test_an_agreement_that_cannot_be_read_is_neither_gone_nor_new(old: Any, new: Any, differ: Any) -> None:
    new.put("data/agreements/bokning.yaml", "title: [oj\n")
    found = differ()
    assert found.faults
    assert states(found) == {}


def test_a_side_without_a_project(old: Any, differ: Any, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(Fault) as fault:
        differ("old", "empty")
    assert [one.code for one in fault.value.diagnostics] == ["project.missing"]
    assert "empty" in fault.value.diagnostics[0].message.render()


def test_several_processes_find_the_same(old: Any, new: Any, differ: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pubdocs.comparing.projects._WORTH", 1)
    new.change(("varje månad", "varje vecka"), ("Fjordvakt AS", "Fjordvakten AS"))
    assert differ(jobs=2) == differ(jobs=1)


CHANGES = (
    ("varje månad", "varje vecka"),
    ("name: Fjordvakt AS", "name: Norrvakt AS"),
    ("[NO]", "[NO, IN]"),
    (" och påminna om dem", ""),
    ("Inga särskilda krav.", "Journalen får bara läsas i vården."),
    ("logging: {text: ", "clauses: [{id: kris, heading: Krisberedskap, text: Systemet övas.}]\nlogging: {text: "),
    ("regions: [kronoberg, ", "regions: [skane, "),
)
SOME = st.lists(st.sampled_from(CHANGES), unique=True, max_size=4)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SOME, SOME)
def test_seen_from_the_other_side_it_is_mirrored(old: Any, new: Any, differ: Any, one: Any, other: Any) -> None:
    plain = (old.root / "data/agreements/annat.yaml").read_text("utf-8")
    assert plain
    for project, some in ((old, one), (new, other)):
        project.restore()
        project.change(*some)
    there, back = differ("old", "new"), differ("new", "old")
    turned = {"added": "removed", "removed": "added"}
    assert states(back) == {name: turned.get(state, state) for name, state in states(there).items()}
    assert there.any == back.any == bool(words(there) or set(states(there).values()) & {"added", "removed"})
    assert _mirrored(words(there)) == {name: sorted(told) for name, told in words(back).items()}
    for side in ("old", "new"):
        assert not differ(side, side).any


def _mirrored(told: Any) -> Any:
    kinds = {"added": "removed", "removed": "added"}
    return {
        name: sorted((regions, kinds.get(kind, kind), _turned(text)) for regions, kind, text in texts)
        for name, texts in told.items()
    }


def _turned(text: str) -> str:
    text = re.sub(r"\[-(.*?)-\]", "«\\1»", text)
    text = re.sub(r"\{\+(.*?)\+\}", "[-\\1-]", text)
    text = re.sub(r"«(.*?)»", "{+\\1+}", text)
    return re.sub(r"(\{\+.*?\+\})(\[-.*?-\])", "\\2\\1", text)
