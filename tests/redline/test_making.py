"""Redlines of small documents, and what is refused."""

import sys
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Written
from openxml_audit import OpenXmlValidator
from small_documents import document
from versions_of import marked

from pubdocs.diagnostics import Fault
from pubdocs.redline import comparing, making
from pubdocs.redline.making import redline
from pubdocs.redline.outline import outline
from pubdocs.redline.references import References
from pubdocs.word.names import P, w
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.word.tracked import accepted, rejected


def made(old: Any, new: Any) -> str:
    return marked(redline(document(old), document(new), "A", ""))


@pytest.mark.usefixtures("library")
def test_spaces_that_may_not_break_are_not_told() -> None:
    text = [("plain", "Inom 30 dagar ska A svara.")], [("plain", "Inom 30\u00a0dagar ska B svara.")]
    assert made(*text) == "Inom 30\u00a0dagar ska [-A-]{+B+} svara.\n"


@pytest.mark.usefixtures("library")
def test_a_word_is_struck_once() -> None:
    assert made([("plain", "Den 2026-03-02 alltså")], [("plain", "Den 2026-04-15 alltså")]) == (
        "Den 2026-[-03-02-]{+04-15+} alltså\n"
    )


@pytest.mark.usefixtures("library")
def test_a_list_that_goes_on_goes_on_and_one_that_begins_anew_does() -> None:
    old = [("number", "ett"), ("number", "två"), ("plain", "text")]
    for added in ("number", "restarted"):
        one, other = document(old), document([*old, (added, "mer"), (added, "mest")])
        done = redline(one, other, "A", "")
        assert outline(read(accepted(done))) == outline(read(other))
        assert outline(read(rejected(done))) == outline(read(one))


@pytest.mark.usefixtures("library")
def test_a_document_that_ends_in_a_table_and_one_that_does_not() -> None:
    table, text = [("table", [["a", "b"]])], [("plain", "text"), ("bullet", "punkt")]
    for old, new in ((table, text), (text, table)):
        one, other = document(old), document(new)
        assert outline(read(rejected(redline(one, other, "A", "")))) == outline(read(one))


def reference(code: str, words: str) -> str:
    """A paragraph with a reference as Word writes it."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    inside = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{mark.format("separate")}'
    result = f'<w:r><w:rPr><w:rStyle w:val="Betonad"/></w:rPr><w:t>{words}</w:t></w:r>{mark.format("end")}'
    return f'<w:p><w:r><w:t xml:space="preserve">Se punkt </w:t></w:r>{mark.format("begin")}{inside}{result}</w:p>'


@pytest.mark.usefixtures("library")
def test_of_a_reference_only_the_number_is_told_and_it_stays_a_field() -> None:
    old, new = (document([("plain", "x")], reference("REF a \\h", number)) for number in ("9", "10"))
    done = redline(old, new, "A", "")
    assert marked(done) == "Se punkt [-9-]{+10+}\n"
    for package in (done, accepted(done), rejected(done)):
        tree = package.tree("word/document.xml")
        assert [one.text for one in tree.iter(w("instrText"))] == [" REF a \\h "]
        assert {one.get(w("val")) for one in tree.iter(w("rStyle"))} == {"Betonad"}


def test_references_as_words_and_back() -> None:
    tree = document([("plain", "x")], reference("REF a \\h", "9")).tree("word/document.xml")
    references = References()
    words = references.as_words(tree)
    assert not list(words.iter(w("fldChar")))
    references.restore(words)
    assert [one.get(w("instr")) for one in words.iter(w("fldSimple"))] == [" REF a \\h "]
    assert ["".join(map(str, one.itertext())) for one in words.iter(P)] == ["x", "Se punkt 9"]


def test_a_redline_that_does_not_hold_is_refused_and_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = document([("number", "ett")]), document([("number", "ett"), ("number", "två")])
    monkeypatch.setattr(making, "compared", lambda old, *_more: old)
    with pytest.raises(Fault) as caught:
        redline(old, new, "A", "")
    (found,) = caught.value.diagnostics
    assert (found.code, found.message.render()) == (
        "redline.does-not-hold",
        "With all changes accepted, the redline of x.docx has nothing more where the new document has “2) två”.",
    )
    monkeypatch.setattr(making, "compared", lambda _old, new, *_more: new)
    with pytest.raises(Fault, match="With all changes rejected, the redline of"):
        redline(old, new, "A", "")


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_redlines", None)
    comparing._program.cache_clear()
    with pytest.raises(Fault) as caught:
        redline(document([("plain", "a")]), document([("plain", "b")]), "A", "")
    (found,) = caught.value.diagnostics
    assert found.code == "redline.not-installed"
    assert found.hint is not None
    assert "pip install" in found.hint.render()


@pytest.mark.usefixtures("library")
def test_what_the_library_cannot_read_is_told() -> None:
    comparing._program.cache_clear()
    with pytest.raises(Fault) as caught:
        comparing.compared(b"no zip", b"no zip", "avtal/bilaga-1", "A", "")
    assert [one.code for one in caught.value.diagnostics] == ["redline.failed"]


def test_a_document_is_a_redline_of_itself() -> None:
    package = document([("heading", "a"), ("table", [["b", "c"]])])
    assert making.differences(package, package, package) == []


@pytest.mark.parametrize("swap", [False, True])
@pytest.mark.usefixtures("library")
def test_a_row_put_in_or_struck_passes_the_validator(swap: bool, tmp_path: Path) -> None:
    """Rows without properties of their own, as LibreOffice and python-docx write them."""
    for name, names in (("a", ("Asp AB", "Ek AB")), ("b", ("Asp AB", "Birk AB", "Ek AB"))):
        written = Written()
        table = written.add_table(len(names), 2)
        for row, company in zip(table.rows, names, strict=True):
            row.cells[0].text, row.cells[1].text = company, f"Det som {company} gör"
        written.save(str(tmp_path / f"{name}.docx"))
    old, new = (Package.open((tmp_path / f"{name}.docx").read_bytes(), name) for name in ("ba" if swap else "ab"))
    (tmp_path / "redline.docx").write_bytes(redline(old, new, "A", "").to_bytes())
    errors = [str(one) for one in OpenXmlValidator().validate(tmp_path / "redline.docx").errors]
    assert [one for one in errors if "document.xml" in one] == []
