"""What is refused when a template is compiled: halves that stand apart, bookmarks that a loop would repeat, reviews."""

from typing import Any

import pytest
from build import e, p, r, table
from small import CORE, FOOTER, HEADER, NOTES, codes, complaints, made, note, stated, template

from pubdocs.tags.scope import AnyScope


def marked(name: str, words: str = "x") -> str:
    """A paragraph with a bookmark."""
    return p("", f'<w:bookmarkStart w:id="3" w:name="{name}"/>', words, '<w:bookmarkEnd w:id="3"/>')


@pytest.mark.parametrize(
    "body",
    [
        ["{% if title %}a", "b{% endif %}"],
        ["{%p if title %}", "a{% endif %}"],
        ["{% for x in clauses %}a", "b{% endfor %}"],
        ["{%p if title %}", table(["x", "{%p endif %}"])],
        [table(["{% if title %}a", "b{% endif %}"])],
        [table(["{%p for x in clauses %}", "{{ x.heading }}", "{%p endfor %}"])],
        [table(["{%tr if title %}"], ["x"]), "{%p endif %}"],
        [table(["{%tr if title %}"], [p("", "{%p endif %}")])],
        [p("", "{% if title %}", "<w:hyperlink w:anchor='a'><w:r><w:t>x{% endif %}</w:t></w:r></w:hyperlink>")],
        ["{% if title %}a{%p else %}", "{%p endif %}"],
    ],
)
def test_a_half_in_another_paragraph_row_or_cell(body: list[str]) -> None:
    assert set(codes(*body)) <= {"template.crosses", "template.two-in-one"}
    assert codes(*body)


def test_both_halves_are_named() -> None:
    lines = complaints(table(["{% for x in clauses %}", "{% endfor %}"]))
    assert [line.split(" has ")[0] for line in lines] == [
        "template.crosses word/document.xml 2: {% endfor %}",
        "template.crosses word/document.xml 1: {% for x in clauses %}",
    ]


LOOP, END = "{%p for x in clauses %}", "{%p endfor %}"


def test_a_bookmark_in_a_loop_is_named_with_the_loop() -> None:
    (line,) = complaints("{%p if title %}", LOOP, marked("avtal"), END, "{%p endif %}")
    assert line.startswith("template.repeated-bookmark word/document.xml 2: The bookmark avtal stands in a loop")
    assert line.endswith("| {%p for x in clauses %}")


def test_it_may_stand_at_the_first_turn_alone() -> None:
    body = [LOOP, "{%p if loop.first %}", marked("avtal"), "{%p endif %}", "{{ x.heading }}", END]
    assert made(*body, 'Se {{ ref("avtal") }}.', content={}).lines[:3] == ["x", "Sekretess", "Tredje land"]


def test_but_not_in_a_loop_within_that() -> None:
    body = [LOOP, "{%p if loop.first %}", "{%p for y in clauses %}", marked("a"), END, "{%p endif %}", END]
    assert codes(*body) == ["template.repeated-bookmark"]


def test_nor_where_the_first_turn_is_another_loop_s() -> None:
    body = [LOOP, "{%p for y in clauses %}", "{%p if loop.first %}", marked("a"), "{%p endif %}", END, END]
    assert codes(*body) == ["template.repeated-bookmark"]


def test_word_s_marks_for_its_table_of_contents_are_dropped_in_a_loop() -> None:
    document = made(marked("_Toc1"), LOOP, marked("_Toc2").replace('w:id="3"', 'w:id="4"'), END)
    assert [one.values()[1] for one in document.tree().iter("{*}bookmarkStart")] == ["_Toc1"]
    assert len(list(document.tree().iter("{*}bookmarkEnd"))) == 1


def test_bookmarks_outside_loops_stay() -> None:
    document = made(
        marked("avtal"), "{%p if title %}", marked("b").replace('w:id="3"', 'w:id="4"'), "{%p endif %}", LOOP, END
    )
    assert len(list(document.tree().iter("{*}bookmarkStart"))) == 2


INSERTED = '<w:ins w:id="1" w:author="A"><w:r><w:t>Tillagt.</w:t></w:r></w:ins>'
DELETED = '<w:del w:id="1" w:author="A"><w:r><w:delText>Struket.</w:delText></w:r></w:del>'


@pytest.mark.parametrize("part", ["", HEADER, FOOTER, NOTES])
@pytest.mark.parametrize("change", [INSERTED, DELETED])
def test_tracked_changes_are_refused_wherever_they_stand(part: str, change: str) -> None:
    changed = p("", change)
    content = {part: note(1, changed) if part == NOTES else changed} if part else {}
    (line,) = complaints("x" if part else changed, content=content)
    assert line.startswith(f"template.tracked-changes {part or 'word/document.xml'} 1: ")
    assert line.endswith(("| Tillagt.", "| Struket."))


@pytest.mark.parametrize(
    "change",
    [
        p("", r("x", e("rPrChange", e("rPr"), id=1, author="A"))),
        p("", "x", ppr=e("pPrChange", e("pPr"), id=1, author="A")),
        p("", "x", ppr=e("rPr", e("ins", id=1, author="A"))),
        p("", "x", ppr=e("rPr", e("del", id=1, author="A"))),
    ],
)
def test_so_are_tracked_changes_of_looks_and_of_paragraphs(change: str) -> None:
    assert codes(change) == ["template.tracked-changes"]


def test_comments_are_refused() -> None:
    assert codes(p("", "x", '<w:r><w:commentReference w:id="0"/></w:r>')) == ["template.comments"]


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("{{p title }}", "Write {{ title }} without p."),
        ("{{p controller.name }}", "Write {{ controller.name }} without p."),
        ("{{p authorisation.mode }}", "Write {{ authorisation.mode }} without p."),
    ],
)
def test_p_is_for_free_texts(tag: str, hint: str) -> None:
    (line,) = complaints(tag)
    assert line.startswith("template.not-a-text ")
    assert hint in line


def test_every_use_of_a_fact_knows_its_tag_and_whether_it_must_be_stated() -> None:
    compiled = template(
        "{{ title }} {% if date %}{{ date }}{% endif %} {{ version }}", content={HEADER: p("", "{{ reference }}")}
    )
    uses = [(use.path, use.required, tag.place.part.rpartition("/")[2]) for use, tag in compiled.uses]
    assert uses == [
        ("title", True, "document.xml"),
        ("date", False, "document.xml"),
        ("version", True, "document.xml"),
        ("reference", True, "header1.xml"),
    ]


def test_a_part_without_tags_is_not_touched() -> None:
    compiled = template("{{ title }}")
    assert [part.name for part in compiled.parts] == ["word/document.xml"]
    before = compiled.package.parts[FOOTER]
    assert made("{{ title }}").package.parts[FOOTER].crc == before.crc


def test_any_name_is_known_to_a_scope_without_a_model() -> None:
    body = [
        "{% for a in x.y %}{{ a.b | versal }}{{ a[0] }}{% if a.c > 3 or a == 'x' %}{{ a['k'] }}{% endif %}{% endfor %}"
    ]
    facts: dict[str, Any] = {"x": {"y": [{"b": "ett", 0: "noll", "c": 4, "k": "ja"}]}}
    assert made(*body, scope=AnyScope(), facts=facts).lines == ["Ettnollja"]
    assert codes("{{ x + 1 }}", scope=AnyScope(), facts=facts) == ["tag.not-allowed"]


def test_tags_in_properties() -> None:
    assert (
        made("x", content={CORE: "<dc:title>{{ title }}</dc:title>"}, facts=stated(title="A & B")).document.title
        == "A & B"
    )
