"""Tables of contents: every heading with its label and a link to it, whatever the template's own list showed."""

from typing import Any

import pytest
from build import OFFICE, WORD, abstract, e, lvl, num, p, pack, part, r, style, table
from small import NUMBERING, SCOPE, STYLES, Made, add, base, made, stated

from pubdocs.word.compiler import compile_template
from pubdocs.word.names import P, w
from pubdocs.word.package import Package

TOC = [
    *STYLES,
    style("TOC1", "toc 1", "Normal").replace("<w:pPr/>", '<w:pPr><w:ind w:left="680" w:hanging="680"/></w:pPr>'),
    style("TOC2", "toc 2", "TOC1"),
    style("TOCHeading", "TOC Heading", "Heading1", num=(0, None), outline=9),
    style("Plain", "Rubrik utan nummer", "Heading1", num=(0, None)),
]
HEADINGS = [p("Heading1", "Inledning"), p("Heading2", "Om {{ title }}"), "Text.", p("Heading1", "Sist")]


def char(kind: str) -> str:
    return e("r", e("fldChar", fldCharType=kind))


def code(words: str) -> str:
    return e("r", f'<w:instrText xml:space="preserve"> {words} </w:instrText>')


def entry(words: str, page: str, *before: str) -> str:
    """A line of a table of contents as Word leaves it: a link, with a field for the page."""
    paged = char("begin") + code("PAGEREF _Toc1") + char("separate") + r(page) + char("end")
    return p("TOC1", *before, f'<w:hyperlink w:anchor="_Toc1">{r(words)}{e("r", e("tab"))}{paged}</w:hyperlink>')


def of_word(words: str = r'TOC \o "1-3" \h \z \u') -> str:
    """The control that Word makes: a heading, entries with pages, the field's end in a paragraph of its own."""
    gallery = e("sdtPr", e("docPartObj", e("docPartGallery", val="Table of Contents"), e("docPartUnique")))
    inside = p("TOCHeading", "Innehåll") + entry("Gammal rubrik", "2", char("begin"), code(words), char("separate"))
    inside += entry("Om {{ title }}", "3") + p("", char("end"))
    return e("sdt", gallery, e("sdtContent", inside))


def bare(words: str = r'TOC \o "1-3" \u') -> str:
    """A field in one paragraph, never worked out."""
    return p("", char("begin"), code(words), char("end"))


def toc(document: Made) -> list[str]:
    return [words for words, one in zip(document.lines, document.tree().iter(P), strict=True) if _style(one)]


def _style(paragraph: Any) -> bool:
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return found is not None and found.get(w("val"), "").startswith("TOC") and found.get(w("val")) != "TOCHeading"


def test_every_heading_stands_there_with_its_label_and_a_link_to_it() -> None:
    document = made(of_word(), *HEADINGS, styles=TOC)
    assert toc(document) == ["1.\tInledning", "1.1\tOm Journalföring", "2.\tSist"]
    assert document.lines[:2] == ["Innehåll", "1.\tInledning"]
    assert len(document.lines) == 1 + 3 + 4
    anchors = [link.get(w("anchor")) for link in document.tree().iter("{*}hyperlink")]
    assert anchors == ["_Toc100000001", "_Toc100000002", "_Toc100000003"]
    marks = {one.get(w("name")): next(one.iterancestors(P)) for one in document.tree().iter("{*}bookmarkStart")}
    assert ["".join(marks[name].itertext("{*}t")) for name in anchors] == ["Inledning", "Om Journalföring", "Sist"]


def test_the_field_asks_word_for_the_same_list_and_never_at_once() -> None:
    document = made(of_word(), *HEADINGS, styles=TOC)
    assert [one.text for one in document.tree().iter("{*}instrText")] == [' TOC \\o "1-3" \\z \\u \\n \\h ']
    kinds = [one.get(w("fldCharType")) for one in document.tree().iter("{*}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert b"dirty" not in document.package.read("word/document.xml")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("TOC", r'TOC \o "1-3" \n \h'),
        (r'TOC \o "1-2" \n "2-2" \h \z', r'TOC \o "1-2" \z \n \h'),
        (r'TOC \n \o "1-2" \p " "', r'TOC \o "1-2" \n \h'),
        (r'TOC \h \t "Min stil;1" \n 1-2', r'TOC \t "Min stil;1" \n \h'),
    ],
)
def test_the_code_of_the_field(said: str, expected: str) -> None:
    document = made(bare(said), *HEADINGS, styles=TOC)
    assert [one.text for one in document.tree().iter("{*}instrText")] == [f" {expected} "]


def test_a_field_in_one_paragraph() -> None:
    document = made("Före.", bare(), *HEADINGS, styles=TOC)
    assert document.lines[:4] == ["Före.", "1.\tInledning", "1.1\tOm Journalföring", "2.\tSist"]


def test_words_around_the_field_stay() -> None:
    before = p("", "Se: ", char("begin"), code('TOC \\o "1-1"'), char("separate"), r("gammalt"))
    document = made(before, p("", r("gammalt"), char("end"), " Slut."), *HEADINGS, styles=TOC)
    assert document.lines[:3] == ["Se: 1.\tInledning", "2.\tSist", " Slut."]


def test_only_the_levels_and_styles_that_the_field_asks_for() -> None:
    body = [*HEADINGS, p("Plain", "Utan nummer"), p("Title", "Titeln")]
    asked = {
        r'TOC \o "1-1"': ["1.\tInledning", "2.\tSist"],
        r'TOC \o "1-1" \u': ["1.\tInledning", "2.\tSist", "Utan nummer"],
        r'TOC \o "2-2"': ["1.1\tOm Journalföring"],
        r'TOC \t "Title;2"': ["Titeln"],
        r'TOC \o "1-1" \t "Title,2"': ["1.\tInledning", "2.\tSist", "Titeln"],
        r"TOC \u": ["1.\tInledning", "1.1\tOm Journalföring", "2.\tSist", "Utan nummer"],
    }
    assert {said: toc(made(bare(said), *body, styles=TOC)) for said in asked} == asked


