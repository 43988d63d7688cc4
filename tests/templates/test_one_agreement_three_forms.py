"""One agreement in each form that can hold it: the same file, without a change, and every fact of it is there.

The pages of docs/forms say which facts stand in which clause; here that is compared with what comes out.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from pubdocs import pipeline
from pubdocs.agreement.model import Agreement
from pubdocs.agreement.walking import values
from pubdocs.cache import Cache
from pubdocs.diagnostics import Findings, Span
from pubdocs.document import Block, Clause, Document, clauses, lines, text_of
from pubdocs.source.folder import Folder
from pubdocs.source.material import gather

ROOT = Path(__file__).parents[2]
FORMS = ("skr-2023", "skr-2018", "kommun")
# What the data may point at, whatever the form: the ids of the clauses that every form has.
POINTED_AT = {
    "andamal",
    "personuppgifter",
    "registrerade",
    "hanteringskrav",
    "sakerhetsatgarder",
    "loggning",
    "overforing",
    "ovriga-instruktioner",
}
# Facts that may be named anywhere, in free texts and headers.
ANYWHERE = {"parties", "title", "version", "date", "reference"}


def form_of(agreement: str) -> str:
    """The form that an agreement's file names, or that of the agreement it is based on."""
    stated = (ROOT / f"data/agreements/{agreement}.yaml").read_text(encoding="utf-8")
    named = dict(re.findall(r"^(form|based_on): *([a-z0-9-]+)", stated, re.MULTILINE))
    return named.get("form") or form_of(named["based_on"])


AGREEMENTS = [
    name for name in sorted(path.stem for path in (ROOT / "data/agreements").glob("*.yaml")) if form_of(name) in FORMS
]
FULL = "exempel-halsocentral"


@dataclass(frozen=True)
class Printed:
    """The repository's agreements in one form."""

    form: str
    project: Path
    outcome: pipeline.Outcome


@pytest.fixture(scope="module", params=FORMS)
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Every agreement written in a form, whichever of the forms its file names."""
    project = tmp_path_factory.mktemp(request.param)
    for folder in ("data", "templates"):
        shutil.copytree(ROOT / folder, project / folder)
    shutil.copy(ROOT / "pubdocs.yaml", project)
    for file in (project / "data/agreements").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(f"^form: *({'|'.join(FORMS)})$", f"form: {request.param}", text, flags=re.M), "utf-8")
    return Printed(request.param, project, pipeline.generate(project, AGREEMENTS, project / "output"))


def test_every_fact_of_every_agreement_stands_in_the_form(printed: Printed) -> None:
    assert [finding.message.render() for finding in printed.outcome.findings if finding.code.startswith("cover")] == []
    assert {path.parent.name for path in printed.outcome.written} == set(AGREEMENTS)


def test_the_validators_find_nothing(printed: Printed) -> None:
    for path in printed.outcome.written:
        if path.suffix == ".docx":
            assert [str(error) for error in OpenXmlValidator().validate(path).errors] == [], path
            assert [str(finding) for finding in ooxml_integrity.check(path)] == [], path


def test_the_clauses_that_texts_point_at_are_there(printed: Printed) -> None:
    for agreement in AGREEMENTS:
        _, document = documents(printed, agreement)[0]
        assert {clause.id for clause in clauses(document)} >= POINTED_AT, agreement


def test_the_page_of_the_form_says_which_facts_stand_in_which_clause(printed: Printed) -> None:
    page = (ROOT / f"docs/forms/{printed.form}.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.*?) \| (.*?) \|", page, re.MULTILINE)
    said = {heading: {name.split(".")[0] for name in re.findall(r"`([a-z_.]+)`", facts)} for heading, facts in rows}
    for agreement, document in documents(printed, FULL):
        for heading, facts in facts_by_clause(agreement, document):
            if facts and facts != {"clauses"}:
                assert said[heading] == facts, heading


def documents(printed: Printed, name: str) -> list[tuple[Agreement, Document]]:
    """An agreement and its documents as they are read back, in the form's order."""
    tree, found, unkept = Folder(printed.project), Findings(), Cache(None)
    material = gather(tree, [name], unkept)
    made = list(pipeline._make_all(tree, material, found, unkept))
    return [(material.agreements[name], one.document) for _, one in made]


def facts_by_clause(agreement: Agreement, document: Document) -> Iterator[tuple[str, set[str]]]:
    """The headings of the first level with their labels, and the facts that stand below each."""
    # What the catalogue says of a type of data has its place in no agreement, and one place may serve several facts.
    own = f"data/agreements/{FULL}.yaml"
    at: dict[Span, set[str]] = {}
    for found in values(agreement):
        if found.value.span and found.value.span.file == own:
            at.setdefault(found.value.span, set()).add(found.path.split(".")[0])
    for clause in document.content:
        if isinstance(clause, Clause):
            spans = {inline.span for words in lines(only(clause)) for inline in words}
            facts = {fact for span in spans if span in at and len(at[span]) == 1 for fact in at[span]}
            yield f"{clause.label} {text_of(clause.heading)}".strip(), facts - ANYWHERE


def only(content: Block | Clause) -> Document:
    """A document of one clause."""
    return Document("", "", (), (), (content,))
