"""Laws of filling: nothing that was written gets lost, nothing else comes in, and nothing but a Fault is raised."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from build import e, p, r, table
from hypothesis import given
from hypothesis import strategies as st
from small import CORE, FOOTER, HEADER, NOTES, made, note, noted, stated, template

from pubdocs.agreement.values import Term, Text
from pubdocs.diagnostics import Diagnostic, Fault, Span
from pubdocs.document import lines, text_of
from pubdocs.word.reader import read
from pubdocs.word.template import Template, fill

# What XML can hold (XML 1.0, 2.2), and no carriage return, which every line end becomes a line break of.
CHARACTERS = st.characters(
    exclude_categories=["Cs"],
    exclude_characters="\r\ufffe\uffff" + "".join(map(chr, [*range(9), 11, 12, *range(14, 32)])),
)
WORDS = st.text(CHARACTERS, min_size=1)
SPAN = Span("avtal.yaml", 1, 1)
FACTS = stated()


def filled(compiled: Template, **facts: Any) -> list[str]:
    """The paragraphs of a template filled and read back."""
    done = fill(compiled, {**FACTS, **facts})
    return [text_of(one) for one in lines(read(done.package, compiled.definitions_of(done)))]


# Any text in any place

EVERYWHERE = template(
    "{{ title }}",
    p("", r("före {{ title }} efter", e("b"))),
    table(["{{ title }}", "{% if title %}{{ title }}{% endif %}"]),
    p("Heading1", "{{ title }}", noted(1)),
    "{% for x in parties %}{{ title }}{% endfor %}",
    content={HEADER: p("", "{{ title }}"), FOOTER: p("", "{{ title }}"), NOTES: note(1, "{{ title }}")},
)


@given(WORDS)
def test_any_text_comes_back_unchanged_from_anywhere(words: str) -> None:
    expected = [words, words, f"före {words} efter", words, words, words, words * 2, words, words]
    assert filled(EVERYWHERE, title=Term(words, SPAN)) == expected


PROPERTY = template("x", content={CORE: "<dc:title>{{ title }}</dc:title>"})


@given(WORDS)
def test_any_text_comes_back_from_the_properties_on_one_line(words: str) -> None:
    done = fill(PROPERTY, {**FACTS, "title": Term(words, SPAN)})
    assert read(done.package).title == re.sub(r"[\n\t]", " ", words).strip()


TEXT = template("{{p purpose }}", p("", "Syfte: {{ purpose }}."), "{{p logging.text }}")
IN_TEXT = Text("**{{ title }}**", SPAN)


def escaped(words: str) -> str:
    """A text with every sign of CommonMark taken literally."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", words)


@given(WORDS.map(lambda words: words.strip(" \t\n")).filter(lambda words: words and "\n" not in words))
def test_any_free_text_comes_back_with_its_signs_escaped(words: str) -> None:
    assert filled(TEMPLATE_OF_TEXT, purpose=Text(escaped(words), SPAN)) == [words, f"Syfte: {words}."]


TEMPLATE_OF_TEXT = template("{{p purpose }}", p("", "Syfte: {{ purpose }}."))
TEMPLATE_OF_FACT = template("{{p purpose }}")


@given(WORDS)
def test_any_fact_in_a_text_is_words_and_never_marks(words: str) -> None:
    facts = {"title": Term(words, SPAN), "purpose": Text("- *a* {{ title }}", SPAN)}
    assert filled(TEMPLATE_OF_FACT, **facts) == [f"a {words}"]


# Any tag


SIGNS = """
{{ }} {% %} {# #} {%p {%tr {{p {{r - + == != < > ( ) [ ] { } " ' , . | * / ~ % : = <?v ?> “ ” 1 1.5
title purpose parties transfers.items controller.name x loop.first true none self _filling __class__
if else elif endif for in and or not is defined och versal ref bookmark set raw endraw macro
"""
FRAGMENTS = st.one_of(
    st.sampled_from([*SIGNS.split(), "\u00a0"]),
    st.text(CHARACTERS, max_size=3),
)
TAGS = st.one_of(
    st.builds(
        lambda kind, inner: kind.format(" ".join(inner)),
        st.sampled_from(["{{{{ {} }}}}", "{{% {} %}}", "{{%p {} %}}", "{{{{p {} }}}}", "{{%tr {} %}}", "{{# {} #}}"]),
        st.lists(FRAGMENTS, max_size=6),
    ),
    st.sampled_from(
        [
            "{% if title %}",
            "{% endif %}",
            "{%p for x in parties %}",
            "{{ x.name }}",
            "{%p endfor %}",
            "{% else %}",
            "{%tr for x in parties %}",
            "{%tr endfor %}",
        ]
    ),
)
RUNS = st.lists(st.one_of(TAGS, FRAGMENTS, st.lists(FRAGMENTS, max_size=8).map("".join)), max_size=4)


def compiles_or_complains(*content: str, **options: Any) -> None:
    """Fill a template and read it back; if it is at fault, each complaint has words and a place."""
    found: tuple[Diagnostic, ...] = ()
    try:
        assert made(*content, **options).document
    except Fault as fault:
        found = fault.diagnostics
    assert all(one.message.render() and one.span for one in found)


