"""What stands in a document once its tags are filled: the words as written, and nothing left of the tags."""

from pathlib import Path

import ooxml_integrity
import pytest
from build import e, p, r, table
from openxml_audit import OpenXmlValidator
from small import CORE, FOOTER, HEADER, NOTES, Made, codes, complaints, made, note, noted, stated, template

from pubdocs.tags.scope import AnyScope
from pubdocs.word.marks import without_marks
from pubdocs.word.template import fill

BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx><w:txbxContent>{0}"
    "</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}"
    "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def with_title(title: str) -> Made:
    return made("{{ title }}", facts=stated(title=title))


@pytest.mark.parametrize(
    "words",
    [
        "R&D <b>fet</b> \"citat\" 'apostrof'",
        "&amp; &lt; &#65;",
        "{{ title }} {% if x %} {# nej #} }} %}",
        "smörgås 🧑‍⚕️ \U0001f600 e\u0301",
        "hårt\u00a0blanksteg, mjukt\u00adbindestreck, \u2011 \u202f \u200b",
        "en rad\nen till\n\nännu en",
        "\tflik\tflik\t",
        "  ledande och avslutande  ",
        "a\u2028b\u2029c\x85d",
        "]]> <!-- --> <?v 1?> <?e?>",
        "\ufeffa\u202eb",
    ],
)
def test_words_arrive_as_written(words: str) -> None:
    document = with_title(words)
    assert document.lines == [words]
    assert document.read == [words]


def test_any_line_end_breaks_the_line() -> None:
    assert with_title("a\r\nb\rc").lines == ["a\nb\nc"]


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
@pytest.mark.parametrize("fact", ["title", "purpose"])
def test_a_character_that_xml_forbids_is_named_with_its_place_in_the_data(fact: str, character: str) -> None:
    facts = stated(**{fact: f"före{character}efter"})
    (line,) = complaints(f"{{{{ {fact} }}}}", facts=facts)
    place = facts[fact].span
    assert line.startswith(f"text.no-such-character {place}: A value holds the character U+{ord(character):04X}")


def test_a_link_cannot_hold_such_a_character_either() -> None:
    assert codes("{{p purpose }}", facts=stated(purpose="[a](https://x/\x01)")) == ["text.no-such-character"]


def test_the_template_s_own_words_stay_with_their_formatting() -> None:
    bold = r("{{ title }}", e("b"))
    document = made(p("", r("Avtalet "), bold, r(" gäller.", e("i"))))
    assert document.lines == ["Avtalet Journalföring gäller."]
    (paragraph,) = document.document.content
    assert [(one.text, one.bold, one.italic) for one in paragraph.inlines] == [  # type: ignore[union-attr]
        ("Avtalet ", False, False),
        ("Journalföring", True, False),
        (" gäller.", False, True),
    ]


def test_spaces_beside_a_tag_stay() -> None:
    beside = '<w:p><w:r><w:t>Hej</w:t><w:t> {{ title }} </w:t><w:t xml:space="preserve"> där </w:t></w:r></w:p>'
    assert made(beside).read == ["Hej Journalföring  där "]


def test_words_of_one_run_before_and_after_a_tag_share_its_formatting() -> None:
    document = made(p("", r("före {{ title }} efter", e("b"))))
    assert [inline.bold for inline in document.document.content[0].inlines] == [True, True, True]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "split",
    [
        ["{{ ti", "tle }}"],
        ["{", "{ title }", "}"],
        ["före {{", " title", " }} efter"],
        ["{{ title }}{", "{ reference }}"],
        ["{% if ", "title %}ja{% en", "dif %}"],
        ["{{", " title }} och {{ tit", "le }}"],
    ],
)
def test_a_tag_that_word_has_cut_into_runs_is_one_tag(split: list[str]) -> None:
    noise = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'
    whole = made(p("", "".join(split)))
    assert made(p("", *(one for words in split for one in (r(words), noise)))).lines == whole.lines
    assert made(p("", *(r(words, e("b") if at else "") for at, words in enumerate(split)))).lines == whole.lines


def test_curly_quotes_in_a_tag_are_quotes() -> None:
    curly = ["“specific”", "”specific”", "„specific“", "‘specific’", '"specific"', "'specific'"]
    assert made(*(f"{{% if authorisation.mode == {one} %}}ja{{% endif %}}" for one in curly)).lines == ["ja"] * 6


