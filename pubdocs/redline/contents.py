"""A table of contents while two documents are compared: its lines as paragraphs (ECMA-376 part 1, 17.16.5.68).

It is one field over many paragraphs, which the library strikes and puts in again as a whole when a line changes. So
where the two differ, the field's marks are taken away, its lines carry a mark of ours, and the field is put around them
again afterwards. It ends in a paragraph of its own, which no change takes away. Its lines lead nowhere until Word
updates it: the headings that they led to are those of two versions.
"""

from collections.abc import Iterator
from copy import deepcopy
from itertools import takewhile

from lxml import etree

from pubdocs.redline.references import field_runs
from pubdocs.word.names import PPR, RPR, VAL, Element, P, R, T, w
from pubdocs.word.results import Field, fields

_HYPERLINK, _RSTYLE, _SDT, _CONTENT = w("hyperlink"), w("rStyle"), w("sdt"), w("sdtContent")
_FIELD_MARKS = (RPR, w("fldChar"), w("instrText"))
_TRACKED = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_MARK = "pubdocs-contents"


class Contents:
    """The tables of contents of two versions of a document, if each has one and they differ."""

    def __init__(self) -> None:
        self._code = ""

    def as_lines(self, old: Element, new: Element) -> None:
        """Make paragraphs like others of the lines in two main parts; they are changed."""
        sides = [_only(tree) for tree in (old, new)]
        blocks = [_block(one) if one else [] for one in sides]
        one, other = blocks
        if not one or not other or list(map(_written, one)) == list(map(_written, other)):
            return
        self._code = " ".join(sides[1].code.split()) if sides[1] else ""
        for block in blocks:
            _flatten(block)

    def restore(self, tree: Element) -> None:
        """Put the field around the lines again; the part is changed."""
        lines = [paragraph for paragraph in tree.iter(P) if any(True for _ in _marks(paragraph))]
        if not lines:
            return
        for line in lines:
            for mark in list(_marks(line)):
                _take(mark)
        before, after = field_runs(tree, self._code, deleted=False)
        first, last = lines[0], lines[-1]
        at = 1 if len(first) and first[0].tag == PPR else 0
        first[at:at] = before
        following = takewhile(lambda one: not any(True for _ in one.iter(T)), last.itersiblings(P))
        next((one for one in following if next(one.iter(*_TRACKED), None) is None), last).append(after)


def _only(tree: Element) -> Field | None:
    found = [field for field in fields(tree) if field.kind == "TOC" and field.end is not None]
    return found[0] if len(found) == 1 else None


def _block(field: Field) -> list[Element]:
    """The paragraphs from the one in which a field begins to the one in which it ends, if they stand beside others."""
    first, last = (next(mark.iterancestors(P), None) for mark in (field.begin, field.end))
    if first is None or last is None or first is last:
        return []
    beside = [first, *takewhile(lambda one: one is not last, first.itersiblings()), last]
    return beside if first.getparent() is last.getparent() and all(one.tag == P for one in beside) else []


def _flatten(block: list[Element]) -> None:
    """Take the marks of fields and links away, and the frame around them."""
    for line in block:
        for link in list(line.iter(_HYPERLINK)):
            _unwrap(link, link)
        for run in list(line.iter(R)):
            if all(one.tag in _FIELD_MARKS for one in run):
                _take(run)
            else:
                _mark(run)
    last = block[-1]
    if next(last.iter(T), None) is not None:
        end = last.makeelement(P)
        end.extend(deepcopy(said) for said in last.iterchildren(PPR))
        last.addnext(end)
    inside = block[0].getparent()
    frame = None if inside is None or inside.tag != _CONTENT else inside.getparent()
    if frame is not None and frame.tag == _SDT and inside is not None:
        _unwrap(frame, inside)


def _mark(run: Element) -> None:
    said = run.find(RPR)
    if said is None:
        said = run.makeelement(RPR)
        run.insert(0, said)
    for style in said.findall(_RSTYLE):
        said.remove(style)
    said.insert(0, said.makeelement(_RSTYLE, {VAL: _MARK}))


def _marks(paragraph: Element) -> Iterator[Element]:
    return (style for style in paragraph.iter(_RSTYLE) if style.get(VAL) == _MARK)


def _unwrap(element: Element, content: Element) -> None:
    above = element.getparent()
    if above is not None:
        at = above.index(element)
        above[at : at + 1] = list(content)


def _written(element: Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True)


def _take(element: Element) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)
