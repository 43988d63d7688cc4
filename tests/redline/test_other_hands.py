"""Files that others have saved: what changed is told, and nothing but that."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator
from other_hands import HANDS, bullets_as_numbers, numbers_as
from versions_of import marked

from pubdocs.comparing.documents import differences
from pubdocs.redline.making import redline
from pubdocs.redline.run import Told, redlines
from pubdocs.redline.sides import Paper, Version
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.word.tracked import CHANGES, stories

Redlined = Callable[[str], Any]
SWAPPED = "a-sub-processor-swapped"


def saved(package: Package) -> Package:
    return Package.open(package.to_bytes(), "saved.docx")


def words(package: Package) -> str:
    """What a redline tells, however its runs are cut."""
    return re.sub(r"\+\}\{\+|-\]\[-", "", marked(package)).replace("\u00a0", " ")


def looks(package: Package) -> list[str]:
    """Changes of properties that are told."""
    return [str(one.tag) for name in stories(package) for one in package.tree(name).iter(*CHANGES)]


def told_of(old: Package, new: Package, folder: Path) -> list[tuple[str, str]]:
    sides = Version("old", {"a/b": Paper(old)}), Version("new", {"a/b": Paper(new)})
    return list(redlines(sides, folder, Told()).fates)


@pytest.mark.parametrize("name", HANDS)
@pytest.mark.parametrize("case", ["a-clause-added", "a-numbered-text-added"])
def test_where_no_word_changed_nothing_is_told(case: str, name: str, redlined: Redlined, tmp_path: Path) -> None:
    old = redlined(case).old
    new = saved(HANDS[name](old))
    assert differences(read(old), read(new)) == ()
    assert told_of(old, new, tmp_path) == [("a/b", "same")]


@pytest.mark.parametrize("name", HANDS)
def test_one_sub_processor_swapped_and_that_alone_is_told(name: str, redlined: Redlined) -> None:
    old, new, made = redlined(SWAPPED)
    other = redline(old, saved(HANDS[name](new)), "A", "")
    assert words(other) == words(made)
    assert looks(other) == []


@pytest.mark.parametrize("case", [SWAPPED, "a-clause-added"])
def test_a_template_that_numbers_otherwise(case: str, redlined: Redlined, tmp_path: Path) -> None:
    old, new, made = redlined(case)
    for other in (numbers_as(new, "%1.", "%1)"), bullets_as_numbers(new)):
        found = redline(old, saved(other), "A", "")
        assert words(found) == words(made)
        (tmp_path / "redline.docx").write_bytes(found.to_bytes())
        assert [str(error) for error in OpenXmlValidator().validate(tmp_path / "redline.docx").errors] == []


@pytest.mark.office
def test_what_libreoffice_has_saved(redlined: Redlined, tmp_path: Path) -> None:
    old, new, made = redlined(SWAPPED)
    for name, package in (("old", old), ("new", new)):
        (tmp_path / f"{name}.docx").write_bytes(package.to_bytes())
    office = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    files = [tmp_path / "old.docx", tmp_path / "new.docx"]
    subprocess.run(
        [*office, "--convert-to", "docx", "--outdir", tmp_path / "out", *files],
        check=True,
        capture_output=True,
        timeout=180,
    )
    same, other = (Package.open((tmp_path / f"out/{name}.docx").read_bytes(), name) for name in ("old", "new"))
    assert differences(read(old), read(same)) == ()
    assert told_of(old, same, tmp_path) == [("a/b", "same")]
    found = redline(old, other, "A", "")
    assert words(found) == words(made)
    assert looks(found) == []
    assert words(redline(same, new, "A", "")) == words(made)
