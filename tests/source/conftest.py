"""A small valid project in memory, for tests that change one file of it."""

from pathlib import Path

import pytest

from pubdocs.source.project import Workspace, open_project
from pubdocs.source.tree import inside, missing

VALID = Path(__file__).parents[1] / "cases" / "data" / "00-valid"
AGREEMENT = "data/agreements/avtal.yaml"


class Small:
    """The small valid project with some of its files replaced or added; texts are written as UTF-8."""

    def __init__(self) -> None:
        found = {path.relative_to(VALID).as_posix(): path.read_bytes() for path in VALID.rglob("*.yaml")}
        self.files = {AGREEMENT if path == "agreement.yaml" else path: data for path, data in found.items()}

    def put(self, path: str, text: str) -> "Small":
        self.files[path] = text.encode()
        return self

    def agreement(self, *changes: tuple[str, str], more: str = "") -> "Small":
        text = self.files[AGREEMENT].decode()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        return self.put(AGREEMENT, text + more)

    def tree(self) -> "Memory":
        return Memory(self.files)

    def open(self) -> Workspace:
        return open_project(self.tree())


class Memory:
    """A tree of files in memory; `reads` tells which were read, in order."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files, self.reads = dict(files), list[str]()

    def read(self, path: str) -> bytes:
        self.reads.append(path)
        if str(inside(path)) not in self._files:
            raise missing(path, tuple(self._files))
        return self._files[path]

    def files(self, under: str, *endings: str) -> tuple[str, ...]:
        return tuple(sorted(path for path in self._files if path.startswith(f"{under}/") and path.endswith(endings)))


@pytest.fixture
def small() -> Small:
    return Small()
