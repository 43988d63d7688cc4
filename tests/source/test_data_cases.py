"""Broken projects as case folders: each is laid over the small valid one, and says what a lawyer is told."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pubdocs import pipeline
from pubdocs.agreement.variant import ALL, Asked
from pubdocs.diagnostics import Diagnostic, Fault
from pubdocs.source.folder import Folder
from pubdocs.source.project import open_project

CASES = Path(__file__).parents[1] / "cases" / "data"
VALID = CASES / "00-valid"
NAMES = sorted(case.name for case in CASES.iterdir() if case.is_dir())


def project(name: str, tmp_path: Path) -> Path:
    """The valid project with a case laid over it."""
    for layer in (VALID, CASES / name):
        shutil.copytree(layer, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
        agreements = tmp_path / "data" / "agreements"
        agreements.mkdir(exist_ok=True)
        if (tmp_path / "agreement.yaml").exists():
            (tmp_path / "agreement.yaml").replace(agreements / "avtal.yaml")
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_every_broken_file_says_what_is_wrong(name: str, tmp_path: Path, expect: Callable[[Path, str], None]) -> None:
    found = complaints(project(name, tmp_path))
    expect(CASES / name / "expected.txt", "".join(f"{line(one)}\n" for one in found))


@pytest.mark.parametrize("name", [name for name in NAMES if name != VALID.name])
def test_nothing_is_written_for_a_broken_file(name: str, tmp_path: Path) -> None:
    with pytest.raises(Fault) as fault:
        pipeline.generate(project(name, tmp_path), [], None, regions=[ALL])
    assert fault.value.exit_code == 1
    assert not (tmp_path / "output").exists()


def test_there_are_thirty_and_more() -> None:
    assert len(NAMES) > 30


def complaints(project: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with the agreements as they stand and with their variants."""
    try:
        workspace = open_project(Folder(project))
    except Fault as fault:
        return fault.diagnostics
    planned, found = workspace.plan(Asked(regions=(ALL,), as_it_stands=True))
    return (*found, *workspace.read(planned)[1])


def line(found: Diagnostic) -> str:
    place = f"{found.span} " if found.span else ""
    hint = f" | {found.hint.render()}" if found.hint else ""
    return f"{place}{found.code} {found.message.render()}{hint}"
