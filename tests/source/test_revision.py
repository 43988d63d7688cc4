"""A git revision as a tree of files: from real repositories."""

import os
from pathlib import Path

import pytest

from pubdocs.diagnostics import Fault
from pubdocs.source.folder import Folder
from pubdocs.source.revision import Revision, is_revision, merge_base, open_revision
from tests.repositories import Repository

FILES = {
    "pubdocs.yaml": "title: Prov\n",
    "data/agreements/avtal.yaml": "title: Avtal\n",
    "data/agreements/avtal/gotland.yaml": "title: På Gotland\n",
    "data/agreements/ä ö\t.yaml": "title: Å\n",
    "data/agreements/.dold.yaml": "",
    "data/.mapp/x.yaml": "",
    "templates/t/bilaga-1.docx": b"PK\3\4\n\0bin\r\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repo")
    made.commit("Första", FILES)
    return made


def codes(fault: pytest.ExceptionInfo[Fault]) -> list[str]:
    return [one.code for one in fault.value.diagnostics]


def hint(fault: pytest.ExceptionInfo[Fault]) -> str:
    said = fault.value.diagnostics[0].hint
    return said.render() if said else ""


def test_it_is_the_folder_as_it_was(repository: Repository) -> None:
    was = Folder(repository.root)
    listed = {
        under: was.files(under, ".yaml", ".docx") for under in ("data", "data/agreements", "templates", "no", ".")
    }
    content = {path: was.read(path) for path in listed["."]}
    repository.commit("Sedan", dict.fromkeys(FILES, "annat"))
    then = open_revision(repository.root, "HEAD^")
    assert {under: then.files(under, ".yaml", ".docx") for under in listed} == listed
    assert {path: then.read(path) for path in content} == content
    assert then.read("data/.mapp/x.yaml") == b""


def test_nothing_is_checked_out(repository: Repository) -> None:
    repository.put({"pubdocs.yaml": "title: Inte sparad\n"})
    before = {path: path.stat().st_mtime_ns for path in repository.root.rglob("*") if path.is_file()}
    open_revision(repository.root, "HEAD").read("pubdocs.yaml")
    assert {path: path.stat().st_mtime_ns for path in repository.root.rglob("*") if path.is_file()} == before


def test_every_way_to_name_a_revision(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD").strip()
    repository.git("tag", "lätt")
    repository.git("tag", "-a", "v1.0", "-m", "Version 1")
    repository.commit("Andra", {"pubdocs.yaml": "title: Andra\n"})
    repository.git("branch", "gren/ett")
    repository.commit("Tredje", {"pubdocs.yaml": "title: Tredje\n"})
    for name in (first, first[:8], "HEAD^^", "HEAD~2", "main~2", "v1.0", "lätt", "gren/ett^", "@~2"):
        assert open_revision(repository.root, name).read("pubdocs.yaml") == b"title: Prov\n"
        assert is_revision(repository.root, name)
    commit = open_revision(repository.root, "gren/ett").commit
    assert (commit.day, commit.subject) == ("2026-03-02", "Andra")
    assert commit.name.startswith(commit.short)
    assert len(commit.short) >= 7


def test_a_project_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.commit(
        "En", {f"avtal/mitt projekt/{name}": content for name, content in FILES.items()} | {"annat.yaml": ""}
    )
    tree = open_revision(tmp_path / "avtal/mitt projekt", "HEAD")
    assert tree.prefix == "avtal/mitt projekt/"
    assert tree.read("pubdocs.yaml") == b"title: Prov\n"
    assert tree.files("data/agreements", ".yaml")[0] == "data/agreements/avtal.yaml"
    with pytest.raises(Fault) as fault:
        tree.read("../../annat.yaml")
    assert codes(fault) == ["file.outside"]


@pytest.mark.parametrize(
    ("name", "near"),
    [("mian", "main"), ("v1.O", "v1.0"), ("main2~3", "main"), ("gren-ett", "gren/ett"), ("ngt-annat", "")],
)
def test_a_revision_that_is_none(repository: Repository, name: str, near: str) -> None:
    repository.git("tag", "v1.0")
    repository.git("branch", "gren/ett")
    with pytest.raises(Fault) as fault:
        open_revision(repository.root, name)
    assert codes(fault) == ["git.unknown-revision"]
    assert near in hint(fault)
    assert bool(near) == bool(hint(fault))
    assert not is_revision(repository.root, name)


@pytest.mark.parametrize(
    "name", ["", "--all", "-n1", "HEAD:pubdocs.yaml", "HEAD..main", "HEAD\nmain", "a\0b", "HEAD^{tree}"]
)
def test_what_is_no_name_of_a_commit(repository: Repository, name: str) -> None:
    with pytest.raises(Fault) as fault:
        open_revision(repository.root, name)
    assert codes(fault) == ["git.unknown-revision"]


def test_a_branch_of_a_remote_is_a_near_hit(repository: Repository) -> None:
    repository.git("update-ref", "refs/remotes/origin/sommar", "HEAD")
    with pytest.raises(Fault) as fault:
        open_revision(repository.root, "sommar")
    assert "origin/sommar" in hint(fault)


def test_what_was_not_fetched(repository: Repository, tmp_path: Path) -> None:
    repository.commit("Andra")
    Repository(tmp_path / "other").git("clone", "--quiet", "--depth=1", repository.root.as_uri(), "shallow")
    with pytest.raises(Fault) as fault:
        open_revision(tmp_path / "other/shallow", "HEAD^")
    assert "git fetch --unshallow" in hint(fault)


def test_before_the_first_commit(tmp_path: Path) -> None:
    Repository(tmp_path)
    with pytest.raises(Fault) as fault:
        open_revision(tmp_path, "HEAD")
    assert codes(fault) == ["git.unknown-revision"]
    assert "committed" in str(fault.value)


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(Fault) as fault:
        open_revision(tmp_path, "HEAD")
    assert codes(fault) == ["git.no-repository"]
    assert not is_revision(tmp_path, "HEAD")


def test_no_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Fault) as fault:
        open_revision(repository.root, "HEAD")
    assert codes(fault) == ["git.not-installed"]
    assert not is_revision(repository.root, "HEAD")


