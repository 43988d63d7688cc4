r"""The inlines of a paragraph: runs, fields, links, what stands for a character.

Written for speed, since every document is read back: one walk, a table from tag to method, nothing looked up twice.

A value that was printed stands between two processing instructions, `<?v 3?>value<?e?>`, put there by the filling and
taken out before the package is written; its number and span go to the inline.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from lxml import etree

from pubdocs.diagnostics import Span
from pubdocs.document import PAGE, Inline
from pubdocs.word.names import (
    ENDNOTES,
    FOOTNOTES,
    ID,
    M_NS,
    MC_ALTERNATE,
    MC_CHOICE,
    MC_FALLBACK,
    PPR,
    RPR,
    TEXT_BOX,
    VAL,
    XML_SPACE,
    Element,
    R,
    T,
    is_on,
    r,
    w,
)
from pubdocs.word.package import Relationship
from pubdocs.word.results import clause_id, counts_pages, field_link, form_field
from pubdocs.word.styles import Styles
from pubdocs.word.symbols import glyph

BOOKMARK, FLD_CHAR = w("bookmarkStart"), w("fldChar")
_B, _I, _VANISH, _RSTYLE = w("b"), w("i"), w("vanish"), w("rStyle")
_NAME, _INSTR = w("name"), w("instrText")
_Kind: TypeAlias = tuple[int, bool, bool, str]  # an inline's value, bold, italic, link
_SPACES = str.maketrans("\n\r", "  ")


class Gathering:
    """Gathers what the paragraphs of a story hold, one paragraph after another.

    `fields_count`: whether field marks mean fields. `notes`: ids of the notes that were referred to, by kind.
    """

    def __init__(self, styles: Styles, relationships: Mapping[str, Relationship], spans: Sequence[Span | None]) -> None:
        self.fields_count = True
        self.notes: dict[str, list[str]] = {FOOTNOTES: [], ENDNOTES: []}
        self._styles, self._relationships, self._spans = styles, relationships, spans
        self._texts: list[list[str]] = []
        self._kinds: list[_Kind] = []
        self._values: list[int] = []
        self._bold = self._italic = self._hidden = self._hidden_style = False
        self._link = ""
        self._bookmarks: list[str] = []
        self._boxes: list[Element] = []
        self._fields: list[_Field] = []
        self._in_code = self._pages = 0

    def paragraph(self, element: Element, style: str) -> None:
        """Gather what a paragraph of this style holds."""
        self._hidden_style = self._styles.paragraph(style).hidden or False
        self._walk(element)
        self._values.clear()

    def bookmark(self, element: Element) -> None:
        """A bookmark that begins here or before the next paragraph."""
        self._bookmarks.append(element.get(_NAME, ""))

    def take(self) -> tuple[tuple[Inline, ...], str, list[Element]]:
        """What was gathered since the last time: inlines, the id of the first own bookmark, text boxes."""
        inlines: tuple[Inline, ...] = ()
        if self._texts:
            inlines = tuple(map(self._inline, self._texts, self._kinds))
            self._texts.clear()
            self._kinds.clear()
        id = ""
        if self._bookmarks:
            id = next((clause_id(name) for name in self._bookmarks if not name.startswith("_")), "")
            self._bookmarks.clear()
        boxes, self._boxes = self._boxes, []
        return inlines, id, boxes

    def _inline(self, pieces: list[str], kind: _Kind) -> Inline:
        number, bold, italic, link = kind
        text = "".join(pieces)
        return Inline(text, self._spans[number] if 0 <= number < len(self._spans) else None, number, bold, italic, link)

    def _add(self, text: str) -> None:
        if self._in_code or self._hidden or not text:
            return
        value = self._values[-1] if self._values else PAGE if self._pages else -1
        kind = (value, self._bold, self._italic, self._link)
        if self._kinds and self._kinds[-1] == kind:
            self._texts[-1].append(text)
        else:
            self._texts.append([text])
            self._kinds.append(kind)

    def _walk(self, container: Element) -> None:
        """What stands in a paragraph, or in an element within one."""
        for element in container:
            tag = element.tag
            if tag == R:
                self._run(element)
            elif tag in _INLINE:
                _INLINE[tag](self, element)
            elif tag not in DROPPED:
                self._walk(element)

    def _run(self, run: Element) -> None:
        self._bold = self._italic = False
        self._hidden = self._hidden_style
        for element in run:
            tag = element.tag
            if tag == T:
                self._text(element)
            elif tag == RPR:
                self._properties(element)
            elif tag in _IN_RUN:
                _IN_RUN[tag](self, element)
            elif tag not in DROPPED:
                self._drawing(element)

    def _properties(self, rpr: Element) -> None:
        bold = italic = hidden = None
        for element in rpr:
            tag = element.tag
            if tag == _B:
                bold = is_on(element)
            elif tag == _I:
                italic = is_on(element)
            elif tag == _VANISH:
                hidden = is_on(element)
            elif tag == _RSTYLE and (style := self._styles.by_id.get(element.get(VAL, ""))):
                self._bold, self._italic = style.bold or False, style.italic or False
                self._hidden = self._hidden or style.hidden or False
        self._bold = self._bold if bold is None else bold
        self._italic = self._italic if italic is None else italic
        self._hidden = self._hidden if hidden is None else hidden

    def _text(self, element: Element) -> None:
        text = element.text
        if len(element):
            self._marked(element)
        elif text:
            if element.get(XML_SPACE) != "preserve":
                text = text.strip(" \t\r\n")
            self._add(text.translate(_SPACES) if "\n" in text else text)

    def _marked(self, element: Element) -> None:
        """A text with marks of values in it."""
        if element.text:
            self._add(element.text)
        mark: Any  # lxml-stubs know no processing instruction among children
        for mark in element:
            if mark.tag is etree.PI and mark.target == "v" and mark.text.isdecimal():
                self._values.append(int(mark.text))
            elif mark.tag is etree.PI and mark.target == "e" and self._values:
                self._values.pop()
            if mark.tail:
                self._add(mark.tail)

    def _hyperlink(self, element: Element) -> None:
        before = self._link
        relationship = self._relationships.get(element.get(r("id"), ""))
        anchor = element.get(w("anchor"), "")
        place = f"#{clause_id(anchor) if relationship is None else anchor}" if anchor else ""
        self._link = ((relationship.target if relationship else "") + place) or before
        self._walk(element)
        self._link = before

    def _simple_field(self, element: Element) -> None:
        code = element.get(w("instr"), "")
        before, self._link = self._link, field_link(code) or self._link
        counts = counts_pages(code)
        self._pages += counts
        self._walk(element)
        self._pages -= counts
        self._link = before

    def _field(self, element: Element) -> None:
        """A step of a complex field (17.16.18): code between begin and separate, result between that and end."""
        kind = element.get(w("fldCharType"))
        if not self.fields_count:
            return
        if kind == "begin":
            self._add(form_field(element))
            self._fields.append(_Field(self._link))
            self._in_code += 1
        elif self._fields and self._fields[-1].in_code:
            self._in_code -= 1
            self._fields[-1].in_code = False
            if kind == "separate":
                self._link = field_link(self._fields[-1].code) or self._link
                self._fields[-1].counts = counts_pages(self._fields[-1].code)
                self._pages += self._fields[-1].counts
        if kind == "end" and self._fields:
            ended = self._fields.pop()
            self._link = ended.link
            self._pages -= ended.counts

    def _instruction(self, element: Element) -> None:
        if self._fields:
            self._fields[-1].code += element.text or ""

    def _break(self, element: Element) -> None:
        if element.get(w("type")) not in ("page", "column"):
            self._add("\n")

    def _symbol(self, element: Element) -> None:
        try:
            character = chr(int(element.get(w("char"), ""), 16))
        except ValueError:
            return
        self._add(glyph(element.get(w("font"), ""), character))

    def _note(self, element: Element) -> None:
        if not (self._in_code or self._hidden):
            self.notes[FOOTNOTES if element.tag == _FOOTNOTE else ENDNOTES].append(element.get(ID, ""))

    def _ruby(self, element: Element) -> None:
        for base in element.iterchildren(w("rubyBase")):
            self._walk(base)

    def _math(self, element: Element) -> None:
        self._bold = self._italic = self._hidden = False
        for text in element.iter(f"{{{M_NS}}}t"):
            self._add(text.text or "")

    def _alternate(self, element: Element) -> None:
        self._walk(chosen(element))

    def _drawing(self, element: Element) -> None:
        """A drawing, picture or object in a run: only the text boxes in it have words."""
        for child in chosen(element) if element.tag == MC_ALTERNATE else element:
            if child.tag == TEXT_BOX:
                if not self._hidden:
                    self._boxes.append(child)
            elif child.tag not in DROPPED:
                self._drawing(child)


@dataclass(slots=True)
class _Field:
    """A complex field that has begun; `link` is what was linked around it, `counts` whether it counts pages."""

    link: str
    code: str = ""
    in_code: bool = True
    counts: bool = False


def chosen(element: Element) -> Element:
    """The branch of an mc:AlternateContent that is read: the first choice, else the fallback (ECMA-376 part 3)."""
    return next(element.iterchildren(MC_CHOICE, MC_FALLBACK), element)


_FOOTNOTE = w("footnoteReference")
DROPPED = frozenset(
    [PPR, RPR, MC_FALLBACK, etree.PI, etree.Comment, etree.Entity]
    + [w(name) for name in ("del", "moveFrom", "delText", "delInstrText", "sdtPr", "sdtEndPr", "tblPr", "tblGrid")]
    + [w(name) for name in ("trPr", "tcPr", "rt", "rubyPr", "customXmlPr", "smartTagPr", "fldData", "proofErr")]
    + [w(name) for name in ("bookmarkEnd", "lastRenderedPageBreak", "commentRangeStart", "commentRangeEnd")]
)
"""What is not looked into: deleted words, properties, and what holds nothing."""
_INLINE: dict[str, Callable[[Gathering, Element], None]] = {
    BOOKMARK: Gathering.bookmark,
    w("hyperlink"): Gathering._hyperlink,
    w("fldSimple"): Gathering._simple_field,
    MC_ALTERNATE: Gathering._alternate,
    f"{{{M_NS}}}oMath": Gathering._math,
    f"{{{M_NS}}}oMathPara": Gathering._math,
}
_IN_RUN: dict[str, Callable[[Gathering, Element], None]] = {
    w("tab"): lambda gathering, element: gathering._add("\t"),
    w("ptab"): lambda gathering, element: gathering._add("\t"),
    w("br"): Gathering._break,
    w("cr"): lambda gathering, element: gathering._add("\n"),
    w("noBreakHyphen"): lambda gathering, element: gathering._add("\u2011"),
    w("softHyphen"): lambda gathering, element: gathering._add("\u00ad"),
    w("sym"): Gathering._symbol,
    FLD_CHAR: Gathering._field,
    _INSTR: Gathering._instruction,
    _FOOTNOTE: Gathering._note,
    w("endnoteReference"): Gathering._note,
    w("ruby"): Gathering._ruby,
}
