"""`pubdocs git-setup`: git itself shows Word files as text, and says what to do when two of them meet."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from pubdocs.comparing.git_setup import set_up
from pubdocs.source.starter import ATTRIBUTES
from tests.repositories import ENVIRON, Repository
from tools.messages import ROOT

sys.path.insert(0, str(ROOT / "tests/comparing"))
from comparing_project import Project

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
TEMPLATE = "templates/skr-2023/bilaga-1.docx"


@pytest.fixture
def shell(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """An environment in which `pubdocs` is this one."""
    command = tmp_path_factory.mktemp("bin") / "pubdocs"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pubdocs "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = os.pathsep.join((str(command.parent), os.environ["PATH"]))
    return ENVIRON | {"PATH": path, "PYTHONPATH": str(ROOT), "LC_ALL": "en_GB.UTF-8", "PUBDOCS_CACHE": ""}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    Project(tmp_path)
    made = Repository(tmp_path)
    made.commit("Första versionen")
    return made


def setup(repository: Repository, shell: Mapping[str, str], *args: str) -> str:
    done = subprocess.run(
        ["pubdocs", "git-setup", *args],
        cwd=repository.root,
        env={**os.environ, **shell},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def test_git_shows_documents_and_templates_as_text(repository: Repository, shell: Mapping[str, str]) -> None:
    setup(repository, shell)
    content = (repository.root / TEMPLATE).read_bytes()
    repository.commit("Mallen", {TEMPLATE: (ROOT / "templates/kommun/bilaga-1.docx").read_bytes()})
    repository.put({TEMPLATE: content})
    shown = repository.git("diff", environ=shell)
    assert "+1. Ändamål, föremålet och arten" in shown
    assert "\n+{{p purpose }}" in shown or "+{{p" in shown
    for line in ("log -p -1", "show HEAD"):
        assert "-1. Ändamål, föremålet och arten" in repository.git(*line.split(), environ=shell)
    assert repository.git("for-each-ref", "refs/notes/textconv/pubdocs")


def test_done_again_it_changes_nothing_and_undone_nothing_is_left(
    repository: Repository, shell: Mapping[str, str]
) -> None:
    config, attributes = repository.root / ".git/config", repository.root / ".gitattributes"
    before = repository.git("config", "--list", "--local")
    attributes.write_text("*.yaml text", encoding="utf-8")
    assert "commit it" in setup(repository, shell)
    done = (config.read_text("utf-8"), attributes.read_text("utf-8"))
    assert done[1] == f"*.yaml text\n{ATTRIBUTES}"
    assert "already" in setup(repository, shell)
    assert (config.read_text("utf-8"), attributes.read_text("utf-8")) == done
    setup(repository, shell, "--undo")
    assert repository.git("config", "--list", "--local") == before
    assert attributes.read_text("utf-8") == "*.yaml text\n"
    assert "nothing" in setup(repository, shell, "--undo")


def test_lines_that_others_share_stay(repository: Repository, shell: Mapping[str, str]) -> None:
    setup(repository, shell)
    repository.commit("Attribut")
    assert "stays as it is" in setup(repository, shell, "--undo")
    assert (repository.root / ".gitattributes").read_text("utf-8") == ATTRIBUTES


def test_the_lines_stand_beside_the_project(tmp_path: Path, shell: Mapping[str, str]) -> None:
    Project(tmp_path / "avtal")
    repository = Repository(tmp_path)
    set_up(tmp_path / "avtal", "pubdocs", ("x",))
    assert (tmp_path / "avtal/.gitattributes").is_file()
    assert not (tmp_path / ".gitattributes").exists()
    set_up(tmp_path, "pubdocs", ("x",))
    assert repository.git("check-attr", "diff", "merge", "text", "--", "a.docx").split() == [
        *("a.docx:", "diff:", "pubdocs", "a.docx:", "merge:", "pubdocs", "a.docx:", "text:", "unset")
    ]


def test_a_file_that_cannot_be_shown_does_not_stop_git(repository: Repository, shell: Mapping[str, str]) -> None:
    setup(repository, shell)
    repository.commit("Trasig", {"trasig.docx": b"PK\0 trasig", "sedan.txt": "text"})
    shown = repository.git("log", "-p", "-1", environ=shell)
    assert "trasig.docx" in shown
    assert "+text" in shown


def test_two_versions_of_a_word_file_meet(repository: Repository, shell: Mapping[str, str]) -> None:
    setup(repository, shell)
    repository.commit("Attribut")
    others = {name: (ROOT / f"templates/{name}/bilaga-1.docx").read_bytes() for name in ("kommun", "skr-2018")}
    repository.git("checkout", "--quiet", "-b", "gren")
    repository.commit("Deras", {TEMPLATE: others["kommun"]})
    repository.git("checkout", "--quiet", "main")
    repository.commit("Vår", {TEMPLATE: others["skr-2018"]})
    env = {**os.environ, **shell}
    done = subprocess.run(["git", "merge", "gren"], cwd=repository.root, env=env, capture_output=True, check=False)
    assert done.returncode == 1
    said = done.stderr.decode()
    assert f"pubdocs: {TEMPLATE} was changed on both sides" in said
    assert (repository.root / TEMPLATE).read_bytes() == others["skr-2018"]
    command = next(line for line in said.splitlines() if "pubdocs diff" in line).partition(":  ")[2]
    told = subprocess.run(["sh", "-c", command], cwd=repository.root, env=env, capture_output=True, check=False)
    assert told.returncode == 1, told.stderr.decode()
    assert b"{+" in told.stdout


def test_outside_a_repository_it_is_a_plain_error(tmp_path: Path, pubdocs: Any) -> None:
    done = pubdocs("--lang", "en", "git-setup", GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert done.returncode == 1
    assert "error[git.no-repository]" in done.stderr
    assert "hint: Start a repository with git init, or go to the folder of one." in done.stderr


def test_the_workflow_s_commands_do_what_it_says(repository: Repository, shell: Mapping[str, str]) -> None:
    text = (ROOT / "docs/workflows/pubdocs-diff.yml").read_text("utf-8")
    workflow = yaml.load(text, Loader=yaml.BaseLoader)
    assert workflow["on"] == "pull_request"
    steps = workflow["jobs"]["diff"]["steps"]
    (command,) = [step["run"] for step in steps if "pubdocs diff" in step.get("run", "")]
    (checked,) = [step["run"] for step in steps if "pubdocs check" in step.get("run", "")]
    repository.git("update-ref", "refs/remotes/origin/main", "HEAD")
    env = {**os.environ, **shell, "BASE": "origin/main"}

    def run(line: str) -> int:
        return subprocess.run(["bash", "-e", "-c", line], cwd=repository.root, env=env, check=False).returncode

    assert run(command) == 0
    assert "No difference" in (repository.root / "pubdocs-diff.md").read_text("utf-8")
    path = repository.root / "data/agreements/bokning.yaml"
    path.write_text(path.read_text("utf-8").replace("varje månad", "varje vecka"), encoding="utf-8")
    repository.commit("Varje vecka")
    assert run(command) == 0
    assert run(checked) in (0, 1)
    assert "~~månad~~**vecka**" in (repository.root / "pubdocs-diff.md").read_text("utf-8")
    assert "<del>månad</del>" in (repository.root / "pubdocs-diff.html").read_text("utf-8")
    assert run(command.replace("60000", "10")) == 0
    assert "| bokning/bilaga-1 | changed: 1 |" in (repository.root / "pubdocs-diff.md").read_text("utf-8")


def test_the_hook_for_pre_commit_names_a_command_that_is_there() -> None:
    (hook,) = yaml.load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    assert (hook["id"], hook["entry"], hook["pass_filenames"]) == ("pubdocs-check", "pubdocs check", "false")
    hit = (
        "pubdocs.yaml",
        "x/pubdocs.yaml",
        "data/agreements/a/b.yaml",
        "data/parties/a.yml",
        TEMPLATE,
        "x/" + TEMPLATE,
    )
    miss = ("schema/x.json", "output/a/bilaga-1.docx", "README.md", "mydata/x.yaml", "data/x.md")
    assert [bool(re.search(hook["files"], name)) for name in (*hit, *miss)] == [True] * len(hit) + [False] * len(miss)
