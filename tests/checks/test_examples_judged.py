"""What the law's rules find in the repository's own agreements: exactly this, each one right."""

import re
from collections import Counter
from pathlib import Path

import pytest

from pubdocs import pipeline
from pubdocs.diagnostics import Diagnostic, Severity, Span

ROOT = Path(__file__).parents[2]
RULE = re.compile(r"[CX]\d\d")


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[Diagnostic, ...]]:
    every = pipeline.check(ROOT, [])
    told = [one for one in every if RULE.fullmatch(one.code)]
    return {name: tuple(one for one in told if one.about == name) for name in {one.about for one in told}}


def test_the_text_of_kronoberg_gives_what_the_catalogue_says_and_nothing_else(
    found: dict[str, tuple[Diagnostic, ...]],
) -> None:
    codes = "X01 X03 X06 X08 X13 X14 X15 X16 X17 X22 C02 C03 C22 C23 C28 C30 C36".split()  # noqa: SIM905 - as the catalogue has them
    # Two categories without types; four clauses left to a document; country, and address with contact; three spellings.
    expected = Counter(codes) + Counter({"X11": 2, "X18": 4, "C16": 2, "X27": 3})
    assert Counter(one.code for one in found["journalforing"]) == expected


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("X01", "Cambio Software Engineering Private Ltd"),
        ("X11", "brukare"),
        ("X11", "vårdnadshavare"),
        ("X15", "användarnamn"),
        ("X17", "4, 5, 6, 8"),
        *(("X18", f"Clause {clause} ") for clause in "4568"),
        ("X27", "fel hantering"),
        ("X27", "Healtcare"),
        ("X27", "tredjeland"),
    ],
)
def test_the_text_of_kronoberg_is_told_of_in_words(
    found: dict[str, tuple[Diagnostic, ...]], code: str, words: str
) -> None:
    assert sum(one.code == code and words in one.message.render() for one in found["journalforing"]) == 1


def test_a_finding_points_at_its_words(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    lines = (ROOT / "data/agreements/journalforing.yaml").read_text(encoding="utf-8").splitlines()
    for one in found["journalforing"]:
        assert isinstance(one.span, Span)
        assert one.span.file == "data/agreements/journalforing.yaml"
        if one.code == "X27":
            stands = lines[one.span.line - 1][one.span.column - 1 :][: one.span.length]
            assert f'"{stands}"' in one.message.render()


def test_the_other_examples_give_only_what_is_right(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    codes = {name: [one.code for one in told] for name, told in found.items() if name != "journalforing"}
    assert codes == {
        "it-bilaga-bup": ["X26"],  # Själbetjäningsportal, as published
        "kvalitetsregister-drift": ["C36"],  # where the administrators sit is not said
        "modellavtal-2": ["C16"],  # Inera's address does not stand in the sources
    }


def test_what_an_agreement_says_is_not_to_be_told_is_told_as_a_note() -> None:
    notes = [one for one in pipeline.check(ROOT, ["inera-allmanna-instruktioner"]) if one.about]
    assert [(one.code, one.severity) for one in notes] == [("check.ignored", Severity.INFORMATION)]
    assert "hakparentesen" in notes[0].message.render().lower()
