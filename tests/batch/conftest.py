"""The small project with regions, and `pubdocs batch` in it as a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests/word"))  # for the small templates
from regional import Regional  # noqa: E402


@pytest.fixture
def project(tmp_path: Path) -> Regional:
    return Regional(tmp_path / "project")


@pytest.fixture
def command(project: Regional) -> Callable[..., "subprocess.Popen[str]"]:
    """Start `pubdocs batch` in the project as a process of its own, in English."""
    environ = os.environ | {"PYTHONPATH": str(ROOT), "PUBDOCS_CACHE": ""}

    def call(*args: str) -> "subprocess.Popen[str]":
        line = [sys.executable, "-m", "pubdocs", "--lang", "en", "batch", *args]
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(line, cwd=project.root, env=environ, encoding="utf-8", **pipes)

    return call
