"""Free text in a document: paragraphs, lists, links and tables in the template's own styles."""

from typing import Any

import pytest
from build import abstract, e, lvl, p, r, style, table
from small import BODY, HEADER, NUMBERING, Made, codes, complaints, made, stated

from pubdocs.word.package import relationships_name

TEXT = "{{p purpose }}"


def printed(text: str, *content: str, **options: Any) -> Made:
    return made(*(content or (TEXT,)), facts=stated(purpose=text), **options)


def styles(document: Made) -> list[str]:
    return [
        (
            one.find("{*}pPr/{*}pStyle").get(f"{{{one.nsmap['w']}}}val")
            if one.find("{*}pPr/{*}pStyle") is not None
            else ""
        )
        for one in document.tree().iter("{*}p")
    ]


def test_a_paragraph() -> None:
    assert printed("Ett och\ntvå.").lines == ["Ett och två."]


def test_paragraphs_have_the_look_of_the_tag_s_own() -> None:
    document = printed("Ett.\n\nTvå.", p("Title", r(TEXT, e("i"))))
    assert document.lines == ["Ett.", "Två."]
    assert styles(document) == ["Title", "Title"]
    assert all(run.find("{*}rPr/{*}i") is not None for run in document.tree().iter("{*}r"))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Biträdet ska\n\n1. lyda", ["Biträdet ska"]),
        ("Biträdet ska:\n\n- lyda", ["Biträdet ska:"]),
        ("Biträdet lyder.\n\n- Alltid", []),
        ("Biträdet ska\n\nlyda", []),
    ],
)
def test_words_that_lead_to_a_list_stay_on_its_page(text: str, kept: list[str]) -> None:
    document = printed(text)
    pairs = zip(document.tree().iter("{*}p"), document.lines, strict=True)
    assert [words for one, words in pairs if one.find("{*}pPr/{*}keepNext") is not None] == kept


def test_a_break_of_the_line() -> None:
    assert printed("Ett\\\ntvå  \ntre").lines == ["Ett\ntvå\ntre"]


def test_bold_and_italics() -> None:
    (paragraph,) = printed("a **b *c* d** *e*").document.content
    assert [(one.text, one.bold, one.italic) for one in paragraph.inlines] == [  # type: ignore[union-attr]
        ("a ", False, False),
        ("b ", True, False),
        ("c", True, True),
        (" d", True, False),
        (" ", False, False),
        ("e", False, True),
    ]


@pytest.mark.parametrize(
    ("rpr", "expected"),
    [
        ("", "<w:b/><w:i/>"),
        (e("b"), "<w:b/><w:i/>"),
        (e("i"), "<w:b/><w:i/>"),
        (e("b") + e("bCs") + e("sz", val=20), '<w:b/><w:bCs/><w:i/><w:sz w:val="20"/>'),
        (
            e("rStyle", val="Hyperlink") + e("color", val="FF0000"),
            '<w:rStyle w:val="Hyperlink"/><w:b/><w:i/><w:color w:val="FF0000"/>',
        ),
        (e("rFonts", ascii="Arial") + e("sz", val=20), '<w:rFonts w:ascii="Arial"/><w:b/><w:i/><w:sz w:val="20"/>'),
        (e("b", val=0) + e("sz", val=20), '<w:b/><w:i/><w:sz w:val="20"/>'),
    ],
)
def test_bold_and_italics_are_added_to_the_run_s_own_look(rpr: str, expected: str) -> None:
    document = printed("***x***", p("", r(TEXT, rpr)))
    assert f"<w:rPr>{expected}</w:rPr>" in document.xml()


def test_bullets() -> None:
    document = printed("Före:\n\n- ett\n- två\n\nEfter.")
    assert document.numbered == ["Före:", "• ett", "• två", "Efter."]
    assert styles(document) == ["", "ListBullet", "ListBullet", ""]


def test_numbers_and_letters() -> None:
    text = "1. ett\n2. två\n\na) a\nb) b\n\ni. i\nii. ii\n\n7) sju\n8) åtta"
    assert printed(text).numbered == ["1. ett", "2. två", "a) a", "b) b", "i. i", "ii. ii", "7) sju", "8) åtta"]


