"""References: words and a field that are right before anyone updates it."""

from typing import Any

import pytest
from build import abstract, e, lvl, num, p, r, style
from small import NUMBERING, STYLES, Made, codes, complaints, made, stated

from pubdocs.word.names import w

NBSP = "\u00a0"


def clause(words: str, id: str = "", heading: str = "Heading1", number: int = 1) -> str:
    """A heading with a bookmark."""
    mark = f'<w:bookmarkStart w:id="{number}" w:name="{id}"/>' if id else ""
    return p(heading, mark, words, f'<w:bookmarkEnd w:id="{number}"/>' if id else "")


def point(words: str, id: str, level: int = 0, number: int = 4, **options: Any) -> str:
    """A point of a list with a bookmark."""
    mark = f'<w:bookmarkStart w:id="{id}9" w:name="{id}"/>'
    return p("", mark, words, f'<w:bookmarkEnd w:id="{id}9"/>', num=(number, level), **options)


POINTS = [*NUMBERING, abstract(4, lvl("lowerLetter", "%1."), lvl("lowerRoman", "%2)")), num(4, 4)]


def fields(document: Made) -> list[tuple[str, str]]:
    """The code and the words of every field."""
    return [("".join(one.values()), "".join(one.itertext())) for one in document.tree().iter("{*}fldSimple")]


def field(document: Made) -> Any:
    (found,) = document.tree().iter("{*}fldSimple")
    return found


def test_a_reference_is_a_word_and_a_field_with_its_number_in_it() -> None:
    document = made(clause("Ändamål"), clause("Tredje land", "tredje_land"), 'Se {{ ref("tredje-land") }}.')
    assert document.lines[-1] == f"Se punkt{NBSP}2."
    assert field(document).values() == [" REF tredje_land \\n \\h "]
    assert "".join(field(document).itertext()) == "2"


def test_a_reference_may_stand_before_its_clause() -> None:
    assert made('Se {{ ref("b") }}.', clause("A"), clause("B", "b")).lines[0] == f"Se punkt{NBSP}2."


def test_a_clause_below_another_is_referred_to_by_its_whole_number() -> None:
    document = made(clause("A"), clause("B"), clause("C", "c", "Heading2"), '{{ ref("c") }}')
    assert document.lines[-1] == f"punkt{NBSP}2.1"


def test_a_reference_has_the_look_of_its_tag() -> None:
    document = made(clause("A", "a"), p("", r('Se {{ ref("a") }}.', e("b"))))
    assert all(run.find("{*}rPr/{*}b") is not None for run in [*document.tree().iter("{*}p")][-1].iter("{*}r"))


def test_references_in_a_text_of_the_data() -> None:
    document = made("{{p purpose }}", clause("A", "a"), facts=stated(purpose="Se [](#a), **[](#a)** och [](bilaga-2)."))
    assert document.lines[0] == f"Se punkt{NBSP}1, punkt{NBSP}1 och bilaga 2."


def test_a_reference_to_an_appendix_is_its_label() -> None:
    document = made('Se {{ ref("bilaga-2") }}.')
    assert document.lines == ["Se bilaga 2."]
    assert not list(document.tree().iter("{*}fldSimple"))


def test_a_heading_without_a_number_is_referred_to_by_its_words() -> None:
    styles = [*STYLES, style("Plain", "Unnumbered", outline=0)]
    document = made(clause("Om {{ title }}", "om", "Plain"), 'Se {{ ref("om") }}.', styles=styles)
    assert document.lines[-1] == "Se ”Om Journalföring”."
    assert [link.values() for link in document.tree().iter("{*}hyperlink")] == [["om"]]


def test_a_bookmark_set_in_a_loop() -> None:
    body = ["{%p for x in clauses %}", p("Heading1", "{{ bookmark(x.id) }}", "{{ x.heading }}"), "{%p endfor %}"]
    document = made(*body, 'Se {{ ref("tredje-land") }} och {{ ref("sekretess") }}.')
    assert document.numbered == ["1. Sekretess", "2. Tredje land", f"Se punkt{NBSP}2 och punkt{NBSP}1."]
    assert [one.id for one in document.document.content] == ["sekretess", "tredje-land"]  # type: ignore[union-attr]


def test_a_reference_in_a_loop() -> None:
    body = ["{%p for x in clauses %}", p("Heading1", "{{ bookmark(x.id) }}", "{{ x.heading }}"), "{%p endfor %}"]
    again = ["{%p for x in clauses %}", "{{ ref(x.id) }}", "{%p endfor %}"]
    assert made(*body, *again).lines[2:] == [f"punkt{NBSP}1", f"punkt{NBSP}2"]