def test_no_break_spaces_and_line_breaks_in_a_tag_are_spaces() -> None:
    assert made("{{\u00a0title\u00a0}}", "{{\u00a0title\u00a0|\u00a0versal }}").lines == ["Journalföring"] * 2


def test_a_tag_needs_no_spaces_inside_its_braces() -> None:
    assert made("{{title}}{%if title%}!{%endif%}").lines == ["Journalföring!"]


# What tags leave behind


def test_a_tag_over_its_paragraph_leaves_none_behind() -> None:
    document = made(
        "{%p if title %}", "Ja.", "{%p else %}", "Nej.", "{%p endif %}", "{%p if date %}", "x", "{%p endif %}"
    )
    assert document.lines == ["Ja."]


def test_a_branch_not_taken_leaves_no_empty_run() -> None:
    document = made(p("", r("Avtal{% if date %} av {{ date }}{% endif %}.", e("b"))))
    assert document.lines == ["Avtal."]
    assert all("".join(run.itertext()) for run in document.tree().iter("{*}r"))


@pytest.mark.parametrize(
    "content", ["{% if date %}{{ date }}{% endif %}", " {% if date %}x{% endif %} ", "{# kommentar #}"]
)
def test_a_paragraph_with_nothing_left_goes(content: str) -> None:
    assert made("före", content, "efter").lines == ["före", "efter"]


def test_an_empty_numbered_paragraph_goes_with_its_number() -> None:
    item = p("ListNumber", "{% if date %}{{ date }}{% endif %}")
    assert made(p("ListNumber", "ett"), item, p("ListNumber", "två")).numbered == ["1. ett", "2. två"]


@pytest.mark.parametrize(
    "shown",
    [
        noted(1),
        "<w:r><w:tab/></w:r>",
        "<w:r><w:noBreakHyphen/></w:r>",
        '<w:r><w:br w:type="page"/></w:r>',
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
        '<w:fldSimple w:instr="PAGE"/>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
    ],
)
def test_a_paragraph_that_shows_something_else_stays(shown: str) -> None:
    assert len(list(made(p("", "{% if date %}x{% endif %}", shown)).tree().iter("{*}p"))) == 1


def test_a_section_break_stays_with_its_paragraph() -> None:
    document = made(p("", "{% if date %}x{% endif %}", ppr=e("sectPr")), "sist")
    assert len(list(document.tree().iter("{*}sectPr"))) == 2


def test_empty_paragraphs_of_the_template_s_own_stay() -> None:
    assert made("ett", p("", ""), "{{ title }}").lines == ["ett", "", "Journalföring"]


def test_a_cell_keeps_a_paragraph() -> None:
    cells = [
        p("", "{%p if date %}") + p("", "x") + p("", "{%p endif %}"),
        p("", "{% if date %}x{% endif %}"),
        p("", "{# tom #}"),
        p("", "{{p purpose }}"),
        p("", "ett") + p("", "{% if date %}x{% endif %}"),
        p("", "{% if date %}x{% endif %}") + p("", "två"),
        p("", "{% if date %}x{% endif %}") + p("", "{% if date %}x{% endif %}"),
    ]
    document = made(table(cells))
    assert [[len(cell.findall("{*}p")), cell[-1].tag.endswith("}p")] for cell in document.tree().iter("{*}tc")] == [
        [1, True]
    ] * 7
    assert document.lines == ["", "", "", "Att föra journal.", "ett", "två", ""]


def test_a_cell_ends_with_a_paragraph_also_after_a_table() -> None:
    inner = table(["inre"])
    document = made(table([p("", "före") + inner + p("", "{% if date %}x{% endif %}")]))
    assert all(cell[-1].tag.endswith("}p") for cell in document.tree().iter("{*}tc"))


@pytest.mark.parametrize("part", [HEADER, FOOTER])
def test_a_header_keeps_a_paragraph(part: str) -> None:
    document = made("x", content={part: p("", "{%p if date %}") + p("", "x") + p("", "{%p endif %}")})
    assert document.words(part) == [""]


def test_a_footnote_and_a_text_box_keep_a_paragraph() -> None:
    gone = "{% if date %}x{% endif %}"
    document = made(p("", BOX.format(p("", gone)), noted(1)), content={NOTES: note(1, gone)})
    assert document.words(NOTES) == [""]
    assert len(document.tree().findall(".//{*}txbxContent/{*}p")) == 1


