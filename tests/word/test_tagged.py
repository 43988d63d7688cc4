"""Where tags may stand, and what is said of those whose place would cost words."""

from typing import Any

import pytest
from build import e, p, pack, r, table
from small import CORE, FILE, HEADER, SCOPE, base, codes, complaints, made, noted, paragraphs, template

from pubdocs.diagnostics import Fault
from pubdocs.word.compiler import compile_template
from pubdocs.word.names import W_NS
from pubdocs.word.package import Package
from pubdocs.word.strays import tags_elsewhere

IF, END = "{%p if title %}", "{%p endif %}"
SIMPLE = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def test_a_complaint_names_part_paragraph_tag_and_the_words_around() -> None:
    (line,) = complaints("Ett.", "Två.", "Avtalet mellan parterna {{ titel }} gäller från och med dess dag.")
    assert line == (
        "tag.unknown-name word/document.xml 3: There is no titel. | Did you mean title? | "
        "Avtalet mellan parterna {{ titel }} gäller från och med dess dag."
    )


def test_words_far_from_the_tag_are_left_out_of_the_excerpt() -> None:
    (line,) = complaints("x" * 100 + " {{ titel }} " + "y" * 100)
    assert line.endswith("| …" + "x" * 39 + " {{ titel }} " + "y" * 39 + "…")


@pytest.mark.parametrize("words", ["före {{%p if title %}}", "{{%p if title %}} efter", "före {{%p if title %}} efter"])
def test_words_beside_a_tag_that_takes_its_paragraph(words: str) -> None:
    assert codes(words.replace("{{", "{").replace("}}", "}"), END) == ["template.words-beside"]


def test_spaces_beside_it_are_no_words() -> None:
    assert made(f" {IF}\u00a0", "x", f"{END} ").lines == ["x"]


@pytest.mark.parametrize(
    ("beside", "what"),
    [
        (noted(1), "a footnote"),
        ('<w:bookmarkStart w:id="1" w:name="andamal"/><w:bookmarkEnd w:id="1"/>', "a bookmark"),
        ('<w:r><w:br w:type="page"/></w:r>', "a line break"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "a symbol"),
        ('<w:fldSimple w:instr="PAGE"/>', "a field"),
        ("<m:oMath/>", "a formula"),
        ("<w:r><w:tab/></w:r>", "a tab"),
    ],
)
def test_so_is_what_is_no_word_and_would_be_lost(beside: str, what: str) -> None:
    assert any(f"There is {what} beside" in line for line in complaints(p("", IF, beside), END))
    assert any(f"There is {what} beside" in line for line in complaints(p("", beside, "{{p purpose }}")))


def test_a_section_break_in_such_a_paragraph() -> None:
    assert codes(IF, "x", p("", END, ppr=e("sectPr"))) == ["template.object-beside"]


@pytest.mark.parametrize("second", ["{%p if date %}", "{{ title }}", "{# not #}"])
def test_two_tags_where_one_takes_the_paragraph(second: str) -> None:
    assert codes(f"{IF}{second}", END)[0] == "template.two-in-one"


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ('<w:bookmarkStart w:id="1" w:name="a"/>', "a bookmark"),
        (noted(1), "a footnote"),
        ("<w:r><w:br/></w:r>", "a line break"),
        ("<w:r><w:tab/></w:r>", "a tab"),
        ("<w:r><w:softHyphen/></w:r>", "a soft hyphen"),
    ],
)
def test_what_stands_inside_a_tag(inside: str, what: str) -> None:
    (line,) = complaints(p("", "{{ ti", inside, "tle }}"))
    assert line.startswith("template.inside-tag word/document.xml 1: ")
    assert f"There is {what} inside the tag {{{{ title }}}}" in line


def test_a_tag_that_begins_in_a_link_and_ends_outside() -> None:
    link = f'<w:hyperlink w:anchor="a">{SIMPLE.format("{{ ti")}</w:hyperlink>'
    assert codes(p("", link, "tle }}")) == ["template.tag-across"]


@pytest.mark.parametrize(
    "words", [["{{ title", "}}"], ["{% if title", "%}x{% endif %}"], ["a }} b"], ["{{ title }"], ["{# a"]]
)
def test_a_tag_without_an_end_or_a_beginning_in_its_paragraph(words: list[str]) -> None:
    assert set(codes(*words)) >= {"template.unclosed-tag"}


@pytest.mark.parametrize(
    "tag", ["{%- if title %}", "{% if title -%}", "{{- title }}", "{{ title -}}", "{%+ if title %}"]
)
def test_a_tag_that_swallows_what_is_beside_it(tag: str) -> None:
    assert "template.trims" in codes(tag)


@pytest.mark.parametrize("tag", ["{{ }}", "{% %}", "{%p %}", "{{r }}"])
def test_a_tag_that_says_nothing(tag: str) -> None:
    assert codes(tag) == ["template.empty-tag"]


@pytest.mark.parametrize("tag", ["{%tc for x in clauses %}", "{{tr title }}", "{{tc title }}"])
def test_a_tag_that_would_repeat_columns(tag: str) -> None:
    assert codes(table([tag])) == ["template.unknown-reach"]


