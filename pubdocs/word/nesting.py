"""Ifs and fors against the tree: each ends among the siblings where it began, and none repeats a bookmark."""

from itertools import pairwise
from typing import Any

from lxml import etree

from pubdocs.diagnostics import Findings, msg
from pubdocs.word.instructions import CLOSE, OPEN
from pubdocs.word.names import w
from pubdocs.word.tagged import Tag

Element = Any


def check_nesting(instructions: list[tuple[Element, Tag]], findings: Findings) -> None:
    """An if or for ends among the siblings where it began; else the filled XML would not be well-formed."""
    opened: dict[int, list[Tag]] = {}
    parents: list[Element] = []  # kept alive: lxml's elements have no identity of their own
    for made, tag in instructions:
        parent = made.getparent()
        parents.append(parent)
        stack = opened.setdefault(id(parent), [])
        word = tag.body.split(None, 1)[0]
        if word in OPEN:
            stack.append(tag)
        elif not stack:
            findings.add(_crossing(tag))
        elif word in CLOSE:
            stack.pop()
    for stack in opened.values():
        for tag in stack:
            findings.add(_crossing(tag))


def refuse_repeated_bookmarks(root: Element, instructions: list[tuple[Element, Tag]], findings: Findings) -> None:
    """A bookmark in a loop would be set at every turn, and a reference could mean any of them."""
    opened: list[Tag] = []
    marks = {id(made): tag for made, tag in instructions}
    for element in list(root.iter(w("bookmarkStart"), etree.ProcessingInstruction)):
        if element.tag is etree.ProcessingInstruction:
            tag = marks.get(id(element))
            word = tag.body.split(None, 1)[0] if tag else ""
            if tag and word in OPEN:
                opened.append(tag)
            elif word in CLOSE:
                opened.pop()
        elif loop := _repeating(opened):
            name = element.get(w("name"), "")
            if name.startswith("_Toc"):  # Word sets it anew when the table of contents is updated
                _remove_bookmark(root, element)
                continue
            findings.add(
                loop.complain(
                    "repeated-bookmark",
                    msg("The bookmark {name} stands in a loop and would be set once a turn.", name=name),
                    msg("Delete it in Word (Insert, Bookmark) and write {{{{ bookmark(….id) }}}} in its place."),
                )
            )


def _remove_bookmark(root: Element, start: Element) -> None:
    number = start.get(w("id"))
    for element in [start, *(end for end in root.iter(w("bookmarkEnd")) if end.get(w("id")) == number)]:
        element.getparent().remove(element)


def _repeating(opened: list[Tag]) -> Tag | None:
    """The for that lets what stands here come again: one with no if inside that holds at its first turn alone."""
    inner = [tag for tag in opened if not tag.body.startswith("if") or tag.body.split() == ["if", "loop.first"]]
    for tag, below in pairwise([*inner, None]):
        if tag and tag.body.startswith("for") and not (below and below.body.startswith("if")):
            return tag
    return None


def _crossing(tag: Tag) -> Any:
    return tag.complain(
        "crosses",
        msg("{tag} has its other half in another paragraph, row or cell.", tag=tag.raw),
        msg("Over paragraphs, write {{%p … %}} alone in its own; over rows, {{%tr … %}} in a row of its own."),
    )