@pytest.mark.parametrize("said", [r'TOC \h \z \c "Figur"', r"TOC \f x", r"TOC \b del"])
def test_another_kind_of_list_is_left_as_it_stands(said: str) -> None:
    document = made(of_word(said), *HEADINGS, styles=TOC)
    assert "Gammal rubrik\t2" in document.lines


def test_headings_in_tables_count_and_empty_ones_do_not() -> None:
    body = [table([p("Heading1", "I cell")]), p("Heading1", ""), p("Heading1", "Sist")]
    assert toc(made(bare(), *body, styles=TOC)) == ["1.\tI cell", "3.\tSist"]


def test_headings_of_a_loop_and_without_a_clause_left_out() -> None:
    loop = ["{%p for x in clauses %}", p("Heading1", "{{ bookmark(x.id) }}", "{{ x.heading }}"), "{%p endfor %}"]
    body = ["{%p if date %}", p("Heading1", "Datum"), "{%p endif %}"]
    assert toc(made(of_word(), *loop, *body, styles=TOC)) == ["1.\tSekretess", "2.\tTredje land"]


def test_without_a_heading_one_empty_paragraph_is_left() -> None:
    document = made(of_word(), "Text.", styles=TOC)
    assert document.lines == ["Innehåll", "", "Text."]


def test_no_value_is_printed_by_the_list() -> None:
    document = made(of_word(), *HEADINGS, styles=TOC)
    assert [one.words for one in document.filled.printed] == ["Journalföring"]
    assert sum(one.value >= 0 for clause in _inlines(document) for one in clause) == 1


def _inlines(document: Made) -> list[Any]:
    from pubdocs.document import lines

    return list(lines(document.document))


def test_no_question_greets_the_reader() -> None:
    parts = base(of_word() + p("Heading1", "Inledning"), styles=STYLES)
    kind = f"{OFFICE}/settings"
    add(parts, "word/_rels/document.xml.rels", f'<Relationship Id="rIdS" Type="{kind}" Target="settings.xml"/>')
    add(parts, "[Content_Types].xml", f'<Override PartName="/word/settings.xml" ContentType="{WORD}.settings+xml"/>')
    parts["word/settings.xml"] = part("settings", '<w:updateFields w:val="true"/><w:themeFontLang w:val="sv-SE"/>')
    template = compile_template(Package.open(pack(parts), "mall.docx"), SCOPE)
    assert b"updateFields" not in template.package.read("word/settings.xml")
    assert b"themeFontLang" in template.package.read("word/settings.xml")


def test_a_template_without_a_tag_has_its_list_too() -> None:
    document = made(of_word(), p("Heading1", "Inledning"), styles=TOC)
    assert toc(document) == ["1.\tInledning"]


def test_a_line_break_in_a_heading_is_a_space_and_a_reference_in_it_is_words() -> None:
    body = [p("Heading1", "A\nB"), p("Heading1", 'Se {{ ref("b") }}'), p("Heading1", "{{ bookmark('b') }}", "C")]
    assert toc(made(bare(), *body, styles=TOC)) == ["1.\tA B", "2.\tSe punkt\u00a03", "3.\tC"]


def test_a_number_has_a_tab_stop_where_the_style_has_none() -> None:
    right = '<w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9000"/></w:tabs></w:pPr>'
    styles = [*STYLES, style("TOC1", "toc 1").replace("<w:pPr/>", right)]
    body = [p("Heading1", "A"), e("p", e("pPr", e("pStyle", val="Heading1"), e("numPr", e("numId", val=0))), r("B"))]
    document = made(bare(), *body, styles=styles)
    stops = [len([*one.iter(w("tabs"))]) for one in document.tree().iter(P)]
    assert stops == [1, 0, 0, 0]
    assert document.lines[:2] == ["1.\tA", "B"]


def test_the_bookmark_of_a_heading_is_kept_and_the_reader_links_to_it() -> None:
    mark = '<w:bookmarkStart w:id="5" w:name="_Toc555"/>'
    document = made(of_word(), p("Heading1", mark, "A", '<w:bookmarkEnd w:id="5"/>'), styles=TOC)
    first = [line for line in _inlines(document) if line and line[-1].link]
    assert [one.link for one in first[0]] == ["#_Toc555"]


def test_the_same_bytes_each_time() -> None:
    first, second = (made(of_word(), *HEADINGS, styles=TOC, facts=stated()).package.to_bytes() for _ in range(2))
    assert first == second


@pytest.mark.office
def test_the_list_and_references_are_printed_as_they_stand(printed: Any) -> None:
    lists = [*NUMBERING, abstract(4, lvl("lowerLetter", "%1."), lvl("lowerRoman", "%2.")), num(4, 4)]
    point = p("", "{{ bookmark('c') }}", "Punkten", num=(4, 1))
    body = [of_word(), *HEADINGS, p("", "x", num=(4, 0)), point, 'Se {{ ref("c") }}, {{ ref("c", "c") }}.']
    document = made(*body, styles=TOC, numbering=lists)
    shown = printed({"toc": document.package.to_bytes()})["toc"]
    lines = [" ".join(line.split()) for line in shown.splitlines() if line.strip()]
    assert lines[lines.index("Innehåll") :][:4] == ["Innehåll", "1. Inledning", "1.1 Om Journalföring", "2. Sist"]
    assert "Se punkt 2 a i, punkterna 2 a i och 2 a i." in lines
