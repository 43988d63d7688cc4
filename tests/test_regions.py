"""The repository's own regional variants: each names its own region, and what differs is what the layers say.

Only Markdown is read here, as it is written beside every Word file; the Word files of the agreements as they stand are
judged in test_documents.py.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pubdocs import pipeline
from pubdocs.agreement.catalogue import Region
from pubdocs.agreement.variant import Variant
from pubdocs.compare.matrix import Matrix, Row
from pubdocs.diagnostics import Diagnostic, Severity, Span
from pubdocs.explain.explaining import explain
from pubdocs.source.folder import Folder
from pubdocs.source.project import open_project
from pubdocs.source.reference import reference

ROOT = Path(__file__).parents[1]
APPENDICES = ("bilaga-1", "bilaga-2")
REGIONS = {str(region.id): region for region in reference().regions}
IMAGES = {
    *("vasternorrland", "jamtland-harjedalen", "vasterbotten", "norrbotten"),
    *("ostergotland", "jonkoping", "kalmar", "blekinge", "skane", "halland"),
    "gotland",
}
WANTED = {"journalforing": set(REGIONS), "bildarkiv": IMAGES}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both agreements for each of their regions, and Kronoberg's as it stands."""
    folder = tmp_path_factory.mktemp("regions")
    pipeline.generate(ROOT, list(WANTED), folder, regions=["all"])
    pipeline.generate(ROOT, ["journalforing"], folder)
    return folder


def written(output: Path, agreement: str, region: str) -> str:
    """The words of a variant's documents."""
    return "\n".join((output / agreement / region / f"{one}.md").read_text("utf-8") for one in APPENDICES)


def variants() -> Iterator[tuple[str, str]]:
    return ((agreement, region) for agreement, regions in WANTED.items() for region in regions)


def test_there_are_twenty_one_regions_and_every_one_has_its_variant(output: Path) -> None:
    assert len(REGIONS) == 21
    for agreement, regions in WANTED.items():
        made = {path.name for path in (output / agreement).iterdir() if path.is_dir()}
        assert made == regions, agreement
        for region in regions:
            files = {path.name for path in (output / agreement / region).iterdir()}
            assert files == {f"{one}.{suffix}" for one in APPENDICES for suffix in ("docx", "md")}


def test_a_variant_names_its_own_region_and_no_other(output: Path) -> None:
    for agreement, region in variants():
        words = written(output, agreement, region)
        assert named(REGIONS[region], words), (agreement, region)
        others = [id_ for id_, one in REGIONS.items() if id_ != region and named(one, words)]
        assert others == [], (agreement, region)


def named(region: Region, words: str) -> bool:
    """Whether a region's name, its genitive or its number stands in some words."""
    facts = "|".join(re.escape(str(fact)) for fact in (region.name, region.genitive, region.orgnr))
    return re.search(rf"(?<!\w)(?:{facts})(?!\w)", words) is not None


def test_a_variant_has_its_region_s_genitive(output: Path) -> None:
    for agreement, region in variants():
        assert re.search(rf"\b{REGIONS[region].genitive}\b", written(output, agreement, region)), (agreement, region)


def test_kronoberg_s_variant_is_the_text_that_was_published(output: Path) -> None:
    for appendix in APPENDICES:
        published = (output / f"journalforing/{appendix}.md").read_text("utf-8")
        assert (output / f"journalforing/kronoberg/{appendix}.md").read_text("utf-8") == published


def test_nothing_of_kronoberg_s_text_is_left_in_the_other_regions(output: Path) -> None:
    slips = ("fel hantering", "tredjeland", "HSA-ID", "Healtcare", "Cambio", "uppdragsspecifikationen")
    for region in WANTED["journalforing"] - {"kronoberg"}:
        words = written(output, "journalforing", region)
        assert [slip for slip in slips if slip in words] == [], region


@pytest.mark.parametrize(("agreement", "fewest"), [("journalforing", 10), ("bildarkiv", 6)])
def test_many_regions_differ_in_facts(agreement: str, fewest: int) -> None:
    matrix = pipeline.matrix(ROOT, agreement)
    assert set(matrix.names) == WANTED[agreement]
    assert len({of_region(matrix, region) for region in matrix.names}) >= fewest


def of_region(matrix: Matrix, region: str) -> tuple[int, ...]:
    """Which of a clause's wordings a region has, clause by clause; headers, which hold numbers and dates, apart."""
    rows = [row for row in matrix.rows if row.part == "body" and row.groups]
    return tuple(wording(row, region) for row in rows)


def wording(row: Row, region: str) -> int:
    return next(number for number, group in enumerate(row.groups) if region in group.regions)


def test_nothing_is_wrong_with_the_variants_but_what_was_published_in_kronoberg() -> None:
    found = pipeline.check(ROOT, ["journalforing", "bildarkiv"])
    published = "data/agreements/journalforing.yaml"
    assert [one for one in found if one.severity is not Severity.INFORMATION and file_of(one) != published] == []


def file_of(found: Diagnostic) -> str:
    return found.span.file if isinstance(found.span, Span) else ""


LAYERS = [
    "data/regions/all.yaml",
    "data/regions/norr.yaml",
    "data/regions/gotland.yaml",
    "data/agreements/bildarkiv/all.yaml",
    "data/agreements/bildarkiv/norr.yaml",
    "data/agreements/bildarkiv/kalmar.yaml",
]


def test_every_kind_of_layer_is_used() -> None:
    layers = open_project(Folder(ROOT)).layers
    laid = {file for agreement, region in variants() for file in layers.files(Variant(agreement, region))}
    assert laid >= set(LAYERS)
    assert laid == {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "data").rglob("*.yaml")
        if path.parent.name in ("regions", *WANTED)
    }


@pytest.mark.parametrize(
    ("document", "clause", "words", "file"),
    [
        ("bildarkiv/norrbotten", "dataskyddsombudens-samverkan", "Parternas dataskyddsombud träffas", LAYERS[0]),
        ("bildarkiv/norrbotten", "sakerhetsatgarder", "Reservkraften provas", LAYERS[1]),
        ("bildarkiv/gotland", "sakerhetsatgarder", "Kopian skrivs över varje dygn.", LAYERS[2]),
        ("bildarkiv/norrbotten", "arkivmyndighet", "Bilder som ska bevaras", LAYERS[3]),
        ("bildarkiv/norrbotten", "sakerhetsatgarder", "Skärmen låses", LAYERS[4]),
        ("bildarkiv/kalmar", "loggning", "Femton år", LAYERS[5]),
    ],
)
def test_explain_tells_the_layer_of_a_sentence(output: Path, document: str, clause: str, words: str, file: str) -> None:
    told = explain(ROOT, str(output / document / "bilaga-1.docx"), clause)
    sources = [
        source
        for paragraph in told.paragraphs
        for sentence in paragraph.sentences
        if sentence.words.startswith(words)
        for source in sentence.sources or ()
    ]
    assert {source.written.span.file for source in sources[:1] if source.written} == {file}
