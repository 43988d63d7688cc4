"""The passes over a filled tree: what tags left empty goes, and lists begin anew where a loop turns."""

from typing import Any

from lxml import etree

from pubdocs.word.lists import FreshLists
from pubdocs.word.names import PPR, TC, TR, VAL, P, w
from pubdocs.word.numbering import Definitions
from pubdocs.word.styles import paragraph_properties

Element = Any

# Text, and whatever else shows on paper; a paragraph without any of these is empty.
_SHOWN = (w("t"), w("drawing"), w("pict"), w("object"), w("fldSimple"), w("fldChar"), w("sym"), w("tab"), w("br"))


def settle(root: Element, after: frozenset[str]) -> Element:
    """Remove the paragraphs and tables that came out empty, and give every cell the paragraph it must end with."""
    if not after - {"restart"}:
        return root
    for mark in list(root.iter(etree.ProcessingInstruction)):
        if mark.target == "optional":
            _drop_if_empty(mark)
        elif mark.target == "table":
            _drop_without_rows(mark)
    # Last, as what went before may have emptied a cell (ECMA-376 part 1, 17.4.65: a cell ends with a paragraph).
    for mark in [one for one in root.iter(etree.ProcessingInstruction) if one.target == "cell"]:
        cell = mark.getparent()
        cell.remove(mark)
        if not len(cell) or cell[-1].tag != P:
            cell.append(etree.SubElement(cell, P))
    return root


def _drop_if_empty(mark: Element) -> None:
    paragraph = mark.getparent()
    paragraph.remove(mark)
    if any(_shows(element) for element in paragraph.iter(*_SHOWN)):
        return
    parent = paragraph.getparent()
    if parent.tag == TC and not any(other.tag == P for other in parent if other is not paragraph):
        return
    parent.remove(paragraph)


def _shows(element: Element) -> bool:
    return element.tag != w("t") or bool("".join(element.itertext()).strip())


def _drop_without_rows(mark: Element) -> None:
    table = mark.getparent()
    table.remove(mark)
    if not any(child.tag == TR for child in table):
        table.getparent().remove(table)


def restart_lists(root: Element, lists: FreshLists, definitions: Definitions) -> None:
    """Give each list that stands after a turn of a loop a definition of its own, so that it begins at one again."""
    current: dict[int, int] = {}  # the list's own num to the one it has now
    seen: set[int] = set()
    for element in root.iter(P, etree.ProcessingInstruction):
        if element.tag is etree.ProcessingInstruction:
            if element.target == "restart":
                num = int(element.text)
                if num in seen:
                    current[num] = 0  # a new one is made when an item comes
            continue
        position = definitions.numbering(paragraph_properties(element))
        if position is None:
            continue
        num, level = position
        seen.add(num)
        if num in current:
            current[num] = current[num] or lists.again(num)
            _number(element, current[num], level)
    for mark in [one for one in root.iter(etree.ProcessingInstruction) if one.target == "restart"]:
        mark.getparent().remove(mark)


def _number(paragraph: Element, num: int, level: int) -> None:
    properties = paragraph.find(PPR)
    if properties is None:
        properties = etree.Element(PPR)
        paragraph.insert(0, properties)
    numbering = properties.find(w("numPr"))
    if numbering is None:
        numbering = etree.Element(w("numPr"))
        before = (w("pStyle"), w("keepNext"), w("keepLines"), w("pageBreakBefore"), w("framePr"), w("widowControl"))
        at = sum(1 for child in properties if child.tag in before)  # the schema's order (17.3.1.26)
        properties.insert(at, numbering)
    for child in list(numbering):
        numbering.remove(child)
    for name, value in (("ilvl", level), ("numId", num)):
        etree.SubElement(numbering, w(name)).set(VAL, str(value))