@given(st.lists(RUNS, min_size=1, max_size=5), st.booleans())
def test_any_tag_compiles_or_gives_a_fault(found: list[list[str]], in_table: bool) -> None:
    paragraphs = [p("", *(r(run) for run in runs)) for runs in found]
    compiles_or_complains(*([table(*([one] for one in paragraphs)), "x"] if in_table else paragraphs))


@given(st.lists(FRAGMENTS, max_size=12))
def test_so_does_any_tag_in_a_property(fragments: list[str]) -> None:
    from xml.sax.saxutils import escape

    compiles_or_complains("x", content={CORE: f"<dc:title>{escape(' '.join(fragments))}</dc:title>"})


@given(
    st.lists(
        st.sampled_from(
            [
                "{%p if title %}",
                "{%p if date %}",
                "{%p else %}",
                "{%p endif %}",
                "{%p for x in clauses %}",
                "{%p endfor %}",
                "{{p x.text }}",
                "ord",
                "{{ x.heading }}",
            ]
        ),
        max_size=9,
    )
)
def test_so_does_any_order_of_good_tags(body: list[str]) -> None:
    compiles_or_complains(*body)


@pytest.mark.parametrize(
    "deep",
    [
        "(" * 400 + "title" + ")" * 400,
        "title" + ".x" * 3000,
        "not " * 3000 + "title",
        "title == " * 2000 + "title",
        "[" * 900,
        "title and " * 3000 + "title",
    ],
)
@pytest.mark.parametrize("form", ["{{{{ {} }}}}", "{{% if {} %}}x{{% endif %}}"])
def test_so_does_a_tag_of_any_depth(form: str, deep: str) -> None:
    compiles_or_complains(form.format(deep))


# Any template: what stands there is what was put there

VALUES: Mapping[str, Any] = {
    "title": Term("T & <T>", SPAN),
    "reference": Term("{{ R }}", SPAN),
    "version": Term("V", SPAN),
}


@dataclass(frozen=True)
class Piece:
    """A piece of a template, what it prints, and the facts whose values that shows."""

    source: str
    printed: str
    facts: frozenset[str] = frozenset()


def joined(pieces: list[Piece]) -> Piece:
    return Piece(
        "".join(one.source for one in pieces),
        "".join(one.printed for one in pieces),
        frozenset().union(*(one.facts for one in pieces)),
    )


def when(test: tuple[str, bool], then: Piece, other: Piece) -> Piece:
    chosen = then if test[1] else other
    return Piece(
        f"{{% if {test[0]} %}}{then.source}{{% else %}}{other.source}{{% endif %}}", chosen.printed, chosen.facts
    )


PLAIN = st.text(st.characters(categories=["L", "N", "P", "Zs", "S"], exclude_characters="{}%#"), min_size=1, max_size=8)
PIECES = st.recursive(
    st.one_of(
        PLAIN.map(lambda words: Piece(words, words)),
        st.sampled_from(sorted(VALUES)).map(lambda name: Piece(f"{{{{ {name} }}}}", VALUES[name], frozenset({name}))),
        st.just(Piece("{# inget #}", "")),
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(joined),
        st.builds(
            when,
            st.sampled_from([("title", True), ("date", False), ("not date", True), ("title and date", False)]),
            inner,
            inner,
        ),
        inner.map(
            lambda one: Piece(f"{{% for party in parties %}}{one.source}{{% endfor %}}", one.printed * 2, one.facts)
        ),
    ),
    max_leaves=8,
)


def kept(paragraphs: list[Piece]) -> list[str]:
    return [one.printed for one in paragraphs if one.printed.strip() or one.facts]


@given(st.lists(PIECES, min_size=1, max_size=5), st.integers(1, 7))
def test_words_and_values_stand_paragraph_by_paragraph(paragraphs: list[Piece], size: int) -> None:
    runs = ([one.source[at : at + size] for at in range(0, len(one.source), size)] for one in paragraphs)
    compiled = template(*(p("", *(r(run) for run in some)) for some in runs))
    assert filled(compiled, **VALUES) == kept(paragraphs)


@given(st.lists(PIECES, min_size=1, max_size=5), st.sampled_from(sorted(VALUES)), WORDS.filter(str.strip))
def test_changing_a_value_changes_only_the_paragraphs_that_print_it(
    paragraphs: list[Piece], name: str, value: str
) -> None:
    compiled = template(*(p("", r(one.source)) for one in paragraphs))
    before, after = filled(compiled, **VALUES), filled(compiled, **{**VALUES, name: Term(value, SPAN)})
    shown = [one for one in paragraphs if one.printed.strip() or one.facts]
    assert len(before) == len(after) == len(shown)
    assert [one for one, a, b in zip(shown, before, after, strict=True) if a != b and name not in one.facts] == []


@given(st.lists(st.tuples(st.booleans(), PIECES), min_size=1, max_size=6))
def test_paragraphs_in_a_branch_not_taken_are_all_that_goes(paragraphs: list[tuple[bool, Piece]]) -> None:
    body: list[str] = []
    for taken, one in paragraphs:
        body += [f"{{%p if {'title' if taken else 'date'} %}}", p("", r(one.source)), "{%p endif %}"]
    assert filled(template(*body), **VALUES) == kept([one for taken, one in paragraphs if taken])
