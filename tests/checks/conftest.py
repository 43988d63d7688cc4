from pathlib import Path

import pytest

from pubdocs.cache import Cache
from tests.checks.wellmade import project


@pytest.fixture(scope="session")
def projects(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cache]:
    """A project with the well-made agreement alone; its templates are compiled once."""
    return project(tmp_path_factory.mktemp("project")), Cache(tmp_path_factory.mktemp("cache"))
