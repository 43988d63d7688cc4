"""One document of a form: its blocks on the house's page, and its core properties."""

from collections.abc import Mapping

from lxml import etree

from tools.templates.blocks import ORGANISATION, TITLE, Block, flat
from tools.templates.house import WIDE_PARTS
from tools.templates.package import FOOTER_ID, HEADER_ID, docx
from tools.templates.xml import Element, R, W, w

_CORE = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>\
<dc:subject>{subject}</dc:subject><dc:creator>{creator}</dc:creator>\
<dc:language>sv-SE</dc:language></cp:coreProperties>"""


def document(
    *blocks: Block,
    wide: bool = False,
    title: str = TITLE,
    creator: str = ORGANISATION,
    own: Mapping[str, bytes] | None = None,
) -> bytes:
    """A Word template with these blocks as its text; `wide`: its pages lie on their side.

    `title` is what its properties call it, `creator` whose document they say it is. `own` are parts in the place of the
    house's (`header1.xml`).
    """
    body = w("body", *flat(blocks), _page(wide))
    for kind in ("bookmarkStart", "bookmarkEnd"):
        for number, mark in enumerate(body.iter(f"{{{W}}}{kind}")):
            mark.set(f"{{{W}}}id", str(number))
    core = _CORE.format(title=title, subject="{{ title }}", creator=creator)
    return docx(w("document", body), core.encode(), {**(WIDE_PARTS if wide else {}), **(own or {})})


def _page(wide: bool) -> Element:
    """A4, 25 mm at the sides, header and footer 12.5 mm from the edge."""
    size: dict[str, int | str] = {"w": 16838, "h": 11906, "orient": "landscape"} if wide else {"w": 11906, "h": 16838}
    return w(
        "sectPr",
        _part_of("headerReference", HEADER_ID),
        _part_of("footerReference", FOOTER_ID),
        w("pgSz", **size),
        w("pgMar", top=1814, right=1417, bottom=1417, left=1417, header=709, footer=624, gutter=0),
        w("cols", space=708),
    )


def _part_of(tag: str, relationship: str) -> Element:
    made: etree._Element = w(tag, type="default")
    made.set(f"{{{R}}}id", relationship)
    return made
