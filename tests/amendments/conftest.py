from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pubdocs.agreement.model import Agreement
from pubdocs.source.folder import Folder
from pubdocs.source.project import open_project
from tests.amendments.changing import with_value

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def example() -> Agreement:
    """As it is written, with all its alternatives."""
    return open_project(Folder(ROOT)).agreement("exempel-halsocentral")


@pytest.fixture(scope="session")
def edited(example: Agreement) -> Callable[..., Agreement]:
    """The example with other values at some places, written as in `transfers__items__0__basis`."""

    def edit(**values: Any) -> Agreement:
        made = example
        for name, value in values.items():
            path = tuple(int(step) if step.isdigit() else step for step in name.split("__"))
            made = with_value(made, path, value)
        return made

    return edit
