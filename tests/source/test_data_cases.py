"""Broken projects as case folders: each is laid over the small valid one, and says what a lawyer is told."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pubdocs.diagnostics import Diagnostic, Fault
from pubdocs.source.folder import Folder
from pubdocs.source.project import open_project

CASES = Path(__file__).parents[1] / "cases" / "data"
VALID = CASES / "00-valid"
NAMES = sorted(case.name for case in CASES.iterdir() if case.is_dir())


@pytest.mark.parametrize("name", NAMES)
def test_every_broken_file_says_what_is_wrong(name: str, tmp_path: Path, expect: Callable[[Path, str], None]) -> None:
    for layer in (VALID, CASES / name):
        shutil.copytree(layer, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
        agreements = tmp_path / "data" / "agreements"
        agreements.mkdir(exist_ok=True)
        if (tmp_path / "agreement.yaml").exists():
            (tmp_path / "agreement.yaml").replace(agreements / "avtal.yaml")
    expect(CASES / name / "expected.txt", "".join(f"{line(found)}\n" for found in complaints(tmp_path)))


def test_there_are_thirty_and_more() -> None:
    assert len(NAMES) > 30


def complaints(project: Path) -> tuple[Diagnostic, ...]:
    try:
        open_project(Folder(project)).agreements()
    except Fault as fault:
        return fault.diagnostics
    return ()


def line(found: Diagnostic) -> str:
    place = f"{found.span} " if found.span else ""
    hint = f" | {found.hint.render()}" if found.hint else ""
    return f"{place}{found.code} {found.message.render()}{hint}"