def test_a_reference_in_a_footnote_and_in_a_header() -> None:
    content = {
        "word/header1.xml": p("", '{{ ref("a") }}'),
        "word/footnotes.xml": e("footnote", p("", 'Se {{ ref("a") }}'), id=1),
    }
    document = made(clause("A", "a"), content=content)
    assert document.words("word/header1.xml") == [f"punkt{NBSP}1"]
    assert document.words("word/footnotes.xml") == [f"Se punkt{NBSP}1"]


def test_a_numbered_paragraph_that_is_no_heading_can_be_referred_to() -> None:
    assert made(p("ListNumber", "x"), clause("y", "y", "ListNumber"), '{{ ref("y") }}').lines[-1] == f"punkt{NBSP}2"


@pytest.mark.parametrize(("said", "near"), [("tredjeland", "tredje-land"), ("bilaga-3", "bilaga-2")])
def test_a_reference_to_nothing_is_named_with_what_was_meant(said: str, near: str) -> None:
    (line,) = complaints(clause("A", "tredje_land"), f'Se {{{{ ref("{said}") }}}}.')
    assert line.startswith("reference.unknown word/document.xml 2: ")
    assert f"Did you mean {near}?" in line


def test_so_is_one_in_the_data_at_its_place_there() -> None:
    facts = stated(purpose="Se [](#a), [b](#b) och [](#c).")
    lines = complaints("{{p purpose }}", facts=facts)
    assert [line.split()[0] for line in lines] == ["reference.unknown"] * 3
    assert all(str(facts["purpose"].span) in line for line in lines)


def test_a_reference_to_a_clause_left_out_is_an_error() -> None:
    body = ["{%p if date %}", clause("A", "a"), "{%p endif %}", '{{ ref("a") }}']
    assert codes(*body) == ["reference.unknown"]


def test_a_reference_by_a_fact_that_is_absent_names_the_fact() -> None:
    for tag in ("ref", "bookmark"):
        (line,) = complaints(f"{{{{ {tag}(sub_processor.id) }}}}x")
        assert line.startswith("template.absent-fact word/document.xml 1: sub_processor.id is printed here")


def test_words_of_word_s_own_bookmarks_are_not_offered() -> None:
    (line,) = complaints(clause("A", "_Ref123"), '{{ ref("x") }}')
    assert "_Ref123" not in line


@pytest.mark.parametrize("id", ['x"/><w:b', "a b", "1a", ""])
def test_a_bookmark_is_named_by_an_id(id: str) -> None:
    (line,) = complaints(f"{{{{ bookmark('{id}') }}}}x")
    assert line.startswith("tag.no-id ")


def test_a_point_is_referred_to_by_all_that_it_stands_under() -> None:
    body = [clause("A"), clause("B", "b"), point("x", "x"), point("y", "y"), point("z", "z", 1)]
    document = made(*body, 'Se {{ ref("z") }}.', numbering=POINTS)
    assert document.lines[-1] == f"Se punkt{NBSP}2{NBSP}b{NBSP}i)."
    assert fields(document) == [(" REF b \\n \\h ", "2"), (" REF y \\n \\h ", "b"), (" REF z \\n \\h ", "i)")]


def test_a_paragraph_above_without_a_bookmark_gets_a_hidden_one() -> None:
    body = [clause("A"), p("", "x", num=(4, 0)), point("y", "y", 1), point("z", "z", 1)]
    document = made(*body, '{{ ref("y", "z") }}', numbering=POINTS)
    assert document.lines[-1] == f"punkterna{NBSP}1{NBSP}a{NBSP}i) och 1{NBSP}a{NBSP}ii)"
    codes = [code for code, _ in fields(document)]
    assert codes[:2] == codes[3:5] == [" REF _Ref100000001 \\n \\h ", " REF _Ref100000002 \\n \\h "]
    ids = [one.get(w("id")) for one in document.tree().iter("{*}bookmarkStart")]
    assert len(ids) == len(set(ids)) == 4
    assert [one.id for one in document.document.content] == [""]  # type: ignore[union-attr]


def test_lists_of_their_own_stand_under_one_another_by_their_indentation() -> None:
    lists = [*NUMBERING]
    for number, left in ((4, 400), (5, 800), (6, 400)):
        level = lvl("lowerLetter", "%1)") + e("pPr", e("ind", left=left, hanging=400))
        lists += [abstract(number, level), num(number, number)]
    body = [clause("A"), point("a", "a", number=4), point("b", "b", number=5), point("c", "c", number=6)]
    document = made(*body, '{{ ref("b") }}', '{{ ref("c") }}', numbering=sorted(lists, key=lambda one: "w:num " in one))
    assert document.lines[-2:] == [f"punkt{NBSP}1{NBSP}a){NBSP}a)", f"punkt{NBSP}1{NBSP}a)"]


