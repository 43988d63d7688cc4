"""The form skr-2023: its own words, and what it prints of an agreement that states little."""

from pathlib import Path

import pytest
import yaml
from lxml import etree

from pubdocs.agreement.form import Appendix, Form
from pubdocs.agreement.model import Agreement
from pubdocs.source.typed import typed
from pubdocs.tags.scope import facts, scope
from pubdocs.word.compiler import compile_template
from pubdocs.word.names import P, T, w
from pubdocs.word.package import Package
from pubdocs.word.template import Filled, fill

FOLDER = Path(__file__).parents[2] / "templates/skr-2023"
FORM = typed(Form, yaml.load((FOLDER / "form.yaml").read_text(encoding="utf-8"), yaml.BaseLoader))
LITTLE = {
    "title": "Journalföring",
    "form": "skr-2023",
    "parties": [{"id": "region", "name": "Region Exempel", "orgnr": "232100-0065", "role": "processor"}],
    "purpose": "Ändamålet.",
    "data_types": {
        "items": [
            {
                "id": "patients",
                "label": "Patienter",
                "types": [{"id": "name", "name": "namn", "kind": "ordinary"}],
            }
        ]
    },
    "subject_categories": {"text": "Patienter och personal."},
    "handling_requirements": "Kraven.",
    "security_measures": {"text": "Åtgärderna."},
    "logging": {"text": "Loggarna."},
    "transfers": {"text": "Ingen överföring sker."},
    "other_instructions": "Inga.",
    "subprocessors": {"items": [{"id": "bolag", "name": "Bolaget AB", "purpose": "Stöd till användare."}]},
}
HEADINGS = {
    "andamal": "Ändamål, föremålet och arten",
    "personuppgifter": "Behandlingen omfattar följande typer av Personuppgifter",
    "registrerade": "Behandlingen omfattar kategorier av Registrerade",
    "hanteringskrav": "Ange särskilda hanteringskrav vad gäller Behandling av Personuppgifter som utförs av "
    "Personuppgiftsbiträdet/biträdena",
    "sakerhetsatgarder": "Ange särskilda tekniska och organisatoriska säkerhetsåtgärder vad gäller Behandling av "
    "Personuppgifter som utförs av Personuppgiftsbiträdet/biträdena",
    "loggning": "Ange särskilda krav på Loggning vad gäller Behandling av Personuppgifter samt vilka som ska ha "
    "tillgång till dem",
    "overforing": "Lokalisering och överföring av Personuppgifter till Tredje land",
    "ovriga_instruktioner": "Övriga Instruktioner angående Behandling av Personuppgifter som utförs av "
    "biträdet/biträdena",
}
ANSWERS = [
    "Ändamålet.",
    "Patienter: Namn.",
    "Patienter och personal.",
    "Kraven.",
    "Åtgärderna.",
    "Loggarna.",
    "Ingen överföring sker.",
    "Inga.",
]


def appendix(name: str) -> Appendix:
    return next(appendix for appendix in FORM.appendices if appendix.id == name)


def filled(name: str, **stated: object) -> Filled:
    template = compile_template(Package.open((FOLDER / f"{name}.docx").read_bytes(), f"{name}.docx"), scope())
    return fill(template, facts(typed(Agreement, {**LITTLE, **stated}), FORM, appendix(name)))


def lines(document: Filled, part: str = "word/document.xml") -> list[str]:
    r"""The paragraphs of a part, no-break spaces as plain ones, a tab as `\t`."""
    return [words(paragraph) for paragraph in document.package.tree(part).iter(P)]


def words(paragraph: etree._Element) -> str:
    pieces = ("\t" if e.tag == w("tab") else value(e) for e in paragraph.iter(T, w("tab")))
    return "".join(pieces).replace("\u00a0", " ")


def value(text: etree._Element) -> str:
    """The words of a w:t, with those that stand between marks."""
    return (text.text or "") + "".join(mark.tail or "" for mark in text)


def test_prints_its_eight_headings_with_the_answers_under_them_and_nothing_more() -> None:
    title, lead_in, *clauses = lines(filled("bilaga-1"))
    assert title == "Bilaga 1. Personuppgiftsansvariges Instruktion för Behandling av Personuppgifter"
    assert lead_in.endswith("följa nedanstående Instruktion:")
    assert clauses == [line for pair in zip(HEADINGS.values(), ANSWERS, strict=True) for line in pair]


def test_its_headings_are_clauses_with_ids() -> None:
    marks = filled("bilaga-1").package.tree("word/document.xml").iter(w("bookmarkStart"))
    assert {mark.get(w("name")): words(mark.getparent()) for mark in marks} == HEADINGS | {
        "tredje_land": HEADINGS["overforing"]
    }


def test_lists_the_companies_by_purpose_with_countries_where_they_are_stated() -> None:
    assert lines(filled("bilaga-2"))[2:] == ["Stöd till användare.", "Bolaget AB"]
    company = {**LITTLE["subprocessors"]["items"][0], "established": ["SE", "IN"]}  # type: ignore[index]
    assert lines(filled("bilaga-2", subprocessors={"items": [company]}))[3] == "Bolaget AB (Sverige och Indien)"


def test_says_only_what_is_stated_where_there_are_no_companies() -> None:
    none = {"text": "Inga Underbiträden anlitas."}
    assert lines(filled("bilaga-2", subprocessors=none))[1:] == ["Inga Underbiträden anlitas."]


@pytest.mark.parametrize(
    ("stated", "header"),
    [
        ({}, ["Region Exempel", "Journalföring – Bilaga 1"]),
        ({"reference": "RS 2022/891"}, ["Region Exempel\tDnr RS 2022/891", "Journalföring – Bilaga 1"]),
        ({"version": "1.0"}, ["Region Exempel", "Journalföring – Bilaga 1\tVersion 1.0"]),
        ({"date": "2022-11-14"}, ["Region Exempel", "Journalföring – Bilaga 1\t2022-11-14"]),
        (
            {"date": "2022-11-14", "version": "1.0"},
            ["Region Exempel", "Journalföring – Bilaga 1\tVersion 1.0, 2022-11-14"],
        ),
    ],
)
def test_the_header_holds_what_is_stated_and_no_hole(stated: dict[str, str], header: list[str]) -> None:
    assert lines(filled("bilaga-1", **stated), "word/header1.xml") == header


def test_the_header_names_whoever_there_is() -> None:
    centre = {"id": "centrum", "name": "Registercentrum", "role": "register-centre"}
    assert lines(filled("bilaga-1", parties=[centre]), "word/header1.xml")[0] == "Registercentrum"


def test_the_parties_are_set_side_by_side_where_there_is_more_than_the_processor() -> None:
    controller = {"id": "kommun", "name": "Exempels kommun", "role": "controller", "country": "SE"}
    printed = lines(filled("bilaga-1", parties=[controller, *LITTLE["parties"]]))  # type: ignore[misc]
    assert printed[1:9] == [
        "Roll",
        "Part",
        "Personuppgiftsansvarig",
        "Exempels kommun",
        "Land: Sverige",
        "Personuppgiftsbiträde",
        "Region Exempel",
        "Organisationsnummer: 232100-0065",
    ]
