"""Redlines of small documents: whatever two say, both come back. Few examples, for each takes half a second."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from other_hands import HANDS
from small_documents import document

from pubdocs.comparing.documents import differences
from pubdocs.redline.making import redline
from pubdocs.redline.outline import outline
from pubdocs.redline.whole import whole
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.word.tracked import accepted, is_tracked, rejected, stories

pytestmark = pytest.mark.usefixtures("library")

WORDS = (
    "Personuppgifterna",
    "behandlas",
    "endast",
    "enligt",
    "instruktion",
    "av",
    "biträdet",
    "i",
    "under",
    "tio",
    "dagar",
)
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
texts = st.tuples(st.sampled_from(["heading", "number", "restarted", "bullet", "plain", "plain"]), sentences)
tables = st.tuples(st.just("table"), st.lists(st.tuples(sentences, sentences).map(list), min_size=1, max_size=3))
bodies = st.lists(st.one_of(texts, texts, tables), min_size=1, max_size=7)


@st.composite
def versions(draw: Any) -> tuple[list[Any], list[Any]]:
    """A body, and the same with some blocks taken away, moved, changed and added."""
    old = draw(bodies)
    new = [one for one in old if draw(st.integers(0, 4))]
    if draw(st.booleans()) and len(new) > 1:
        new.insert(draw(st.integers(0, len(new) - 1)), new.pop(draw(st.integers(0, len(new) - 1))))
    for one in draw(st.lists(st.one_of(texts, tables), max_size=2)):
        new.insert(draw(st.integers(0, len(new))), one)
    return old, new or [("plain", "Ersatt")]


def lines(package: Package) -> tuple[Any, ...]:
    return outline(read(package))


@settings(max_examples=8, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(versions())
def test_accepted_it_is_the_new_and_rejected_the_old(pair: tuple[list[Any], list[Any]]) -> None:
    old, new = (document(body) for body in pair)
    made = redline(old, new, "A", "")
    assert lines(accepted(made)) == lines(new)
    assert lines(rejected(made)) == lines(old)


@settings(max_examples=6, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(versions(), st.sampled_from(sorted(HANDS)))
def test_whoever_has_saved_the_new_one(pair: tuple[list[Any], list[Any]], name: str) -> None:
    old, new = (document(body) for body in pair)
    other = HANDS[name](new)
    made = redline(old, other, "A", "")
    assert lines(accepted(made)) == lines(other)
    assert lines(rejected(made)) == lines(old)


@settings(max_examples=3, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(bodies, st.sampled_from(sorted(HANDS)))
def test_nothing_is_tracked_where_nothing_changed(body: list[Any], name: str) -> None:
    package = document([*body, ("plain", "Slut")])
    made = redline(package, HANDS[name](package), "A", "")
    assert not any(is_tracked(made.tree(part)) for part in stories(made))


@given(bodies, st.lists(st.sampled_from(sorted(HANDS)), max_size=3))
def test_hands_that_change_no_word_make_no_difference(body: list[Any], names: list[str]) -> None:
    package = document(body)
    other = package
    for name in names:
        other = HANDS[name](other)
    assert differences(read(package), read(other)) == ()
    assert [line.words for line in lines(other)] == [line.words for line in lines(package)]


@given(bodies, st.booleans())
def test_a_document_that_is_all_new_or_all_gone(body: list[Any], inserted: bool) -> None:
    package = document([*body, ("plain", "Slut")])
    made = whole(package, "A", "2026-03-02T00:00:00Z", inserted=inserted)
    there, gone = (accepted, rejected) if inserted else (rejected, accepted)
    assert lines(there(made)) == lines(package)
    assert [line for line in lines(gone(made)) if line.part == "body"] == []
