"""Where numbering meets tags: lists that begin anew at each turn of a loop, clauses that keep their numbers.

Both are settled when a template is compiled: a mark goes in where a list must begin anew, and under the policy
`fixed` an if around a clause gets an else that prints its heading with "Ej tillämpligt".
"""

import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from pubdocs.word.names import PPR, TBL, XML_SPACE, P, R, T
from pubdocs.word.numbering import Definitions
from pubdocs.word.styles import paragraph_properties

Element = Any

NOT_APPLICABLE = "Ej tillämpligt."


@dataclass(frozen=True, slots=True)
class _Item:
    """A numbered paragraph that is no heading: its num and level, and the loops around it from the outermost."""

    num: int
    level: int
    loops: tuple[Element, ...]


def mark_restarts(root: Element, definitions: Definitions) -> bool:
    """Put `<?restart n?>` at the head of each loop at whose turns the list n begins anew. True if there is any.

    A loop that repeats one single item of a list makes the list; any loop outside it, and any loop with more of the
    list in it, begins it anew. Headings count on through every loop.
    """
    items = list(_items(root, definitions))
    lowest: dict[int, int] = {}
    for item in items:
        lowest[item.num] = min(item.level, lowest.get(item.num, item.level))
    direct = Counter((item.num, item.loops[-1]) for item in items if item.loops and item.level == lowest[item.num])
    marks: dict[tuple[int, Element], None] = {}
    for item in items:
        if item.loops:
            repeats_one = direct[(item.num, item.loops[-1])] == 1
            for loop in item.loops[:-1] if repeats_one else item.loops:
                marks[(item.num, loop)] = None
    for num, loop in marks:
        loop.addnext(etree.ProcessingInstruction("restart", str(num)))
    return bool(marks)


def _items(root: Element, definitions: Definitions) -> Iterator[_Item]:
    loops: list[Element] = []
    for element in root.iter(P, etree.ProcessingInstruction):
        if element.tag is etree.ProcessingInstruction:
            word = _word(element)
            if word == "for":
                loops.append(element)
            elif word == "endfor":
                loops.pop()
            continue
        said = paragraph_properties(element)
        place = definitions.numbering(said)
        if place and not _is_heading(element, definitions) and definitions.nums[place[0]].levels[place[1]]:
            level = definitions.nums[place[0]].levels[place[1]]
            if level and level.format != "bullet":
                yield _Item(place[0], place[1], tuple(loops))


def _word(mark: Element) -> str:
    return str(mark.text).split(None, 1)[0] if mark.target == "b" and mark.text else ""


def _is_heading(paragraph: Element, definitions: Definitions) -> bool:
    return definitions.styles.paragraph(paragraph_properties(paragraph).style).heading > 0


def keep_numbers(root: Element, definitions: Definitions) -> None:
    """Under `fixed`: an if around a clause with a number, and without an else, prints the heading and says so."""
    for mark in [one for one in root.iter(etree.ProcessingInstruction) if _word(one) == "if"]:
        branch, end = _branch(mark)
        headings = [one for one in branch if one.tag == P and _numbered_heading(one, definitions)]
        if not headings or end is None or _word(end) != "endif":
            continue
        body = next((one for one in branch if one.tag == P and not _is_heading(one, definitions)), None)
        end.addprevious(etree.ProcessingInstruction("b", "else "))
        for heading in headings:
            end.addprevious(copy.deepcopy(heading))
            end.addprevious(_says_so(body))


def _branch(mark: Element) -> tuple[list[Element], Element | None]:
    """What stands between an if and its own elif, else or endif, and that instruction."""
    depth = 0
    branch: list[Element] = []
    for sibling in mark.itersiblings():
        word = _word(sibling) if sibling.tag is etree.ProcessingInstruction else ""
        if not depth and word in ("elif", "else", "endif"):
            return branch, sibling
        depth += (word in ("if", "for")) - (word in ("endif", "endfor"))
        if sibling.tag in (P, TBL):
            branch.append(sibling)
    return branch, None


def _numbered_heading(paragraph: Element, definitions: Definitions) -> bool:
    return _is_heading(paragraph, definitions) and definitions.numbering(paragraph_properties(paragraph)) is not None


def _says_so(body: Element | None) -> Element:
    paragraph = etree.Element(P)
    properties = body.find(PPR) if body is not None else None
    if properties is not None:
        paragraph.append(copy.deepcopy(properties))
    text = etree.SubElement(etree.SubElement(paragraph, R), T)
    text.text = NOT_APPLICABLE
    text.set(XML_SPACE, "preserve")
    return paragraph
