"""`pubdocs diff` as a process of its own."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.repositories import Repository
from tools.messages import ROOT

sys.path.insert(0, str(ROOT / "tests/comparing"))
from comparing_project import Project

Pubdocs = Callable[..., Any]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def repository(project: Project) -> Repository:
    made = Repository(project.root)
    made.commit("Första versionen")
    return made


@pytest.fixture
def diff(pubdocs: Pubdocs, tmp_path: Path) -> Pubdocs:
    """`pubdocs diff`, in English."""
    return lambda *args, **environ: pubdocs("--lang", "en", "diff", *args, **environ)


def test_nothing_has_changed(repository: Repository, diff: Pubdocs) -> None:
    for args in ([], ["HEAD"], ["HEAD", "main"], ["--stat"]):
        done = diff(*args)
        assert (done.returncode, done.stdout, done.stderr) == (0, "Nothing has changed.\n", "")


def test_what_changed_since_head_and_between_revisions(repository: Repository, project: Project, diff: Pubdocs) -> None:
    project.change(("varje månad", "varje vecka"))
    told = "\n  Loggar granskas varje [-månad-]{+vecka+}.\n"
    done = diff()
    assert (done.returncode, done.stderr) == (1, "")
    assert told in done.stdout
    assert re.match(
        r"--- HEAD \([0-9a-f]{7,}, 2026-03-01: Första versionen\)\n\+\+\+ the working folder\n", done.stdout
    )
    repository.commit("Varje vecka")
    assert diff().returncode == 0
    for args in (["HEAD^"], ["HEAD^", "HEAD"], ["main~1..main"], ["main~1...HEAD"]):
        assert told in diff(*args).stdout
    assert "varje [-vecka-]{+månad+}" in diff("HEAD", "HEAD^").stdout
    assert diff("HEAD^", "--quiet").stdout == ""
    assert diff("HEAD^", "--agreement", "annat").returncode == 0
    assert diff("HEAD^", "--stat").stdout == "bokning/bilaga-1 | changed: 1 | all regions\n" + _total(8, 3)


def _total(count: int, changed: int) -> str:
    return f"Documents: {count}. Changed: {changed}, new: 0, gone: 0.\n"


def test_a_file_s_name_says_the_format(repository: Repository, project: Project, diff: Pubdocs, tmp_path: Path) -> None:
    project.change(("varje månad", "varje vecka"))
    for name, start in (("a.html", "<!doctype html>"), ("a.md", "# "), ("a.json", "{"), ("a.txt", "--- HEAD")):
        done = diff("-o", name)
        assert (done.returncode, done.stdout) == (1, f"written: {name}\n")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)
    assert diff("-o", "a.md").stdout == "unchanged: a.md\n"
    assert json.loads(diff("--json").stdout)["documents"][0]["name"] == "bokning/bilaga-1"
    assert diff("--stat", "--json").returncode == 2


def test_what_is_wrong_with_a_side_is_told_as_that_side_s(
    repository: Repository, project: Project, diff: Pubdocs
) -> None:
    project.change(("purpose: Boka", "purpos: Boka"))
    repository.commit("Fel")
    project.restore()
    done = diff()
    assert done.returncode == 1
    assert "HEAD:data/agreements/bokning.yaml:7:1: error[data.unknown-key]" in done.stderr
    assert "purpos: Boka tider" in done.stderr
    assert done.stdout == ""
    project.change(("purpose: Boka", "purpos: Boka"))
    assert diff("HEAD^").stderr.startswith("data/agreements/bokning.yaml:7:1: error[data.unknown-key]")


def test_what_cannot_be_compared(repository: Repository, project: Project, diff: Pubdocs) -> None:
    assert "Did you mean main?" in diff("mian").stderr
    assert diff("mian").returncode == 1
    assert "There is no project in leer" in diff("leer").stderr if (project.root / "leer").mkdir() is None else False
    assert diff("a", "b", "c").returncode == 2


def test_a_project_in_a_folder_of_the_repository(tmp_path: Path, pubdocs: Pubdocs) -> None:
    project = Project(tmp_path / "avtal")
    Repository(tmp_path).commit("Första")
    project.change(("varje månad", "varje vecka"))
    done = pubdocs("--lang", "en", "-C", "avtal", "diff", "--stat")
    assert (done.returncode, done.stdout) == (1, "bokning/bilaga-1 | changed: 1 | all regions\n" + _total(8, 3))


def test_no_color_and_no_terminal_mean_marks_alone(repository: Repository, project: Project, diff: Pubdocs) -> None:
    project.change(("varje månad", "varje vecka"))
    assert "\x1b" not in diff().stdout
    assert "\x1b" not in diff(NO_COLOR="1", FORCE_COLOR="1").stdout


def test_some_regions_alone(repository: Repository, project: Project, diff: Pubdocs) -> None:
    project.put("data/agreements/bokning/blekinge.yaml", "logging: {text: Loggar granskas varje vecka.}\n")
    assert "[-månad-]{+vecka+}" in diff("--region", "blekinge").stdout
    assert diff("--region", "kronoberg,gotland").returncode == 0
    wrong = diff("--region", "atlantis")
    assert (wrong.returncode, "project.unknown-region" in wrong.stderr) == (1, True)
