"""Inera's two forms: the general instructions word for word, and the terms of one service that refer to them."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from pubdocs import pipeline
from pubdocs.agreement.form import Form
from pubdocs.agreement.model import Agreement
from pubdocs.diagnostics import Severity
from pubdocs.document import Block, Clause, Document, ListItem, Paragraph, Table, clauses, text_of
from pubdocs.source.typed import typed
from pubdocs.tags.scope import facts, scope
from pubdocs.word.compiler import compile_template
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.word.template import fill

ROOT = Path(__file__).parents[2]
GENERAL, SERVICE = "inera-allmanna-instruktioner", "inera-hemmatning"
# The seed's paragraphs with their labels: title, heading of the contents, its entries on a line each, title, text.
SEED = (ROOT / f"tests/seeds/{GENERAL}.txt").read_text(encoding="utf-8").strip().split("\n\n")
ENTRIES = SEED[2].split("\n")
LINES = [*SEED[:2], *ENTRIES, *SEED[3:]]
LITTLE: dict[str, Any] = {
    "title": "Exempeltjänsten",
    "form": "inera-tjanst",
    "parties": [{"id": "inera", "name": "Inera AB", "genitive": "Inera AB:s", "role": "processor"}],
    "subject_matter": "Tjänsten är ett exempel.",
    "purpose": "Ändamålet.",
    "data_types": {"text": "Namn."},
    "subject_categories": {"text": "Patienter."},
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inera")
    pipeline.generate(ROOT, [GENERAL, SERVICE], folder)
    return folder


@pytest.fixture
def general(output: Path) -> Path:
    return output / GENERAL / "allmanna-instruktioner.docx"


@pytest.fixture
def service(output: Path) -> Document:
    return opened(output / SERVICE / "tjanstespecifika-villkor.docx")


def opened(path: Path) -> Document:
    return read(Package.open(path.read_bytes(), path.name))


def filled(**stated: object) -> Document:
    """The form for a service, filled with little and what more is stated."""
    folder = ROOT / "templates/inera-tjanst"
    form = typed(Form, yaml.load((folder / "form.yaml").read_text(encoding="utf-8"), yaml.BaseLoader))
    file = folder / "tjanstespecifika-villkor.docx"
    template = compile_template(Package.open(file.read_bytes(), file.name), scope())
    return read(fill(template, facts(typed(Agreement, {**LITTLE, **stated}), form, form.appendices[0])).package)


def lines(content: Iterable[Block | Clause]) -> Iterator[str]:
    """Every paragraph, heading, item and cell with its label, one space between words."""
    for one in content:
        match one:
            case Clause():
                yield " ".join(f"{one.label} {text_of(one.heading)}".split())
                yield from lines(one.content)
            case ListItem():
                yield " ".join(f"{one.label} {text_of(one.inlines)}".split())
            case Paragraph():
                yield " ".join(text_of(one.inlines).split())
            case Table():
                yield from (line for row in one.rows for cell in row.cells for line in lines(cell.blocks))


def headings(document: Document) -> list[str]:
    return [f"{clause.label} {text_of(clause.heading)}".strip() for clause in clauses(document)]


def test_the_general_instructions_are_the_seed_word_for_word_with_its_labels(general: Path) -> None:
    assert list(lines(opened(general).content)) == LINES


def test_the_contents_link_to_the_headings_they_name(general: Path) -> None:
    document = opened(general)
    entries = [one for one in every(document.content) if one.style in ("TOC1", "TOC2")]
    assert [" ".join(text_of(entry.inlines).split()) for entry in entries] == ENTRIES
    assert all(inline.link.startswith("#") for entry in entries for inline in entry.inlines if inline.text.strip())


def every(content: Iterable[Block | Clause]) -> Iterator[Paragraph | ListItem]:
    for one in content:
        if isinstance(one, Clause):
            yield from every(one.content)
        elif isinstance(one, Paragraph | ListItem):
            yield one


@pytest.mark.office
def test_the_pages_hold_the_seed_and_nothing_more(general: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(general)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    # The text between header and footer: a page is 595 by 842 points.
    area = ["-x", "0", "-y", "88", "-W", "595", "-H", "684"]
    pdf = tmp_path / f"{general.stem}.pdf"
    done = subprocess.run(["pdftotext", "-layout", *area, pdf, "-"], check=True, capture_output=True, encoding="utf-8")
    assert letters(done.stdout) == letters(" ".join(LINES))


def letters(text: str) -> str:
    """A text without its spaces: where a line ends, at a space or after a hyphen, is the page's affair."""
    return re.sub(r"\s", "", text)