def test_a_row_repeats_and_its_tags_leave_no_row() -> None:
    rows = [
        ["Rad", "Land"],
        ["{%tr for x in transfers.items %}", ""],
        ["{{ x.importer }}", "{{ x.country }}"],
        ["{%tr endfor %}", ""],
    ]
    document = made(table(*rows))
    assert document.lines == ["Rad", "Land", "Cambio Ltd", "Indien", "Acme Inc", "USA"]
    assert len(list(document.tree().iter("{*}tr"))) == 3


def test_a_table_without_rows_goes() -> None:
    rows = [["{%tr for x in clauses %}"], ["{{ x.heading }}"], ["{%tr endfor %}"]]
    assert not list(made("före", table(*rows), "efter", facts=stated(clauses=[])).tree().iter("{*}tbl"))


def test_a_table_within_a_table_repeats_rows_of_its_own() -> None:
    inner = table(["{%tr for x in clauses %}"], ["{{ x.heading }}"], ["{%tr endfor %}"])
    assert made(table(["yttre", inner + p("", "slut")])).lines == ["yttre", "Sekretess", "Tredje land", "slut"]


# What tags can do


def test_branches() -> None:
    text = "{% if date %}dag{% elif version %}version{% elif title %}titel{% else %}inget{% endif %}"
    assert made(text).lines == ["titel"]
    assert made(text, facts=stated(version="1.0")).lines == ["version"]
    assert made("{% if not date and (title or date) %}ja{% else %}nej{% endif %}").lines == ["ja"]


def test_comparisons() -> None:
    yes = [
        'authorisation.mode == "specific"',
        'authorisation.mode != "general"',
        'authorisation.mode in ("specific", "general")',
        'authorisation.notice_days == "30"',
        'authorisation.objection_days != "30"',
        '"RS" in reference',
    ]
    assert made(*(f"{{% if {one} %}}ja{{% endif %}}" for one in yes)).lines == ["ja"] * len(yes)
    dated = stated(date="2022-11-14")
    assert made('{% if date >= "2022-01-01" %}ja{% endif %}', facts=dated).lines == ["ja"]
    assert made('{% if date >= "2022-01-01" %}ja{% else %}nej{% endif %}').lines == ["nej"]


def test_loops_know_their_turn() -> None:
    document = made(
        "{% for x in clauses %}{{ loop.index }}/{{ loop.length }} {{ x.heading }}"
        "{% if not loop.last %}; {% endif %}{% endfor %}."
    )
    assert document.lines == ["1/2 Sekretess; 2/2 Tredje land."]
    assert made("{% for x in clauses if x.id != 'sekretess' %}{{ loop.index }} {{ x.heading }}{% endfor %}").lines == [
        "1 Tredje land"
    ]


def test_loops_within_loops() -> None:
    nested = [
        {"id": "a", "heading": "A", "clauses": [{"id": "b", "heading": "B"}, {"id": "c", "heading": "C"}]},
        {"id": "d", "heading": "D"},
    ]
    body = [
        "{%p for x in clauses %}",
        "{{ x.heading }}",
        "{%p for y in x.clauses %}",
        "{{ x.heading }}.{{ y.heading }} {{ loop.index }}",
        "{%p endfor %}",
        "{{ loop.index }}",
        "{%p endfor %}",
    ]
    assert made(*body, facts=stated(clauses=nested)).lines == ["A", "A.B 1", "A.C 2", "1", "D", "2"]


def test_a_thing_by_its_id() -> None:
    assert made('{{ transfers["cambio"].importer }}').lines == ["Cambio Ltd"]
    assert codes('{{ transfers["ingen"].importer }}') == ["template.absent-fact"]


def test_filters() -> None:
    document = made(
        "{{ parties | och }}",
        "{{ parties | eller | versal }}",
        "{{ controller | genitiv }} avtal",
        "{{ processor.country | land }} {{ processor.country }}",
        "{{ authorisation.mode | versal }}",
        "{{ date | datum }}",
        facts=stated(date="2022-11-14"),
    )
    assert document.lines == [
        "Region Exempel och Bolaget AB",
        "Region Exempel eller Bolaget AB",
        "Region Exempels avtal",
        "Sverige Sverige",
        "Särskilt skriftligt förhandstillstånd",
        "14\u00a0november 2022",
    ]


