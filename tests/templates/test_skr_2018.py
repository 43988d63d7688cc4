"""The form skr-2018: its own words, and what it prints of an agreement that states little."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from pubdocs.agreement.form import Form
from pubdocs.agreement.model import Agreement
from pubdocs.document import Block, Clause, Document, Paragraph, Row, Table, clauses, lines, text_of
from pubdocs.library import names_in_scope
from pubdocs.made import make
from pubdocs.source.typed import typed
from pubdocs.word.compiler import compile_template
from pubdocs.word.package import Package
from pubdocs.word.template import Template

FOLDER = Path(__file__).parents[2] / "templates/skr-2018"
FORM = typed(Form, yaml.load((FOLDER / "form.yaml").read_text(encoding="utf-8"), yaml.BaseLoader))
LITTLE = {
    "title": "Journalföring",
    "form": "skr-2018",
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
    "subprocessors": {"items": [{"id": "bolag", "name": "Bolaget AB", "purpose": "Stöd till användare."}]},
}
COMPANY = LITTLE["subprocessors"]["items"][0]  # type: ignore[index]
HEADINGS = [
    ("andamal", "1.", "Ändamål, föremålet och arten"),
    ("personuppgifter", "2.", "Kategorier av personuppgifter"),
    ("registrerade", "3.", "Kategorier av registrerade"),
    ("hanteringskrav", "4.", "Praktisk hantering"),
    ("sakerhetsatgarder", "5.", "Särskilda säkerhetskrav"),
    ("loggning", "6.", "Loggar"),
    ("overforing", "7.", "Överföring av personuppgifter till tredje land"),
    ("gallring", "8.", "Gallringstid"),
]
ANSWERS = [
    ["Ändamålet."],
    ["Patienter: Namn."],
    ["Patienter och personal."],
    ["Behandlingssteg", "Beskrivning", "Samtliga behandlingssteg", "Kraven."],
    ["Åtgärderna."],
    ["Loggarna."],
    ["Ingen överföring sker."],
    ["Ingen särskild gallringstid anges."],
]

Read = Callable[..., Document]


@pytest.fixture(scope="module")
def templates() -> dict[str, Template]:
    """The form's templates, compiled once."""
    return {
        str(one.id): compile_template(
            Package.open((FOLDER / f"{one.id}.docx").read_bytes(), f"{one.id}.docx"), names_in_scope()
        )
        for one in FORM.appendices
    }


@pytest.fixture
def read(templates: dict[str, Template]) -> Read:
    """One document of an agreement that states little, and then what the test states."""

    def made(name: str, **stated: object) -> Document:
        appendix = next(one for one in FORM.appendices if one.id == name)
        return make(templates[name], typed(Agreement, {**LITTLE, **stated}), FORM, appendix).document

    return made


def words(*content: Block | Clause) -> list[str]:
    """The words of every paragraph, no-break spaces as plain ones."""
    return [text_of(line).replace("\u00a0", " ") for line in lines(Document("", "", (), (), content))]


def clause(document: Document, name: str) -> Clause:
    return next(one for one in clauses(document) if one.id == name)


def rows(content: tuple[Block | Clause, ...]) -> list[list[list[str]]]:
    """The cells of the first table, without its header."""
    table = next(one for one in content if isinstance(one, Table))
    return [cells(row) for row in table.rows if not row.header]


def cells(row: Row) -> list[list[str]]:
    return [words(*cell.blocks) for cell in row.cells]


def test_prints_its_eight_headings_with_the_answers_under_them_and_nothing_more(read: Read) -> None:
    title, lead_in, *eight = read("bilaga-1").content
    assert words(title) == ["Bilaga 1. Instruktion för behandling av personuppgifter"]
    assert words(lead_in) == [
        "Utöver vad som redan framgår av Personuppgiftsbiträdesavtalet ska Personuppgiftsbiträdet även följa "
        "nedanstående Instruktion:"
    ]
    assert [type(one) for one in eight] == [Clause] * 8
    stated = [one for one in eight if isinstance(one, Clause)]
    assert [(one.id, one.label, text_of(one.heading)) for one in stated] == HEADINGS
    assert [words(*one.content) for one in stated] == ANSWERS


