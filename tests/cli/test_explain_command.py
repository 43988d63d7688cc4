import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pubdocs import pipeline

Pubdocs = Callable[..., subprocess.CompletedProcess[str]]
FILE = "output/journalforing/bilaga-1.docx"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    pipeline.init(tmp_path / "p")
    pipeline.generate(tmp_path / "p", ["journalforing"], None)
    return tmp_path / "p"


def test_each_sentence_with_its_sources_below(pubdocs: Pubdocs, project: Path) -> None:
    done = pubdocs("-C", "p", "explain", FILE, "7", "--lang", "en", COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    rows = done.stdout.splitlines()
    assert rows[:5] == [
        "This is journalforing/bilaga-1.",
        "",
        "7. Lokalisering och överföring av Personuppgifter till Tredje land",
        "      p/templates/skr-2023/bilaga-1.docx, body text, paragraph 187 (the template)",
        "  Vid eventuell fel hantering/felsökning där personuppgiftsbiträdet (Region Kro…",
    ]
    lines = (project / "data/agreements/journalforing.yaml").read_text("utf-8").splitlines()
    line = next(number for number, words in enumerate(lines, 1) if "Inga känsliga" in words)
    place = f"      p/data/agreements/journalforing.yaml:{line} (the agreement)"
    assert rows[rows.index("  Inga känsliga Personuppgifter överförs till Underbiträden.") + 1] == place
    assert "  pubdocs/agreement/catalogue/regions.yaml" in done.stdout
    assert " ”Region Kronoberg” (the lists that come with pubdocs)" in done.stdout


def test_a_sentence_that_is_gone_is_said_to_be_so(pubdocs: Pubdocs, project: Path) -> None:
    path = project / "data/agreements/journalforing.yaml"
    path.write_text(path.read_text("utf-8").replace("Inga känsliga", "Inga"), "utf-8")
    done = pubdocs("-C", "p", "explain", FILE, "--lang", "en")
    rows = done.stdout.splitlines()
    at = rows.index("  Inga känsliga Personuppgifter överförs till Underbiträden.")
    assert rows[at + 1] == "      not in the project as it is now: the file or the project has been changed"
    assert rows[-1] == "1 sentence is not in the project as it is now."
    assert done.returncode == 1
    assert pubdocs("-C", "p", "explain", FILE, "6").returncode == 0


def test_for_a_program(pubdocs: Pubdocs, project: Path) -> None:
    done = pubdocs("-C", "p", "explain", FILE, "4", "--json")
    found = json.loads(done.stdout)
    assert found["document"] == "journalforing/bilaga-1"
    heading, text = found["paragraphs"]
    assert heading["clause"]["label"] == heading["label"] == "4."
    (told,) = text["sentences"]
    (source,) = told["sources"]
    assert source["words"] == told["text"] == "I enlighet med uppdragsspecifikationen enligt Vårdval."
    assert (source["kind"], source["overrode"], source["template"]) == ("data", [], None)
    assert source["written"]["file"] == "data/agreements/journalforing.yaml"
    assert source["written"]["layer"] == "agreement"
    (told,) = heading["sentences"]
    template = told["sources"][0]["template"]
    assert (template["file"], template["part"]) == ("templates/skr-2023/bilaga-1.docx", "word/document.xml")
    assert template["text"] == told["text"]


def test_a_file_of_others(pubdocs: Pubdocs, project: Path) -> None:
    done = pubdocs("-C", "p", "explain", "templates/skr-2023/bilaga-1.docx", "--lang", "en")
    assert done.returncode == 1
    assert "p/templates/skr-2023/bilaga-1.docx: error[explain.not-ours]: " in done.stderr
    done = pubdocs("-C", "p", "explain", FILE, "--as", "journalforing/bilaga-3", "--lang", "en")
    assert done.returncode == 1
    assert "error[explain.unknown-document]: " in done.stderr
    assert pubdocs("explain").returncode == 2
