"""WordprocessingML in few words (ECMA-376 part 1, 17)."""

import copy
from collections.abc import Iterable
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element
Value: TypeAlias = bool | int | str | dict[str, int | str] | Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = "http://www.w3.org/XML/1998/namespace"

# The schema wants properties in its order (CT_PPrBase 17.3.1.26, CT_RPr 17.3.2.28); a form writes them in any.
PARAGRAPH = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "tabs", "spacing", "ind",
    "jc", "outlineLvl",
)  # fmt: skip
RUN = ("rStyle", "rFonts", "b", "i", "color", "sz", "u", "vertAlign", "lang")


def w(tag: str, *content: Element | str, **attributes: int | str) -> Element:
    """An element in the namespace of WordprocessingML, its attributes likewise; content used elsewhere is copied."""
    element = etree.Element(f"{{{W}}}{tag}", {f"{{{W}}}{k}": str(v) for k, v in attributes.items()}, {"w": W, "r": R})
    for part in content:
        if isinstance(part, str):
            element.text = (element.text or "") + part
        else:
            element.append(part if part.getparent() is None else copy.deepcopy(part))
    return element


def pPr(**properties: Value) -> Element:
    """Paragraph properties, in the schema's order."""
    return w("pPr", *_ordered(PARAGRAPH, properties))


def rPr(**properties: Value) -> Element:
    """Run properties, in the schema's order."""
    return w("rPr", *_ordered(RUN, properties))


def numbered(list_id: int, level: int = 0) -> Element:
    """Membership in a list; list 0 takes a paragraph out of its style's list (17.9.18)."""
    return w("numPr", *([w("ilvl", val=level)] if level else []), w("numId", val=list_id))


def part(root: Element) -> bytes:
    """A part of the package as bytes."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _ordered(order: tuple[str, ...], properties: dict[str, Value]) -> Iterable[Element]:
    return (_property(name, properties[name]) for name in sorted(properties, key=order.index))


def _property(name: str, value: Value) -> Element:
    if isinstance(value, etree._Element):
        return value
    if value is True:
        return w(name)
    return w(name, **value) if isinstance(value, dict) else w(name, val=int(value) if value is False else value)
