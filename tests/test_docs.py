"""What the documentation shows is what happens.

Every ```console block of README and docs is run: the lines `$ pubdocs …` and `$ cd …`, one file's blocks after the
other in one new folder. The exit code must be 0, or what the fence says (```console exit=1). Where output is shown it
must be that; a line `…` stands for any lines, `…` in a line for any words. A comment changes a file before the next
block:
<!-- change FILE: "old" -> "new" -->.
"""

import ast
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from pubdocs.diagnostics import Findings
from pubdocs.source.folder import Folder
from pubdocs.source.reader import read_file
from tools.messages import ROOT, compile_catalogues

EVERY = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
PAGES = [path for path in EVERY if "```console" in path.read_text("utf-8")]
STEP = re.compile(
    r'<!-- change (?P<file>\S+): (?P<old>"(?:[^"\\]|\\.)*") -> (?P<new>"(?:[^"\\]|\\.)*") -->'
    r"|^```console(?: exit=(?P<code>\d+))?\n(?P<block>.*?)^```",
    re.DOTALL | re.MULTILINE,
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """An environment in which `pubdocs` is this one, speaking Swedish."""
    compile_catalogues()
    command = tmp_path / "bin" / "pubdocs"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pubdocs "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = os.pathsep.join((str(command.parent), os.environ.get("PATH", "")))
    plain = {k: v for k, v in os.environ.items() if not k.startswith("LC_") and k != "LANGUAGE"}
    return plain | {"PATH": path, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_the_commands_do_what_the_page_says(page: Path, tmp_path: Path, environ: dict[str, str]) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    for step in STEP.finditer(page.read_text(encoding="utf-8")):
        if step["file"]:
            _change(folder / step["file"], ast.literal_eval(step["old"]), ast.literal_eval(step["new"]))
            continue
        for command, shown in _commands(step["block"]):
            if command.startswith("cd "):
                folder = folder / command.removeprefix("cd ")
            elif command.startswith("pubdocs "):
                done = subprocess.run(
                    ["sh", "-c", command],
                    cwd=folder,
                    env=environ,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    encoding="utf-8",
                )
                assert done.returncode == int(step["code"] or 0), f"{command}\n{done.stdout}"
                if shown:
                    assert re.fullmatch(_pattern(shown), done.stdout.rstrip("\n") + "\n"), f"{command}\n{done.stdout}"


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {file.name}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _commands(block: str) -> list[tuple[str, str]]:
    """The commands of a block, each with the output that is shown below it."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(part.partition("\n")[0], part.partition("\n")[2].rstrip("\n")) for part in parts]


def _pattern(shown: str) -> str:
    """A regular expression for output in which `…` stands for what is left out."""
    lines = []
    for line in shown.split("\n"):
        if line == "…":
            lines.append(r"(?:.*\n)*?")
        else:
            lines.append(".*".join(re.escape(part) for part in line.split("…")) + r"\n")
    return "".join(lines)


@pytest.mark.parametrize("page", EVERY, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_yaml_that_is_shown_can_be_read(page: Path, tmp_path: Path) -> None:
    for block in re.findall(r"^ *```yaml\n(.*?)^ *```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE):
        (tmp_path / "shown.yaml").write_text(textwrap.dedent(block), encoding="utf-8")
        findings = Findings()
        read_file(Folder(tmp_path), "shown.yaml", findings)
        assert not list(findings), block


@pytest.mark.parametrize("page", EVERY, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    for target, anchor in re.findall(
        r"\]\(([^)#\s:]*)(?:#([^)\s]*))?\)", re.sub(r"`[^`\n]*`", "", page.read_text("utf-8"))
    ):
        there = page.parent / target if target else page
        assert there.exists(), f"{page.name}: {target}"
        if anchor:
            assert anchor in {_anchor(head) for head in re.findall(r"^#+ (.*)", there.read_text("utf-8"), re.MULTILINE)}


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
