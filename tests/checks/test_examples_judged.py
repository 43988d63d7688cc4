"""What the law's rules find in the repository's own agreements: exactly this, each one right."""

import re
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


BOILERPLATE = "I enlighet med uppdragsspecifikationen enligt Vårdval."
RECIPIENT = "Cambio Software Engineering Private Ltd"
LISTED = "Cambio Healtcare Systems AB"
# The list at the foot of the catalogue: rule, the words it points at (the title's where something is missing), and
# what it says of them. C16 says two things: a country is missing (an error), and so are address and contact.
KRONOBERG = [
    ("C02", "Journalföring", "duration"),
    ("C03", "Journalföring", "no operation"),
    ("C16", "cambio-healthcare-systems", f"{LISTED}: no country"),
    ("C16", "cambio-healthcare-systems", f"{LISTED}: neither address nor contact"),
    ("C22", "Journalföring", "Deletion or return"),
    ("C23", "Journalföring", "How long the data is kept"),
    ("C28", "kronoberg", "Region Kronoberg: no data protection officer"),
    ("C30", BOILERPLATE, "what logs hold"),
    ("C36", "Journalföring", "where the data is kept nor from where support is given"),
    ("X01", RECIPIENT, f"{RECIPIENT} is named as recipient"),
    ("X03", LISTED, "promises countries in parentheses"),
    ("X06", "scc", f"{RECIPIENT} are named by neither decision nor module"),
    ("X08", RECIPIENT, "does not name the country"),
    ("X11", "brukare", "category brukare"),
    ("X11", "vardnadshavare", "category vårdnadshavare"),
    ("X13", BOILERPLATE, "hälsorelaterad data"),
    ("X14", "Inga känsliga Personuppgifter överförs", LISTED),
    ("X15", "anvandarnamn", "användarnamn is transferred, and is not listed among the data on anställda"),
    ("X16", "personnummer", "neither why nor how"),
    ("X17", BOILERPLATE, "4 clauses: 4, 5, 6, 8"),
    *(("X18", BOILERPLATE, f"Clause {clause} ") for clause in "4568"),
    ("X22", "kronoberg", "No controller is named"),
    ("X27", "fel hantering", "felhantering"),
    ("X27", "Healtcare", "Healthcare"),
    ("X27", "tredjeland", '"Tredje land" elsewhere'),
]


def test_the_text_of_kronoberg_gives_what_the_catalogue_says_and_nothing_else(
    found: dict[str, tuple[Diagnostic, ...]],
) -> None:
    lines = (ROOT / "data/agreements/journalforing.yaml").read_text(encoding="utf-8").splitlines()
    left = list(KRONOBERG)
    for one in found["journalforing"]:
        assert isinstance(one.span, Span)
        assert one.span.file == "data/agreements/journalforing.yaml"
        words = lines[one.span.line - 1][one.span.column - 1 :][: one.span.length]
        message = one.message.render()
        left.remove(next(row for row in left if row[:2] == (one.code, words) and row[2] in message))
    assert left == []


def test_boilerplate_is_told_of_where_it_stands(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    told = {one.message.render()[:8]: one.span for one in found["journalforing"] if one.code == "X18"}
    lines = (ROOT / "data/agreements/journalforing.yaml").read_text(encoding="utf-8").splitlines()
    keys = {"Clause 4": "handling_requirements", "Clause 5": "security_measures", "Clause 6": "logging"}
    for clause, key in (keys | {"Clause 8": "other_instructions"}).items():
        span = told[clause]
        assert isinstance(span, Span)
        assert any(line.startswith(f"{key}:") for line in lines[span.line - 2 : span.line])


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
