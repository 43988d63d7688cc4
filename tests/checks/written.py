"""Word files as others make them, from the compact notation of the cases in tests/cases/documents.

A line of a body is a paragraph: "# …" a heading with Word's own number (1.), "## …" one below it (1.1), "### …" a third
level; "**…" a bold line, "* …" a point of a real list; anything else as it stands. A mapping says more:

    {table: [[Namn, Land], [Acme, USA]], header: yes, bold: yes}
    {link: "https://…", words: här}    {yellow: words}     {prompt: words}     {reference: words, to: bookmark}
    {picture: alternative text}        {inserted: words}   {deleted: words}    {comment: words}     {heading4: words}

`before` puts words before it in the same paragraph.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

sys.path.insert(0, str(Path(__file__).parents[1] / "word"))  # before the package build of PyPI

from build import DECLARATION, PACKAGE, abstract, content_types, e, lvl, num, p, pack, parts, r, style, table

CORE = "docProps/core.xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
STYLES = [
    style("Normal", default=True),
    style("Heading1", "heading 1", num=(1, None), outline=0, rpr=e("b")),
    style("Heading2", "heading 2", num=(1, 1), outline=1, rpr=e("b")),
    style("Heading3", "heading 3", outline=2),
    style("Heading4", "heading 4", outline=3),
    style("ListBullet", "List Bullet", num=(2, None)),
]
NUMBERING = [
    abstract(1, lvl(text="%1.", pstyle="Heading1"), lvl(text="%1.%2", pstyle="Heading2")),
    abstract(2, lvl("bullet", "•")),
    num(1, 1),
    num(2, 2),
]
BEGINNINGS = {
    "# ": lambda text: p("Heading1", text),
    "## ": lambda text: p("Heading2", text),
    "### ": lambda text: p("Heading3", text),
    "**": lambda text: p("", r(text, e("b"))),
    "* ": lambda text: p("ListBullet", text),
}


def _table(said: Mapping[str, Any]) -> str:
    rows = [list(row) for row in said["table"]]
    if said.get("bold"):
        rows[0] = [p("", r(cell, e("b"))) for cell in rows[0]]
    return table(*rows, header=bool(said.get("header")))


def _paragraph(said: Mapping[str, Any], inner: str) -> str:
    return p("", *([r(said["before"])] if "before" in said else []), inner)


def _control(said: Mapping[str, Any]) -> str:
    return _paragraph(said, e("sdt", e("sdtPr", e("showingPlcHdr")), e("sdtContent", r(said["prompt"]))))


def _reference(said: Mapping[str, Any]) -> str:
    return _paragraph(said, e("fldSimple", r(said["reference"]), instr=f" REF {said['to']} \\h "))


def _picture(said: Mapping[str, Any]) -> str:
    told = f" descr={quoteattr(said['picture'])}" if said["picture"] else ""
    inner = (
        f'<wp:docPr id="1" name="Bild 1"{told}/><a:graphic><a:graphicData>'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></a:graphicData></a:graphic>'
    )
    return _paragraph(said, f"<w:r><w:drawing><wp:inline>{inner}</wp:inline></w:drawing></w:r>")


def _deleted(said: Mapping[str, Any]) -> str:
    run = f"<w:r><w:delText>{said['deleted']}</w:delText></w:r>"
    return _paragraph(said, e("del", run, id=1, author="Part"))


MAPPINGS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "table": _table,
    "link": lambda said: _paragraph(said, f'<w:hyperlink r:id="rIdLink">{r(said["words"])}</w:hyperlink>'),
    "yellow": lambda said: _paragraph(said, r(said["yellow"], e("highlight", val="yellow"))),
    "prompt": _control,
    "reference": _reference,
    "picture": _picture,
    "inserted": lambda said: _paragraph(said, e("ins", r(said["inserted"]), id=1, author="Part")),
    "deleted": _deleted,
    "comment": lambda said: p("", r(said["comment"]), e("r", e("commentReference", id=1))),
    "heading4": lambda said: p("Heading4", said["heading4"]),
}


def _block(line: str | Mapping[str, Any]) -> str:
    if isinstance(line, Mapping):
        return next(write(line) for kind, write in MAPPINGS.items() if kind in line)
    for beginning, write in BEGINNINGS.items():
        if line.startswith(beginning):
            return write(line.removeprefix(beginning))
    return p("", line)


def written(case: Mapping[str, Any]) -> bytes:
    """The .docx of a case: its `body`; `title`, `language` and `saved` if they are not as they should be."""
    address = next((one["link"] for one in case["body"] if isinstance(one, Mapping) and "link" in one), "")
    language, title = case.get("language", "sv-SE"), case.get("title", "Bilaga 1. Instruktion")
    made = parts(
        *map(_block, case["body"]),
        styles=STYLES,
        numbering=NUMBERING,
        defaults=e("rPrDefault", e("rPr", e("lang", val=language))) if language else "",
        rels=[("rIdLink", "hyperlink", address, "External")] if address else [],
    )
    spaces = (
        f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/"'
    )
    saved = f"<dcterms:modified>{case.get('saved', '2026-03-02')}T10:00:00Z</dcterms:modified>"
    made[CORE] = f"{DECLARATION}<cp:coreProperties {spaces}><dc:title>{title}</dc:title>{saved}</cp:coreProperties>"
    kinds = {"/word/styles.xml": "styles", "/word/numbering.xml": "numbering"}
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = {name: f"{word}.{kind}+xml" for name, kind in kinds.items()}
    made["[Content_Types].xml"] = content_types({**overrides, f"/{CORE}": CORE_TYPE})
    line = f'<Relationship Id="rId9" Type="{PACKAGE}/relationships/metadata/core-properties" Target="{CORE}"/>'
    made["_rels/.rels"] = str(made["_rels/.rels"]).replace("</Relationships>", f"{line}</Relationships>")
    return pack(made)
