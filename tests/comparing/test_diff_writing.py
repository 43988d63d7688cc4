"""Differences as text, Markdown, HTML and JSON."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from pubdocs.compare.changes import Fate
from pubdocs.comparing.writing import DIFF_WRITERS, STAT_WRITERS, as_text

HERE = Path(__file__).parent / "expected"


@pytest.fixture
def found(old: Any, new: Any, differ: Any) -> Any:
    new.change(
        ("varje månad", r"varje \*vecka\* <b>&amp;"),
        ("Fjordvakt AS", "Norrvakt & Co"),
        ("logging: {text: ", "clauses: [{id: kris, heading: Krisberedskap, text: Systemet övas.}]\nlogging: {text: "),
        ("[kronoberg, blekinge, gotland]", "[kronoberg, blekinge, skane]"),
    )
    new.put("data/agreements/bokning/blekinge.yaml", "purpose: Boka tider i {{ processor.genitive }} system.\n")
    (new.root / "data/agreements/annat.yaml").unlink()
    return differ()


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_each_format_is_as_it_was_agreed(found: Any, form: str, expect: Any) -> None:
    expect(HERE / f"diff.{form}", DIFF_WRITERS[form](found, str))


@pytest.mark.parametrize("form", ["text", "md"])
def test_a_line_a_document(found: Any, form: str, expect: Any) -> None:
    expect(HERE / f"stat.{form}", STAT_WRITERS[form](found, str))


def test_nothing_is_no_text_at_all(old: Any, new: Any, differ: Any) -> None:
    same = differ()
    assert DIFF_WRITERS["text"](same, str) == STAT_WRITERS["text"](same, str) == ""
    assert "No difference" in DIFF_WRITERS["md"](same, str)
    assert "No difference" in DIFF_WRITERS["html"](same, str)
    assert json.loads(DIFF_WRITERS["json"](same, str))["documents"] == []


def test_colours_are_those_of_what_became_of_the_words(found: Any) -> None:
    painted: list[tuple[str, str]] = []

    def paint(fate: Fate, text: str) -> str:
        painted.append((fate, text))
        return text

    assert as_text(found, str, paint) == as_text(found)
    assert (Fate.NEW, "{+Systemet övas.+}") in painted
    assert (Fate.SAME, "Systemet övas.") not in painted


class Page(HTMLParser):
    """Whether every element is closed, and what has which id."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.outside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.outside += [
            value or "" for name, value in attrs if name in ("src", "href") and not (value or "").startswith("#")
        ]
        if tag not in ("meta",):
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag


def test_the_page_is_whole_and_needs_nothing_beside_itself(found: Any) -> None:
    page = Page()
    page.feed(DIFF_WRITERS["html"](found, str))
    page.close()
    assert page.opened == []
    assert len(page.ids) == len(set(page.ids))
    assert page.outside == []
    assert "script" not in page.tags
    assert {"main", "h1", "del", "ins", "nav"} <= {*page.tags}


def test_markdown_marks_nothing_but_what_changed(found: Any) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("strikethrough").render(DIFF_WRITERS["md"](found, str))
    assert "varje <s>månad</s><ins>*vecka* &lt;b&gt;&amp;amp;</ins>." in html
    assert "<ins>Systemet övas.</ins>" in html
    assert "<h3><strong>9. Krisberedskap</strong></h3>" in html


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_the_folder_that_we_stand_in_is_not_called_a_full_stop(found: Any, form: str) -> None:
    here = replace(found, new=replace(found.new, name="."))
    text = DIFF_WRITERS[form](here, str)
    assert isinstance(text, str)
    assert "the working folder" in text
    assert ".." not in text.splitlines()[2]
