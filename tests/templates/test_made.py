"""The Word templates are what their script makes."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tools.templates.__main__ import made

TEMPLATES = Path(__file__).parents[2] / "templates"
MADE = made()


def parts(data: bytes) -> dict[str, str]:
    """A file's parts as canonical XML: how it was compressed, and in which words the XML is put, do not matter."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: etree.canonicalize(archive.read(name).decode()) for name in archive.namelist()}


def test_every_template_is_made_by_the_script() -> None:
    assert {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.docx")} == set(MADE)


@pytest.mark.parametrize("path", MADE)
def test_the_file_is_what_the_script_makes(path: str) -> None:
    there, fresh = parts((TEMPLATES / path).read_bytes()), parts(MADE[path])
    different = [name for name in {**there, **fresh} if there.get(name) != fresh.get(name)]
    assert not different, f"templates/{path}: {', '.join(different)} is not what the script makes; run `make templates`"


def test_the_script_gives_the_same_bytes_each_time() -> None:
    assert made() == MADE
