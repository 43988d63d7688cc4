from collections.abc import Callable
from pathlib import Path

import pytest

from pubdocs.cache import Cache
from tests.notices.versions import Versions


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """What all tests here may keep: they open the same project again and again."""
    return Cache(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def versions(tmp_path: Path, kept: Cache) -> Versions:
    return Versions(tmp_path, kept)


@pytest.fixture
def notices(tmp_path: Path) -> Callable[[], list[str]]:
    """The records in the new project."""

    def there() -> list[str]:
        folder = tmp_path / "new/data/notices"
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []

    return there
