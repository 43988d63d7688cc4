"""Two versions of a small project, and what differs between them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from comparing_project import Project

from pubdocs.cache import Cache
from pubdocs.comparing.documents import Wanted
from pubdocs.comparing.sides import sides
from pubdocs.comparing.together import Differences, differences_of
from tests.repositories import Repository


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """Templates are compiled once for all tests."""
    return Cache(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def old(tmp_path: Path) -> Project:
    return Project(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Project:
    return Project(tmp_path / "new")


@pytest.fixture
def differ(tmp_path: Path, kept: Cache) -> Callable[..., Differences]:
    """What differs between two sides, named as seen from the test's folder: by default `old` and `new`."""

    def differences(one: str = "old", other: str = "new", *names: str, jobs: int = 1) -> Differences:
        return differences_of(*sides(tmp_path, one, other), Wanted(names), kept, jobs)

    return differences


@pytest.fixture
def repository(old: Project) -> Repository:
    """The project in a repository of its own, committed as v1."""
    made = Repository(old.root)
    made.commit("Första versionen")
    made.git("tag", "v1")
    return made
