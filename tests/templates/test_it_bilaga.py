"""The IT appendix: Region Dalarna's text word for word, and the same text for another care choice."""

import re
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pytest

from pubdocs import pipeline
from pubdocs.diagnostics import Severity
from pubdocs.document import Block, Clause, Document, Inline, Paragraph, Table, clauses, text_of
from pubdocs.document import lines as inlines
from pubdocs.word.package import Package
from pubdocs.word.reader import read

ROOT = Path(__file__).parents[2]
BUP, OTHER = "it-bilaga-bup", "it-bilaga-rehabilitering"
CHOSEN = {BUP: "erbjuds", OTHER: "erbjuds-ej"}
HEADER = {
    BUP: ["Vårdvalsenheten", "Fastställt av Regionfullmäktige", "2022-11-14", "Diarienummer: RS 2022/891"],
    OTHER: ["Vårdvalsenheten", "Fastställt av Regionfullmäktige", "2026-04-20", "Diarienummer: RS 2026/219"],
}
# A paragraph, heading or item a line; what stands between [telefoni: …] and the next such line is an alternative.
SEED = (ROOT / "tests/seeds/dalarna-it-bilaga-bup.txt").read_text(encoding="utf-8").splitlines()
# Where the seed's links lead that show words of their own: its pages list the addresses at the foot.
TITLED = {
    "Skrivare, utskrift och beställning av förbrukningsmaterial (ltdalarna.se)": (
        "http://intra.ltdalarna.se/IT_telefoni/utskriftshantering"
    ),
    "startsida - Intranet (ltdalarna.se)": "http://intra.ltdalarna.se/",
    "Digitala mötestjänster (ltdalarna.se)": (
        "http://intra.ltdalarna.se/IT_telefoni/telefoni/Sidor/Digitala%20m%C3%B6testj%C3%A4nster.aspx"
    ),
    "Sekretesserinran och IT-ansvarsförbindelse": (
        "http://intra.ltdalarna.se/_layouts/LD.Dokumenthantering.Search/DocumentRouter.aspx"
        "?LDDokumentID=JHXJTDKSTMXR-2002519187-242"
    ),
    "hsa.organisation@regiondalarna.se": "mailto:hsa.organisation@regiondalarna.se",
}

each_agreement = pytest.mark.parametrize("agreement", [BUP, OTHER])


def of_seed(telephony: str) -> list[str]:
    """The seed's lines with one of its two texts on telephony."""
    kept: list[str] = []
    reading = ""
    for line in SEED:
        mark = re.fullmatch(r"\[(?:telefoni: |/)(.*)\]", line)
        if mark:
            reading = "" if mark[1] == "telefoni" else mark[1]
        elif reading in ("", telephony):
            kept.append(line)
    return kept


def expected(agreement: str) -> list[str]:
    """The seed's lines for an agreement: its alternative, its care choice's name and address."""
    said = of_seed(CHOSEN[agreement])
    if agreement == BUP:
        return said
    other = {"vardval.bup@regiondalarna.se": "vardval.rehabilitering@region.example", "BUP": "Rehabilitering"}
    return [re.sub("|".join(map(re.escape, other)), lambda match: other[match[0]], line) for line in said]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("it-bilaga")
    pipeline.generate(ROOT, [BUP, OTHER], folder)
    return folder


def opened(output: Path, agreement: str) -> Document:
    path = output / agreement / "it-bilaga.docx"
    return read(Package.open(path.read_bytes(), path.name))


def one_space(text: str) -> str:
    return " ".join(text.split())


def lines(content: Iterable[Block | Clause]) -> Iterator[str]:
    """Every heading, paragraph and item with its label; a line for each that the text breaks."""
    for one in content:
        match one:
            case Clause():
                yield one_space(f"{one.label} {text_of(one.heading)}")
                yield from lines(one.content)
            case Table():
                raise AssertionError("the appendix has no tables")
            case Paragraph():
                yield from map(one_space, text_of(one.inlines).split("\n"))
            case _:
                yield one_space(f"{one.label} {text_of(one.inlines)}")


def body(document: Document) -> list[str]:
    return list(lines(one for one in document.content if isinstance(one, Clause) and one.label))


@each_agreement
def test_every_line_of_the_seed_stands_there_in_order_with_its_label_and_nothing_more(
    output: Path, agreement: str
) -> None:
    assert body(opened(output, agreement)) == expected(agreement)


def test_the_two_documents_hold_all_that_the_seed_holds(output: Path) -> None:
    said = {line for agreement in CHOSEN for line in of_seed(CHOSEN[agreement])}
    assert said == {line for line in SEED if not line.startswith("[")}


