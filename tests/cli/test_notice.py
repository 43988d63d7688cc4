"""`pubdocs notice` as a process of its own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pubdocs.cache import Cache
from tests.notices.versions import AGREEMENT, Versions
from tests.repositories import Repository

Pubdocs = Callable[..., Any]
TO = "exempel-halsocentral/gavleborg/tallmoviken-halsocentral"


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path, Cache(None))


@pytest.fixture
def notice(pubdocs: Pubdocs) -> Pubdocs:
    """`pubdocs notice` in the new project, in English."""
    return lambda *args, **environ: pubdocs("--lang", "en", "-C", "new", "notice", *args, **environ)


def test_between_two_folders(versions: Versions, notice: Pubdocs) -> None:
    versions.sri_lanka()
    done = notice("../old", ".", "-o", "sent")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "exempel-halsocentral/gavleborg: Tallmovikens Hälsocentral AB",
        "  redaktionell: Dokumentets datum är ändrat.",
        "  redaktionell: Versionen är ändrad.",
        "  saklig: Ny överföring till tredje land: Ceylon Interpreters (Pvt) Ltd.",
        "  saklig: Nytt underbiträde: Ceylon Interpreters (Pvt) Ltd (Sri Lanka).",
        "  saklig: Nytt land där personuppgifter behandlas: Sri Lanka (utanför EES).",
        "  last day to object: 2026-06-14",
        *(f"written: new/sent/{TO}/{name}" for name in ("andringsmeddelande.docx", "andringsmeddelande.md")),
        *(f"written: new/sent/{TO}/{name}" for name in ("underbitrade.docx", "underbitrade.md")),
        "written: new/data/notices/2026-05-25-exempel-halsocentral.yaml",
    ]


def test_since_the_last_commit_and_between_revisions(versions: Versions, notice: Pubdocs) -> None:
    repository = Repository(versions.new)
    repository.commit("Första versionen")
    assert notice().stdout == "Nothing has changed.\n"
    versions.sri_lanka()
    done = notice("--draft")
    assert done.returncode == 0
    assert f"written: new/output/notice/{TO}/underbitrade.docx" in done.stdout
    assert not (versions.new / "data/notices").exists()
    repository.commit("Ett underbiträde till")
    assert notice().stdout == "Nothing has changed.\n"
    done = notice("HEAD^", "HEAD", "--date", "2026-06-01", "--decided", "2026-05-20", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    log = (versions.new / "data/notices/2026-06-01-exempel-halsocentral.yaml").read_text("utf-8")
    assert "decided: '2026-05-20'" in log
    assert "last_day: '2026-06-21'" in log


def test_for_a_program(versions: Versions, notice: Pubdocs) -> None:
    versions.sri_lanka()
    told = json.loads(notice("../old", ".", "--json", "--draft").stdout)
    (one,) = told["notices"]
    assert {name: one[name] for name in ("agreement", "region", "party", "severity", "last_day")} == {
        "agreement": "exempel-halsocentral",
        "region": "gavleborg",
        "party": "tallmoviken-halsocentral",
        "severity": "substantive",
        "last_day": "2026-06-14",
    }
    company = next(change for change in one["changes"] if change["kind"] == "subprocessor-new")
    assert (company["path"], company["law"]) == (
        "subprocessors.ceylon_interpreters",
        "GDPR art. 28(2), 28(4), ch. V",
    )


def test_what_is_wrong_is_told_with_its_line(versions: Versions, notice: Pubdocs) -> None:
    versions.sri_lanka().change(("start: 2026-09-01\n\n", "start: 2026-06-01\n\n"))
    done = notice("../old", ".")
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[notice.too-soon]" in done.stderr
    assert "start: 2026-06-01" in done.stderr
    assert f"new/{AGREEMENT}" in done.stderr
    assert not (versions.new / "output").exists()


@pytest.mark.parametrize("day", ["2026-02-30", "1 juni", "2026-6-1"])
def test_a_day_that_is_none_is_wrong_use(versions: Versions, notice: Pubdocs, day: str) -> None:
    done = notice("../old", ".", "--date", day)
    assert done.returncode == 2
    assert "is not a day as in 2026-03-02" in done.stderr


def test_a_word_file_has_no_facts(versions: Versions, notice: Pubdocs) -> None:
    done = notice("../old", "templates/notice/underbitrade.docx")
    assert done.returncode == 1
    assert "notice.no-project" in done.stderr


def test_a_template_for_notices_is_asked_with_its_own_names(versions: Versions, pubdocs: Pubdocs) -> None:
    done = pubdocs("-C", "new", "fields", "templates/notice/andringsmeddelande.docx", "--lang", "en")
    assert done.returncode == 0
    assert "notice.effective" in done.stdout
    done = pubdocs("-C", "new", "generate", "modellavtal-1", "--form", "notice", "--lang", "en")
    assert done.returncode == 1
    assert "data.notice-form" in done.stderr
