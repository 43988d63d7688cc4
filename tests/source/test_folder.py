"""The working folder: paths stay inside it."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pubdocs.diagnostics import Fault
from pubdocs.source.folder import Folder
from pubdocs.source.project import open_project

Write = Callable[[Mapping[str, str | bytes]], Path]


def fault_of(action: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(Fault) as caught:
        action()
    found = caught.value.diagnostics[0]
    return found.code, found.hint.render() if found.hint else ""


def test_files_are_listed_sorted_and_without_hidden_ones(tree: Write) -> None:
    folder = Folder(
        tree({"d/b.yaml": "", "d/a.yaml": "", "d/c/x.yaml": "", "d/.e.yaml": "", "d/n.txt": "", "z.yaml": ""})
    )
    assert folder.files("d", ".yaml") == ("d/a.yaml", "d/b.yaml", "d/c/x.yaml")
    assert folder.files("nowhere", ".yaml") == ()


def test_bytes_come_back_as_they_are(tree: Write) -> None:
    assert Folder(tree({"d/å.yaml": b"\r\n\xff"})).read("d/å.yaml") == b"\r\n\xff"


@pytest.mark.parametrize("path", ["../x.yaml", "/etc/passwd", "d/../../x", "C:/x", "d\\x", "C:\\x", "a\0b"])
def test_paths_outside_are_refused(path: str, tree: Write) -> None:
    folder = Folder(tree({"d/x.yaml": ""}) / "d")
    assert fault_of(lambda: folder.read(path))[0] == "file.outside"
    assert fault_of(lambda: folder.files(path, ".yaml"))[0] == "file.outside"


def test_a_link_that_leads_outside_is_refused(tree: Write) -> None:
    root = tree({"secret.yaml": "x", "p/a.yaml": ""})
    (root / "p" / "link.yaml").symlink_to(root / "secret.yaml")
    assert fault_of(lambda: Folder(root / "p").read("link.yaml"))[0] == "file.outside"


def test_a_missing_file_names_a_near_one(tree: Write) -> None:
    folder = Folder(tree({"d/journalforing.yaml": ""}))
    assert fault_of(lambda: folder.read("d/journalforning.yaml")) == (
        "file.missing",
        "Did you mean d/journalforing.yaml?",
    )
    assert fault_of(lambda: folder.read("e/x.yaml")) == ("file.missing", "")


def test_a_link_that_leads_nowhere_is_told_and_not_passed_over(tree: Write) -> None:
    folder = Folder(tree({"d/a.yaml": ""}))
    (folder.root / "d" / "b.yaml").symlink_to("c.yaml")
    assert folder.files("d", ".yaml") == ("d/a.yaml", "d/b.yaml")
    assert fault_of(lambda: folder.read("d/b.yaml")) == ("file.missing", "Did you mean d/a.yaml?")


def test_a_folder_that_cannot_be_read_is_not_an_empty_one(tree: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(tree({"d/a.yaml": ""}))

    def denied(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", denied)
    assert fault_of(lambda: folder.files("d", ".yaml"))[0] == "file.unreadable"


def test_a_folder_is_no_file(tree: Write) -> None:
    assert fault_of(lambda: Folder(tree({"d/a": ""})).read("d"))[0] == "file.unreadable"


@pytest.mark.parametrize(("root", "above"), [("p/data/agreements", "p"), ("p/data", "p"), (".", "..")])
def test_from_within_a_project_the_hint_names_the_project(
    tree: Write, monkeypatch: pytest.MonkeyPatch, root: str, above: str
) -> None:
    top = tree({"p/pubdocs.yaml": "title: T", "p/data/agreements/a.yaml": ""})
    monkeypatch.chdir(top if root != "." else top / "p/data")
    code, hint = fault_of(lambda: open_project(Folder(Path(root))))
    assert code == "project.missing"
    assert f"pubdocs -C {above} " in hint