@each_agreement
def test_one_text_on_telephony_stands_there_and_never_both(output: Path, agreement: str) -> None:
    said = body(opened(output, agreement))
    offered = "Leverantören debiteras projekteringskostnader. Häri ingår:"
    assert ("Telefoni erbjuds ej." in said, said.count(offered)) == {BUP: (False, 2), OTHER: (True, 1)}[agreement]


def test_the_other_care_choice_is_never_called_by_the_firsts_name(output: Path) -> None:
    with zipfile.ZipFile(output / OTHER / "it-bilaga.docx") as archive:
        assert [name for name in archive.namelist() if b"bup" in archive.read(name).lower()] == []
    assert "bup" not in (output / OTHER / "it-bilaga.md").read_text(encoding="utf-8").lower()


@each_agreement
def test_the_header_says_the_unit_the_page_who_decided_when_and_the_number(output: Path, agreement: str) -> None:
    unit, *rest = HEADER[agreement]
    assert list(lines(opened(output, agreement).header)) == [f"{unit} 1 (1)", *rest]


@each_agreement
def test_the_contents_are_every_heading_with_its_label_and_a_link_to_it(output: Path, agreement: str) -> None:
    document = opened(output, agreement)
    contents, *numbered = clauses(document)
    entries = [one.inlines for one in contents.content if isinstance(one, Paragraph)]
    assert text_of(contents.heading) == "Innehåll"
    assert [one_space(text_of(entry)) for entry in entries] == [
        one_space(f"{clause.label} {text_of(clause.heading)}") for clause in numbered
    ]
    assert all(inline.link.startswith("#") for entry in entries for inline in entry if inline.text.strip())


@each_agreement
def test_an_address_that_is_shown_is_a_link_to_itself(output: Path, agreement: str) -> None:
    shown = re.findall(r"https?://\S+", " ".join(expected(agreement)))
    assert [words for words, link in links(opened(output, agreement)) if words.startswith("http")] == shown
    assert all(words == link for words, link in links(opened(output, agreement)) if words.startswith("http"))


@each_agreement
def test_words_that_are_links_lead_where_the_seed_says(output: Path, agreement: str) -> None:
    found = dict(one for one in links(opened(output, agreement)) if not one[0].startswith("http"))
    assert {words: found.get(words) for words in TITLED} == TITLED


def links(document: Document) -> list[tuple[str, str]]:
    """The words of each link to the web or to e-mail, with where it leads."""

    def link(inline: Inline) -> str:
        return inline.link

    return [
        (text_of(tuple(run)), to)
        for line in inlines(document)
        for to, run in groupby(line, link)
        if to and not to.startswith("#")
    ]


def test_the_letters_of_disks_keep_their_backslashes(output: Path) -> None:
    said = " ".join(body(opened(output, BUP)))
    assert all(words in said for words in ("(H:\\) där", "yta på G:\\ för", "t ex G:\\, H:\\ eller C:\\."))


@each_agreement
def test_clauses_have_ids_that_others_can_refer_to(output: Path, agreement: str) -> None:
    ids = {clause.id: clause.label for clause in clauses(opened(output, agreement)) if clause.label}
    assert (ids["it-bilaga"], ids["ledtid"], ids["telefoni"], ids["informationssakerhet"]) == ("1", "1.1", "12", "17")


def test_only_the_slip_of_the_published_text_is_found() -> None:
    found = pipeline.check(ROOT, [BUP, OTHER])
    assert [one.code for one in found if one.severity is not Severity.INFORMATION] == ["X26"]


@pytest.mark.office
@each_agreement
def test_the_pages_hold_every_line_with_its_label_under_the_header(
    output: Path, tmp_path: Path, agreement: str
) -> None:
    pdf = printed(output / agreement / "it-bilaga.docx", tmp_path)
    # Between header and foot: a page is 595 by 842 points.
    between = ["-x", "0", "-y", "88", "-W", "595", "-H", "684"]
    assert letters(words(pdf, *between)).endswith(letters(" ".join(expected(agreement))))
    pages = words(pdf, "-x", "0", "-y", "0", "-W", "595", "-H", "88").rstrip("\f").split("\f")
    unit, *rest = HEADER[agreement]
    for number, page in enumerate(pages, start=1):
        shown = [one_space(line) for line in page.splitlines() if line.strip()]
        assert shown == [f"{unit} {number} ({len(pages)})", *rest]


def printed(document: Path, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, document]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / f"{document.stem}.pdf"


def words(pdf: Path, *area: str) -> str:
    done = subprocess.run(["pdftotext", "-layout", *area, pdf, "-"], check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def letters(text: str) -> str:
    """A text without its spaces: where a line ends is the page's affair."""
    return re.sub(r"\s+", "", text)
