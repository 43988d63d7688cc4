"""What references lead to in a document: its headings and numbered paragraphs, and what each stands under.

A number in full is a step for each paragraph that it goes through: "3 d i" is 3, then d, then i. A step is left out
where the next label holds it already ("2.1" holds 2, "4 a" holds 4). What a paragraph stands under:

- a heading, and a paragraph numbered in the list of the headings: the nearest heading before it of a higher level,
- any other: of those before it under the same heading, and in the same table cell, the nearest of a higher level of
  its list, or, in another list, one that is indented less; then that heading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from pubdocs.agreement.wording import NBSP
from pubdocs.word.levels import left_indent, number_of
from pubdocs.word.names import PPR, TC, TEXT_BOX, XML_SPACE, Element, P, R, T, w
from pubdocs.word.numbering import Counting, Definitions, Label, outlined, reference_text
from pubdocs.word.results import clause_id
from pubdocs.word.styles import heading_of, paragraph_properties

_BOOKMARK, _NAME = w("bookmarkStart"), w("name")
_SPACES = {w("br"): " ", w("tab"): " ", w("cr"): " ", w("noBreakHyphen"): "\u2011"}
_INDENT = 360  # twips a level, where a list says nothing


@dataclass(frozen=True, slots=True)
class Spot:
    """What a reference prints: the number in full (`numbered`), or words. `where` is its document, "" for this one.

    In this document `steps` are the bookmarks and numbers of what the number goes through, and `anchor` its bookmark.
    """

    words: str
    numbered: bool = False
    where: str = ""
    steps: tuple[tuple[str, str], ...] = ()
    anchor: str = ""


@dataclass(slots=True)
class Line:
    """A heading or a numbered paragraph. `level` is its level among the headings from 1; 0 if it is none of them.

    `above` is what it stands under, once that has been asked for.
    """

    paragraph: Element
    label: Label | None
    level: int
    style: str = ""
    heading: bool = False
    above: "Line | None" = None

    @property
    def number(self) -> str:
        """Its number as references print it, without a period at the end; "" if it has none (a bullet is none)."""
        number = reference_text(self.label, "n").replace(" ", NBSP) if self.label else ""
        return number if any(map(str.isalnum, number)) else ""


def _holds(inner: str, outer: str) -> bool:
    """Whether a number begins with another: "2.1" with 2, "4 a" with 4; "21" and "2)" do not."""
    rest = inner.removeprefix(outer.rstrip(")."))
    return rest != inner and not rest[:1].isalnum() and any(map(str.isalnum, rest))


class Targets:
    """What references can lead to in the main part of a document whose numbers are known."""

    def __init__(self, main: Element, definitions: Definitions) -> None:
        self.lines = tuple(_lines(main, definitions))
        self.of_paragraph = {line.paragraph: line for line in self.lines}
        self.named: dict[str, Element] = {}
        self._own: dict[Element, str] = {}
        self._last = 0
        self._free: dict[str, int] = {}  # the next number of a kind of bookmark, as far as is known
        self._stand = False
        for bookmark in main.iter(_BOOKMARK):
            name = bookmark.get(_NAME, "")
            self._last = max(self._last, number_of(bookmark, "id") or 0)
            # Between paragraphs, a bookmark belongs to the next one, as Word and the reader have it.
            paragraph = next(bookmark.iterancestors(P), None)
            paragraph = next(bookmark.itersiblings(P), None) if paragraph is None else paragraph
            if paragraph is not None:
                self.named.setdefault(name, paragraph)
                if not name.startswith("_") or name.startswith("_Ref"):  # Word takes away and renames its other ones
                    self._own.setdefault(paragraph, name)

    def spot(self, name: str) -> Spot | None:
        """What a bookmark's paragraph is called; None if there is no such bookmark. May set bookmarks above it."""
        line = self._line(name)
        if line is None:
            return Spot(self._quoted(name), anchor=name) if name in self.named else None
        through = self._through(line)
        steps = tuple((name if one is line else self.bookmark(one.paragraph), one.number) for one in through)
        return Spot(NBSP.join(words for _, words in steps), numbered=True, steps=steps, anchor=name)

    def spots(self) -> dict[str, Spot]:
        """What every clause is called, by its id, for other documents."""
        found: dict[str, Spot] = {}
        for name in self.named:
            if not name.startswith("_"):
                line = self._line(name)
                words = NBSP.join(one.number for one in self._through(line)) if line else self._quoted(name)
                found[clause_id(name)] = Spot(words, numbered=line is not None)
        return found

    def bookmark(self, paragraph: Element, kind: str = "_Ref") -> str:
        """The bookmark of a paragraph, set if it has none: of Word's hidden kind `_Ref…` or `_Toc…`."""
        if kind == "_Ref" and paragraph in self._own:
            return self._own[paragraph]
        for bookmark in paragraph.iter(_BOOKMARK):
            if bookmark.get(_NAME, "").startswith(kind):
                return bookmark.get(_NAME, "")
        number = self._free.get(kind, 100_000_001)
        while (name := f"{kind}{number}") in self.named:
            number += 1
        self._free[kind] = number + 1
        self._last += 1
        for tag, at in (("bookmarkStart", _content_of(paragraph)), ("bookmarkEnd", len(paragraph) + 1)):
            made = etree.Element(w(tag), {w("id"): str(self._last)})
            if tag == "bookmarkStart":
                made.set(_NAME, name)
            paragraph.insert(at, made)
        self.named[name] = paragraph
        if kind == "_Ref":
            self._own[paragraph] = name
        return name

    def _line(self, name: str) -> Line | None:
        """The numbered paragraph of a bookmark."""
        line = self.of_paragraph.get(self.named[name]) if name in self.named else None
        return line if line and line.number else None

    def _through(self, line: Line) -> tuple[Line, ...]:
        """The lines whose numbers a line's own goes through, from above, and itself last."""
        if line.level == 1:
            return (line,)
        if not self._stand:
            _stand(self.lines)
            self._stand = True
        made: list[Line] = []
        one: Line | None = line
        while one is not None:
            if one.number and not (made and _holds(made[0].number, one.number)):
                made.insert(0, one)
            one = one.above
        return tuple(made)

    def _quoted(self, name: str) -> str:
        return f"”{words_of(self.named[name])}”"


