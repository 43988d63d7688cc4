"""docxtpl's loop as its documentation shows it: open the template, render, save, for each document.

    python -m benchmarks.rivals.docxtpl_loop [DOCUMENTS]

Needs docxtpl, nothing of pubdocs, and the files that `python -m benchmarks.workload` writes. rust-docxtpl takes
docxtpl's name and place, so the same loop measures it, in an environment of its own:

    python -m venv build/rust && build/rust/bin/pip install rust-docxtpl
    build/rust/bin/python -m benchmarks.rivals.docxtpl_loop
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

from benchmarks.rivals.plain import environment, measure

ENVIRONMENT = environment()


def render(folder: Path, facts: Mapping[str, Any]) -> bytes:
    document = DocxTemplate(folder / "template.docx")
    document.render(facts, ENVIRONMENT, autoescape=True)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


if __name__ == "__main__":
    measure(render)
