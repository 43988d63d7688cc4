"""Tags where none can be filled, which would be sent as they stand; and instructions that are none of ours."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from pubdocs.diagnostics import Diagnostic, Findings, Message, Place, msg
from pubdocs.word.names import P, T, w

Element = Any

_OPENING = re.compile(r"\{\{|\{%")
_IN_BYTES = re.compile(rb"\{\{[^{}<>]{1,200}\}\}|\{%[^{}<>]{1,200}%\}")
_TEXTS = {w("instrText"): msg("a field's code"), w("delText"): msg("deleted text")}


def refuse_elsewhere(root: Element, file: str, part: str, findings: Findings) -> None:
    """Complain of tags in field codes, alternative texts, formulas and drawings, and of processing instructions."""
    paragraph = 0
    for element in root.iter("*", etree.ProcessingInstruction):
        paragraph += element.tag == P
        place = Place(file, part, paragraph)
        if element.tag is etree.ProcessingInstruction:
            findings.add(instruction(place, element))
            continue
        for value in element.attrib.values():
            if _OPENING.search(value):
                findings.add(_elsewhere(place, msg("a property, for example an alternative text"), value))
        if element.tag != T and element.text and _OPENING.search(element.text):
            findings.add(_elsewhere(place, _TEXTS.get(element.tag, msg("a drawing or a formula")), element.text))


def instruction(place: Place, element: Element) -> Diagnostic:
    """A complaint of a processing instruction: our own marks are such, and none may come from outside."""
    return Diagnostic(
        "template.instruction",
        msg("The file holds an instruction to a program, which Word never writes: {name}.", name=element.target),
        place,
        msg("Open it in Word, save it again, and use the file that Word made."),
    )


def tags_elsewhere(content: bytes, file: str, part: str) -> Iterator[Diagnostic]:
    """Tags in a part that is never filled (a diagram, a chart, other properties): they would be sent as they stand."""
    for match in _IN_BYTES.finditer(content):
        where = msg("a diagram, a chart or another part beside the text")
        yield _elsewhere(Place(file, part), where, match.group().decode("utf-8", "replace"))


def _elsewhere(place: Place, where: Message, text: str) -> Diagnostic:
    return Diagnostic(
        "template.tag-elsewhere",
        msg("A tag stands in {where}, where it cannot be filled.", where=where),
        place,
        msg("Write the tag in the text itself."),
        excerpt=text[:80],
    )
