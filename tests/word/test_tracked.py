"""Tracked changes accepted and rejected, beside a model that does the same with lists of words."""

from collections.abc import Sequence
from typing import Any

import pytest
from build import abstract, doc, e, lvl, maybe, num, p, pack, parts, r, table
from hypothesis import given
from hypothesis import strategies as st

from pubdocs.document import Clause, Document, ListItem, Paragraph, Table, text_of
from pubdocs.word.names import P, w
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.word.tracked import accepted, is_tracked, rejected, stories

KEPT, INS, DEL, MOVE_FROM, MOVE_TO = "kept", "ins", "del", "moveFrom", "moveTo"
NEW, OLD = (KEPT, INS, MOVE_TO), (KEPT, DEL, MOVE_FROM)
Words = tuple[str, str]
Line = tuple[tuple[Words, ...], str]  # words and what happened to them; what happened to the mark


def told(kind: str, *content: str) -> str:
    """An element that tells of a change."""
    return e(kind, *content, id=1, author="A", date="2026-01-01T00:00:00Z")


def words(kind: str, text: str) -> str:
    """A run in what happened to it."""
    run = r(text)
    if kind == KEPT:
        return run
    return told(kind, run.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ") if kind == DEL else run)


def paragraph(line: Line, style: str = "") -> str:
    """A paragraph as the model has it."""
    pieces, mark = line
    changed = e("rPr", told(mark)) if mark != KEPT else ""
    return p(style, *(words(*piece) for piece in pieces), ppr=changed)


def opened(data: bytes) -> Package:
    return Package.open(data, "x.docx")


def body(*content: str, **options: Any) -> Package:
    """A package with this body, and a last paragraph that cannot go."""
    return opened(doc(*content, p("", "Slut"), **options))


def said(document: Document) -> list[str]:
    """The lines of a body; a table's cells with bars between."""

    def lines(content: Sequence[Any]) -> list[str]:
        out: list[str] = []
        for item in content:
            match item:
                case Clause():
                    out += [f"{item.label} {text_of(item.heading)}".strip(), *lines(item.content)]
                case ListItem():
                    out.append(f"{item.label} {text_of(item.inlines)}")
                case Paragraph():
                    out.append(text_of(item.inlines))
                case Table():
                    out += ["|".join(" / ".join(lines(cell.blocks)) for cell in row.cells) for row in item.rows]
        return out

    return lines(document.content)


def settled(package: Package) -> tuple[list[str], list[str]]:
    """The lines when all is rejected, and when all is accepted."""
    return said(read(rejected(package))), said(read(accepted(package)))


def model(lines: Sequence[Line], stays: tuple[str, ...]) -> list[str]:
    """What the lines are when what stays stays: words of a line whose mark goes begin the next."""
    out, carried = [], ""
    for pieces, mark in lines:
        carried += "".join(text for kind, text in pieces if kind in stays)
        if mark in stays:
            out.append(carried)
            carried = ""
    return [line for line in [*out, carried] if line]


def strategy() -> st.SearchStrategy[list[Line]]:
    piece = st.tuples(st.sampled_from([KEPT, INS, DEL, MOVE_FROM, MOVE_TO]), st.sampled_from("abcdef"))
    line = st.tuples(st.lists(piece, max_size=4).map(tuple), st.sampled_from([KEPT, KEPT, INS, DEL]))
    return st.lists(line, max_size=6)


@given(strategy())
def test_paragraphs_are_as_the_model_has_them(lines: list[Line]) -> None:
    package = body(*(paragraph(line) for line in lines))
    whole = [*lines, (((KEPT, "Slut"),), KEPT)]
    assert settled(package) == (model(whole, OLD), model(whole, NEW))


@given(strategy())
def test_the_reader_reads_what_is_accepted(lines: list[Line]) -> None:
    package = body(*(paragraph(line) for line in lines))
    assert said(read(package)) == said(read(accepted(package)))


@given(strategy())
def test_what_is_settled_stays_and_the_package_given_is_not_changed(lines: list[Line]) -> None:
    package = body(*(paragraph(line) for line in lines))
    before = package.digest()
    for settle in (accepted, rejected):
        once = settle(package)
        assert not any(is_tracked(once.tree(name)) for name in stories(once))
        assert accepted(once).digest() == once.digest() == rejected(once).digest()
    assert package.digest() == before


@given(strategy())
def test_rejecting_is_accepting_the_opposite(lines: list[Line]) -> None:
    other = {INS: DEL, DEL: INS, MOVE_FROM: MOVE_TO, MOVE_TO: MOVE_FROM, KEPT: KEPT}
    turned = [(tuple((other[kind], text) for kind, text in pieces), other[mark]) for pieces, mark in lines]
    one, opposite = (body(*(paragraph(line) for line in each)) for each in (lines, turned))
    assert settled(one) == settled(opposite)[::-1]


def row(kind: str, *cells: str) -> str:
    """A row that was inserted or deleted, with its words."""
    pieces = "".join(e("tc", e("tcPr"), paragraph((((kind, one),), KEPT))) for one in cells)
    return e("tr", e("trPr", told(kind)) if kind != KEPT else "", pieces)


def test_rows_come_and_go_and_a_table_with_them() -> None:
    rows = [row(KEPT, "a", "b"), row(INS, "c", "d"), row(DEL, "e", "f")]
    whole = e("tbl", e("tblPr"), e("tblGrid"), *rows)
    gone = e("tbl", e("tblPr"), e("tblGrid"), row(DEL, "x"), row(DEL, "y"))
    assert settled(body(whole, p("", "mellan"), gone)) == (
        ["a|b", "e|f", "mellan", "x", "y", "Slut"],
        ["a|b", "c|d", "mellan", "Slut"],
    )


def test_cells_come_and_go_and_merge() -> None:
    def cell(mark: str, text: str) -> str:
        return e("tc", e("tcPr", mark), p("", text))

    first = e("tr", cell("", "a"), cell(told("cellIns"), "b"), cell(told("cellDel"), "c"))
    cont = '<w:cellMerge w:id="1" w:author="A" w:vMerge="cont" w:vMergeOrig="rest"/>'
    second = e("tr", cell(cont, "under"), e("tc", e("tcPr"), p("", "d")))
    package = body(e("tbl", e("tblPr"), e("tblGrid"), first, second))
    assert settled(package) == (["a|c", "under|d", "Slut"], ["a|b", "|d", "Slut"])


NUMBERED = {"numbering": [abstract(1, lvl(text="%1.")), num(1, 1)]}


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (e("numPr", maybe("ilvl", 0), e("numId", val=1)), "", (["a", "Slut"], ["1. a", "Slut"])),
        ("", e("numPr", e("ilvl", val=0), e("numId", val=1)), (["1. a", "Slut"], ["a", "Slut"])),
        (e("numPr", e("ilvl", val=0), e("numId", val=1), told("ins")), None, (["a", "Slut"], ["1. a", "Slut"])),
    ],
)
def test_numbers_are_what_they_were(now: str, before: str | None, expected: tuple[list[str], list[str]]) -> None:
    change = "" if before is None else told("pPrChange", e("pPr", before))
    assert settled(body(p("", "a", ppr=now + change), **NUMBERED)) == expected