def test_a_repository_that_is_broken(repository: Repository) -> None:
    (repository.root / ".git/config").write_text("[core\n", encoding="utf-8")
    with pytest.raises(Fault) as fault:
        open_revision(repository.root, "HEAD")
    assert codes(fault) == ["git.failed"]
    assert "config" in str(fault.value)


def test_an_object_that_is_lost(repository: Repository) -> None:
    name = repository.git("rev-parse", "HEAD:pubdocs.yaml").strip()
    (repository.root / ".git/objects" / name[:2] / name[2:]).unlink()
    tree = open_revision(repository.root, "HEAD")
    with pytest.raises(Fault) as fault:
        tree.read("pubdocs.yaml")
    assert codes(fault) == ["file.unreadable"]


def test_a_file_that_is_missing_is_a_fault_with_a_near_name(repository: Repository) -> None:
    tree = open_revision(repository.root, "HEAD")
    for path in ("data/agreements/avtall.yaml", "data/agreements", "data/agreements/avtal.yaml/x"):
        with pytest.raises(Fault) as fault:
            tree.read(path)
        assert codes(fault) == ["file.missing"]
    with pytest.raises(Fault) as fault:
        tree.read("data/agreements/avtall.yaml")
    assert "data/agreements/avtal.yaml" in hint(fault)


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_are_told_and_not_followed(repository: Repository) -> None:
    (repository.root / "data/agreements/annat.yaml").symlink_to("avtal.yaml")
    (repository.root / "parter").mkdir()
    (repository.root / "data/parties").symlink_to("../parter")
    repository.commit("Länkar")
    tree = open_revision(repository.root, "HEAD")
    assert "data/agreements/annat.yaml" in tree.files("data/agreements", ".yaml")
    assert _code(tree, "data/agreements/annat.yaml") == _code(tree, "data/parties/inera.yaml") == "git.link"
    with pytest.raises(Fault) as fault:
        tree.files("data/parties", ".yaml")
    assert codes(fault) == ["git.link"]


def test_submodules_are_told_and_not_followed(repository: Repository, tmp_path: Path) -> None:
    other = Repository(tmp_path / "other")
    other.commit("En", {"t/form.yaml": "title: T\n"})
    name = other.git("rev-parse", "HEAD").strip()
    repository.git("update-index", "--add", "--cacheinfo", f"160000,{name},delade")
    repository.git("commit", "--quiet", "-m", "Undermodul")
    tree = open_revision(repository.root, "HEAD")
    assert _code(tree, "delade/t/form.yaml") == _code(tree, "delade") == "git.not-kept"
    for under in ("delade", "delade/t"):
        with pytest.raises(Fault) as fault:
            tree.files(under, "form.yaml")
        assert codes(fault) == ["git.not-kept"]
    assert tree.files("data/agreements", "avtal.yaml")


def test_what_git_lfs_keeps_is_told(repository: Repository) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 12\n"
    repository.commit("LFS", {"templates/t/bilaga-1.docx": pointer})
    assert _code(open_revision(repository.root, "HEAD"), "templates/t/bilaga-1.docx") == "git.not-kept"


def test_where_two_branches_parted(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD").strip()
    repository.git("checkout", "--quiet", "-b", "gren")
    repository.commit("På grenen")
    repository.git("checkout", "--quiet", "main")
    repository.commit("På main", {"x": "x"})
    assert merge_base(repository.root, "main", "gren") == first
    repository.git("checkout", "--quiet", "--orphan", "ensam")
    repository.commit("Ensam", {"y": "y"})
    with pytest.raises(Fault) as fault:
        merge_base(repository.root, "main", "ensam")
    assert codes(fault) == ["git.no-merge-base"]


def _code(tree: Revision, path: str) -> str:
    with pytest.raises(Fault) as fault:
        tree.read(path)
    return codes(fault)[0]
