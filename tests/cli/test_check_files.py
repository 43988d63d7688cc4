"""`pubdocs check FILE.docx`, as a user gives it."""

import json
import sys
from pathlib import Path

import pytest

from pubdocs.cli.edge import run

sys.path.insert(0, str(Path(__file__).parents[1] / "checks"))

from written import written

BODY = ["# Ändamål", "Incidenter anmäls till Datainspektionen.", "Uppgifterna sparas i XX år."]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a Word file, and no project."""
    (tmp_path / "bilaga.docx").write_bytes(written({"body": BODY}))
    return tmp_path


def checked(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = run(["--lang", "en", "-C", str(folder), "check", *words])
    return code, capsys.readouterr().out


def test_a_finding_is_shown_with_its_paragraph_and_a_caret(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = checked(folder, capsys, "bilaga.docx")
    assert code == 1
    place = folder / "bilaga.docx"
    assert f"{place}, body text, paragraph 2: warning[X28]: " in out
    assert "    2 | Incidenter anmäls till Datainspektionen.\n      |                        ^^^^^^^^^^^^^^^^\n" in out
    assert out.endswith("1 error, 1 warning\n")


def test_exit_codes_and_options_are_those_of_agreements(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(folder, capsys, "bilaga.docx", "--ignore", "C38")[0] == 0
    assert checked(folder, capsys, "bilaga.docx", "--ignore", "C38", "--strict")[0] == 1
    assert checked(folder, capsys, "BILAGA.DOCX")[0] == 1  # no such file
    assert checked(folder, capsys, "bilaga.docx", "--select", "C38")[1].endswith("1 error\n")
    code, out = checked(folder, capsys, "bilaga.docx", "--ignore", "C38", "--as-of", "2019-01-01")
    assert (code, out) == (0, "Nothing to complain of.\n")
    assert checked(folder, capsys, "bilaga.docx", "--select", "D99")[0] == 2


def test_machines_get_the_paragraph_and_the_column(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = checked(folder, capsys, "bilaga.docx", "--json", "--select", "X28")
    (one,) = json.loads(out)
    assert (one["file"], one["part"], one["paragraph"], one["column"]) == ("bilaga.docx", "word/document.xml", 2, 24)
    _, out = checked(folder, capsys, "bilaga.docx", "--format", "sarif")
    (log,) = json.loads(out)["runs"]
    assert {rule["id"] for rule in log["tool"]["driver"]["rules"]} == {"C38", "X28"}
    assert all("shortDescription" in rule for rule in log["tool"]["driver"]["rules"])
    assert "paragraph 2" in checked(folder, capsys, "bilaga.docx", "--format", "md")[1]


def test_a_rule_of_word_files_is_explained(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = checked(folder, capsys, "--explain", "d09")
    assert code == 0
    assert out.startswith("D09  Tables have a header row (warning)")
    assert "EN 301 549" in out


@pytest.mark.parametrize(("name", "content"), [("a.pdf", b"%PDF-1.7"), ("a.docx", b"PK"), ("a.doc", b"")])
def test_what_is_no_word_file_is_told_and_no_traceback_shown(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes
) -> None:
    (folder / name).write_bytes(content)
    code, out = checked(folder, capsys, name)
    assert code == 1
    assert "error[package." in out
    assert "hint: " in out
