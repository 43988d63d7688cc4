"""What a user names as the two sides of a redline, and which documents are versions of one another."""

from pathlib import Path

import pytest
from small_documents import document

from pubdocs.cache import Cache
from pubdocs.comparing.documents import Wanted
from pubdocs.diagnostics import Fault
from pubdocs.pipeline import generate
from pubdocs.redline.run import Told
from pubdocs.redline.sides import Paper, Version, pairs, versions
from pubdocs.word.identity import identified
from pubdocs.word.package import Package
from tests.comparing.comparing_project import Project

NOTHING = Cache(None)


def saved(path: Path, words: str, identity: str = "") -> Package:
    package = document([("plain", words)])
    package = identified(package, identity) if identity else package
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(package.to_bytes())
    return package


def names(root: Path, old: str, new: str) -> list[tuple[str, bool, bool]]:
    """The pairs of two sides: path, whether it is on the old side, whether on the new."""
    paired = pairs(*versions(root, old, new, NOTHING))
    return [(path, before is not None, after is not None) for path, before, after in paired]


def test_two_files_are_versions_of_one_another(tmp_path: Path) -> None:
    saved(tmp_path / "a.docx", "a")
    saved(tmp_path / "b.docx", "b", "avtal/bilaga-1")
    assert names(tmp_path, "a.docx", "b.docx") == [("b", True, True)]


def test_files_in_two_folders_by_their_paths_but_not_those_that_word_keeps_beside_them(tmp_path: Path) -> None:
    for name in ("old/x/1.docx", "old/x/2.docx", "new/x/1.docx", "new/y/3.docx"):
        saved(tmp_path / name, "a")
    (tmp_path / "old/x/~$1.docx").write_bytes(b"Word's own")
    (tmp_path / "new/.hidden").mkdir()
    (tmp_path / "new/.hidden/1.docx").write_bytes(b"")
    assert names(tmp_path, "old", "new") == [("x/1", True, True), ("x/2", True, False), ("y/3", False, True)]


@pytest.mark.parametrize("named", ["returned.docx", "2.docx"])
def test_a_file_is_the_document_that_it_says_it_is_or_the_one_of_its_name(tmp_path: Path, named: str) -> None:
    saved(tmp_path / "f/x/1.docx", "a")
    saved(tmp_path / "f/x/2.docx", "b")
    saved(tmp_path / named, "c", "x/2" if named == "returned.docx" else "")
    assert names(tmp_path, named, "f") == [("x/2", True, True)]
    assert names(tmp_path, "f", named) == [("x/2", True, True)]


def test_a_file_that_does_not_say_which_document_it_is(tmp_path: Path) -> None:
    for name in ("f/x/1.docx", "f/y/1.docx", "1.docx"):
        saved(tmp_path / name, "a", "../../etc/passwd")
    with pytest.raises(Fault) as caught:
        names(tmp_path, "1.docx", "f")
    assert [one.code for one in caught.value.diagnostics] == ["side.which-document"]


def test_all_that_is_wrong_on_both_sides_is_told_at_once(tmp_path: Path) -> None:
    for name in ("old/1.docx", "old/2.docx", "new/1.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"%PDF")
    with pytest.raises(Fault) as caught:
        versions(tmp_path, "old", "new", NOTHING)
    places = [str(one.span).removeprefix(f"{tmp_path}/") for one in caught.value.diagnostics]
    assert places == ["old/1.docx", "old/2.docx", "new/1.docx"]


def test_the_date_is_the_one_given_else_the_new_versions_else_that_of_the_epoch_else_none() -> None:
    package = document([("plain", "a")])
    dated, undated = Paper(package, "2026-04-15T00:00:00Z"), Paper(package)
    told = Told("A", "", 86_400)
    assert Told("A", "2026-01-02", 0).moment(dated) == "2026-01-02T00:00:00Z"
    assert told.moment(dated) == "2026-04-15T00:00:00Z"
    assert told.moment(undated) == told.moment(None) == "1970-01-02T00:00:00Z"
    assert Told("A").moment(undated) == ""


def test_when_a_file_was_saved_is_its_date(tmp_path: Path) -> None:
    from small import base, pack, paragraphs

    said = '<dcterms:modified xmlns:dcterms="http://purl.org/dc/terms/">2026-05-04T10:20:30Z</dcterms:modified>'
    (tmp_path / "a.docx").write_bytes(pack(base(paragraphs("a"), {"docProps/core.xml": said})))
    one, _other = versions(tmp_path, "a.docx", "a.docx", NOTHING)
    assert [paper.date for paper in one.papers.values()] == ["2026-05-04T10:20:30Z"]
    assert isinstance(one, Version)


@pytest.fixture
def projects(tmp_path: Path) -> tuple[Project, Project]:
    """Two versions of a small project: two regions' logs are looked at more often."""
    old, new = Project(tmp_path / "old"), Project(tmp_path / "new")
    for region in ("kronoberg", "blekinge"):
        new.put(f"data/agreements/bokning/{region}.yaml", "logging: {text: Loggar granskas varje vecka.}\n")
    return old, new


def paths(root: Path, old: str, new: str, *regions: str, names: tuple[str, ...] = ()) -> list[str]:
    one, other = versions(root, old, new, NOTHING, Wanted(names, regions))
    return [path for path, *_ in pairs(one, other)]


def test_of_two_projects_the_documents_of_the_regions_that_changed(
    tmp_path: Path, projects: tuple[Project, Project]
) -> None:
    kronoberg, blekinge = ([f"bokning/{region}/bilaga-{n}" for n in (1, 2)] for region in ("kronoberg", "blekinge"))
    assert paths(tmp_path, "old", "new") == [*kronoberg, *blekinge]
    assert paths(tmp_path, "old", "new", "blekinge") == blekinge
    assert paths(tmp_path, "old", "new", names=("annat",)) == []
    assert paths(tmp_path, "old", "old") == []


def made(project: Project, *regions: str) -> Path:
    """What `generate` writes."""
    generate(project.root, (), project.root.parent / "made", None, NOTHING, regions)
    return project.root.parent / "made"


def test_beside_word_files_the_variants_that_they_are(tmp_path: Path, projects: tuple[Project, Project]) -> None:
    folder = made(projects[0], "blekinge")
    named = ["bokning/blekinge/bilaga-1", "bokning/blekinge/bilaga-2"]
    assert names(tmp_path, "made", "new") == [(name, True, True) for name in named]
    assert names(tmp_path, "new", "made") == [(name, True, True) for name in named]
    (folder / "bokning/blekinge/bilaga-2.docx").rename(folder / "Bilaga 2, undertecknad.docx")
    (folder / "bokning/blekinge/bilaga-1.docx").unlink()
    assert names(tmp_path, "made", "new") == [(named[1], True, True), (named[0], False, True)]
    assert names(tmp_path, "made/Bilaga 2, undertecknad.docx", "new") == [(named[1], True, True)]
    assert names(tmp_path, "new", "made/Bilaga 2, undertecknad.docx") == [(named[1], True, True)]


def test_a_file_that_is_no_document_of_the_project(tmp_path: Path, projects: tuple[Project, Project]) -> None:
    saved(tmp_path / "bilaga-1.docx", "a")
    with pytest.raises(Fault) as caught:
        names(tmp_path, "bilaga-1.docx", "new")
    assert [one.code for one in caught.value.diagnostics] == ["side.which-document"]
    saved(tmp_path / "f/other.docx", "a")
    assert names(tmp_path, "f", "new") == [("other", True, False)]
