"""Styles with what they inherit (ECMA-376 part 1, 17.7), and what a paragraph says of itself.

A style is known by its id within a file, but what it is by its `w:name` and its properties: a Word in another language
gives the built-in styles other ids when it saves (Heading1, Rubrik1), never other names.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pubdocs.word.names import PPR, RPR, SECTPR, VAL, Element, R, is_on, w

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_STYLE, _STYLE_ID, _TYPE, _DEFAULT = w("style"), w("styleId"), w("type"), w("default")
_NAME, _BASED_ON, _OUTLINE, _LANG = w("name"), w("basedOn"), w("outlineLvl"), w("lang")
_NUM_PR, _NUM_ID, _ILVL, _PSTYLE = w("numPr"), w("numId"), w("ilvl"), w("pStyle")
_DELETED = (w("del"), w("moveFrom"))
_TOGGLES = (w("b"), w("i"), w("vanish"))
_BODY_TEXT = 9


@dataclass(frozen=True, slots=True)
class Style:
    """A style and what it inherits. `chain`: its id and then those of the styles it is based on.

    `heading` is the level of a heading from 1, 0 for other styles; `num` the numbering it says (None: nothing said, 0:
    none, whatever the styles below say), `ilvls` the level that each style of the chain says itself; `bold`, `italic`
    and `hidden` are None where nothing is said.
    """

    id: str
    name: str = ""
    chain: tuple[str, ...] = ()
    heading: int = 0
    num: int | None = None
    ilvls: tuple[int | None, ...] = ()
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by id. `default` is the paragraph style of paragraphs that name none."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    default: str = ""
    language: str = ""

    def paragraph(self, style: str) -> Style:
        """The style of a paragraph that names `style`; one that does not exist counts as the default (17.3.1.27)."""
        return self.by_id.get(style) or self.by_id.get(self.default) or _PLAIN


_PLAIN = Style("")


def read_styles(tree: Element | None) -> Styles:
    """The paragraph and character styles of a styles part; none if there is no such part."""
    if tree is None:
        return Styles()
    of_text = (element for element in tree.iterchildren(_STYLE) if element.get(_TYPE) in ("paragraph", "character"))
    elements = {element.get(_STYLE_ID, ""): element for element in of_text}
    own = {id: _Properties.of(element) for id, element in elements.items()}
    default = next((id for id, element in elements.items() if _is_default(element)), "")
    language = next((element.get(VAL, "") for element in _languages(tree, elements.get(default))), "")
    return Styles({id: _resolve(id, own) for id in own}, default, language)


def _is_default(element: Element) -> bool:
    return element.get(_TYPE) == "paragraph" and element.get(_DEFAULT) in ("1", "true", "on")


def _languages(tree: Element, default: Element | None) -> Iterator[Element]:
    if default is not None:
        yield from default.iter(_LANG)
    for element in tree.iterchildren(w("docDefaults")):
        yield from element.iter(_LANG)


def _resolve(id: str, properties: "Mapping[str, _Properties]") -> Style:
    chain = tuple(_chain(id, properties))
    own = [properties[name] for name in chain]
    return Style(
        id,
        own[0].name,
        chain,
        next((one.heading for one in own if one.heading is not None), 0),
        next((one.num for one in own if one.num is not None), None),
        tuple(one.ilvl for one in own),
        next((one.bold for one in own if one.bold is not None), None),
        next((one.italic for one in own if one.italic is not None), None),
        next((one.hidden for one in own if one.hidden is not None), None),
    )


def _chain(id: str, properties: "Mapping[str, _Properties]") -> Iterator[str]:
    """A style and those it is based on; a circle ends where it closes."""
    seen: set[str] = set()
    while id in properties and id not in seen:
        yield id
        seen.add(id)
        id = properties[id].based_on


class _Properties(NamedTuple):
    """What one style says itself."""

    name: str
    based_on: str
    heading: int | None
    num: int | None
    ilvl: int | None
    bold: bool | None
    italic: bool | None
    hidden: bool | None

    @classmethod
    def of(cls, element: Element) -> "_Properties":
        name = value(element.find(_NAME))
        ppr, rpr = element.find(PPR), element.find(RPR)
        outline = None if ppr is None else number(ppr.find(_OUTLINE))
        numbering = None if ppr is None else ppr.find(_NUM_PR)
        built_in = _HEADING.fullmatch(name)
        return cls(
            name,
            value(element.find(_BASED_ON)),
            heading_of(outline) if outline is not None else int(built_in[1]) if built_in else None,
            None if numbering is None else number(numbering.find(_NUM_ID)),
            None if numbering is None else number(numbering.find(_ILVL)),
            *(_toggle(rpr, name) for name in _TOGGLES),
        )


def _toggle(rpr: Element | None, name: str) -> bool | None:
    element = None if rpr is None else rpr.find(name)
    return None if element is None else is_on(element)


def heading_of(outline: int) -> int:
    """An outline level (0 to 8, 9: body text; 17.3.1.20) as a heading's level: 1 to 9, or 0."""
    return outline + 1 if 0 <= outline < _BODY_TEXT else 0


def value(element: Element | None) -> str:
    """The w:val of an element; "" if there is none."""
    return "" if element is None else element.get(VAL, "")


def number(element: Element | None) -> int | None:
    """The w:val of an element as a whole number; None if there is none, or it is no number."""
    try:
        return None if element is None else int(element.get(VAL, ""))
    except ValueError:
        return None


class ParagraphProperties(NamedTuple):
    """What a paragraph says of itself: None or "" where it says nothing.

    `gone`: its mark is deleted by a tracked change, so that it and the next are one paragraph once that is accepted.
    """

    style: str = ""
    num: int | None = None
    ilvl: int | None = None
    outline: int | None = None
    gone: bool = False
    section: Element | None = None


_SAYS_NOTHING = ParagraphProperties()


def paragraph_properties(paragraph: Element) -> ParagraphProperties:
    """The properties that numbering and reading need, in one look at w:pPr (17.3.1.26)."""
    for ppr in paragraph:
        if ppr.tag == PPR:
            return _said(ppr)
        if ppr.tag == R:  # w:pPr comes before anything else of a paragraph
            break
    return _SAYS_NOTHING


def _said(ppr: Element) -> ParagraphProperties:
    style, num, ilvl, outline, gone, section = _SAYS_NOTHING
    for element in ppr:
        tag = element.tag
        if tag == _PSTYLE:
            style = element.get(VAL, "")
        elif tag == _NUM_PR:
            num, ilvl = number(element.find(_NUM_ID)), number(element.find(_ILVL))
        elif tag == _OUTLINE:
            outline = number(element)
        elif tag == RPR:
            gone = next(element.iterchildren(*_DELETED), None) is not None
        elif tag == SECTPR:
            section = element
    return ParagraphProperties(style, num, ilvl, outline, gone, section)