def _content_of(paragraph: Element) -> int:
    """Where a paragraph's content begins, after its properties."""
    return 1 if len(paragraph) and paragraph[0].tag == PPR else 0


def _lines(main: Element, definitions: Definitions) -> Iterator[Line]:
    """The headings and numbered paragraphs of a part."""
    styles, counting = definitions.styles, Counting(definitions)
    heads = {id: style.heading for id, style in styles.by_id.items() if style.heading}
    nums = (definitions.by_style[id][0] for id in heads if id in definitions.by_style)
    lists = {definitions.nums[num].list for num in nums}
    for paragraph in outlined(main, definitions):
        said = paragraph_properties(paragraph)
        label = counting.label(paragraph, said)
        style = said.style if said.style in styles.by_id else styles.default
        heading = heading_of(said.outline) if said.outline is not None else heads.get(style, 0)
        level = heading
        if not heading and label and label.list in lists:  # "1.1" before a text without a heading
            tied = label.levels[label.level]
            level = heads.get(tied.style if tied else "", 0) or label.level + 1
        if heading or label:
            yield Line(paragraph, label, level, style, heading > 0)


def _stand(lines: Sequence[Line]) -> None:
    """Tell each line what it stands under."""
    headings: list[Line] = []
    items: dict[Element | None, list[Line]] = {}  # by table cell or text box
    for line in lines:
        if line.level:
            while headings and headings[-1].level >= line.level:
                headings.pop()
            line.above = headings[-1] if headings else None
            headings.append(line)
            items.clear()
        else:
            around = items.setdefault(next(line.paragraph.iterancestors(TC, TEXT_BOX), None), [])
            while around and not _deeper(line, around[-1]):
                around.pop()
            line.above = around[-1] if around else headings[-1] if headings else None
            around.append(line)


def _deeper(line: Line, above: Line) -> bool:
    """Whether a list item stands under another."""
    assert line.label
    assert above.label
    if line.label.list == above.label.list:
        return line.label.level > above.label.level
    return _indent(line) > _indent(above)


def _indent(line: Line) -> int:
    """How far in a list item stands: by what it says itself, else by the level of its list."""
    assert line.label
    said, level = left_indent(line.paragraph), line.label.levels[line.label.level]
    if said is None and level:
        said = level.left
    return _INDENT * (line.label.level + 1) if said is None else said


def words_of(paragraph: Element) -> str:
    """The words of a paragraph on one line, without the marks of values in it."""
    words = ""
    for element in paragraph.iter(T, *_SPACES):
        if element.tag != T:
            parent = element.getparent()
            words += _SPACES[str(element.tag)] if parent is not None and parent.tag == R else ""
        elif next(element.iterancestors(P), None) is paragraph:
            words += (element.text or "") + "".join(mark.tail or "" for mark in element)
    return words.strip()


def put_words(text: Element, words: str) -> None:
    """Words as all that a w:t holds."""
    for child in list(text):
        text.remove(child)
    text.text = words
    text.set(XML_SPACE, "preserve")
