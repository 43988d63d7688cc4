"""The form kommun: its headings and their ids, its tables, and what it prints of an agreement that states little."""

from pathlib import Path

import pytest
import yaml

from pubdocs.agreement.form import Appendix, Form
from pubdocs.agreement.model import Agreement
from pubdocs.source.typed import typed
from pubdocs.tags.scope import facts, scope
from pubdocs.word.compiler import compile_template
from pubdocs.word.names import TBL, TC, TR, P, T, w
from pubdocs.word.package import Package
from pubdocs.word.template import Filled, fill

FOLDER = Path(__file__).parents[2] / "templates/kommun"
FORM = typed(Form, yaml.load((FOLDER / "form.yaml").read_text(encoding="utf-8"), yaml.BaseLoader))
LITTLE = {
    "title": "Skolskjuts",
    "form": "kommun",
    "parties": [
        {"id": "kommun", "name": "Exempels kommun", "role": "controller"},
        {"id": "bolag", "name": "Bolaget AB", "role": "processor", "orgnr": "232100-0065", "country": "SE"},
    ],
    "purpose": "Ändamålet.",
    "data_types": {
        "items": [{"id": "elever", "label": "Elever", "types": [{"id": "name", "name": "namn", "kind": "ordinary"}]}]
    },
    "subject_categories": {"items": [{"id": "elever", "name": "elever"}]},
    "security_measures": {"text": "Åtgärderna."},
    "transfers": {"text": "Ingen överföring sker."},
    "subprocessors": {"items": [{"id": "under", "name": "Underbolaget AB", "purpose": "Stöd till användare."}]},
}
# What SKR's forms call the same matters, so that a reference resolves in each of them.
IDS = {
    "parter": "Parter",
    "andamal": "Behandlingens ändamål, föremål, art och varaktighet",
    "foremal": "Behandlingens ändamål, föremål, art och varaktighet",
    "art": "Behandlingens ändamål, föremål, art och varaktighet",
    "varaktighet": "Behandlingens ändamål, föremål, art och varaktighet",
    "personuppgifter": "Personuppgifter",
    "kalla": "Personuppgifter",
    "registrerade": "Registrerade",
    "antal": "Registrerade",
    "sakerhetsatgarder": "Tekniska och organisatoriska säkerhetsåtgärder",
    "tekniska_atgarder": "Tekniska och organisatoriska säkerhetsåtgärder",
    "organisatoriska_atgarder": "Tekniska och organisatoriska säkerhetsåtgärder",
    "overforing": "Överföring till tredje land",
    "tredje_land": "Överföring till tredje land",
}
IDS_IF_STATED = {
    "hanteringskrav": "Hantering av personuppgifterna",
    "loggning": "Loggning",
    "loggade_handelser": "Loggning",
    "loggars_bevarande": "Loggning",
    "loggranskning": "Loggning",
    "loggatkomst": "Loggning",
    "lokalisering": "Plats för behandlingen",
    "gallring": "Gallring och bevarande",
    "ovriga_instruktioner": "Övriga instruktioner",
}
MORE = {
    "handling_requirements": "Kraven.",
    "logging": {"text": "Loggarna."},
    "locations": {"text": "I Sverige."},
    "retention": {"text": "Ett år."},
    "other_instructions": "Övrigt.",
}
Cells = list[list[str]]


def appendix(name: str) -> Appendix:
    return next(appendix for appendix in FORM.appendices if appendix.id == name)


def filled(name: str, **stated: object) -> Filled:
    template = compile_template(Package.open((FOLDER / f"{name}.docx").read_bytes(), f"{name}.docx"), scope())
    return fill(template, facts(typed(Agreement, {**LITTLE, **stated}), FORM, appendix(name)))


def words(element: object, between: str = "") -> str:
    """The words of an element, with those that stand between marks, no-break spaces as plain ones."""
    texts = element.iter(T)  # type: ignore[attr-defined]
    return between.join("".join(text.itertext()) for text in texts).replace("\u00a0", " ")


def headings(document: Filled) -> dict[str, str]:
    marks = document.package.tree("word/document.xml").iter(w("bookmarkStart"))
    return {mark.get(w("name"), ""): words(mark.getparent()) for mark in marks}


def tables(document: Filled) -> list[Cells]:
    """Each table's rows, each cell with its paragraphs on a line of their own."""
    return [
        [["\n".join(words(p) for p in cell.iter(P)) for cell in row.iter(TC)] for row in table.iter(TR)]
        for table in document.package.tree("word/document.xml").iter(TBL)
    ]


