"""Clauses that keep their numbers: the policy `fixed`, and loops of clauses."""

from typing import Any

from build import p, style
from small import STYLES, complaints, made, stated

FIXED = [
    p("Heading1", "Ändamål"),
    "{{p purpose }}",
    "{%p if duration %}",
    p("Heading1", "Varaktighet"),
    p("Title", "{{ duration }}"),
    "{%p endif %}",
    p("Heading1", "Sist"),
]


def numbered(*body: str, **options: Any) -> list[str]:
    return made(*body, **options).numbered


def test_a_clause_left_out_renumbers_the_rest() -> None:
    assert numbered(*FIXED) == ["1. Ändamål", "Att föra journal.", "2. Sist"]


def test_a_clause_left_out_keeps_its_number_and_says_so() -> None:
    document = made(*FIXED, fixed=True)
    assert document.numbered == ["1. Ändamål", "Att föra journal.", "2. Varaktighet", "Ej tillämpligt.", "3. Sist"]
    assert [one.style for one in document.document.content[1].content] == ["Title"]  # type: ignore[union-attr]


def test_a_clause_that_is_stated_is_printed_as_ever() -> None:
    duration = stated(duration="Ett år.")
    assert numbered(*FIXED, facts=duration, fixed=True) == numbered(*FIXED, facts=duration)


def test_a_clause_with_an_else_of_its_own_says_that() -> None:
    body = [*FIXED[:5], "{%p else %}", p("Heading1", "Ingen varaktighet"), *FIXED[5:]]
    assert numbered(*body, fixed=True)[2:] == ["2. Ingen varaktighet", "3. Sist"]


def test_several_clauses_in_one_if() -> None:
    body = ["{%p if duration %}", p("Heading1", "A"), "a", p("Heading2", "B"), "b", "{%p endif %}", p("Heading1", "C")]
    assert numbered(*body, fixed=True) == ["1. A", "Ej tillämpligt.", "1.1 B", "Ej tillämpligt.", "2. C"]


def test_an_if_without_a_numbered_heading_is_left_alone() -> None:
    plain = [*STYLES, style("Plain", "Overview", outline=0)]
    body = ["{%p if duration %}", p("Plain", "A"), "a", "{%p endif %}", "{%p if duration %}", "b", "{%p endif %}", "c"]
    assert numbered(*body, fixed=True, styles=plain) == ["c"]


def test_a_heading_with_a_bookmark_can_be_referred_to_also_where_it_does_not_apply() -> None:
    marked = p(
        "Heading1", '<w:bookmarkStart w:id="4" w:name="varaktighet"/>', "Varaktighet", '<w:bookmarkEnd w:id="4"/>'
    )
    body = ["{%p if duration %}", marked, "x", "{%p endif %}", 'Se {{ ref("varaktighet") }}.']
    assert numbered(*body, fixed=True)[-1] == "Se punkt\u00a01."
    assert complaints(*body)[0].startswith("reference.unknown")


def test_a_heading_that_prints_a_value_of_its_own_if_says_nothing_of_it() -> None:
    """The heading of a clause left out cannot print what is not there."""
    body = ["{%p if duration %}", p("Heading1", "Varaktighet: {{ duration }}"), "x", "{%p endif %}"]
    assert len(complaints(*body, fixed=True)) == 1
