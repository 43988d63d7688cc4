"""A value in plain words."""

import pytest

from pubdocs.agreement.codes import Basis
from pubdocs.agreement.model import Subprocessor
from pubdocs.agreement.values import Country, Id, Line, Term, Text
from pubdocs.tags.told import told

FACTS = {
    "title": Term("Journal"),
    "purpose": Text("Föra {{ title }}."),
    "countries": (Country("IN"), Country("LK")),
    "firm": Subprocessor(id=Id("x"), name=Term("X AB"), purpose=Text("Y")),
}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Term("a {{ title }}"), "a {{ title }}"),
        (Country("IN"), "Indien"),
        (Basis("scc"), "Kommissionens standardavtalsklausuler"),
        (Line("Om {{ title }}"), "Om Journal"),
        (Text("Ett **fett** ord i {{ title }}, {{ firm.name }}."), "Ett fett ord i Journal, X AB."),
        (Text("Ett.\n\nTvå: {{ purpose }}"), "Ett.\nTvå: Föra Journal."),
        (Text("I {{ countries | och }}."), "I Indien och Sri Lanka."),
        (Text("Att\n\n- a\n- b\n\n  1. c\n  2. d"), "Att\n– a\n– b\n  1. c\n  2. d"),
        (Text("a. ett\nb. två"), "a. ett\nb. två"),
        (Text("| A | B |\n|---|---|\n| c | d |"), "A | B\nc | d"),
        (Text("Enligt [](#gallring) och [lagen](https://x.se)."), "Enligt <#gallring> och lagen."),
    ],
)
def test_told(value: Term, words: str) -> None:
    assert told(value, FACTS, lambda target: f"<{target}>") == words