def test_neither_agreement_gives_a_finding() -> None:
    found = pipeline.check(ROOT, [GENERAL, SERVICE])
    assert [one for one in found if one.severity is not Severity.INFORMATION] == []


def test_a_services_terms_come_in_the_order_of_the_form(service: Document) -> None:
    numbered = [heading for heading in headings(service) if heading[0].isdigit()]
    assert numbered == [
        "1. Inledning",
        "2. Beskrivning av Tjänsten",
        "3. Ändamål",
        "4. Typer av personuppgifter",
        "5. Kategorier av registrerade",
        "6. Särskilda hanteringskrav",
        "7. Tekniska och organisatoriska säkerhetsåtgärder",
        "8. Loggning",
        "9. Lokalisering",
        "10. Överföring till tredje land",
        "11. Lagringstid och gallring",
        "12. Underbiträden",
        "13. Övriga instruktioner",
        "14. Kundens ansvar",
        "15. Avvikelser från Allmänna instruktioner",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "följer av punkt 3 d i Allmänna instruktioner.",
        "dem som framgår av punkt 2 i Allmänna instruktioner.",
        "sker enligt punkt 2.4 i Allmänna instruktioner.",
        "så som följer av punkt 3 d i i Allmänna instruktioner.",
        "behörighet enligt punkt 2.4 h i Allmänna instruktioner.",
        "den minsta tid som anges i punkt 2.4 b i Allmänna instruktioner.",
        "raderats enligt punkt 11.",
    ],
)
def test_a_service_refers_to_the_general_instructions(service: Document, sentence: str) -> None:
    assert sentence in "\n".join(lines(service.content))


def test_the_service_goes_before_the_general_instructions(service: Document) -> None:
    assert "har detta dokument företräde" in "\n".join(lines(service.content))


def test_a_service_of_which_little_is_stated_has_five_clauses() -> None:
    said = list(lines(filled().content))
    assert said[0] == "Exempeltjänsten – Beskrivning och tjänstespecifika villkor"
    assert said[1] == "1. Inledning"
    assert "(”Tjänsten”) och innehåller de specifika instruktionerna för Inera AB:s behandling" in said[2]
    assert said[4:] == [
        "2. Beskrivning av Tjänsten",
        "Tjänsten är ett exempel.",
        "3. Ändamål",
        "Ändamålet.",
        "4. Typer av personuppgifter",
        "Namn.",
        "5. Kategorier av registrerade",
        "Patienter.",
    ]


def test_a_customer_is_named_where_the_terms_are_its_own() -> None:
    customer = {"id": "kommun", "name": "Exempels kommun", "role": "controller"}
    said = list(lines(filled(parties=[customer, *LITTLE["parties"]]).content))
    assert said[1:7] == [
        "Roll",
        "Part",
        "Personuppgiftsansvarig",
        "Exempels kommun",
        "Personuppgiftsbiträde",
        "Inera AB",
    ]


def test_companies_are_told_one_by_one_with_a_dash_where_nothing_is_known() -> None:
    company = {"id": "bolag", "name": "Bolaget AB", "purpose": "Drift."}
    said = list(lines(filled(subprocessors={"items": [company]}).content))
    assert said[-3:] == ["Bolaget AB", "Drift.", "–"]