def test_points_in_a_table_stand_under_the_clause_and_not_under_points_outside() -> None:
    cell = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{point('x', 'x', 1)}</w:tc></w:tr></w:tbl>"
    body = [clause("A"), point("a", "a"), cell, point("b", "b", 1)]
    document = made(*body, '{{ ref("x") }}', '{{ ref("b") }}', numbering=POINTS)
    assert document.lines[-2:] == [f"punkt{NBSP}1{NBSP}i)", f"punkt{NBSP}1{NBSP}a{NBSP}ii)"]


def test_a_heading_without_a_number_stands_above_its_points_and_is_no_step() -> None:
    styles = [*STYLES, style("Plain", "Unnumbered", outline=0), style("Plain2", "Unnumbered 2", outline=1)]
    body = [clause("A"), clause("M", heading="Plain2"), point("x", "x"), clause("U", heading="Plain"), point("y", "y")]
    document = made(*body, '{{ ref("x") }}', '{{ ref("y") }}', numbering=POINTS, styles=styles)
    assert document.lines[-2:] == [f"punkt{NBSP}1{NBSP}a", f"punkt{NBSP}b"]


def test_an_inserted_clause_holds_the_number_it_goes_by() -> None:
    inserted = style("Inserted", "Rubrik 1 infogad", based_on="Heading1", num=(1, 2), outline=0)
    levels = [lvl(text="%1.", pstyle="Heading1"), lvl(text="%1.%2", pstyle="Heading2")]
    levels.append(lvl("lowerLetter", "%1 %3.", pstyle="Inserted"))
    lists = [abstract(1, *levels), *POINTS[1:]]
    body = [
        clause("A"),
        clause("B", "b", "Inserted"),
        point("x", "x"),
        p("BodyText", "t", num=(1, 2)),
        clause("C", "c"),
    ]
    tags = ['{{ ref("b") }}', '{{ ref("x") }}', '{{ ref("c") }}']
    document = made(*body, *tags, numbering=lists, styles=[*STYLES, inserted])
    assert document.lines[-3:] == [f"punkt{NBSP}1{NBSP}a", f"punkt{NBSP}1{NBSP}a{NBSP}a", f"punkt{NBSP}2"]


def test_several_references_share_their_first_word() -> None:
    body = [clause(one, one, number=index) for index, one in enumerate("abc", 1)]
    document = made(*body, '{{ ref("a", "c") }}', '{{ ref("a", "b", "c") }}')
    assert document.lines[-2:] == [f"punkterna{NBSP}1 och 3", f"punkterna{NBSP}1, 2 och 3"]
    said = made(*body, "{{p purpose }}", facts=stated(purpose="Se [](#a, #b,#c)."))
    assert said.lines[-1] == f"Se punkterna{NBSP}1, 2 och 3."


def test_numbers_and_words_in_one_reference() -> None:
    styles = [*STYLES, style("Plain", "Unnumbered", outline=0)]
    body = [clause("A", "a"), clause("Kostnader", "k", "Plain", 2), clause("C", "c", number=3)]
    tags = ['{{ ref("a", "k") }}', '{{ ref("a", "c", "k") }}', '{{ ref("bilaga-2", "a") }}']
    assert made(*body, *tags, styles=styles).lines[-3:] == [
        f"punkt{NBSP}1 och ”Kostnader”",
        f"punkterna{NBSP}1 och 2 samt ”Kostnader”",
        f"bilaga 2 och punkt{NBSP}1",
    ]


def test_a_bullet_has_no_number_to_be_referred_to_by() -> None:
    assert made(clause("Punkten", "x", "ListBullet"), '{{ ref("x") }}').lines[-1] == "”Punkten”"


def test_this_document_may_be_named_too() -> None:
    facts = stated(purpose="Se [](bilaga-1#a) och [ordet](bilaga-1#a).")
    document = made("{{p purpose }}", clause("A", "a"), '{{ ref("bilaga-1#a") }}', facts=facts)
    assert document.lines == [f"Se punkt{NBSP}1 och ordet.", "A", f"punkt{NBSP}1"]
    assert [link.values() for link in document.tree().iter("{*}hyperlink")] == [["a", "1"]]


def test_a_link_with_words_cannot_lead_to_another_document() -> None:
    lines = complaints("{{p purpose }}", facts=stated(purpose="Se [bilagan](bilaga-2) och [b](annat)."))
    assert [line.split()[0] for line in lines] == ["reference.elsewhere", "reference.unknown"]


def test_a_label_that_is_a_name_keeps_its_capital() -> None:
    from pubdocs.word.elsewhere import in_running_text

    labels = ("Bilaga 1", "Allmänna instruktioner", "Bilagan")
    assert [in_running_text(label) for label in labels] == ["bilaga 1", "Allmänna instruktioner", "Bilagan"]
