"""One .docx from its parts: content types and relationships around them, the same bytes each time."""

from collections.abc import Mapping

from pubdocs.word.container import compress, write
from tools.templates.house import HOUSE_PARTS
from tools.templates.xml import Element, part

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Part beside word/document.xml: its relationship's type and its content type, both without their common beginning.
_BESIDE = {
    "styles.xml": ("styles", f"{_WORD}.styles+xml"),
    "numbering.xml": ("numbering", f"{_WORD}.numbering+xml"),
    "settings.xml": ("settings", f"{_WORD}.settings+xml"),
    "fontTable.xml": ("fontTable", f"{_WORD}.fontTable+xml"),
    "theme/theme1.xml": ("theme", "application/vnd.openxmlformats-officedocument.theme+xml"),
    "header1.xml": ("header", f"{_WORD}.header+xml"),
    "footer1.xml": ("footer", f"{_WORD}.footer+xml"),
}
HEADER_ID, FOOTER_ID = (f"rId{list(_BESIDE).index(name) + 1}" for name in ("header1.xml", "footer1.xml"))


def docx(document: Element, core: bytes, own: Mapping[str, bytes] | None = None) -> bytes:
    """A Word file with the house's parts around the document and its core properties.

    `own` are parts that stand in the place of the house's, by their names (`header1.xml`).
    """
    beside = {**HOUSE_PARTS, **(own or {})}
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            {
                "word/document.xml": f"{_OFFICE}/relationships/officeDocument",
                "docProps/core.xml": f"{_RELATIONSHIPS}/metadata/core-properties",
            }
        ),
        "word/document.xml": part(document),
        "word/_rels/document.xml.rels": _relationships(
            {name: f"{_OFFICE}/relationships/{kind}" for name, (kind, _) in _BESIDE.items()}
        ),
        **{f"word/{name}": beside[name] for name in _BESIDE},
        "docProps/core.xml": core,
    }
    return write(compress(name, content) for name, content in parts.items())


def _content_types() -> bytes:
    overrides = {
        "word/document.xml": f"{_WORD}.document.main+xml",
        **{f"word/{name}": kind for name, (_, kind) in _BESIDE.items()},
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    lines = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'{_DECLARATION}<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    ).encode()


def _relationships(targets: Mapping[str, str]) -> bytes:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets.items(), start=1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{lines}</Relationships>'.encode()
