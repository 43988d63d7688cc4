"""Small documents with headings, lists that go on, lists that begin anew, and tables."""

import sys
from pathlib import Path
from typing import Any

from pubdocs.word.package import Package

sys.path.insert(0, str(Path(__file__).parents[1] / "word"))  # before the package build of PyPI

from build import abstract, doc, lvl, num, p, style, table

STYLES = [
    style("Normal", default=True),
    style("Heading1", "heading 1", num=(1, None), outline=0),
    style("ListNumber", "List Number", num=(2, None)),
    style("ListBullet", "List Bullet", num=(3, None)),
]
NUMBERING = [
    abstract(1, lvl(text="%1."), lvl(text="%1.%2")),
    abstract(2, lvl(text="%1)")),
    abstract(3, lvl("bullet", "•")),
    num(1, 1),
    num(2, 2),
    num(3, 3),
    num(4, 2, {0: 1}),
]
BLOCKS = {"heading": "Heading1", "number": "ListNumber", "bullet": "ListBullet", "plain": ""}


def document(body: list[Any], *more: str) -> Package:
    """A document of (kind, words); the words of a table are rows of cells. `more` is XML at its end."""
    content = "".join(_block(kind, said) for kind, said in body)
    return Package.open(doc(content, *more, styles=STYLES, numbering=NUMBERING), "x.docx")


def _block(kind: str, said: Any) -> str:
    if kind == "table":
        return table(*said)
    return p("", said, num=(4, 0)) if kind == "restarted" else p(BLOCKS[kind], said)
