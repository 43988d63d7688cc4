"""The starter project: whole, or not there at all."""

import shutil
from pathlib import Path

import pytest

from pubdocs.diagnostics import Fault, WriteFault
from pubdocs.source.starter import copy_starter


def test_a_new_folder_and_an_empty_one_get_the_project(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty", "deeper/down"):
        written = copy_starter(tmp_path / name)
        assert tmp_path / name / "pubdocs.yaml" in written
        assert (tmp_path / name / "templates/skr-2023/bilaga-1.docx").is_file()


def test_the_folder_one_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    copy_starter(Path())
    assert Path("pubdocs.yaml").is_file()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("min", encoding="utf-8")
    with pytest.raises(Fault) as fault:
        copy_starter(tmp_path)
    assert [one.code for one in fault.value.diagnostics] == ["init.not-empty"]
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_what_fails_midway_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copytree", fails)
    with pytest.raises(WriteFault):
        copy_starter(tmp_path / "new")
    assert list(tmp_path.iterdir()) == []
