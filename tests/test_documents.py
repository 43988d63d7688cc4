"""The documents of the repository's own project, as those who get them will open them.

Every agreement is generated once. LibreOffice, two validators from PyPI and two from npm then judge what came out.
"""

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import ooxml_integrity
import pytest
from openxml_audit import OpenXmlValidator

from pubdocs import pipeline
from pubdocs.document import Block, Clause, Document, ListItem, clauses, text_of
from pubdocs.word.package import Package
from pubdocs.word.reader import read

ROOT = Path(__file__).parents[1]
AGREEMENTS = sorted(path.stem for path in (ROOT / "data/agreements").glob("*.yaml"))


def form_of(agreement: str) -> str:
    """The form that an agreement's file names, or that of the agreement it is based on."""
    stated = (ROOT / f"data/agreements/{agreement}.yaml").read_text(encoding="utf-8")
    named = dict(re.findall(r"^(form|based_on): *([a-z0-9-]+)", stated, re.MULTILINE))
    return named.get("form") or form_of(named["based_on"])


def appendices_of(form: str) -> list[str]:
    """The ids of a form's appendices."""
    return re.findall(
        r"^ +- id: *([a-z0-9-]+)", (ROOT / f"templates/{form}/form.yaml").read_text("utf-8"), re.MULTILINE
    )


DOCUMENTS = [f"{agreement}/{appendix}" for agreement in AGREEMENTS for appendix in appendices_of(form_of(agreement))]
TEMPLATES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*.docx"))


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents of every agreement."""
    folder = tmp_path_factory.mktemp("output")
    pipeline.generate(ROOT, [], folder)
    return folder


@pytest.fixture(scope="session")
def pages(sheets: dict[str, str]) -> dict[str, str]:
    """The words of each document's PDF, and of each template's."""
    return {name: plain(text) for name, text in sheets.items()}


@pytest.fixture(scope="session")
def sheets(output: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Each document, and each template, as LibreOffice prints it: its lines, with a form feed after each page."""
    folder = tmp_path_factory.mktemp("pdf")
    sources = {name: output / f"{name}.docx" for name in DOCUMENTS} | {name: ROOT / name for name in TEMPLATES}
    copies = {name: folder / f"{number}.docx" for number, name in enumerate(sources)}
    for name, copy in copies.items():
        copy.write_bytes(sources[name].read_bytes())
    profile = tmp_path_factory.mktemp("profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", folder]
    subprocess.run([*command, *copies.values()], check=True, capture_output=True, timeout=300)
    return {name: _text(copy.with_suffix(".pdf")) for name, copy in copies.items()}


