r"""Tables of contents: a TOC field of a template, made anew when the numbers are known (ECMA-376 part 1, 17.16.5.68).

One paragraph for each heading of the levels that the field asks for, in the styles "toc 1", "toc 2" …: its label, a
tab, its words; the whole a link to a `_Toc…` bookmark on the heading. No page numbers: nothing here lays out pages, and
a wrong number is worse than none. The field says so itself (switch \n), so that Word makes the same list when somebody
updates it; nothing asks Word to do that on its own, which it would greet the reader with a question about.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lxml import etree

from pubdocs.word.names import MC_FALLBACK, PPR, STYLES, TEXT_BOX, VAL, XML_SPACE, P, R, T, w
from pubdocs.word.numbering import Definitions
from pubdocs.word.package import Package
from pubdocs.word.results import Field, code_words, fields
from pubdocs.word.styles import Styles, paragraph_properties
from pubdocs.word.targets import Line, Targets, words_of

Element = Any

_FLD_CHAR, _TYPE, _INSTR = w("fldChar"), w("fldCharType"), w("instrText")
_TAB_STOP = 440  # twips a level: where Word itself sets the tab after a number
_LEVELS = range(1, 10)
_BUILT_IN = re.compile(r"heading ([1-9])", re.IGNORECASE)
# Lists of figures, of marked words, of a part of the document: not ours to make.
_OTHERS = ("\\a", "\\b", "\\c", "\\f", "\\l")


class Wanted(NamedTuple):
    r"""What a TOC field asks for: heading styles of levels (\o), outline levels (\u), other styles by name (\t)."""

    headings: range
    outlines: range
    styles: Mapping[str, int]


def is_contents(field: Field) -> bool:
    """Whether a field is a table of contents of headings."""
    return field.kind == "TOC" and field.end is not None and not any(word in _OTHERS for word in field.words)


def empty_contents(root: Element) -> bool:
    """Take the words out of the tables of contents of a template's part, for they are made anew; True if there is any.

    What they show in the template is old, and the tags in its headings would stand there a second time.
    """
    found = [field for field in fields(root) if is_contents(field)]
    for field in found:
        for text in field.texts:
            text.text = None
    return bool(found)


def fill_contents(package: Package, parts: Sequence[str], targets: Targets, definitions: Definitions) -> None:
    """Make the tables of contents of the main part anew. Changes its tree; sets bookmarks on the headings."""
    if package.main not in parts:
        return
    main = package.tree(package.main)
    for field in fields(main):
        if is_contents(field):
            headings = _headings(_wanted(field.words), main, targets, definitions.styles)
            entries = [_Entry(*one, targets.bookmark(one[1].paragraph, "_Toc")) for one in headings]
            _fill(field, entries, _Looks(package, definitions.styles))


def _wanted(words: Sequence[str]) -> Wanted:
    switches: dict[str, str] = {}
    for word, following in zip(words, (*words[1:], ""), strict=True):
        if word.startswith("\\"):
            switches[word] = "" if following.startswith("\\") else following
    levels = _range(switches.get("\\o", "")) or (_LEVELS if "\\o" in switches else range(1, 4))
    own = "\\t" in switches and "\\o" not in switches
    return Wanted(
        range(0) if own or ("\\u" in switches and "\\o" not in switches) else levels,
        levels if "\\u" in switches else range(0),
        dict(_styles(switches.get("\\t", ""))),
    )


def _range(words: str) -> range:
    found = re.fullmatch(r"([1-9])-([1-9])", words)
    return range(int(found[1]), int(found[2]) + 1) if found else range(0)


def _styles(words: str) -> Iterator[tuple[str, int]]:
    """Styles and levels, as in "Bilaga;1;Avsnitt;2"; between them stands the list separator of whoever made it."""
    pieces = [piece.strip() for piece in re.split("[;,]", words)]
    for name, level in zip(pieces[::2], pieces[1::2], strict=False):
        if level in "123456789" and name and level:
            yield name.lower(), int(level)


def _all_lines(main: Element, targets: Targets) -> Iterator[Line]:
    """Every paragraph, also those that are no headings but in their style's name."""
    for paragraph in main.iter(P):
        yield targets.of_paragraph.get(paragraph) or Line(paragraph, None, 0, paragraph_properties(paragraph).style)


def _headings(wanted: Wanted, main: Element, targets: Targets, styles: Styles) -> Iterator[tuple[int, Line, str]]:
    """The headings for a table of contents, each with its level and words, in their order."""
    for line in targets.lines if not wanted.styles else _all_lines(main, targets):
        name = styles.paragraph(line.style).name.lower()
        built_in = _BUILT_IN.fullmatch(name)
        levels = (
            wanted.styles.get(name, 0),
            int(built_in[1]) if built_in and int(built_in[1]) in wanted.headings else 0,
            line.level if line.heading and line.level in wanted.outlines else 0,
        )
        level = next((level for level in levels if level), 0)
        shown = next(line.paragraph.iterancestors(TEXT_BOX, MC_FALLBACK), None) is None
        if level and shown and (words := words_of(line.paragraph)):
            yield level, line, words


class _Entry(NamedTuple):
    """A line of a table of contents: its level, the heading with its words, and the heading's bookmark."""

    level: int
    heading: Line
    words: str
    bookmark: str

    @property
    def label(self) -> str:
        return self.heading.label.text if self.heading.label else ""


