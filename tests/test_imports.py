"""Which room imports which, and what is loaded only when it is needed."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter import cli

from tools.messages import ROOT

PACKAGE = ROOT / "pubdocs"


def test_an_import_only_ever_points_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert cli.lint_imports(config_filename="pyproject.toml", cache_dir=None) == cli.EXIT_STATUS_SUCCESS


# Slow to load, and needed by few: a picture, a template's fallback, a country's name, a schema.
HEAVY = {"docx", "docxtpl", "rich", "hypothesis"}


def test_the_road_loads_nothing_heavy_before_it_needs_it() -> None:
    script = "import sys, pubdocs.pipeline; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert not HEAVY & set(done.stdout.split())


def test_no_room_is_named_for_nothing_in_particular() -> None:
    vague = re.compile(r"manager|helper|util|engine|(?<!sub)processor", re.IGNORECASE)
    assert not [path for path in PACKAGE.rglob("*") if vague.search(path.name)]


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_begins_by_saying_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text or re.match(r'r?"""\S', text)
