import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from tools.messages import ROOT

sys.path.insert(0, str(ROOT / "tests/redline"))

from small_documents import document
from versions_of import marked

from pubdocs.word.package import Package
from pubdocs.word.reader import read

Pubdocs = Callable[..., "subprocess.CompletedProcess[str]"]
library = pytest.mark.skipif(find_spec("python_redlines_docxodus") is None, reason="needs the extra redline")


def save(path: Path, *words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(document([("plain", one) for one in words]).to_bytes())


def opened(path: Path) -> Package:
    return Package.open(path.read_bytes(), path.name)


@library
def test_folders_of_word_files(pubdocs: Pubdocs, tmp_path: Path) -> None:
    save(tmp_path / "a/x/1.docx", "Ett avtal", "om tio dagar")
    save(tmp_path / "b/x/1.docx", "Ett avtal", "om nio dagar")
    for side in ("a", "b"):
        save(tmp_path / side / "x/2.docx", "Samma")
    save(tmp_path / "a/x/3.docx", "Borta")
    save(tmp_path / "b/x/4.docx", "Ny")
    args = ("redline", "a", "b", "-o", "out", "--author", "Åsa", "--date", "2026-03-02", "--lang", "en")
    done = pubdocs(*args)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "reads the same: x/2",
        "only in the old version, all of it deleted: x/3",
        "only in the new version, all of it inserted: x/4",
        "written: out/x/1.docx",
        "written: out/x/3.docx",
        "written: out/x/4.docx",
        "3 written, 0 unchanged.",
    ]
    assert marked(opened(tmp_path / "out/x/1.docx")) == "om [-tio-]{+nio+} dagar\n"
    assert marked(opened(tmp_path / "out/x/3.docx")) == "(del) [-Borta-]\n"
    assert marked(opened(tmp_path / "out/x/4.docx")) == "(ins) {+Ny+}\n"
    text = opened(tmp_path / "out/x/1.docx").read("word/document.xml").decode()
    assert 'author="Åsa"' in text
    assert 'date="2026-03-02T00:00:00Z"' in text
    assert pubdocs(*args).stdout.splitlines()[-1] == "0 written, 3 unchanged."


def test_wrong_use(pubdocs: Pubdocs, tmp_path: Path) -> None:
    save(tmp_path / "a.docx", "a")
    for args in (("a.docx", "a.docx"), ("a.docx", "a.docx", "-o", "x", "--date", "2 mars")):
        done = pubdocs("redline", *args, "--lang", "en")
        assert (done.returncode, done.stdout) == (2, "")
    assert not (tmp_path / "x").exists()
    assert pubdocs("redline", "a.docx", "b.docx", "-o", "x").returncode == 1
    same = pubdocs("redline", "a.docx", "a.docx", "-o", "x", "--lang", "en")
    assert (same.returncode, same.stdout) == (0, "reads the same: a\n0 written, 0 unchanged.\n")


@library
def test_since_a_commit(pubdocs: Pubdocs, tmp_path: Path) -> None:
    for name in ("data", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pubdocs.yaml", tmp_path)

    def git(*words: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "Avtalet som det är undertecknat")
    path = tmp_path / "data/agreements/exempel-halsocentral.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("tillbaka alla", "tillbaka samtliga", 1), encoding="utf-8")
    done = pubdocs("redline", "-o", "out", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert [one for one in done.stdout.splitlines() if not one.startswith("reads")] == [
        "written: out/exempel-halsocentral/gavleborg/bilaga-1.docx",
        "1 written, 0 unchanged.",
    ]
    made = opened(tmp_path / "out/exempel-halsocentral/gavleborg/bilaga-1.docx")
    assert "[-alla-]{+samtliga+}" in marked(made)
    assert read(made).title
    assert b'w:date="2026-03-02T00:00:00Z"' in made.read("word/document.xml")  # the agreement's own date
    path.write_text("title: [", encoding="utf-8")
    broken = pubdocs("redline", "-o", "out", "--lang", "en")
    assert (broken.returncode, broken.stdout) == (1, "")
    assert "data/agreements/exempel-halsocentral.yaml:1:" in broken.stderr