def test_comments_leave_nothing() -> None:
    assert made("a{# här #}b", "{#p nej #}", "{# {{ titel }} #}c").lines == ["ab", "c"]


def test_tags_in_headers_footers_footnotes_and_properties() -> None:
    document = made(
        p("", "Brödtext.", noted(1)),
        content={
            HEADER: p("", "{{ controller.name }}"),
            FOOTER: p("", "{% if date %}{{ date }}{% else %}odaterad{% endif %}"),
            NOTES: note(1, "Se {{ title }} & {{ reference }}."),
            CORE: "<dc:title>{{ title }}{% if reference %}, {{ reference }}{% endif %}</dc:title>",
        },
    )
    assert document.words(HEADER) == ["Region Exempel"]
    assert document.words(FOOTER) == ["odaterad"]
    assert document.words(NOTES) == ["Se Journalföring & RS 2022/891."]
    assert document.document.title == "Journalföring, RS 2022/891"


def test_data_in_a_footnote_is_never_read_as_a_template() -> None:
    document = made(
        p("", "x", noted(1)), content={NOTES: note(1, "{{ title }}")}, facts=stated(title="{{ reference }}")
    )
    assert document.words(NOTES) == ["{{ reference }}"]


def test_a_property_has_its_words_on_one_line() -> None:
    assert (
        made("x", content={CORE: "<dc:title>{{ title }}</dc:title>"}, facts=stated(title="a\nb\tc")).document.title
        == "a b c"
    )


def test_a_text_box_is_filled_once() -> None:
    document = made(p("", "Här: ", BOX.format(p("", "{{ title }}"))))
    assert document.words() == ["Här: ", "Journalföring"]
    assert sum(value.words == "Journalföring" for value in document.filled.printed) == 1


def test_a_tag_in_a_link_and_in_a_content_control() -> None:
    inside = '<w:hyperlink w:anchor="x"><w:r><w:t>{{ title }}</w:t></w:r></w:hyperlink>'
    words = p("", "{%p if title %}") + p("", "ja") + p("", "{%p endif %}")
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{words}</w:sdtContent></w:sdt>"
    document = made(p("", inside), control)
    assert document.lines == ["Journalföring", "ja"]


def test_a_paragraph_with_tab_stops_may_steer() -> None:
    stops = "<w:tabs><w:tab w:val='left' w:pos='400'/></w:tabs>"
    assert made(p("", "{%p if title %}", ppr=stops), "ja", p("", "{%p endif %}", ppr=stops)).lines == ["ja"]


# What is kept of a filling


def test_every_value_is_kept_with_its_place() -> None:
    document = made("{{ title }} {{ parties | och }} och")
    assert [(value.words, value.span and value.span.file) for value in document.filled.printed] == [
        ("Journalföring", "avtal.yaml"),
        ("Region Exempel", "avtal.yaml"),
        ("Bolaget AB", "avtal.yaml"),
    ]


def test_the_document_read_back_tells_words_from_values() -> None:
    (paragraph,) = made("Avtal om {{ title }}.").document.content
    assert [(one.text, one.value, one.span is not None) for one in paragraph.inlines] == [  # type: ignore[union-attr]
        ("Avtal om ", -1, False),
        ("Journalföring", 0, True),
        (".", -1, False),
    ]


def test_the_same_input_gives_the_same_bytes() -> None:
    body = [
        "{{ title }}",
        "{{p purpose }}",
        "{%p for x in clauses %}",
        p("Heading1", "{{ bookmark(x.id) }}", "{{ x.heading }}"),
        "{%p endfor %}",
    ]
    text = "1. ett\n\na) två\nb) tre\n\n- [länk](https://a.se)\n\n| a | b |\n|---|---|\n| c | d |"
    once, again = (made(*body, facts=stated(purpose=text)).package.to_bytes() for _ in range(2))
    assert once == again
    compiled = template(*body)
    assert fill(compiled, stated()).package.to_bytes() == fill(compiled, stated()).package.to_bytes()


