"""What is set right in the library's redline, so that Word takes it well and a lawyer reads only what changed.

Each step takes the tree of a part, and changes it.
"""

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from enum import Enum
from itertools import count, groupby, takewhile

from lxml import etree

from pubdocs.redline.outline import plain
from pubdocs.word.names import ID, PPR, RPR, SECTPR, TR, VAL, Element, P, R, T, w
from pubdocs.word.tracked import CHANGES, put_back

_INS, _DEL, _MOVE_FROM, _MOVE_TO = w("ins"), w("del"), w("moveFrom"), w("moveTo")
_GONE = (_DEL, _MOVE_FROM)
_HOLDERS = (P, w("hyperlink"), w("fldSimple"))
_START, _END, _NAME, _DATE = w("bookmarkStart"), w("bookmarkEnd"), w("name"), w("date")
_MOVED_WORDS = {w("delText"): T, w("delInstrText"): w("instrText")}
_WORDS = {T: "", w("delText"): "", w("tab"): "\t", w("br"): "\n"}
_COLUMN = w("gridCol")
_RANGES = (w("moveFromRangeStart"), w("moveToRangeStart"))
_SPACE = re.compile(r"\s")
_CHANGES = tuple(CHANGES)
_ROW, _ROW_CHANGES = w("trPr"), (_INS, _DEL, w("trPrChange"))
_READ = tuple(
    w(name)
    for name in ("pStyle", "numPr", "outlineLvl", "vanish", "gridSpan", "vMerge", "hMerge", "tblHeader", "gridCol")
)
"""Properties that say more than how something looks."""


class Told(Enum):
    """Which changes of properties a redline tells: as few as it holds with."""

    NONE = "none"
    READ = "those that a reader reads: numbers, headings, merged cells"
    ALL = "all"


def moved_words(tree: Element) -> None:
    """What was moved away has w:t, and its paragraph's mark has moved too, as Word writes it (17.13.5.22).

    The library writes w:delText, and the mark as deleted.
    """
    for moved in tree.iter(_MOVE_FROM):
        for element in moved.iter(*_MOVED_WORDS):
            element.tag = _MOVED_WORDS[element.tag]
    for move in list(tree.iter(_MOVE_FROM, _MOVE_TO)):
        above = move.getparent()
        if above is not None and above.tag == P:
            for mark in above.findall(f"{PPR}/{RPR}/{_DEL if move.tag == _MOVE_FROM else _INS}"):
                mark.tag = move.tag


def parts_of_words(tree: Element) -> None:
    """A word of which two parts are others is another as a whole from the first of them to the last: 2026-03-02.

    What stands between them is struck, and put in again.
    """
    for run in list(tree.iter(R)):
        above, before, after = run.getparent(), run.getprevious(), run.getnext()
        if above is None or above.tag not in _HOLDERS or before is None or after is None:
            continue
        texts = [one for one in run if one.tag != RPR]
        between = before.tag in (_INS, _DEL) and after.tag in (_INS, _DEL)
        if between and texts and all(one.tag == T and not _SPACE.search(one.text or "") for one in texts):
            told = {str(name): str(value) for name, value in before.attrib.items()}
            struck, put = above.makeelement(_DEL, told), above.makeelement(_INS, told)
            run.addprevious(struck)
            run.addprevious(put)
            struck.append(deepcopy(run))
            for one in struck.iter(T):
                one.tag = w("delText")
            put.append(run)


def replaced_words(tree: Element) -> None:
    """What was struck stands before what was put in its place, as in Word.

    If the two differ only in spaces and hyphens that may not break, nothing is told.
    """
    for container in list(tree.iter(*_HOLDERS)):
        for changed, group in [
            (key, list(one)) for key, one in groupby(container, lambda one: one.tag in (_INS, _DEL))
        ]:
            struck = [one for one in group if one.tag == _DEL]
            put = [one for one in group if one.tag == _INS]
            if changed and struck and put:
                at = container.index(group[0])
                for one in group:
                    container.remove(one)
                inside = [run for one in put for run in one] if _same(struck, put) else [*struck, *put]
                container[at:at] = inside


def _same(struck: list[Element], put: list[Element]) -> bool:
    runs = [run for one in (*struck, *put) for run in one]
    if any(run.tag != R or any(part.tag not in _WORDS and part.tag != RPR for part in run) for run in runs):
        return False
    return _words(struck) == _words(put)


def _words(changes: Iterable[Element]) -> str:
    return plain("".join(_WORDS[one.tag] or one.text or "" for change in changes for one in change.iter(*_WORDS)))


def replaced_paragraphs(tree: Element) -> None:
    """The same for paragraphs; LibreOffice, too, rejects them rightly only in this order."""
    for first in [one for one in tree.iter(P) if _kind(one) and _kind(one.getprevious()) is None]:
        beside = list(takewhile(_kind, (first, *first.itersiblings())))
        gone = [one for one in beside if _kind(one) == _DEL]
        above = first.getparent()
        if above is not None and gone and len(gone) < len(beside):
            at = above.index(first)
            for one in beside:
                above.remove(one)
            above[at:at] = [*gone, *(one for one in beside if one not in gone)]