def test_a_row_s_tag_outside_a_table() -> None:
    assert codes("{%tr if title %}", "{%p endif %}") == ["template.not-in-table"]


def test_words_in_a_row_that_a_tag_takes() -> None:
    rows = [["{%tr for x in clauses %}", "Rubrik"], ["{{ x.heading }}", ""], ["", "{%tr endfor %}"]]
    (line,) = complaints(table(*rows))
    assert line.startswith("template.words-beside word/document.xml 1: The words beside {%tr for x in clauses %}")


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (
            p(
                "",
                "<w:r><w:drawing><wp:inline><wp:docPr id='1' descr='{{ title }}'/></wp:inline></w:drawing></w:r>",
            ),
            "alternative text",
        ),
        (p("", "<w:fldSimple w:instr='DOCPROPERTY {{ title }}'/>"), "a property"),
        (
            p(
                "",
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>IF {% x %}</w:instrText></w:r>"
                "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            ),
            "a field's code",
        ),
        (p("", "<m:oMath><m:r><m:t>{{ title }}</m:t></m:r></m:oMath>"), "a formula"),
        (p("", "<w:r><w:drawing><a:t>{{ title }}</a:t></w:drawing></w:r>"), "a drawing"),
    ],
)
def test_a_tag_where_none_can_be_filled(body: str, where: str) -> None:
    (line,) = complaints("Först.", body)
    assert line.startswith("template.tag-elsewhere word/document.xml 2: ")
    assert where in line


def test_a_tag_in_a_part_that_is_never_filled() -> None:
    content = b"<c:chart><a:t>Diagram: {{ title }} {%p if x %}</a:t><x id='{0b1}'/></c:chart>"
    found = list(tags_elsewhere(content, FILE, "word/charts/chart1.xml"))
    assert [one.excerpt for one in found] == ["{{ title }}", "{%p if x %}"]


def test_a_tag_in_a_control_that_word_fills_itself() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>" + SIMPLE + "</w:sdtContent></w:sdt>"
    bound = '<w:dataBinding w:xpath="/x" w:storeItemID="{y}"/>'
    assert made(p("", control.format("", "{{ title }}"))).lines == ["Journalföring"]
    assert codes(p("", control.format(bound, "{{ title }}"))) == ["template.bound-control"]
    assert made(p("", control.format(bound, "Utan tagg."))).lines == ["Utan tagg."]


@pytest.mark.parametrize("name", ["_GoBack", "_Hlk12345"])
def test_bookmarks_that_word_sets_for_itself_are_no_hindrance(name: str) -> None:
    mark = f'<w:bookmarkStart w:id="9" w:name="{name}"/>'
    assert made(p("", IF, mark), p("", "{{ ti", '<w:bookmarkEnd w:id="9"/>', "tle }}"), END).lines == ["Journalföring"]


@pytest.mark.parametrize("part", ["body", HEADER, CORE])
def test_an_instruction_to_a_program_is_refused(part: str) -> None:
    hostile = "<?v title.__class__?>"
    body = p("", f"<w:r>{hostile}<w:t>x</w:t></w:r>") if part == "body" else "x"
    content = {HEADER: p("", f"<w:r>{hostile}<w:t>x</w:t></w:r>"), CORE: f"<dc:title>{hostile}x</dc:title>"}
    found = codes(body, content={part: content[part]} if part in content else {})
    assert found == ["template.instruction"]


def test_properties_take_tags_in_their_text_alone() -> None:
    assert (
        codes("x", content={CORE: "<dc:title>{%p if title %}x{%p endif %}</dc:title>"})
        == ["template.not-in-properties"] * 2
    )
    assert codes("x", content={CORE: "<dc:title>{{ title</dc:title>"}) == ["template.unclosed-tag"]
    halves = "<dc:title>{% if date %}a</dc:title><dc:subject>b{% endif %}</dc:subject>"
    assert set(codes("x", content={CORE: halves})) == {"template.crosses"}


def test_a_part_that_no_word_has_saved() -> None:
    parts: dict[str, Any] = base(paragraphs("x"))
    parts[HEADER] = f'<x:hdr xmlns:x="{W_NS}"><x:p><x:r><x:t>{{{{ title }}}}</x:t></x:r></x:p></x:hdr>'
    with pytest.raises(Fault) as fault:
        compile_template(Package.open(pack(parts), FILE), SCOPE)
    assert [one.code for one in fault.value.diagnostics] == ["template.other-program"]


def test_all_complaints_of_all_parts_at_once() -> None:
    found = codes(
        "{{ titel }}", "x {%p if title %}", content={HEADER: p("", "{{ title"), CORE: "<dc:title>{{ nej }}</dc:title>"}
    )
    assert set(found) == {"tag.unknown-name", "template.words-beside", "template.unclosed-tag", "tag.no-end"}
    assert len(found) == 5


def test_what_word_strews_about_is_no_part_of_a_tag() -> None:
    noise = '<w:proofErr w:type="spellStart"/>'
    document = template(p("", r("{{ ti"), noise, r("tle }}", e("lang", val="sv-SE")), noise))
    assert [tag.raw for tag in document.parts[0].tags] == ["{{ title }}"]
