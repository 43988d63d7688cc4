"""Where numbering meets tags: lists that begin anew at each turn of a loop, clauses that keep their numbers.

Both are settled when a template is compiled: a mark goes in where a list must begin anew, and under the policy
`fixed` an if around a clause gets an else that prints its heading with "Ej tillämpligt".
"""

import copy
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from pubdocs.word.instructions import look_of, steers, word_of
from pubdocs.word.names import PPR, TC, XML_SPACE, P, R, T, w
from pubdocs.word.numbering import Definitions
from pubdocs.word.styles import paragraph_properties

Element = Any
# By number the looks of the paragraphs that tags have taken the place of: an empty paragraph with its properties.
Looks = Mapping[int, Element]

_TC_PR = w("tcPr")
NOT_APPLICABLE = "Ej tillämpligt."


@dataclass(frozen=True, slots=True)
class _Item:
    """A numbered paragraph that is no heading: its num and level, and the loops around it from the outermost."""

    num: int
    level: int
    loops: tuple[Element, ...]


def mark_restarts(root: Element, definitions: Definitions, looks: Looks) -> bool:
    """Put `<?restart n?>` at the head of each loop at whose turns the list n begins anew. True if there is any.

    A loop that repeats one single item of a list makes the list; any loop outside it, and any loop with more of the
    list in it, begins it anew; so does a cell with a loop in it. Headings, and what counts with them, count on through
    every loop, and the levels below a list's highest begin anew with that, as Word has them.
    """
    items = list(_items(root, definitions, looks))
    highest: dict[int, int] = {}
    for item in items:
        highest[item.num] = min(item.level, highest.get(item.num, item.level))
    items = [item for item in items if item.level == highest[item.num]]
    direct = Counter((item.num, item.loops[-1]) for item in items if item.loops)
    marks: dict[tuple[int, Element], None] = {}
    for item in items:
        if item.loops:
            repeats_one = direct[(item.num, item.loops[-1])] == 1
            for loop in item.loops[:-1] if repeats_one else item.loops:
                marks[(item.num, loop)] = None
            if (cell := next(item.loops[-1].iterancestors(TC), None)) is not None:
                marks[(item.num, cell)] = None
    for num, beginning in marks:
        restart = etree.ProcessingInstruction("restart", str(num))
        if beginning.tag == TC:
            beginning.insert(sum(1 for child in beginning if child.tag == _TC_PR), restart)
        else:
            beginning.addnext(restart)
    return bool(marks)


def _items(root: Element, definitions: Definitions, looks: Looks) -> Iterator[_Item]:
    loops: list[Element] = []
    of_headings = {
        definitions.nums[num].list
        for style, (num, _) in definitions.by_style.items()
        if definitions.styles.paragraph(style).heading
    }
    for element in root.iter(P, etree.ProcessingInstruction):
        if element.tag is etree.ProcessingInstruction:
            word = word_of(element)
            if word == "for":
                loops.append(element)
            elif word == "endfor":
                loops.pop()
        paragraph = _paragraph(element, looks)
        if paragraph is None:
            continue
        place = definitions.numbering(paragraph_properties(paragraph))
        if place and definitions.nums[place[0]].list not in of_headings:
            level = definitions.nums[place[0]].levels[place[1]]
            if level and level.format != "bullet":
                yield _Item(place[0], place[1], tuple(loops))


def _paragraph(element: Element, looks: Looks) -> Element | None:
    """A paragraph, also where a tag has taken its place and prints others of its look; None for anything else."""
    if element.tag is etree.ProcessingInstruction:
        look = look_of(element)
        return None if look is None else looks.get(look)
    return element if element.tag == P else None


def _is_heading(paragraph: Element, definitions: Definitions) -> bool:
    return definitions.styles.paragraph(paragraph_properties(paragraph).style).heading > 0


def keep_numbers(root: Element, definitions: Definitions, looks: Looks) -> None:
    """Under `fixed`: an if around a clause with a number, and without an else, prints the heading and says so."""
    for mark in [one for one in root.iter(etree.ProcessingInstruction) if word_of(one) == "if"]:
        branch, end = _branch(mark)
        headings = [one for one in branch if one.tag == P and _numbered_heading(one, definitions)]
        if not headings or end is None or word_of(end) != "endif":
            continue
        printed = (_paragraph(one, looks) for one in branch)
        body = next((one for one in printed if one is not None and not _is_heading(one, definitions)), None)
        end.addprevious(steers(0, "else"))
        for heading in headings:
            end.addprevious(copy.deepcopy(heading))
            end.addprevious(_says_so(body))


def _branch(mark: Element) -> tuple[list[Element], Element | None]:
    """What stands between an if and its own elif, else or endif, and that instruction."""
    depth = 0
    branch: list[Element] = []
    for sibling in mark.itersiblings():
        word = word_of(sibling)
        if not depth and word in ("elif", "else", "endif"):
            return branch, sibling
        depth += (word in ("if", "for")) - (word in ("endif", "endfor"))
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
