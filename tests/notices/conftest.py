from collections.abc import Callable
from pathlib import Path

import pytest

from tests.notices.versions import Versions


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path)


@pytest.fixture
def notices(tmp_path: Path) -> Callable[[], list[str]]:
    """The records in the new project."""

    def there() -> list[str]:
        folder = tmp_path / "new/data/notices"
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []

    return there