def test_lists_within_lists() -> None:
    text = "1. ett\n   - punkt\n     - inre\n   - till\n2. två\n   a) a\n   b) b\n      1. djupt\n3. tre\n   a) åter a"
    assert printed(text).numbered == [
        "1. ett",
        "• punkt",
        "• inre",
        "• till",
        "2. två",
        "a) a",
        "b) b",
        "1. djupt",
        "3. tre",
        "a) åter a",
    ]


def test_a_list_in_a_new_text_begins_anew() -> None:
    document = made(
        TEXT, TEXT, "{{p transfers.text }}", facts=stated(purpose="1. ett\n2. två", transfers={"text": "1. tre"})
    )
    assert document.numbered == ["1. ett", "2. två", "1. ett", "2. två", "1. tre"]


def test_an_item_goes_on_in_further_paragraphs() -> None:
    document = printed("1. ett\n\n   mer\n\n   - inre\n\n   mest\n2. två")
    assert document.numbered == ["1. ett", "mer", "• inre", "mest", "2. två"]
    assert styles(document)[1] == "ListContinue"


def test_an_item_that_begins_with_a_list_has_its_own_number() -> None:
    assert printed("1. - a\n   - b\n2. två").numbered == ["1. ", "• a", "• b", "2. två"]


def test_a_template_without_list_styles() -> None:
    plain = [style("Normal", default=True)]
    document = printed("- a\n\n1. b\n   mer\n\n   och mer", styles=plain, numbering=[])
    assert document.numbered == ["• a", "1. b mer", "och mer"]


def test_a_list_of_one_level_in_the_template_has_deeper_ones_all_the_same() -> None:
    numbering = [*NUMBERING[:2], abstract(3, lvl(text="%1."), kind="singleLevel"), *NUMBERING[3:]]
    assert printed("1. ett\n   a) a\n   b) b\n2. två", numbering=numbering).numbered == [
        "1. ett",
        "a) a",
        "b) b",
        "2. två",
    ]


def test_every_abstract_list_stands_before_every_list() -> None:
    document = printed("1. ett\n\na) två")
    tags = [child.tag.rpartition("}")[2] for child in document.tree("word/numbering.xml")]
    assert tags == ["abstractNum"] * 5 + ["num"] * 5
    ids = [
        one.get(f"{{{one.nsmap['w']}}}abstractNumId")
        for one in document.tree("word/numbering.xml").iter("{*}abstractNum")
    ]
    assert len(set(ids)) == len(ids)


def test_a_table() -> None:
    document = printed("Se:\n\n| Land | Stöd |\n|---|---|\n| Indien | **SCC** |\n| USA | - |")
    assert document.lines == ["Se:", "Land", "Stöd", "Indien", "SCC", "USA", "-"]
    (grid,) = document.tree().iter("{*}tbl")
    assert [len(row.findall("{*}tc")) for row in grid.iter("{*}tr")] == [2, 2, 2]
    assert len(list(grid.iter("{*}tblHeader"))) == 1
    assert document.document.content[1].rows[0].header  # type: ignore[union-attr]


def test_tables_do_not_grow_together_nor_with_the_cell_around_them() -> None:
    grid = "| a |\n|---|\n| b |"
    document = printed(f"{grid}\n\n{grid}", table([TEXT]))
    tags = [child.tag.rpartition("}")[2] for child in document.tree().iter("{*}tc").__next__()]
    assert tags == ["tcPr", "tbl", "p", "tbl", "p"]


def test_links() -> None:
    text = "Se [sidan](https://a.se/?x=1&y=2) och [punkten](#sekretess)."
    document = printed(
        text,
        TEXT,
        p("Heading1", '<w:bookmarkStart w:id="1" w:name="sekretess"/>', "Sekretess", '<w:bookmarkEnd w:id="1"/>'),
    )
    links = [(one.text, one.link) for one in document.document.content[0].inlines if one.link]  # type: ignore[union-attr]
    assert links == [("sidan", "https://a.se/?x=1&y=2"), ("punkten", "#sekretess")]


