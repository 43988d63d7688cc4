"""What every Word template of the repository holds to: valid, accessible, formatted by styles alone."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import ooxml_integrity
import pytest
import yaml
from lxml import etree
from openxml_audit import OpenXmlValidator

TEMPLATES = Path(__file__).parents[2] / "templates"
FILES = sorted(TEMPLATES.rglob("*.docx"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

every_template = pytest.mark.parametrize("file", FILES, ids=[f"{file.parent.name}/{file.stem}" for file in FILES])


def tree(file: Path, part: str) -> etree._Element:
    with zipfile.ZipFile(file) as archive:
        return etree.fromstring(archive.read(part))


def texts(file: Path) -> Iterator[tuple[str, etree._Element]]:
    """The parts that hold a form's words."""
    for part in ("word/document.xml", "word/header1.xml", "word/footer1.xml"):
        yield part, tree(file, part)


def value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")


def style_of(paragraph: etree._Element) -> str:
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


@every_template
def test_is_valid(file: Path) -> None:
    result = OpenXmlValidator().validate(file)
    assert result.is_valid, result.errors
    assert not ooxml_integrity.check(file)


@every_template
def test_is_formatted_by_styles_alone(file: Path) -> None:
    for part, root in texts(file):
        properties = [*root.iter(f"{W}pPr"), *root.iter(f"{W}rPr")]
        direct = {child.tag.removeprefix(W) for element in properties for child in element} - {"pStyle", "rStyle"}
        assert not direct, part


@every_template
def test_names_only_styles_that_it_has(file: Path) -> None:
    known = {style.get(f"{W}styleId") for style in tree(file, "word/styles.xml").iter(f"{W}style")}
    for part, root in texts(file):
        named = {value(e) for tag in ("pStyle", "rStyle", "tblStyle") for e in root.iter(W + tag)}
        assert named <= known, part


@every_template
def test_types_nothing_that_word_can_number(file: Path) -> None:
    for paragraph in tree(file, "word/document.xml").iter(f"{W}p"):
        assert not re.match(r"\s*(\d+[.)]|[a-z][.)]|[•–*-]\s)", words(paragraph))


@every_template
def test_headings_come_in_order(file: Path) -> None:
    outline = {
        style.get(f"{W}styleId"): int(value(level))
        for style in tree(file, "word/styles.xml").iter(f"{W}style")
        if (level := style.find(f"{W}pPr/{W}outlineLvl")) is not None and value(level) != "9"  # 9: body text
    } | {"RubrikUtanNummer": 0, "RubrikNySida": 0, "Mellanrubrik": 1}
    styles = [style_of(paragraph) for paragraph in tree(file, "word/document.xml").iter(f"{W}p")]
    level = -1
    for style in styles:
        if style in outline:
            assert outline[style] <= level + 1, style
            level = outline[style]
    assert styles[0] == "Title"


@every_template
def test_a_table_has_a_header_row_and_whole_rows(file: Path) -> None:
    for table in tree(file, "word/document.xml").iter(f"{W}tbl"):
        rows = [row for row in table.iter(f"{W}tr") if "{%tr" not in words(row)]
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, *[False] * (len(rows) - 1)]
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


@every_template
def test_clause_ids_are_bookmarks_that_word_takes(file: Path) -> None:
    names = [mark.get(f"{W}name") for mark in tree(file, "word/document.xml").iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    assert all(re.fullmatch("[a-z][a-z0-9_]{0,39}", name or "") for name in names)


@every_template
def test_is_swedish_and_has_a_title(file: Path) -> None:
    assert value(tree(file, "word/styles.xml").find(f"{W}docDefaults//{W}lang")) == "sv-SE"
    assert "{{ appendix.title }}" in (tree(file, "docProps/core.xml").findtext("{*}title") or "")


@every_template
def test_asks_the_reader_nothing_and_tells_nothing_of_its_making(file: Path) -> None:
    assert tree(file, "word/settings.xml").find(f"{W}updateFields") is None
    with zipfile.ZipFile(file) as archive:
        assert not [name for name in archive.namelist() if b"rsid" in archive.read(name)]
    core = {etree.QName(element).localname for element in tree(file, "docProps/core.xml")}
    assert core <= {"title", "subject", "creator", "language"}


@pytest.mark.parametrize("form", sorted(TEMPLATES.glob("*/form.yaml")), ids=lambda form: form.parent.name)
def test_a_form_has_a_file_for_each_appendix(form: Path) -> None:
    appendices = yaml.load(form.read_text(encoding="utf-8"), yaml.BaseLoader)["appendices"]
    assert {a["id"] for a in appendices} == {file.stem for file in form.parent.glob("*.docx")}
