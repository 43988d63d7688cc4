"""Blocks kept from one document to the next: the documents are the same, byte for byte, as if nothing had been kept."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from build import e, p, r, table
from hypothesis import given, settings
from hypothesis import strategies as st
from small import FORM, made, stated, template

from pubdocs.agreement.values import Line
from pubdocs.cache import Cache
from pubdocs.diagnostics import Findings, Span
from pubdocs.document import Document, lines
from pubdocs.library import Library, make_one
from pubdocs.made import settled
from pubdocs.source.folder import Folder
from pubdocs.source.material import gather
from pubdocs.word.elsewhere import Elsewhere
from pubdocs.word.references import Draft
from pubdocs.word.template import Template, fill

ROOT = Path(__file__).parents[2]
NAMES = Elsewhere.labelled({str(one["id"]): str(one["label"]) for one in FORM["appendices"]}, "bilaga-1")
BODY = (
    "Ett stycke av mallen.",
    "Om {{ title }}.",
    p("Heading1", "{{ title }}"),
    "{{p purpose }}",
    "{%p for x in transfers.items %}",
    p("", "{{ x.importer }} i ", r("{{ x.country | land }}", e("b"))),
    p("ListNumber", "{{ x.importer }}"),
    "{%p endfor %}",
    "{% if authorisation.text %}{{ authorisation.mode }}{% endif %}",
    "{{p clauses }}",
    table(
        ["Mottagare", "Land"],
        ["{%tr for x in transfers.items %}", ""],
        ["{{ x.importer }}", "{{ x.country }}"],
        ["{%tr endfor %}", ""],
    ),
    p("", 'Se {{ ref("sekretess") }}.'),
    p("Heading2", "Sist"),
    "{{ reference }}",
)


def document(compiled: Template, facts: Any, *, keep: bool) -> tuple[bytes, Document]:
    made = settled(Draft.of(compiled, fill(compiled, facts, keep=keep)), NAMES)
    return made.package.to_bytes(), made.document


def kept(compiled: Template, **facts: Any) -> int:
    """How many blocks of a document are kept."""
    return len(fill(compiled, stated(**facts), keep=True).kept)


WORDS = st.sampled_from(["Journal", "Journalföring & <drift>", "Ett\u00a0ord", "a  b"])
ITEMS = st.lists(st.sampled_from(["Acme Inc", "Cambio Ltd", "Kaveri"]), max_size=3, unique=True)
FACTS = st.fixed_dictionaries(
    {
        "title": WORDS,
        "purpose": st.sampled_from(
            ["Ett stycke.", "- a\n- b\n\nSedan", "1. a\n2. b", "| a | b |\n|---|---|\n| c | d |", "Se [](#sekretess)."]
        ),
        "transfers": ITEMS.map(
            lambda names: {
                "text": "Ja.",
                "items": [{"id": f"m{n}", "importer": name, "country": "IN"} for n, name in enumerate(names)],
            }
        ),
        "reference": st.sampled_from(["RS 1", "RS 2"]),
    }
)


@settings(max_examples=30)
@given(st.lists(FACTS, min_size=1, max_size=5))
def test_any_row_of_documents_is_the_same(row: list[dict[str, Any]]) -> None:
    compiled = template(*BODY)
    for facts in (*row, *row):
        assert document(compiled, stated(**facts), keep=True) == document(compiled, stated(**facts), keep=False)


def test_what_comes_a_second_time_is_kept_from_the_third() -> None:
    compiled = template("Ett stycke.", "{{ title }}", table(["Rubrik", "{{ reference }}"]))
    assert [kept(compiled), kept(compiled), kept(compiled, title="Annat")] == [0, 3, 2]


@pytest.mark.parametrize(
    "block",
    [
        p("Heading1", "Rubrik"),
        p("ListBullet", "Punkt"),
        p("", "Punkt", num=(3, 0)),
        p("", e("bookmarkStart", id=1, name="här"), r("Ord"), e("bookmarkEnd", id=1)),
        p("", e("fldSimple", r("1"), instr=" PAGE ")),
        p("", r("Ord"), ppr=e("outlineLvl", val=0)),
        table([p("ListNumber", "Punkt")]),
    ],
)
def test_what_others_depend_on_is_never_kept(block: str) -> None:
    compiled = template(block, "{{ title }}")
    assert [kept(compiled) for _ in range(3)] == [0, 1, 1]


def test_nothing_is_kept_where_a_field_may_reach_over_paragraphs() -> None:
    field = "".join(p("", e("r", e("fldChar", fldCharType=kind))) for kind in ("begin", "end"))
    compiled = template(field, "Ett stycke.", "{{ title }}")
    assert [kept(compiled) for _ in range(3)] == [0, 0, 0]


def test_words_are_told_where_they_are_written_now() -> None:
    compiled = template("Om {{ title }}.", table(["{{ title }}"]))
    for line in (1, 2, 3, 3):
        facts = {**stated(), "title": Line("Journal", Span("avtal.yaml", line, 1))}
        _, found = document(compiled, facts, keep=True)
        assert [one.span.line for inlines in lines(found) for one in inlines if one.span] == [line, line]


def test_a_block_that_comes_out_empty_leaves_nothing() -> None:
    compiled = template("{% if logging %}x{% endif %}", "{{ title }}")
    for _ in range(3):
        assert document(compiled, stated(), keep=True) == document(compiled, stated(), keep=False)


def test_every_document_of_the_repository_is_the_same() -> None:
    def documents(*, keep: bool) -> Iterator[tuple[str, bytes, Document]]:
        tree = Folder(ROOT)
        material, found = gather(tree, (), Cache(None), ["all"]), Findings()
        library = Library(tree, material, keep=keep)
        for variant in material.variants:
            for appendix, one in make_one(library, variant, found).items():
                yield variant.path(appendix), one.package.to_bytes(), one.document
            library.close(variant)

    same = [one == other for one, other in zip(documents(keep=True), documents(keep=False), strict=True)]
    assert len(same) > 50
    assert all(same)


def test_made_is_made_the_long_way_too() -> None:
    assert made("Ett stycke.", "{{ title }}").filled.kept == ()
