"""The names of a Word package: namespaces, relationship types, content types (ECMA-376 parts 1 and 2)."""

from functools import cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC_NS = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M_NS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
V_NS = "urn:schemas-microsoft-com:vml"
O_NS = "urn:schemas-microsoft-com:office:office"
RELATIONSHIPS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
DC_NS = "http://purl.org/dc/elements/1.1/"
XML_NS = "http://www.w3.org/XML/1998/namespace"
STRICT_NS = "http://purl.oclc.org/ooxml/"

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONSHIPS = "_rels/.rels"

OFFICE_DOCUMENT = f"{R_NS}/officeDocument"
CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CORE_PROPERTIES_BY_OFFICE = (
    "http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
)
STYLES = f"{R_NS}/styles"
NUMBERING = f"{R_NS}/numbering"
SETTINGS = f"{R_NS}/settings"
HEADER = f"{R_NS}/header"
FOOTER = f"{R_NS}/footer"
FOOTNOTES = f"{R_NS}/footnotes"
ENDNOTES = f"{R_NS}/endnotes"
HYPERLINK = f"{R_NS}/hyperlink"

DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"


@cache
def w(local: str) -> str:
    """The Clark name of an element or attribute of WordprocessingML: w("p") is "{http://…/main}p"."""
    return f"{{{W_NS}}}{local}"


@cache
def r(local: str) -> str:
    """The Clark name of a reference to a relationship: r("id")."""
    return f"{{{R_NS}}}{local}"


@cache
def mc(local: str) -> str:
    """The Clark name of an element of markup compatibility (ECMA-376 part 3): mc("Choice")."""
    return f"{{{MC_NS}}}{local}"


P = w("p")
R = w("r")
T = w("t")
PPR = w("pPr")
RPR = w("rPr")
TBL = w("tbl")
TR = w("tr")
TC = w("tc")
SECTPR = w("sectPr")
VAL = w("val")
ID = w("id")
MC_ALTERNATE = mc("AlternateContent")
MC_CHOICE = mc("Choice")
MC_FALLBACK = mc("Fallback")
TEXT_BOX = w("txbxContent")
XML_SPACE = f"{{{XML_NS}}}space"

_OFF = frozenset(("0", "false", "off"))


def is_on(element: Element | None) -> bool:
    """Whether a toggle such as w:b is on: there, and not w:val="0" (ECMA-376 part 1, 17.17.4)."""
    return element is not None and element.get(VAL) not in _OFF