@pytest.mark.office
def test_a_template_saved_by_libreoffice_gives_the_same_words(
    output: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pipeline.init(tmp_path / "project")
    form = tmp_path / "project/templates/skr-2023"
    profile = tmp_path_factory.mktemp("saving").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run([*command, "--outdir", tmp_path, *form.glob("*.docx")], check=True, capture_output=True, timeout=300)
    for saved in tmp_path.glob("*.docx"):
        assert saved.read_bytes() != (form / saved.name).read_bytes()
        saved.replace(form / saved.name)
    pipeline.generate(tmp_path / "project", [], tmp_path / "made")
    for name in DOCUMENTS:
        assert (tmp_path / f"made/{name}.md").read_text("utf-8") == (output / f"{name}.md").read_text("utf-8")


def _text(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def plain(text: str) -> str:
    """Words with one space between: a page's lines, its bullets and its running header are no part of a sentence."""
    text = re.sub(r"^.*sida \d+ \(\d+\)\s*$", "", text, flags=re.MULTILINE)
    return re.sub(r"[\s\u00a0•–]+", " ", text).strip()


def opened(path: Path) -> Document:
    return read(Package.open(path.read_bytes(), path.name))


def labelled(document: Document) -> list[str]:
    """How every heading and list item begins, with its label, in order; the rest may stand on the next page."""

    def walk(content: Iterable[Block | Clause]) -> Iterator[str]:
        for one in content:
            if isinstance(one, Clause):
                yield plain(f"{one.label} {text_of(one.heading)}"[:40])
                yield from walk(one.content)
            elif isinstance(one, ListItem):
                yield plain(f"{one.label} {text_of(one.inlines)}"[:40])

    return list(walk(document.content))


def paragraphs(seed: str) -> list[str]:
    """The seed's paragraphs: its lines joined, a new one at an empty line, a bullet or a number."""
    text = re.sub(
        r"\n[ \t]*(?=\n|•|\d\. |Bilaga \d|Lokal|Vid |I enl|Inga |Behandla )", "\n\n", seed.replace("\f", "\n")
    )
    return [plain(block) for block in re.split(r"\n\s*\n", text) if plain(block)]


def in_order(sentences: list[str], text: str) -> list[str]:
    """The sentences that do not stand in a text after the ones before them."""
    end, lost = 0, []
    for sentence in sentences:
        at = text.find(sentence, end)
        if at < 0:
            lost.append(sentence)
        else:
            end = at + len(sentence)
    return lost


def seed_of(appendix: str) -> list[str]:
    both = paragraphs((ROOT / "tests/seeds/kronoberg.txt").read_text(encoding="utf-8"))
    second = next(number for number, one in enumerate(both) if one.startswith("Bilaga 2"))
    return both[:second] if appendix == "bilaga-1" else both[second:]


@pytest.mark.parametrize("appendix", ["bilaga-1", "bilaga-2"])
def test_kronobergs_text_stands_in_the_document_sentence_by_sentence(output: Path, appendix: str) -> None:
    written = plain((output / "journalforing" / f"{appendix}.md").read_text(encoding="utf-8").replace("# ", ""))
    assert in_order(seed_of(appendix), written) == []


@pytest.mark.parametrize("appendix", ["bilaga-1", "bilaga-2"])
def test_kronobergs_document_says_nothing_more(output: Path, appendix: str) -> None:
    written = (output / "journalforing" / f"{appendix}.md").read_text(encoding="utf-8")
    said = [plain(re.sub(r"^(#+|-) ", "", line)) for line in written.splitlines() if line.strip()]
    assert " ".join(said) == " ".join(seed_of(appendix))


@pytest.mark.office
@pytest.mark.parametrize("appendix", ["bilaga-1", "bilaga-2"])
def test_kronobergs_pages_hold_every_sentence_and_the_numbers_1_to_8(pages: dict[str, str], appendix: str) -> None:
    assert in_order(seed_of(appendix), _without_header(pages[f"journalforing/{appendix}"], appendix)) == []


def _without_header(text: str, appendix: str) -> str:
    return plain(text.replace(f"Region Kronoberg Journalföring Bilaga {appendix[-1]}", " "))


@pytest.mark.office
@pytest.mark.parametrize("name", [*DOCUMENTS, *TEMPLATES])
def test_the_labels_computed_are_those_on_the_page(output: Path, pages: dict[str, str], name: str) -> None:
    path = ROOT / name if name in TEMPLATES else output / f"{name}.docx"
    assert in_order(labelled(opened(path)), pages[name]) == []


@pytest.mark.office
@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_heading_stands_alone_at_the_foot_of_a_page(output: Path, sheets: dict[str, str], name: str) -> None:
    document = opened(output / f"{name}.docx")
    headings = [plain(f"{clause.label} {text_of(clause.heading)}") for clause in clauses(document)]
    for page in sheets[name].split("\f")[:-1]:
        lines = [plain(line) for line in page.splitlines() if plain(line)]
        if "Innehåll" in lines:  # the table of contents ends with a heading's words
            continue
        last = lines[-1]
        assert [heading for heading in headings if last == heading or (len(last) > 12 and heading.endswith(last))] == []


@pytest.mark.oracle
def test_the_labels_computed_are_those_that_a_second_reader_shows(output: Path) -> None:
    for name in DOCUMENTS:
        shown = second_reading(output / f"{name}.docx")
        expected = [one.replace(" ", "") for one in labelled(opened(output / f"{name}.docx"))]
        assert in_order(expected, shown.replace(" ", "")) == []


def second_reading(path: Path) -> str:
    folder = path.parent / f"{path.stem}-second"
    folder.mkdir(exist_ok=True)
    (folder / "0.docx").write_bytes(path.read_bytes())
    script = ROOT / "tests/word/docxodus.mjs"
    subprocess.run(["node", script, folder, "1"], check=True, capture_output=True, timeout=300, cwd=ROOT)
    return plain(json.loads((folder / "shown.json").read_text(encoding="utf-8"))[0])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_validators_find_nothing(output: Path, name: str) -> None:
    file = output / f"{name}.docx"
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
    assert [str(finding) for finding in ooxml_integrity.check(file)] == []


@pytest.mark.oracle
@pytest.mark.parametrize("name", [*DOCUMENTS, *TEMPLATES])
def test_microsofts_validator_finds_nothing(output: Path, name: str) -> None:
    path = ROOT / name if name in TEMPLATES else output / f"{name}.docx"
    command = ["node_modules/.bin/ooxml-validator", path]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, cwd=ROOT)
    assert json.loads(done.stdout)["errors"] == []


def test_the_same_input_gives_the_same_bytes(output: Path, tmp_path: Path) -> None:
    pipeline.generate(ROOT, [], tmp_path)
    for name in DOCUMENTS:
        assert (tmp_path / f"{name}.docx").read_bytes() == (output / f"{name}.docx").read_bytes()


def test_a_second_run_changes_no_file(tmp_path: Path) -> None:
    first = pipeline.generate(ROOT, ["journalforing"], tmp_path)
    second = pipeline.generate(ROOT, ["journalforing"], tmp_path)
    assert (len(first.written), len(second.written), len(second.unchanged)) == (4, 0, 4)


def test_source_date_epoch_is_the_date_of_the_entries_and_of_nothing_else(output: Path, tmp_path: Path) -> None:
    import zipfile

    pipeline.generate(ROOT, ["journalforing"], tmp_path, stamp=1_700_000_000)
    stamped = zipfile.ZipFile(tmp_path / "journalforing/bilaga-1.docx")
    assert {entry.date_time for entry in stamped.infolist()} == {(2023, 11, 14, 22, 13, 20)}
    unstamped = zipfile.ZipFile(output / "journalforing/bilaga-1.docx")
    assert all(stamped.read(name) == unstamped.read(name) for name in unstamped.namelist())


def test_the_well_made_agreement_gives_no_finding(tmp_path: Path) -> None:
    assert pipeline.check(ROOT, [name for name in AGREEMENTS if name.startswith("exempel")]) == ()