def test_a_link_in_a_header_is_that_part_s_own() -> None:
    document = made("x", content={HEADER: p("", TEXT)}, facts=stated(purpose="[a](https://a.se)"))
    assert b"https://a.se" in document.package.read(relationships_name(HEADER))
    assert b"https://a.se" not in document.package.read(relationships_name(BODY))
    assert document.document.header[0].inlines[0].link == "https://a.se"  # type: ignore[union-attr]


def test_the_same_link_twice_has_one_relationship() -> None:
    document = printed("[a](https://a.se) [b](https://a.se) [c](https://c.se)")
    assert document.package.read(relationships_name(BODY)).count(b"https://a.se") == 1


def test_facts_in_a_text() -> None:
    document = printed(
        "**{{ processor.name }}** i {{ processor.country | land }}: {{ parties | och }}, "
        "{{ transfers.cambio.importer }}."
    )
    assert document.lines == ["Bolaget AB i Sverige: Region Exempel och Bolaget AB, Cambio Ltd."]
    first, *_ = document.document.content[0].inlines  # type: ignore[union-attr]
    assert (first.text, first.bold, first.span is not None) == ("Bolaget AB", True, True)


def test_a_text_in_a_text() -> None:
    assert printed("Kort: {{ transfers.text }} Slut.").lines == ["Kort: Överföring sker. Slut."]
    assert codes(TEXT, facts=stated(purpose="{{ transfers.text }}", transfers={"text": "a\n\nb"})) == [
        "text.not-inline"
    ]


def test_braces_in_data_are_words() -> None:
    text = r"\{{ title }} {% if x %} {# y #} &amp; <b>"
    assert printed(text).lines == ["{{ title }} {% if x %} {# y #} &amp; <b>"]


def test_a_text_of_one_paragraph_stands_in_running_words() -> None:
    document = printed("att **föra** journal", p("", r("Ändamål: {{ purpose }}!", e("i"))))
    assert document.lines == ["Ändamål: att föra journal!"]
    assert all(one.italic for one in document.document.content[0].inlines)  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["a\n\nb", "- a", "| a |\n|---|\n| b |"])
def test_a_text_of_several_paragraphs_does_not(text: str) -> None:
    (line,) = complaints("Ändamål: {{ purpose }}", facts=stated(purpose=text))
    assert line.startswith("text.not-inline avtal.yaml:")


def test_a_text_that_names_what_is_not_stated_prints_nothing() -> None:
    """The name of the processor has no genitive in the data: only filling finds that."""
    facts = stated(purpose="I {{ processor | genitiv }} system.")
    place = facts["purpose"].span
    for body in ([TEXT], ["Syfte: {{ purpose }}"]):
        (line,) = complaints(*body, facts=facts)
        assert line.startswith(f"text.absent-fact {place}: This text names processor | genitiv, which")
    (line,) = complaints("x", content={"docProps/core.xml": "<dc:title>{{ purpose }}</dc:title>"}, facts=facts)
    assert line.startswith(f"text.absent-fact {place}: ")


def test_a_reference_has_no_place_in_a_property() -> None:
    core = {"docProps/core.xml": "<dc:title>{{ purpose }}</dc:title>"}
    assert codes("x", content=core, facts=stated(purpose="Se [](#a).")) == ["text.reference-here"]


def test_a_text_in_a_property_is_plain_words() -> None:
    core = {"docProps/core.xml": "<dc:title>{{ purpose }}</dc:title>"}
    assert (
        made("x", content=core, facts=stated(purpose="att **föra** [journal](https://a.se)")).document.title
        == "att föra journal"
    )


def test_a_text_alone_in_its_paragraph_becomes_paragraphs_also_without_p() -> None:
    assert printed("- a\n- b", "{{ purpose }}").numbered == ["• a", "• b"]


def test_a_text_in_a_loop() -> None:
    body = ["{%p for x in clauses %}", "{{p x.text }}", "{%p endfor %}"]
    clauses = [{"id": "a", "text": "1. ett\n2. två"}, {"id": "b", "text": "1. tre"}]
    assert made(*body, facts=stated(clauses=clauses)).numbered == ["1. ett", "2. två", "1. tre"]


def test_a_numbered_paragraph_gives_each_paragraph_of_its_text_a_number() -> None:
    assert printed("a\n\nb", p("ListNumber", TEXT)).numbered == ["1. a", "2. b"]
