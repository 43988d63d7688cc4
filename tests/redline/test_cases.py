"""Redlines between versions of the repository's own documents."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator
from versions_of import CASES, ROOT, marked

from pubdocs.redline.making import redline
from pubdocs.redline.outline import outline
from pubdocs.word.names import PPR, VAL, P, T, w
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.word.results import fields
from pubdocs.word.tracked import accepted, rejected, stories

Redlined = Callable[[str], Any]
PAGE = re.compile(r"\d+ \(\d+\)$")


@pytest.mark.parametrize("case", CASES)
def test_what_is_told(case: str, redlined: Redlined, expect: Callable[[Path, str], None]) -> None:
    expect(ROOT / f"tests/cases/redlines/{case}.txt", marked(redlined(case).made))


@pytest.mark.parametrize("case", CASES)
def test_accepted_it_is_the_new_version_and_rejected_the_old(case: str, redlined: Redlined) -> None:
    old, new, made = redlined(case)
    assert outline(read(accepted(made))) == outline(read(new)) == outline(read(made))
    assert outline(read(rejected(made))) == outline(read(old)) != outline(read(new))


@pytest.mark.parametrize("case", CASES)
def test_the_validators_find_nothing(case: str, redlined: Redlined, tmp_path: Path) -> None:
    file = tmp_path / "redline.docx"
    file.write_bytes(redlined(case).made.to_bytes())
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
    assert [str(one) for one in ooxml_integrity.check(file) if "never referenced" not in str(one)] == []


@pytest.mark.oracle
def test_microsofts_validator_finds_nothing(redlined: Redlined, tmp_path: Path) -> None:
    for case in CASES:
        file = tmp_path / f"{case}.docx"
        file.write_bytes(redlined(case).made.to_bytes())
        command = ["node_modules/.bin/ooxml-validator", file]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, cwd=ROOT)
        assert json.loads(done.stdout)["errors"] == [], case


@pytest.mark.parametrize("case", ["a-sentence", "a-clause-moved"])
def test_the_same_versions_give_the_same_bytes(case: str, redlined: Redlined) -> None:
    old, new, made = redlined(case)
    again = redline(old, new, "Region Exempel", "2026-03-02T00:00:00Z")
    assert again.to_bytes() == made.to_bytes()


@pytest.mark.parametrize("case", CASES)
def test_every_change_says_whose_it_is_and_when(case: str, redlined: Redlined) -> None:
    made = redlined(case).made
    changes = [
        one for name in stories(made) for one in made.tree(name).iter(w("ins"), w("del"), w("moveFrom"), w("moveTo"))
    ]
    assert {(one.get(w("author")), one.get(w("date"))) for one in changes} == {
        ("Region Exempel", "2026-03-02T00:00:00Z")
    }


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_told_of_looks_and_no_bookmark_stands_twice(case: str, redlined: Redlined) -> None:
    tree = redlined(case).made.tree("word/document.xml")
    assert not list(tree.iter(w("rPrChange")))
    names = [one.get(w("name")) for one in tree.iter(w("bookmarkStart"))]
    assert len(names) == len(set(names))
    fields = [one.get(w("fldCharType")) for one in tree.iter(w("fldChar"))]
    assert fields.count("begin") == fields.count("separate") == fields.count("end")


def test_contents_stay_a_field_around_their_lines_and_no_more(redlined: Redlined) -> None:
    made = redlined("a-clause-with-contents-moved").made
    for package in (made, accepted(made), rejected(made)):
        tree = package.tree(package.main)
        (contents,) = [field for field in fields(tree) if field.kind == "TOC"]
        end = next(contents.end.iterancestors(P))
        assert next(contents.begin.iterancestors(P)).find(f"{PPR}/{w('pStyle')}").get(VAL).startswith("TOC")
        assert not "".join(str(text.text) for text in end.iter(T))
        assert "2.5Tillgänglighet" in "".join(str(text.text) for text in contents.texts)
        assert b"pubdocs-contents" not in package.read(package.main)


def test_the_title_is_the_new_versions(redlined: Redlined) -> None:
    made = redlined("version-and-date").made
    assert read(made).title == read(redlined("version-and-date").new).title
    assert read(made).title.startswith("Hemmonitorering")


def test_without_a_date_there_is_none(redlined: Redlined) -> None:
    old, new, _made = redlined("a-clause-moved")
    made = redline(old, new, "A", "")
    dated = {one.tag for name in stories(made) for one in made.tree(name).iter() if one.get(w("date"))}
    assert dated == {w("moveFromRangeStart"), w("moveToRangeStart")}


def test_what_was_tracked_before_counts_as_accepted(redlined: Redlined) -> None:
    old, new, made = redlined("a-sentence")
    assert marked(redline(made, old, "A", "")).count("[-samtliga-]{+alla+}") == 1
    assert outline(read(rejected(redline(made, old, "A", "")))) == outline(read(new))


@pytest.mark.office
def test_libreoffice_accepts_and_rejects_the_same(redlined: Redlined, settled_by_libreoffice: Any) -> None:
    packages = {case: redlined(case) for case in CASES}
    done = settled_by_libreoffice({case: one.made for case, one in packages.items()})
    for case, (new, old) in done.items():
        assert _printed(new) == _printed(packages[case].new), case
        if case != "a-clause-moved":  # its bookmark is where the clause is now, so the reference finds nothing there
            assert _printed(old) == _printed(packages[case].old), case


def _printed(package: Package) -> list[tuple[str, str]]:
    """Labels and words, without the numbers of pages, which LibreOffice counts and we do not."""
    return [(line.label, PAGE.sub("", line.words)) for line in outline(read(package)) if line.words]
