"""A matrix as it is read: in a terminal, on a page, in Excel."""

import builtins
import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pubdocs import pipeline
from pubdocs.compare.matrix import Compared, Matrix, matrix
from pubdocs.compare.matrix_text import as_text
from pubdocs.compare.writing import MATRIX_WRITERS
from pubdocs.diagnostics import Fault
from pubdocs.document import Document, Inline, Paragraph

Project = Callable[..., Path]
CASES = Path(__file__).parents[1] / "cases/matrices"


@pytest.fixture
def booking(project: Project) -> Matrix:
    return pipeline.matrix(project(), "bokning")


@pytest.mark.parametrize("name", ["text", "md", "html", "json"])
def test_the_pages_are_as_they_were_approved(booking: Matrix, name: str, expect: Callable[[Path, str], None]) -> None:
    words = MATRIX_WRITERS[name](booking, str)
    assert isinstance(words, str)
    expect(CASES / f"bokning.{'txt' if name == 'text' else name}", words)


@pytest.mark.parametrize("width", [80, 100, 120])
def test_the_table_fits_the_terminal(booking: Matrix, width: int) -> None:
    assert max(map(len, as_text(booking, width=width).splitlines())) <= width


def test_the_page_is_well_formed_and_needs_nothing_else(booking: Matrix) -> None:
    page = MATRIX_WRITERS["html"](booking, str)
    assert isinstance(page, str)
    whole = re.sub(r"<meta[^>]*>", "", page.replace("<!doctype html>", ""))
    root = ElementTree.fromstring(whole)
    assert root.get("lang") == "en"
    assert {one.get("scope") for one in root.iter("th")} == {"col", "row", "rowgroup"}
    assert all(one.find("caption") is not None for one in root.iter("table"))
    assert not re.search(r"<script|https?:|<link|src=", page)


def test_words_are_words_in_every_format() -> None:
    odd = '<b>&amp;</b> |*_`=1+1 "x" https://region.example'
    variants = {
        name: Compared({"b": Document("", "sv", (), (), (Paragraph((Inline(words),)),))})
        for name, words in (("a", odd), ("b", "Något annat helt och hållet."))
    }
    found = matrix("Titel <i>", variants, {"a": "A", "b": "B"}, {"b": "Bilaga 1"})
    page = MATRIX_WRITERS["html"](found, str)
    assert isinstance(page, str)
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in page
    assert '<h1 lang="sv">Titel &lt;i&gt;</h1>' in page
    line = MATRIX_WRITERS["md"](found, str)
    assert isinstance(line, str)
    assert r"\<b\>\&amp;\</b\> \|\*\_\`=1+1" in line
    (group, _) = json.loads(MATRIX_WRITERS["json"](found, str))["rows"][0]["groups"]
    assert group["entries"][0]["pieces"][0]["text"] == odd
    assert odd in as_text(found, width=120)
    assert "<f>" not in _sheet(MATRIX_WRITERS["xlsx"](found, str), "xl/worksheets/sheet1.xml")


def test_a_workbook_is_the_same_bytes_and_has_no_clock(booking: Matrix) -> None:
    one, other = MATRIX_WRITERS["xlsx"](booking, str), MATRIX_WRITERS["xlsx"](booking, str)
    assert one == other
    assert isinstance(one, bytes)
    assert {part.date_time[:3] for part in zipfile.ZipFile(BytesIO(one)).infolist()} == {(1980, 1, 1)}
    assert set(re.findall(r"\d{4}-\d\d-\d\d", _sheet(one, "docProps/core.xml"))) == {"1980-01-01"}


def test_a_workbook_tells_what_is_gone_and_new_by_its_looks_too(booking: Matrix) -> None:
    written = MATRIX_WRITERS["xlsx"](booking, str)
    strings = _sheet(written, "xl/sharedStrings.xml")
    assert re.search(r"<strike/>.{0,200}?>månad</t>", strings)
    assert re.search(r"<u/>.{0,200}?>vecka</t>", strings)
    overview = _sheet(written, "xl/worksheets/sheet2.xml")
    assert overview.count("<row ") == 1 + len(booking.rows)


def test_without_xlsxwriter_it_says_what_to_install(booking: Matrix, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *more: object) -> object:
        if name == "xlsxwriter":
            raise ImportError(name)
        return real(name, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(Fault) as fault:
        MATRIX_WRITERS["xlsx"](booking, str)
    assert [one.code for one in fault.value.diagnostics] == ["matrix.no-xlsxwriter"]


def _sheet(book: str | bytes, part: str) -> str:
    assert isinstance(book, bytes)
    return zipfile.ZipFile(BytesIO(book)).read(part).decode()


def test_marks_in_markdown_count_beside_letters_and_punctuation() -> None:
    words = {
        "a": "Namn, adress och telefon.",
        "b": "Namn, adress och telefon.",
        "c": "Namn, adress, ålder (år) och telefon, alltid.",
        "d": "(Namn) adressuppgift och telefon",
    }
    variants = {
        name: Compared({"b": Document("", "sv", (), (), (Paragraph((Inline(text),)),))}) for name, text in words.items()
    }
    page = MATRIX_WRITERS["md"](matrix("T", variants, {name: name for name in words}, {"b": "Bilaga 1"}), str)
    from markdown_it import MarkdownIt

    shown = re.sub("<[^>]+>", "", MarkdownIt("gfm-like", {"linkify": False}).render(page))
    assert "**" not in shown
    assert "~~" not in shown