def ends_of_paragraphs(tree: Element) -> None:
    """Words put at the end of a paragraph before a whole paragraph that was put in: as if both had been typed there.

    It is then the first paragraph's mark that is new, and the other has the old one. LibreOffice takes the two for one
    change, and rejects the mark between them with it, unless it is. Where they are not of one kind, what was struck
    comes last.
    """
    for paragraph in tree.iter(P):
        last = next((one for one in reversed(paragraph) if one.tag not in (_START, _END)), None)
        beside = list(takewhile(lambda one: _kind(one) == _INS, paragraph.itersiblings(P)))
        if last is None or last.tag != _INS or not beside or _mark(paragraph) is not None:
            continue
        mark, one, other = _mark(beside[-1]), paragraph.find(PPR), beside[-1].find(PPR)
        if mark is not None and one is not None and other is not None and (_looks(one) or []) == _looks(other):
            said = one.find(RPR)
            if said is None:
                said = one.makeelement(RPR)
                one.append(said)
            said.insert(0, mark)
        else:
            struck = list(takewhile(lambda one: one.tag == _DEL, last.itersiblings(preceding=True)))
            for gone in struck:
                last.addnext(gone)


def _mark(paragraph: Element) -> Element | None:
    """The tracked change of a paragraph's mark."""
    said = paragraph.findall(f"{PPR}/{RPR}/*")
    return next((one for one in said if one.tag in (_INS, _DEL, _MOVE_FROM, _MOVE_TO)), None)


def _looks(properties: Element) -> list[bytes] | None:
    """The properties of a paragraph, without those of its mark; those that have changed are like no others."""
    if any(one.tag in (*_CHANGES, SECTPR) for one in properties):
        return None
    return [_written(one) for one in properties if one.tag != RPR]


def _kind(element: Element | None) -> str | None:
    """What happened to a whole paragraph: w:ins or w:del, None for any other."""
    if element is None or element.tag != P:
        return None
    marks = [mark.tag for mark in element.findall(f"{PPR}/{RPR}/*") if mark.tag in (_INS, _DEL)]
    said = [one.tag for one in element if one.tag not in (PPR, _START, _END)]
    return marks[0] if len(marks) == 1 and all(tag == marks[0] for tag in said) else None


def same_properties(tree: Element) -> None:
    """A change of properties into what they were already is none."""
    for change in list(tree.iter(*_CHANGES)):
        now, before = change.getparent(), next(iter(change), None)
        if now is None or before is None:
            continue
        stays = [one for one in now if one is not change and (now.tag != PPR or one.tag != RPR)]
        if [_written(one) for one in stays] == [_written(one) for one in before]:
            now.remove(change)


def properties(tree: Element, told: Told) -> None:
    """Changes of properties that are not told are put back: fonts, spacing, widths are the old document's.

    Another program's changes of them would hide the words that changed.
    """
    for change in list(tree.iter(*_CHANGES)):
        now, before = change.getparent(), next(iter(change), None)
        if now is not None and before is not None and (told is Told.NONE or _read(now, change) == _read(before)):
            put_back(change)


def _read(properties: Element, change: Element | None = None) -> list[bytes]:
    return [
        b"" if one.tag == _COLUMN else _written(one) for one in properties if one is not change and one.tag in _READ
    ]


def _written(element: Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True)


def bookmarks(tree: Element) -> None:
    """A bookmark stands once: where its text is now, not where it was taken away, or references would lose it."""
    found: dict[str, list[Element]] = {}
    for start in tree.iter(_START):
        found.setdefault(start.get(_NAME, ""), []).append(start)
    ends: dict[str, list[Element]] = {}
    for end in tree.iter(_END):
        ends.setdefault(end.get(ID, ""), []).append(end)
    for there in found.values():
        stays = next((one for one in there if not _goes(one)), there[0])
        for one in there:
            if one is not stays:
                _take_bookmark(one, ends)


def _take_bookmark(start: Element, ends: dict[str, list[Element]]) -> None:
    """Take a bookmark away, and a tracked change that held nothing else."""
    closing = ends.get(start.get(ID, ""), [])
    for one in (start, *closing[:1]):
        above = one.getparent()
        if above is None:
            continue
        above.remove(one)
        over = above.getparent()
        if above.tag in (_INS, _DEL, _MOVE_FROM, _MOVE_TO) and not len(above) and over is not None:
            over.remove(above)
    del closing[:1]


def _goes(element: Element) -> bool:
    """Whether it stands in what was taken away: words, a paragraph of them, a row."""
    for above in element.iterancestors():
        marks = above.tag == P and above.findall(f"{PPR}/{RPR}/*")
        marks = marks or (above.tag == TR and above.findall(f"{w('trPr')}/*"))
        if above.tag in _GONE or any(mark.tag in _GONE for mark in marks or ()):
            return True
    return False


def rows(tree: Element) -> None:
    """A row that is put in or struck and has no properties of its own says that it may break, which it may (17.4.6).

    The schema wants one property beside the change (17.4.81).
    """
    for said in tree.iter(_ROW):
        if len(said) and all(one.tag in _ROW_CHANGES for one in said):
            said.insert(0, said.makeelement(w("cantSplit"), {VAL: "off"}))


def undated(tree: Element) -> None:
    """Tracked changes without dates: w:date may be left out (17.13.5), but where a move begins, and is not shown."""
    for element in tree.iter():
        if element.tag not in _RANGES and _DATE in element.attrib:
            del element.attrib[_DATE]


def numbered(trees: Sequence[Element]) -> None:
    """Each tracked change with an id of its own, in the order of the parts (17.13.5)."""
    changes = [one for tree in trees for one in tree.iter(_INS, _DEL, _MOVE_FROM, _MOVE_TO, *_CHANGES)]
    there = {one.get(ID) for tree in trees for one in tree.iter(_START, _END, *_RANGES)}
    free = (str(number) for number in count(1) if str(number) not in there)
    for change, id_ in zip(changes, free, strict=False):
        change.set(ID, id_)