class _Looks:
    """The paragraph properties of entries, by level."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._styles = {style.name.lower(): style for style in styles.by_id.values()}
        self._elements = {
            element.get(w("styleId")): element
            for part in package.related(package.main, STYLES)
            for element in package.tree(part).iterchildren(w("style"))
        }

    def properties(self, level: int, label: str, otherwise: Element | None) -> Element | None:
        """The w:pPr of an entry; `otherwise` where the template has no style for its level."""
        style = self._styles.get(f"toc {level}")
        if style is None:
            return None if otherwise is None else etree.fromstring(etree.tostring(otherwise))
        made = etree.Element(PPR)
        etree.SubElement(made, w("pStyle")).set(VAL, style.id)
        if label and not any(self._has_stop(id) for id in style.chain):
            stop = etree.SubElement(etree.SubElement(made, w("tabs")), w("tab"))
            stop.set(VAL, "left")
            stop.set(w("pos"), str(_TAB_STOP * level))
        return made

    def _has_stop(self, id: str) -> bool:
        """Whether a style says where the words after a number begin: by a tab stop or by a hanging indentation."""
        element = self._elements.get(id)
        if element is None:
            return False
        stops = (stop.get(VAL) for stop in element.iterfind(f"{PPR}/{w('tabs')}/{w('tab')}"))
        indent = element.find(f"{PPR}/{w('ind')}")
        return any(stop in ("left", "start", "num") for stop in stops) or (
            indent is not None and indent.get(w("hanging")) is not None
        )


def _fill(field: Field, entries: Sequence[_Entry], looks: _Looks) -> None:
    """Put the entries in a field's place: the first into its own paragraph, the others after it."""
    first, last = (next(mark.iterancestors(P), None) for mark in (field.begin, field.end))
    if first is None or last is None:
        return
    rest = _clear(first, last, field)
    before = first.find(PPR)
    paragraph = first
    paragraph.extend(_opening(field))
    for number, entry in enumerate(entries):
        properties = looks.properties(entry.level, entry.label, before)
        if number:
            paragraph = _after(paragraph)
        elif before is not None:
            first.remove(before)
        if properties is not None:
            paragraph.insert(0, properties)
        paragraph.append(_link(entry))
    paragraph.append(_mark("end"))
    paragraph.extend(rest)


def _clear(first: Element, last: Element, field: Field) -> list[Element]:
    """Take away a field from its paragraphs, and those between them; what stood after it in its only paragraph."""
    begin, end = _child_of(first, field.begin), _child_of(last, field.end)
    if first is last:
        rest = list(end.itersiblings())
        for child in [begin, *begin.itersiblings()]:
            first.remove(child)
        return rest
    paragraphs = list(first.getroottree().getroot().iter(P))
    for between in paragraphs[paragraphs.index(first) + 1 : paragraphs.index(last)]:
        between.getparent().remove(between)
    for child in [begin, *begin.itersiblings()]:
        first.remove(child)
    for child in [*end.itersiblings(preceding=True), end]:
        if child.tag != PPR:
            last.remove(child)
    holds = [child for child in last if child.tag != PPR or child.find(w("sectPr")) is not None]
    if not holds and _may_go(last):
        last.getparent().remove(last)
    return []


def _may_go(paragraph: Element) -> bool:
    """Whether a paragraph has another one beside it, so that its cell or control still holds one."""
    return any(one is not None and one.tag == P for one in (paragraph.getprevious(), paragraph.getnext()))


def _child_of(paragraph: Element, mark: Element) -> Element:
    """The child of a paragraph that a mark stands in."""
    return next(one for one in mark.iterancestors() if one.getparent() is paragraph)


def _opening(field: Field) -> Iterator[Element]:
    """The beginning of a field, with its code."""
    yield _mark("begin")
    run = etree.Element(R)
    code = etree.SubElement(run, _INSTR)
    code.set(XML_SPACE, "preserve")
    code.text = f" {_code(field.code)} "
    yield run
    yield _mark("separate")


def _code(code: str) -> str:
    r"""The code with \h (links) and \n (no page numbers, on no level), and without what says how they are set."""
    bare = re.sub(r'\\[np](?:\s+"[^"]*"|\s+[^\s\\]\S*)?|\\h', "", code)
    bare = " ".join(re.findall(r'"[^"]*"|\S+', bare))
    return f"{bare} \\n \\h" if len(code_words(bare)) > 1 else f'{bare} \\o "1-3" \\n \\h'


def _mark(kind: str) -> Element:
    run = etree.Element(R)
    etree.SubElement(run, _FLD_CHAR).set(_TYPE, kind)
    return run


def _after(paragraph: Element) -> Element:
    made = etree.Element(P)
    paragraph.addnext(made)
    return made


def _link(entry: _Entry) -> Element:
    """A heading's label, a tab and its words, in a link to it."""
    link = etree.Element(w("hyperlink"), {w("anchor"): entry.bookmark, w("history"): "1"})
    for piece in (entry.label, "\t", entry.words) if entry.label else (entry.words,):
        run = etree.SubElement(link, R)
        if piece == "\t":
            etree.SubElement(run, w("tab"))
        else:
            text = etree.SubElement(run, T)
            text.text = piece
            text.set(XML_SPACE, "preserve")
    return link
