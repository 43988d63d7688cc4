"""One document of a form: its blocks on the house's page, and its core properties."""

from lxml import etree

from tools.templates.blocks import ORGANISATION, TITLE, Block, flat
from tools.templates.package import FOOTER_ID, HEADER_ID, docx
from tools.templates.xml import Element, R, W, w

_CORE = f"""\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title>\
<dc:subject>{{{{ title }}}}</dc:subject><dc:creator>{ORGANISATION}</dc:creator>\
<dc:language>sv-SE</dc:language></cp:coreProperties>"""


def document(*blocks: Block) -> bytes:
    """A Word template with these blocks as its text."""
    body = w("body", *flat(blocks), _page())
    for kind in ("bookmarkStart", "bookmarkEnd"):
        for number, mark in enumerate(body.iter(f"{{{W}}}{kind}")):
            mark.set(f"{{{W}}}id", str(number))
    return docx(w("document", body), _CORE.encode())


def _page() -> Element:
    """A4, 25 mm at the sides, header and footer 12.5 mm from the edge."""
    return w(
        "sectPr",
        _part_of("headerReference", HEADER_ID),
        _part_of("footerReference", FOOTER_ID),
        w("pgSz", w=11906, h=16838),
        w("pgMar", top=1814, right=1417, bottom=1417, left=1417, header=709, footer=624, gutter=0),
        w("cols", space=708),
    )


def _part_of(tag: str, relationship: str) -> Element:
    made: etree._Element = w(tag, type="default")
    made.set(f"{{{R}}}id", relationship)
    return made
