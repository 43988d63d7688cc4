import gettext
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tools.messages import ROOT, compile_catalogues

Pubdocs = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def catalogues() -> None:
    """The translations compiled, as an installed pubdocs has them."""
    compile_catalogues()


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """In-process runs speak English, and leave nothing behind for other tests."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    domain = gettext.textdomain()
    yield
    gettext.textdomain(domain)


@pytest.fixture
def pubdocs(tmp_path: Path, catalogues: None) -> Pubdocs:
    """Run `python -m pubdocs` as a process of its own in an empty folder; keywords are environment variables."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "_PUBDOCS"))}

    def call(*args: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pubdocs", *args],
            cwd=tmp_path,
            env=clean | {"PYTHONPATH": str(ROOT)} | environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
        )

    return call


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A road that does nothing: a test puts in the function it needs. The real one is tested on its own."""
    module = ModuleType("pubdocs.pipeline")
    monkeypatch.setitem(sys.modules, "pubdocs.pipeline", module)
    monkeypatch.setattr(sys.modules["pubdocs"], "pipeline", module, raising=False)
    return module
