"""What every test may use: --accept, the oracles that may be missing, and small projects made from a dict."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

settings.register_profile("here", deadline=None, max_examples=60)
settings.register_profile("long", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "here"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the expected files of the cases")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip by name what needs a program that is not here; where all must run (PUBDOCS_CI), it fails instead."""
    if os.environ.get("PUBDOCS_CI"):
        return
    here = {
        "office": bool(shutil.which("soffice") and shutil.which("pdftotext")),
        "oracle": (ROOT / "node_modules").is_dir() and bool(shutil.which("node")),
    }
    why = {"office": "needs LibreOffice and poppler", "oracle": "needs the npm validators (npm ci)"}
    for item in items:
        for mark, present in here.items():
            if item.get_closest_marker(mark) and not present:
                item.add_marker(pytest.mark.skip(reason=why[mark]))


@pytest.fixture(autouse=True, scope="session")
def nothing_kept() -> Iterator[None]:
    """Tests neither read nor fill the user's own cache; those of the cache give it a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PUBDOCS_CACHE", "")
        yield


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file; `--accept` writes it."""

    def compare(golden: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            golden.write_text(text, encoding="utf-8", newline="\n")
        assert golden.exists(), f"{golden} is missing; look at the text and run pytest --accept:\n{text}"
        assert text == golden.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def tree(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Write files, given by their paths, into a new folder, and return it."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write
