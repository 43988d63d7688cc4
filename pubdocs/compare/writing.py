"""A matrix as files: a table from the name of the format to a function."""

from collections.abc import Callable
from typing import TypeAlias

from pubdocs.compare.matrix import Matrix
from pubdocs.compare.matrix_pages import as_html, as_json, as_markdown
from pubdocs.compare.matrix_text import as_text
from pubdocs.compare.matrix_xlsx import as_xlsx

Translate: TypeAlias = Callable[[str], str]

MATRIX_WRITERS: dict[str, Callable[[Matrix, Translate], str | bytes]] = {
    "text": as_text,
    "md": as_markdown,
    "html": as_html,
    "xlsx": as_xlsx,
    "json": as_json,
}
"""By the name of the format. What gives bytes is no text."""