def with_header(document: Filled, header: str) -> Cells:
    """The table whose header row begins so, without that row."""
    return next(rows[1:] for rows in tables(document) if rows[0][0] == header)


def test_its_headings_have_the_ids_of_skrs_forms() -> None:
    assert headings(filled("bilaga-1")) == IDS
    assert headings(filled("bilaga-1", **MORE)) == IDS | IDS_IF_STATED


def test_each_party_has_a_table_with_what_is_stated_of_it() -> None:
    assert tables(filled("bilaga-1"))[:2] == [
        [["Namn", "Exempels kommun"]],
        [["Namn", "Bolaget AB"], ["Organisationsnummer", "232100-0065"], ["Land", "Sverige"]],
    ]


def test_what_is_not_stated_has_a_dash_or_no_row() -> None:
    document = filled("bilaga-1")
    assert with_header(document, "Avtal") == [["Ändamål", "Ändamålet."]]
    assert [rows[1:] for rows in tables(document) if rows[0][0] == "Kategori av registrerade"] == [
        [["Elever", "Namn", "–", "–"]],
        [["Elever", "–"]],
    ]
    assert "Dokument" not in [rows[0][0] for rows in tables(document)]


def test_the_data_table_tells_source_and_obligation() -> None:
    group = {**LITTLE["data_types"]["items"][0], "source": "den registrerade", "obligation": "ja, enligt skollagen"}  # type: ignore[index]
    document = filled("bilaga-1", data_types={"items": [group]})
    assert with_header(document, "Kategori av registrerade") == [
        ["Elever", "Namn", "Den registrerade", "Ja, enligt skollagen"]
    ]


def test_the_version_stands_in_a_table() -> None:
    document = filled("bilaga-1", version="1.0", date="2026-03-02")
    assert with_header(document, "Dokument") == [["Skolskjuts – Bilaga 1", "1.0", "2 mars 2026"]]


def test_a_company_takes_seven_columns() -> None:
    transfer = {"id": "under", "importer": "Underbolaget AB", "basis": "scc", "decision": "(EU) 2021/914"}
    company = {
        **LITTLE["subprocessors"]["items"][0],  # type: ignore[index]
        "data": "Namn.",
        "established": ["IN"],
        "access": ["IN"],
        "agreement": "signed",
        "approved": "2026-02-16",
        "start": "2026-04-01",
    }
    document = filled("bilaga-2", transfers={"items": [transfer]}, subprocessors={"items": [company]})
    place = "Etablerat i: Indien\nÅtkomst från: Indien\nÖverföring: Kommissionens standardavtalsklausuler"
    assert with_header(document, "Underbiträde") == [
        [
            "Underbolaget AB",
            "Stöd till användare.",
            "Namn.",
            f"{place}\nBeslut: (EU) 2021/914",
            "2026-02-16\nAvtal: tecknat",
            "2026-04-01",
            "–",
        ]
    ]


def test_another_companys_transfer_is_not_told_of_this_one() -> None:
    transfer = {"id": "other", "importer": "Någon annan AB", "basis": "scc"}
    rows = with_header(filled("bilaga-2", transfers={"items": [transfer]}), "Underbiträde")
    assert rows == [["Underbolaget AB", "Stöd till användare.", "–", "Etablerat i: –", "–", "–", "–"]]


def test_says_only_what_is_stated_where_there_are_no_companies() -> None:
    document = filled("bilaga-2", subprocessors={"text": "Inga underbiträden anlitas."})
    assert tables(document) == []
    assert words(document.package.tree("word/document.xml"), "|").endswith("|Underbiträden|Inga underbiträden anlitas.")


def test_the_list_of_companies_lies_down_and_its_header_is_as_wide() -> None:
    package = filled("bilaga-2").package
    size = next(package.tree("word/document.xml").iter(w("pgSz")))
    assert (size.get(w("orient")), size.get(w("w"))) == ("landscape", "16838")
    styles = {style.get(w("val")) for style in package.tree("word/header1.xml").iter(w("pStyle"))}
    assert styles == {"HeaderWide"}


@pytest.mark.parametrize("part", ["data_types", "transfers", "security_measures"])
def test_words_before_a_table_stay_on_its_page(part: str) -> None:
    stated = {**LITTLE[part], "text": "Orden."}  # type: ignore[dict-item]
    tree = filled("bilaga-1", **{part: stated}).package.tree("word/document.xml")
    style = next(style for p in tree.iter(P) if words(p) == "Orden." for style in p.iter(w("pStyle")))
    assert style.get(w("val")) == ("TableLeadIn" if "items" in stated else "BodyText")
