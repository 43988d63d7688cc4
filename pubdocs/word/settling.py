"""The passes over a filled tree: what tags left empty goes, and lists begin anew where a loop turns."""

from typing import Any

from lxml import etree

from pubdocs.word.instructions import marks
from pubdocs.word.lists import FreshLists
from pubdocs.word.names import M_NS, PPR, RPR, TC, TEXT_BOX, TR, VAL, P, R, T, w
from pubdocs.word.numbering import Definitions
from pubdocs.word.styles import paragraph_properties

Element = Any

# A cell ends with a paragraph (ECMA-376 part 1, 17.4.65); a header, a note and a text box hold at least one.
HOLDERS = (TC, TEXT_BOX, w("hdr"), w("ftr"), w("footnote"), w("endnote"))
# What holds a paragraph up beside words: it shows on paper, or a section ends with it.
_SHOWN = (w("fldSimple"), w("sectPr"), f"{{{M_NS}}}oMath")


def settle(root: Element, after: frozenset[str]) -> Element:
    """Remove the paragraphs and tables that came out empty, and give every cell the paragraph it must end with."""
    if not after - {"restart"}:
        return root
    for mark in marks(root, "optional"):
        _drop_if_empty(mark)
    for mark in marks(root, "table"):
        _drop_without_rows(mark)
    # Last, as what went before may have emptied a cell.
    for mark in marks(root, "holder"):
        holder = mark.getparent()
        holder.remove(mark)
        if not len(holder) or holder[-1].tag != P:
            etree.SubElement(holder, P)
    return root


def _drop_if_empty(mark: Element) -> None:
    paragraph = mark.getparent()
    paragraph.remove(mark)
    if any(True for _ in paragraph.iter(*_SHOWN)) or any(_shows(child) for run in paragraph.iter(R) for child in run):
        return
    parent = paragraph.getparent()
    if parent.tag not in HOLDERS or _is_paragraph(paragraph.getnext()) or _is_paragraph(paragraph.getprevious()):
        parent.remove(paragraph)


def _is_paragraph(element: Element | None) -> bool:
    return element is not None and element.tag == P


def _shows(element: Element) -> bool:
    """Whether a part of a run counts: a value, words that are not all spaces, anything but properties and marks."""
    if element.tag == T:
        return len(element) > 0 or bool((element.text or "").strip())
    return element.tag not in (RPR, etree.ProcessingInstruction)


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
    for mark in marks(root, "restart"):
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
