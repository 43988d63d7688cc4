"""Lists that begin anew: in Word, lists that share an abstractNum would count on."""

from typing import Any

import pytest
from build import abstract, lvl, num, p
from small import NUMBERING, STYLES, made, stated

from pubdocs.word.marks import without_marks

NESTED = [
    {"id": "a", "heading": "A", "clauses": [{"id": "b", "heading": "B"}, {"id": "c", "heading": "C"}]},
    {"id": "d", "heading": "D", "clauses": [{"id": "e", "heading": "E"}]},
]


def item(text: str, **options: Any) -> str:
    return p("ListNumber", text, **options)


def each(*body: str, over: str = "clauses", name: str = "x") -> list[str]:
    return [f"{{%p for {name} in {over} %}}", *body, "{%p endfor %}"]


def test_a_loop_of_one_item_makes_the_list() -> None:
    assert made("före", *each(item("{{ x.heading }}")), "efter").numbered == [
        "före",
        "1. Sekretess",
        "2. Tredje land",
        "efter",
    ]


def test_a_list_begins_anew_at_each_turn_of_the_loop_around_it() -> None:
    body = each("{{ x.heading }}", item("ett"), item("två"))
    assert made(*body).numbered == ["Sekretess", "1. ett", "2. två", "Tredje land", "1. ett", "2. två"]


def test_also_where_the_list_is_made_by_a_loop_within() -> None:
    body = each("{{ x.heading }}", *each(item("{{ y.heading }}"), over="x.clauses", name="y"))
    assert made(*body, facts=stated(clauses=NESTED)).numbered == ["A", "1. B", "2. C", "D", "1. E"]


def test_an_item_before_and_one_after_the_loop_are_of_the_same_list() -> None:
    assert made(item("först"), *each(item("{{ x.heading }}")), item("sist")).numbered == [
        "1. först",
        "2. Sekretess",
        "3. Tredje land",
        "4. sist",
    ]


def test_inner_levels_begin_anew_as_word_has_them() -> None:
    body = each(item("{{ x.heading }}"), *each(item("{{ y.heading }}", num=(3, 1)), over="x.clauses", name="y"))
    assert made(*body, facts=stated(clauses=NESTED)).numbered == ["1. A", "1. B", "2. C", "2. D", "1. E"]


def test_an_item_in_an_if_makes_no_difference() -> None:
    body = each("{{ x.heading }}", "{%p if x.text %}", item("{{ x.text }}"), "{%p endif %}", item("två"))
    assert made(*body).numbered == ["Sekretess", "1. Tystnad.", "2. två", "Tredje land", "1. Indien.", "2. två"]


def test_headings_count_on() -> None:
    body = each(p("Heading1", "{{ x.heading }}"), p("Heading2", "Under"))
    assert made(p("Heading1", "Först"), *body).numbered == [
        "1. Först",
        "2. Sekretess",
        "2.1 Under",
        "3. Tredje land",
        "3.1 Under",
    ]


def test_texts_that_count_with_the_headings_count_on_too() -> None:
    body = each(p("Heading1", "{{ x.heading }}"), p("", "text", num=(1, 1)), p("", "mer", num=(1, 1)))
    assert made(*body).numbered == [
        "1. Sekretess", "1.1 text", "1.2 mer", "2. Tredje land", "2.1 text", "2.2 mer",
    ]  # fmt: skip


def test_bullets_need_no_list_of_their_own() -> None:
    document = made(*each("{{ x.heading }}", p("ListBullet", "punkt")))
    assert document.package.read("word/numbering.xml") == document.template.package.read("word/numbering.xml")


def test_two_lists_in_a_loop_begin_anew_each_by_itself() -> None:
    numbering = [*NUMBERING[:3], abstract(4, lvl("lowerLetter", "%1)")), *NUMBERING[3:], num(4, 4)]
    body = each(item("ett"), p("", "a", num=(4, 0)), item("två"), p("", "b", num=(4, 0)))
    assert made(*body, numbering=numbering).numbered == ["1. ett", "a) a", "2. två", "b) b"] * 2


def test_rows_of_a_table_count_on_within_the_table_and_begin_anew_with_it() -> None:
    row = "<w:tr><w:tc>{}</w:tc></w:tr>"
    rows = [p("", "{%tr for y in x.clauses %}"), item("{{ y.heading }}"), p("", "{%tr endfor %}")]
    table = "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(row.format(one) for one in rows) + "</w:tbl>"
    assert made(*each(table, "mellan"), facts=stated(clauses=NESTED)).numbered == [
        "1. B",
        "2. C",
        "mellan",
        "1. E",
        "mellan",
    ]


