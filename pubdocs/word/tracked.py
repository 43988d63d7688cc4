"""Tracked changes of a package, all accepted or all rejected (ECMA-376 part 1, 17.13.5).

What is told apart by tracked changes, and where it stands:

- words: in w:ins, w:del, w:moveTo, w:moveFrom around runs, and around whole blocks;
- a paragraph's mark: one of the same names within its w:rPr. A paragraph whose mark goes is one with the next, and the
  next's properties are those that stay; where no paragraph follows, an empty one goes and another keeps its mark;
- rows and cells: w:ins and w:del within w:trPr, w:cellIns, w:cellDel and w:cellMerge within w:tcPr;
- properties: w:rPrChange and its like hold what they were before;
- the frame of a content control: between w:customXmlInsRangeStart and its end, and so on.

Nothing else changes: a package without tracked changes is given back as it is.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import NamedTuple

from pubdocs.word import names
from pubdocs.word.names import ID, PPR, RPR, SECTPR, TBL, TC, TR, VAL, Element, P, T, w
from pubdocs.word.package import Package

_INS, _DEL, _MOVE_TO, _MOVE_FROM = w("ins"), w("del"), w("moveTo"), w("moveFrom")
_TR_PR, _TC_PR, _NUM_PR, _MERGE = w("trPr"), w("tcPr"), w("numPr"), w("cellMerge")
_SDT, _SDT_CONTENT = w("sdt"), w("sdtContent")
_CELL_MARKS = (w("cellIns"), w("cellDel"), _MERGE)
_PROPERTIES = frozenset([RPR, PPR, _TR_PR, _TC_PR, _NUM_PR])
CHANGES = {
    w(f"{name}Change"): w(name)
    for name in ("rPr", "pPr", "tblPr", "tblPrEx", "tcPr", "trPr", "tblGrid", "sectPr", "numPr")
}
"""Tracked changes of properties, and what they are of."""
_NOT_IN_OLD = {PPR: frozenset([RPR, SECTPR]), SECTPR: frozenset([w("headerReference"), w("footerReference")])}
"""What stays when properties are what they were: w:pPrChange says nothing of the mark, w:sectPrChange of headers."""
_CUSTOM = {w(f"customXml{kind}Range{end}") for kind in ("Ins", "Del", "MoveFrom", "MoveTo") for end in ("Start", "End")}
_RANGES = _CUSTOM | {w(f"move{kind}Range{end}") for kind in ("From", "To") for end in ("Start", "End")}
_MARKED = (RPR, _TR_PR, _TC_PR)
_MARKS = (_INS, _DEL, _MOVE_TO, _MOVE_FROM, *_CELL_MARKS)
_DROPPED = _RANGES | {w("numberingChange")}
_DELETED_WORDS = {w("delText"): T, w("delInstrText"): w("instrText")}
_TRACKED = (_INS, _DEL, _MOVE_TO, _MOVE_FROM, *_CELL_MARKS, *CHANGES, *_DROPPED)
_STORIES = (names.HEADER, names.FOOTER, names.FOOTNOTES, names.ENDNOTES, names.STYLES, names.NUMBERING)
_COMMENTED = (w("commentRangeStart"), w("commentRangeEnd"))
_BETWEEN = _RANGES.union(
    (w(name) for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd")), _COMMENTED
)
"""What may stand between two paragraphs and is no paragraph, as range marks."""


class _Side(NamedTuple):
    """The names of what stays, and of what goes, on one side; `new`: whether all is accepted."""

    stays: frozenset[str]
    goes: frozenset[str]
    new: bool


_NEW = _Side(frozenset([_INS, _MOVE_TO]), frozenset([_DEL, _MOVE_FROM]), True)
_OLD = _Side(_NEW.goes, _NEW.stays, False)


def accepted(package: Package) -> Package:
    """The package with all its tracked changes accepted. Raises Fault (`package.…`)."""
    return _settled(package, _NEW)


def rejected(package: Package) -> Package:
    """The package with all its tracked changes rejected. Raises Fault (`package.…`)."""
    return _settled(package, _OLD)


def stories(package: Package) -> tuple[str, ...]:
    """The parts that may hold tracked changes: the main part, headers, footers, notes; styles and numbering too."""
    main = package.main
    return (main, *dict.fromkeys(name for kind in _STORIES for name in package.related(main, kind)))


def is_tracked(tree: Element) -> bool:
    """Whether a part holds any tracked change."""
    return next(tree.iter(*_TRACKED), None) is not None


def _settled(package: Package, side: _Side) -> Package:
    trees = {name: package.tree(name) for name in stories(package)}
    return package.with_trees({name: _tree(tree, side) for name, tree in trees.items() if is_tracked(tree)})


def _tree(tree: Element, side: _Side) -> Element:
    made = deepcopy(tree)
    for step in _STEPS:
        step(made, side)
    return made


def _frames(tree: Element, side: _Side) -> None:
    """Content controls whose frame goes: those that begin within a range of that kind."""
    kind = "Del" if side.new else "Ins"
    moved = "MoveFrom" if side.new else "MoveTo"
    starts = {w(f"customXml{one}RangeStart") for one in (kind, moved)}
    ends = {w(f"customXml{one}RangeEnd") for one in (kind, moved)}
    opened: set[str] = set()
    going: list[Element] = []
    for element in tree.iter(_SDT, *starts, *ends):
        if element.tag in starts:
            opened.add(element.get(ID, ""))
        elif element.tag in ends:
            opened.discard(element.get(ID, ""))
        elif opened:
            going.append(element)
    for frame in going:
        _unwrap(frame, next(frame.iterchildren(_SDT_CONTENT), frame))


def _words(tree: Element, side: _Side) -> None:
    for element in list(tree.iter(*side.stays, *side.goes)):
        if _parent(element).tag in _PROPERTIES:
            continue
        if element.tag in side.goes:
            _remove(element)
        else:
            _unwrap(element, element)
    for element in tree.iter(*_DELETED_WORDS):
        element.tag = _DELETED_WORDS[element.tag]


def _rows(tree: Element, side: _Side) -> None:
    for row in list(tree.iter(TR)):
        marks = [mark for said in row.iterchildren(_TR_PR) for mark in said.iterchildren(*side.stays, *side.goes)]
        if any(mark.tag in side.goes for mark in marks):
            _remove(row)
        for mark in marks:
            _remove(mark)
    for table in list(tree.iter(TBL)):
        if next(table.iter(TR), None) is None:
            _remove(table)


def _cells(tree: Element, side: _Side) -> None:
    goes = w("cellDel") if side.new else w("cellIns")
    for mark in list(tree.iter(*_CELL_MARKS)):
        said, cell = _parent(mark), _parent(_parent(mark))
        if mark.tag == goes and cell.tag == TC and next(cell.itersiblings(TC), cell.getprevious()) is not None:
            _remove(cell)
        elif mark.tag == _MERGE:
            _merge(said, mark, side)
        if mark.getparent() is not None:
            _remove(mark)


def _merge(said: Element, mark: Element, side: _Side) -> None:
    """Cells that were merged or split vertically: w:vMerge as the change has it (17.13.5.3)."""
    wanted = {"rest": "restart", "cont": "continue"}.get(mark.get(w("vMerge" if side.new else "vMergeOrig"), ""))
    for element in list(said.iterchildren(w("vMerge"))):
        said.remove(element)
    if wanted:
        element = said.makeelement(w("vMerge"), {VAL: wanted})
        said.insert(said.index(mark), element)


def _properties(tree: Element, side: _Side) -> None:
    """Properties as they are, or, of what they were, all but what the change says nothing of."""
    for change in list(tree.iter(*CHANGES)):
        if side.new:
            _remove(change)
        else:
            put_back(change)
    for numbered in list(tree.iter(_NUM_PR)):
        for mark in list(numbered.iterchildren(_INS)):
            _remove(mark if side.new else numbered)


def put_back(change: Element) -> None:
    """Properties as they were before a tracked change of them, which goes; marks of what came or went stay."""
    now = _parent(change)
    _remove(change)
    before = next(change.iterchildren(CHANGES[change.tag]), None)
    if before is None:
        return
    kept = [element for element in now if element.tag in _NOT_IN_OLD.get(now.tag, ())]
    marks = [element for element in now if now.tag in _MARKED and element.tag in _MARKS]
    if now.tag in (SECTPR, RPR):
        now[:] = [*marks, *kept, *before]
    else:
        now[:] = [*before, *kept, *marks]


def _marks(tree: Element, side: _Side) -> None:
    """Marks of paragraphs, the first first, so that of a row of paragraphs that go into one another the last stays."""
    for paragraph in list(tree.iter(P)):
        marks = list(_mark(paragraph, side.stays | side.goes))
        for mark in marks:
            _remove(mark)
        if any(mark.tag in side.goes for mark in marks):
            _join(paragraph)


def _mark(paragraph: Element, wanted: frozenset[str]) -> Iterator[Element]:
    for said in paragraph.iterchildren(PPR):
        for run in said.iterchildren(RPR):
            yield from run.iterchildren(*wanted)


def _join(paragraph: Element) -> None:
    """Put a paragraph whose mark has gone into the next."""
    content = [element for element in paragraph if element.tag != PPR]
    following = next((one for one in paragraph.itersiblings() if one.tag not in _BETWEEN), None)
    if following is not None and following.tag == P:
        at = 1 if len(following) and following[0].tag == PPR else 0
        following[at:at] = content
        _remove(paragraph)
    elif not _says(content) and not _needed(paragraph, following):
        for element in content:
            paragraph.addprevious(element)
        _remove(paragraph)


def _says(content: list[Element]) -> bool:
    return any(element.tag not in _BETWEEN for element in content)


def _needed(paragraph: Element, following: Element | None) -> bool:
    """Whether a container would not end in a paragraph without this one (17.4.65 for cells)."""
    if following is not None and following.tag != SECTPR:
        return False
    before = next((one for one in paragraph.itersiblings(preceding=True) if one.tag not in _BETWEEN), None)
    return before is None or before.tag != P


def _leftovers(tree: Element, side: _Side) -> None:
    """Range marks, and content controls that hold nothing any more."""
    for element in list(tree.iter(*_DROPPED)):
        _remove(element)
    for frame in list(tree.iter(_SDT)):
        inside = next(frame.iterchildren(_SDT_CONTENT), None)
        if inside is not None and not len(inside):
            _remove(frame)


_STEPS: tuple[Callable[[Element, _Side], None], ...] = (
    _frames,
    _words,
    _rows,
    _cells,
    _properties,
    _marks,
    _leftovers,
)


def _parent(element: Element) -> Element:
    above = element.getparent()
    assert above is not None
    return above


def _remove(element: Element) -> None:
    """Take an element away; what stands after it as text (nothing, in these parts) would go with it."""
    above = element.getparent()
    if above is not None:
        above.remove(element)


def _unwrap(element: Element, content: Element) -> None:
    """Put an element's content in its place."""
    above = _parent(element)
    at = above.index(element)
    above[at : at + 1] = list(content)
