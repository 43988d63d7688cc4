"""`pubdocs matrix` as a user meets it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.messages import ROOT

Project = Callable[..., Path]


@pytest.fixture
def run(project: Project) -> Callable[..., subprocess.CompletedProcess[str]]:
    root = project()

    def call(*args: str) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "pubdocs", "--lang", "en", "-C", str(root), "matrix", *args]
        return subprocess.run(line, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)

    return call


def test_in_a_pipe_it_is_a_table_of_eighty_columns(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    done = run("bokning")
    assert (done.returncode, done.stderr) == (0, "")
    assert "all but Gotland" in done.stdout
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_a_file_s_name_says_the_format(run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    for name in ("m.xlsx", "m.html", "m.md", "m.json"):
        assert run("bokning", "-o", name).returncode == 0
    starts = {path.name: path.read_bytes()[:2] for path in (tmp_path / "project").glob("m.*")}
    assert starts == {"m.xlsx": b"PK", "m.html": b"<!", "m.md": b"# ", "m.json": b"{\n"}
    assert run("bokning", "-o", "m.md").stdout.startswith("unchanged:")


def test_a_workbook_wants_a_file(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    done = run("bokning", "--format", "xlsx")
    assert done.returncode == 2
    assert "-o FILE" in done.stderr


def test_an_agreement_that_is_not_there(run: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    done = run("ingenting")
    assert done.returncode == 1
    assert "project.unknown-agreement" in done.stderr
