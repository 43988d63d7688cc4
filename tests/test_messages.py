"""Every English text has its Swedish one, with the same fields."""

import re
from collections import Counter
from importlib.metadata import version
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from tools.messages import ROOT, Found, collect, texts

FOUND = collect()
OURS = [found for found in FOUND if found.file.startswith("pubdocs/")]

with (ROOT / "pubdocs/locale/sv/LC_MESSAGES/pubdocs.po").open("rb") as file:
    SWEDISH = read_po(file)


def swedish(found: Found) -> Message:
    entry = SWEDISH.get(found.text)
    assert entry is not None, f"{found.file}: not in the catalogue, run make messages: {found.text!r}"
    return entry


def fields(text: str) -> Counter[str]:
    """The fields of a text: {name} and %(name)s; a broken one raises ValueError."""
    braces = Counter(re.split(r"[.\[]", name)[0] for _words, name, _spec, _conv in Formatter().parse(text) if name)
    return braces + Counter(re.findall(r"%\((\w+)\)s", text))


def test_every_text_has_its_swedish() -> None:
    missing = [f"{found.file}: {found.text}" for found in OURS if not _said(swedish(found))]
    assert not missing, "\n".join(missing)


@pytest.mark.skipif(not version("click").startswith("8.5."), reason="the catalogue holds the messages of click 8.5")
def test_click_has_its_swedish_too() -> None:
    missing = [found.text for found in FOUND if found not in OURS and not _said(swedish(found))]
    assert not missing, "\n".join(missing)


def _said(entry: Message) -> bool:
    strings = entry.string if isinstance(entry.string, tuple) else (entry.string,)
    return all(strings) and not entry.fuzzy


def test_a_translation_has_the_same_fields() -> None:
    for entry in SWEDISH:
        if not entry.id or not _said(entry):
            continue
        english = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        for text in entry.string if isinstance(entry.string, tuple) else (entry.string,):
            assert fields(text) in [fields(one) for one in english], f"{english[0]!r} and {text!r}"


def test_a_translation_ends_as_the_english_text_does() -> None:
    ends = {".", ":", "?", "!", "…"}
    for entry in SWEDISH:
        ours = entry.id and not entry.locations[0][0].startswith("click/")
        if ours and isinstance(entry.string, str) and entry.string and entry.id[-1] in ends:
            assert entry.string[-1] == entry.id[-1], entry.id


def test_nothing_is_kept_that_no_source_says() -> None:
    assert not SWEDISH.obsolete
    texts = {found.text for found in FOUND}
    left = [e.id for e in SWEDISH if e.id and _first(e) not in texts and not e.locations[0][0].startswith("click/")]
    assert not left, f"run make messages: {left}"


def _first(entry: Message) -> str:
    return entry.id[0] if isinstance(entry.id, tuple) else entry.id


def test_one_english_text_says_one_thing_whatever_its_plural() -> None:
    counts = Counter(found.text for found in FOUND)
    assert not [text for text, times in counts.items() if times > 1]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('msg("a {x}", x=1)', [("a {x}", "")]),
        ('_("one " "two")', [("one two", "")]),
        ('ngettext("{n} error", "{n} errors", n)', [("{n} error", "{n} errors")]),
        ('fact("What.", default=None)', [("What.", "")]),
        ("msg(text)", []),
        ('TABLE = {"a": later("b")}', [("b", "")]),
    ],
)
def test_texts_are_collected_where_they_stand(source: str, expected: list[tuple[str, str]]) -> None:
    assert list(texts(source)) == expected


@pytest.mark.parametrize("source", ['msg(f"a {x}")', '_("a" + b)', "ngettext(a, b, n)", 'msg("a" if b else "c")'])
def test_a_text_put_together_while_it_runs_cannot_be_translated(source: str) -> None:
    with pytest.raises(ValueError, match="one plain string"):
        list(texts(source))