def test_a_template_is_filled_many_times_and_stays_the_same() -> None:
    compiled = template("{{ title }}")
    before = compiled.package.to_bytes()
    words = [fill(compiled, stated(title=title)).printed[0].words for title in ("ett", "två", "ett")]
    assert words == ["ett", "två", "ett"]
    assert compiled.package.to_bytes() == before


def test_all_that_is_absent_is_named_at_once() -> None:
    lines = complaints("{{ date }}", "{{ version }} {{ title }}", content={HEADER: p("", "{{ duration }}")})
    assert [line.split(" is ")[0].split(": ")[1] for line in lines] == ["date", "version", "duration"]


def test_output_has_a_bound() -> None:
    names = "abcdefgh"
    deep = [f"{{%p for {name} in clauses %}}" for name in names] + ["x" * 1000] + ["{%p endfor %}"] * len(names)
    many = [{"id": f"c{n}", "heading": "x"} for n in range(20)]
    (line,) = complaints(*deep, facts=stated(clauses=many))
    assert line.startswith("template.cannot-fill word/document.xml: ")


def test_loops_that_print_nothing_end_too() -> None:
    names = "abcdefgh"
    deep = [f"{{%p for {name} in clauses %}}" for name in names] + ["{%p endfor %}"] * len(names)
    many = [{"id": f"c{n}", "heading": "x"} for n in range(40)]
    assert len(complaints(*deep, facts=stated(clauses=many))) == 1


def test_facts_without_a_model() -> None:
    facts = {"rows": [{"name": "a & b", "n": 1}, {"name": "c", "n": 2}], "yes": True, "names": ["x", "y<"]}
    body = [
        "{% for row in rows %}{{ row.name }}={{ row.n }} {% endfor %}",
        "{% if yes %}{{ names | och }}{% endif %}",
        "{{ rows[0].name }}",
    ]
    assert made(*body, scope=AnyScope(), facts=facts).lines == ["a & b=1 c=2 ", "x och y<", "a & b"]
    assert [one.split()[0] for one in complaints("{{ nothing }}", scope=AnyScope(), facts={})] == [
        "template.absent-fact"
    ]


def test_a_document_with_everything_is_valid(tmp_path: Path) -> None:
    text = (
        "Ett **fet *kursiv*** [länk](https://a.se) och [](#b).\n\n1. ett\n   - punkt\n\n     mer\n2. två\n\n"
        "a) x\nb) y\n\n"
        "| a | b |\n|---|---|\n| **c** | [](bilaga-2) |\n\n| d |\n|---|\n| e |"
    )
    cell = p("", "{%p if date %}") + p("", "x") + p("", "{%p endif %}")
    body = [
        p("Heading1", '<w:bookmarkStart w:id="1" w:name="b"/>', "{{ title }}", '<w:bookmarkEnd w:id="1"/>'),
        p("", r("{{p purpose }}", e("b") + e("sz", val=20))),
        p("ListNumber", "före {{ title }} efter", noted(1)),
        table(
            [cell, "{{p purpose }}", "{# tom #}"],
            ["{%tr for x in clauses %}", "", ""],
            ["{{ x.heading }}", "", ""],
            ["{%tr endfor %}", "", ""],
        ),
        "{%p for x in clauses %}",
        p("Heading1", "{{ bookmark(x.id) }}", "{{ x.heading }}"),
        p("ListNumber", "ett"),
        p("ListNumber", "två"),
        "{%p endfor %}",
    ]
    gone = p("", "{%p if date %}") + p("", "x") + p("", "{%p endif %}")
    document = made(
        *body,
        content={HEADER: gone, NOTES: note(1, "{% if date %}x{% endif %}")},
        facts=stated(purpose=text, title="a\nb\tc"),
    )
    files = {"template": document.template.package, "document": without_marks(document.package)}
    found: dict[str, set[str]] = {}
    for name, package in files.items():
        file = tmp_path / f"{name}.docx"
        file.write_bytes(package.to_bytes())
        found[name] = {error.description for error in OpenXmlValidator().validate(file).errors}
        found[name] |= {str(error) for error in ooxml_integrity.check(file) if "tblGrid" not in str(error)}
    assert found["document"] <= found["template"]  # the small template lacks a few parts, and the grids of its tables


def test_a_value_of_spaces_alone_is_a_value() -> None:
    assert made("{% if title %}{{ title }}{% endif %}", facts=stated(title=" ")).lines == [" "]