def test_a_paragraph_keeps_its_mark_and_its_section_when_its_properties_are_what_they_were() -> None:
    change = told("pPrChange", e("pPr", e("jc", val="right")))
    ppr = e("jc", val="left") + e("rPr", told(INS), e("b")) + e("sectPr", e("pgSz", w=100, h=100)) + change
    package = body(p("", "a", ppr=ppr), p("", "b"))
    merged = rejected(package).tree("word/document.xml")
    assert [one.get(w("val")) for one in merged.iter(w("jc"))] == []  # it went into the next paragraph, with its mark
    kept = accepted(package).tree("word/document.xml")
    assert [one.get(w("val")) for one in kept.iter(w("jc"))] == ["left"]
    assert len(list(kept.iter(w("sectPr")))) == 2
    assert [one.tag for one in next(kept.iter(P))[0][1]] == [w("b")]


def test_looks_and_pages_are_what_they_were() -> None:
    bold = e("rPr", e("b"), told("rPrChange", e("rPr", e("i"))))
    old_page = told("sectPrChange", e("sectPr", e("pgSz", w=1, h=2)))
    tbl = e(
        "tbl", e("tblPr", e("tblW", w=5, type="dxa"), told("tblPrChange", e("tblPr", e("tblW", w=4)))), e("tblGrid")
    )
    rows = e("tr", e("trPr", e("tblHeader"), told("trPrChange", e("trPr"))), e("tc", e("tcPr"), p("", "x")))
    section = e("pgSz", w=3, h=4) + old_page
    package = opened(
        pack(parts(e("p", e("r", bold, e("t", "a"))) + tbl.replace("</w:tbl>", rows + "</w:tbl>"), section=section))
    )
    new, old = (settle(package).tree("word/document.xml") for settle in (accepted, rejected))
    for tree, look, width, header, page in ((new, "b", "5", 1, "3"), (old, "i", "4", 0, "1")):
        assert [one.tag for one in next(tree.iter(w("rPr")))] == [w(look)]
        assert next(tree.iter(w("tblW"))).get(w("w")) == width
        assert len(list(tree.iter(w("tblHeader")))) == header
        assert [one.get(w("w")) for one in tree.iter(w("pgSz"))] == [page]


def test_the_frame_of_a_content_control_comes_and_goes() -> None:
    def framed(kind: str, text: str) -> str:
        control = e("sdt", e("sdtPr"), e("sdtContent", paragraph((((kind, text),), kind))))
        start = f'<w:customXml{kind.title()}RangeStart w:id="9" w:author="A"/>'
        return f'{start}{control}<w:customXml{kind.title()}RangeEnd w:id="9"/>'

    package = body(framed(DEL, "gammal"), framed(INS, "ny"))
    assert settled(package) == (["gammal", "Slut"], ["ny", "Slut"])
    for settle in (accepted, rejected):
        assert len(list(settle(package).tree("word/document.xml").iter(w("sdt")))) == 1


def test_a_cell_keeps_a_paragraph() -> None:
    cell = e("tc", e("tcPr"), paragraph((((INS, "a"),), INS)))
    package = body(e("tbl", e("tblPr"), e("tblGrid"), e("tr", cell)))
    tree = rejected(package).tree("word/document.xml")
    assert [len(one.findall(P)) for one in tree.iter(w("tc"))] == [1]
    assert settled(package) == (["", "Slut"], ["a", "Slut"])


def test_a_paragraph_before_a_table_goes_and_its_bookmark_stays() -> None:
    mark = '<w:bookmarkStart w:id="3" w:name="x"/><w:bookmarkEnd w:id="3"/>'
    gone = e("p", e("pPr", e("rPr", told(DEL))), mark, words(DEL, "a"))
    package = body(p("", "först"), gone, table(["b"]))
    assert settled(package) == (["först", "a", "b", "Slut"], ["först", "b", "Slut"])
    assert len(list(accepted(package).tree("word/document.xml").iter(w("bookmarkStart")))) == 1


def test_field_codes_come_back() -> None:
    code = told(DEL, e("r", e("delInstrText", " PAGE ")))
    tree = rejected(body(e("p", code))).tree("word/document.xml")
    assert [one.text for one in tree.iter(w("instrText"))] == [" PAGE "]
