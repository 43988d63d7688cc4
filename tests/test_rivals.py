"""The rivals that `make bench` measures make the same document: their scripts run by the README's own commands."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pubdocs import pipeline

ROOT = Path(__file__).parents[1]
COMMANDS = re.findall(
    r"^((?:build/rust/bin/)?python|node) (.+?) 20\b", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
)
WITH = {
    "python": sys.executable,
    "node": shutil.which("node"),
    "build/rust/bin/python": str(ROOT / "build/rust/bin/python"),
}
WRITES = re.compile(r"benchmarks[./]rivals[./](\w+)")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the workload in it and the scripts beside it."""
    made = tmp_path_factory.mktemp("bench")
    (made / "benchmarks").symlink_to(ROOT / "benchmarks")
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from benchmarks import workload; workload.write()"
    subprocess.run([sys.executable, "-c", code], cwd=made, check=True)
    return made


def test_the_readme_names_every_rival() -> None:
    named = {match[1] for _, words in COMMANDS if (match := WRITES.search(words))}
    here = (ROOT / "benchmarks/rivals").glob("*.*")
    scripts = {path.stem for path in here if re.search(r"\bmeasure\(", path.read_text("utf-8"))}
    assert named == scripts - {"measure", "plain"}
    assert {command for command, _ in COMMANDS} == WITH.keys()


@pytest.mark.parametrize(("command", "words"), COMMANDS)
def test_a_command_of_the_readme_makes_the_sub_processors_and_their_table(
    folder: Path, command: str, words: str
) -> None:
    program = WITH[command]
    if program is None or not Path(program).exists() or (command == "node" and not _modules().is_dir()):
        told = f"{command} or what it needs is not installed: see README"
        (pytest.fail if command == "node" and os.environ.get("PUBDOCS_CI") else pytest.skip)(told)
    line = [program, *words.split(), "1"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    rival = WRITES.search(words)
    made = subprocess.run(line, cwd=folder if rival else ROOT, env=environ, check=True, capture_output=True, text=True)
    assert made.stdout.count("ms of CPU a document") == 2
    if rival:
        told = pipeline.show(folder / f"build/bench/bilaga-2/{rival[1]}.docx", "txt")
        for value in (
            "Älvbrynets Drift AB",
            "driftledning@alvbrynet.example",
            "Felsökning i tidbokningens programvara.",
        ):
            assert value in told


def _modules() -> Path:
    return ROOT / "benchmarks/rivals/node_modules"
