"""python-docx by hand: a programmer who writes each paragraph, without a template's tags.

    python -m benchmarks.rivals.python_docx [DOCUMENTS]

The form lends its styles. What is written is known already (`blocks.json`): all that is measured is the writing.
"""

import json
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document

from benchmarks.rivals.plain import measure


@lru_cache
def blocks(folder: Path) -> list[Any]:
    return json.loads((folder / "blocks.json").read_text(encoding="utf-8"))


def render(folder: Path, title: str) -> bytes:
    document = Document(folder / "template.docx")
    document._body.clear_content()
    document.add_paragraph(title)
    for block in blocks(folder):
        style, content = block
        if isinstance(content, str):
            document.add_paragraph(content, style=style)
        else:
            _table(document, content)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def _table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=False):
            cell.text = text


if __name__ == "__main__":
    measure(render, lambda data, number: f"{data['title']} {number}")
