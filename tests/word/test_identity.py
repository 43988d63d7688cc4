import re
import subprocess
from pathlib import Path

import pytest
from build import doc, p

from pubdocs.word.identity import identified, identity_of, with_room
from pubdocs.word.names import CONTENT_TYPES
from pubdocs.word.package import Package

NAME = "journalföring & co/bilaga-1"


def small() -> Package:
    return Package.open(doc(p("", "Hej")), "small.docx")


def test_a_document_says_which_it_is_and_another_says_nothing() -> None:
    written = Package.open(identified(small(), NAME).to_bytes(), "copy.docx")
    assert identity_of(written) == NAME
    assert identity_of(small()) == ""
    assert identity_of(with_room(small())) == ""


def test_a_template_with_room_gives_the_same_bytes() -> None:
    assert identified(with_room(small()), NAME).to_bytes() == identified(small(), NAME).to_bytes()
    assert with_room(with_room(small())).to_bytes() == with_room(small()).to_bytes()


def test_a_later_identity_takes_the_place_of_an_earlier_and_leaves_other_properties() -> None:
    package = identified(small(), "a/b")
    name = next(name for name in package.names if name.endswith("custom.xml"))
    own = package.read(name).replace(b'name="pubdocs"', b'name="Diarienummer"')
    package = identified(identified(package.replace({name: own}), "c/d"), "e/f")
    assert identity_of(package) == "e/f"
    said = package.read(name).decode()
    assert re.findall('name="([^"]*)"', said) == ["Diarienummer", "pubdocs"]
    assert re.findall('pid="([^"]*)"', said) == ["2", "3"]


def test_a_part_that_nothing_leads_to_is_left_alone() -> None:
    package = small().replace({"docProps/custom.xml": b"<other/>"})
    made = identified(package, "a/b")
    assert made.read("docProps/custom.xml") == b"<other/>"
    assert identity_of(Package.open(made.to_bytes(), "x")) == "a/b"
    assert made.read(CONTENT_TYPES).count(b"custom-properties+xml") == 1


@pytest.mark.office
def test_libreoffice_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(identified(small(), NAME).to_bytes())
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", tmp_path / "saved", tmp_path / "a.docx"], check=True, capture_output=True, timeout=120
    )
    assert identity_of(Package.open((tmp_path / "saved/a.docx").read_bytes(), "a.docx")) == NAME
