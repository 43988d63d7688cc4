"""What the words for two sides mean, and where complaints about a side are placed."""

from pathlib import Path
from typing import Any

import pytest

from pubdocs.comparing.sides import FileSide, ProjectSide, placed, side, sides
from pubdocs.diagnostics import Diagnostic, Fault, Place, Span, msg
from tests.repositories import Repository


def names(root: Path, *words: str | None) -> list[str]:
    return [one.name for one in sides(root, *((*words, None, None))[:2])]


def test_head_and_the_working_folder_unless_others_are_named(repository: Repository, old: Any) -> None:
    assert names(old.root) == ["HEAD", ""]
    assert names(old.root, "v1") == ["v1", ""]
    assert names(old.root, "v1", "main") == ["v1", "main"]
    assert names(old.root, "v1..main") == ["v1", "main"]
    assert names(old.root, "..v1") == ["HEAD", "v1"]
    assert names(old.root, "v1..") == ["v1", "HEAD"]


def test_three_dots_are_from_where_they_parted(repository: Repository, old: Any) -> None:
    repository.git("checkout", "--quiet", "-b", "gren")
    repository.commit("På grenen", {"x": "1"})
    repository.git("checkout", "--quiet", "main")
    repository.commit("På main", {"x": "2"})
    parted, branch = sides(old.root, "main...gren", None)
    assert isinstance(parted, ProjectSide)
    assert parted.commit is not None
    assert parted.commit.subject == "Första versionen"
    assert parted.name == parted.commit.short
    assert branch.name == "gren"


def test_a_folder_with_a_project_comes_before_a_branch_of_its_name(repository: Repository, old: Any, new: Any) -> None:
    repository.git("branch", "data")
    found = side(old.root, "data")
    assert isinstance(found, ProjectSide)
    assert found.commit is not None
    assert isinstance(side(old.root, "../new"), ProjectSide)
    new.root.rename(old.root / "v1")
    beside = side(old.root, "v1")
    assert isinstance(beside, ProjectSide)
    assert beside.commit is None


def test_a_word_file_by_its_ending(tmp_path: Path) -> None:
    assert side(tmp_path, "Svar.DOCX") == FileSide("Svar.DOCX", tmp_path / "Svar.DOCX")


def test_what_is_nothing_of_it(repository: Repository, old: Any) -> None:
    with pytest.raises(Fault) as fault:
        side(old.root, "v2")
    (found,) = fault.value.diagnostics
    assert found.code == "git.unknown-revision"
    assert found.hint is not None
    assert "v1" in found.hint.render()


def test_complaints_name_the_side_as_git_names_files(repository: Repository, old: Any, tmp_path: Path) -> None:
    then, now = side(old.root, "v1"), side(tmp_path, "old")
    found = [
        Diagnostic("x", msg("x"), Span("pubdocs.yaml", 1, 8)),
        Diagnostic("x", msg("x"), Place("templates/a.docx", "word/document.xml", 3)),
        Diagnostic("x", msg("x")),
    ]
    assert [str(one.span) for one in placed(found, then)] == [
        "v1:pubdocs.yaml:1:8",
        "v1:templates/a.docx: word/document.xml",
        "v1",
    ]
    assert placed(found, then)[0].excerpt == "title: Prov"
    assert next(str(one.span) for one in placed(found, now)) == f"{tmp_path}/old/pubdocs.yaml:1:8"
    assert placed(found, FileSide("a.docx", tmp_path)) == tuple(found)


def test_a_project_in_a_folder_of_the_repository_is_named_from_its_root(tmp_path: Path, old: Any) -> None:
    repository = Repository(tmp_path)
    repository.commit("En")
    (found,) = placed([Diagnostic("x", msg("x"), Span("pubdocs.yaml", 1, 1))], side(old.root, "HEAD"))
    assert str(found.span) == "HEAD:old/pubdocs.yaml:1:1"
    assert repository.git("show", "HEAD:old/pubdocs.yaml") == "title: Prov\n"
