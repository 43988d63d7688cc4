"""References: words and a field that are right before anyone updates it."""

from typing import Any

import pytest
from build import e, p, r, style
from small import STYLES, Made, codes, complaints, made, stated

NBSP = "\u00a0"


def clause(words: str, id: str = "", heading: str = "Heading1", number: int = 1) -> str:
    """A heading with a bookmark."""
    mark = f'<w:bookmarkStart w:id="{number}" w:name="{id}"/>' if id else ""
    return p(heading, mark, words, f'<w:bookmarkEnd w:id="{number}"/>' if id else "")


def field(document: Made) -> Any:
    (found,) = document.tree().iter("{*}fldSimple")
    return found


def test_a_reference_is_a_word_and_a_field_with_its_number_in_it() -> None:
    document = made(clause("Ändamål"), clause("Tredje land", "tredje_land"), 'Se {{ ref("tredje-land") }}.')
    assert document.lines[-1] == f"Se punkt{NBSP}2."
    assert field(document).values() == [" REF tredje_land \\w \\h "]
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