def test_a_restarted_list_keeps_its_looks() -> None:
    document = made(*each("{{ x.heading }}", item("ett"), item("två")))
    once, again = list(document.tree("word/numbering.xml").iter("{*}abstractNum"))[2:]
    assert [level.values() for level in once.iter("{*}lvlText")] == [
        level.values() for level in again.iter("{*}lvlText")
    ]
    assert [one.style for one in document.document.content] == ["", "ListNumber", "ListNumber"] * 2  # type: ignore[union-attr]


CELL = "<w:tc><w:tcPr/>{}</w:tc>"
ROW = "<w:tr>{}</w:tr>"
TABLE = "<w:tbl><w:tblPr/><w:tblGrid/>{}</w:tbl>"
IN_CELL = "".join([p("", "{%p for y in x.clauses %}"), item("{{ y.heading }}"), p("", "{%p endfor %}")])
TREE = [
    {"id": "a", "heading": "A", "text": "1. p\n2. q", "clauses": [{"id": "b", "heading": "B", "text": "b"},
                                                                 {"id": "c", "heading": "C", "text": "c"}]},
    {"id": "d", "heading": "D", "text": "- r\n\n1. s", "clauses": [{"id": "e", "heading": "E", "text": "e"}]},
]  # fmt: skip


def row_loop(*cells: str) -> str:
    """A row for each clause, with these cells."""
    begin, end = (ROW.format(CELL.format(p("", f"{{%tr {tag} %}}"))) for tag in ("for x in clauses", "endfor"))
    return TABLE.format(begin + ROW.format("".join(CELL.format(cell) for cell in cells)) + end)


IN_TABLES = {
    "a loop in each of two cells": (row_loop(IN_CELL, IN_CELL), ["1. B", "2. C"] * 2 + ["1. E"] * 2),
    "items before and after the loop in the cell": (
        row_loop(item("först") + IN_CELL + item("sist")),
        ["1. först", "2. B", "3. C", "4. sist", "1. först", "2. E", "3. sist"],
    ),
    "an item a row": (row_loop(item("{{ x.heading }}"), "<w:p/>"), ["1. A", "2. D"]),
    "two items a row": (row_loop(item("ett"), item("två")), ["1. ett", "2. två"] * 2),
    "a free text in the cell": (
        row_loop(p("", "{{p x.text }}"), p("", "{{p x.text }}")),
        ["1. p", "2. q"] * 2 + ["• r", "1. s"] * 2,
    ),
    "a free text in a loop in the cell": (
        row_loop(p("", "{%p for y in x.clauses %}") + p("", "{{p x.text }}") + p("", "{%p endfor %}")),
        ["1. p", "2. q"] * 2 + ["• r", "1. s"],
    ),
    "cells that stand still": (
        TABLE.format(ROW.format(CELL.format(item("a")) + CELL.format(item("b")))),
        ["1. a", "2. b"],
    ),
}


@pytest.mark.parametrize("name", IN_TABLES)
def test_lists_in_cells(name: str) -> None:
    table, expected = IN_TABLES[name]
    assert [line for line in made(table, facts=stated(clauses=TREE)).numbered if line] == expected


@pytest.mark.oracle
def test_a_second_reader_sees_the_same_lists_in_cells(second_reading: Any) -> None:
    documents = {name: made(table, "slut", facts=stated(clauses=TREE)) for name, (table, _) in IN_TABLES.items()}
    shown = second_reading({name: without_marks(one.package).to_bytes() for name, one in documents.items()})
    for name, (_, expected) in IN_TABLES.items():
        assert [" ".join(line.split()) for line in shown[name].splitlines() if line.strip()] == [*expected, "slut"], (
            name
        )


@pytest.mark.parametrize(
    "broken", ["<w:num w:numId='9'/>", "<w:num w:numId='x'><w:abstractNumId w:val='y'/></w:num>", "<w:num/>"]
)
def test_a_broken_list_in_the_template_does_no_harm(broken: str) -> None:
    document = made("{{p purpose }}", numbering=[*NUMBERING, broken], facts=stated(purpose="1. ett\n2. två"))
    assert document.numbered == ["1. ett", "2. två"]


def test_lists_are_numbered_above_those_of_the_template() -> None:
    numbering = [*NUMBERING[:2], abstract(50, lvl()), *NUMBERING[2:], num(70, 50)]
    document = made("{{p purpose }}", numbering=numbering, facts=stated(purpose="1. ett"))
    used = {f"{one.get(one.attrib.keys()[0])}" for one in document.tree().iter("{*}numId")}
    assert used == {"71"}


def test_a_template_without_a_numbering_part_gets_one() -> None:
    document = made("{{p purpose }}", numbering=[], styles=[*STYLES[:1]], facts=stated(purpose="1. ett\n\n- två"))
    assert document.numbered == ["1. ett", "• två"]