def test_other_instructions_have_a_heading_without_a_number(read: Read) -> None:
    other = clause(read("bilaga-1", other_instructions="Inga."), "ovriga-instruktioner")
    assert (other.label, text_of(other.heading), words(*other.content)) == ("", "Övriga instruktioner", ["Inga."])


def test_free_clauses_are_numbered_after_the_eight(read: Read) -> None:
    stated = {
        "other_instructions": "Se [](#incidenter) och [](#tredje-land).",
        "clauses": [{"id": "incidenter", "heading": "Incidenter", "text": "Inom 24 timmar."}],
    }
    document = read("bilaga-1", **stated)
    assert clause(document, "incidenter").label == "9."
    assert words(*clause(document, "ovriga-instruktioner").content) == ["Se punkt 9 och punkt 7."]


@pytest.mark.parametrize(
    ("nature", "art", "steps"),
    [
        ({}, None, [[["Samtliga behandlingssteg"], ["Kraven."]]]),
        ({"text": "Drift."}, "Drift.", [[["Samtliga behandlingssteg"], ["Kraven."]]]),
        (
            {"operations": ["storage", "erasure"]},
            "Vad som görs med personuppgifterna framgår av punkt 4.",
            [[["Lagring", "Radering"], ["Kraven."]]],
        ),
        (
            {"text": "Drift.", "operations": ["storage"]},
            "Vad som görs med personuppgifterna framgår av punkt 4.",
            [[["Lagring"], ["Drift."]], [["Samtliga behandlingssteg"], ["Kraven."]]],
        ),
    ],
)
def test_the_nature_of_the_processing_describes_the_steps_where_there_are_any(
    read: Read, nature: dict[str, object], art: str | None, steps: list[object]
) -> None:
    document = read("bilaga-1", nature=nature)
    assert rows(clause(document, "hanteringskrav").content) == steps
    said = [words(*one.content) for one in clauses(document) if one.id == "art"]
    assert said == ([[art]] if art else [])


def test_retention_stands_in_its_own_clause(read: Read) -> None:
    rule = {"id": "loggar", "data": "loggar", "period": "fem år"}
    eight = clause(read("bilaga-1", retention={"items": [rule], "ending": "Allt raderas."}), "gallring")
    assert rows(eight.content) == [[["Loggar"], ["Fem år"], ["–"]]]
    assert words(eight.content[-1]) == ["När avtalet upphör", "Allt raderas."]


@pytest.mark.parametrize(
    ("stated", "countries"),
    [
        ({}, "–"),
        ({"established": ["SE", "IN"]}, "Sverige och Indien"),
        ({"established": ["US"], "access": ["SE"]}, "Sverige"),
    ],
)
def test_a_company_is_a_row_with_the_countries_where_the_data_is_processed(
    read: Read, stated: dict[str, object], countries: str
) -> None:
    title, lead_in, table, *_ = read("bilaga-2", subprocessors={"items": [{**COMPANY, **stated}]}).content
    assert words(title) == ["Bilaga 2. Förteckning över underbiträden"]
    assert isinstance(lead_in, Paragraph)
    assert isinstance(table, Table)
    assert cells(table.rows[0]) == [["Underbiträde"], ["Typ"], ["Behandling sker i (land)"]]
    assert cells(table.rows[1]) == [["Bolaget AB"], ["Stöd till användare."], [countries]]


def test_says_only_what_is_stated_where_there_are_no_companies(read: Read) -> None:
    none = {"text": "Inga underbiträden anlitas."}
    assert words(*read("bilaga-2", subprocessors=none).content)[1:] == ["Inga underbiträden anlitas."]
