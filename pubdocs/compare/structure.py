"""The same words in other paragraphs: a heading that one document has as a plain paragraph, a paragraph cut in two.

Whoever sets headings in Word's own styles, or breaks a paragraph where a line was broken, has changed no word.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pubdocs.compare.outline import BODY, Item, Line, Outline, Section
from pubdocs.document import Inline

_SPACE = Inline(" ")
_MOST = 20
"""Paragraphs that may be one in the other document."""


def alike(old: Outline, new: Outline) -> tuple[Outline, Outline]:
    """The two with headings where either has them, and paragraphs joined where either has one for several."""
    if [section.words for section in old] == [section.words for section in new]:
        return old, new
    old, new = _headed(old, new), _headed(new, old)
    return _joined(old, new), _joined(new, old)


def _headed(outline: Outline, other: Outline) -> Outline:
    """An outline in which paragraphs are headings that are such in the other, if their words stand once in both."""
    here = Counter(_texts(outline))
    there = Counter(_texts(other))
    heads = {
        one.heading.words: one
        for one in other
        if one.is_clause and here[one.heading.words] == there[one.heading.words] == 1
    }
    for section in outline:
        heads.pop(section.heading.words, None)
    if not heads or not any(
        item.words in heads for section in outline if section.part == BODY for item in section.items
    ):
        return outline
    return tuple(_cut(outline, heads))


def _texts(outline: Outline) -> Iterator[str]:
    for section in outline:
        if section.part == BODY:
            yield section.heading.words
            yield from (item.words for item in section.items)


def _cut(outline: Outline, heads: dict[str, Section]) -> Iterator[Section]:
    """The sections, each ending where a heading begins; numbers of parents as they are now."""
    places: list[int] = []
    count = 0
    for section in outline:
        places.append(count)
        parts = list(_parts(section, heads if section.part == BODY else {}))
        count += len(parts)
        parent = places[section.parent] if section.parent >= 0 else -1
        yield from (replace(part, parent=parent) for part in parts)


def _parts(section: Section, heads: dict[str, Section]) -> Iterator[Section]:
    items: list[Item] = []
    for item in section.items:
        if isinstance(item, Line) and item.words in heads:
            yield replace(section, items=tuple(items))
            section = replace(section, id=heads[item.words].id, heading=item, is_clause=True)
            items = []
        else:
            items.append(item)
    yield replace(section, items=tuple(items))


def _joined(outline: Outline, other: Outline) -> Outline:
    """An outline in which paragraphs that follow one another are one, if the other has their words in one."""
    whole = {item.words for section in other for item in section.items if isinstance(item, Line)}
    there = {item.words for section in outline for item in section.items}
    starts = {words.partition(" ")[0] for words in whole - there}
    if not starts:
        return outline
    return tuple(replace(section, items=tuple(_runs(section.items, whole - there, starts))) for section in outline)


def _runs(items: Sequence[Item], whole: set[str], starts: set[str]) -> Iterator[Item]:
    at = 0
    while at < len(items):
        item = items[at]
        run = _run(items[at : at + _MOST], whole) if item.words.partition(" ")[0] in starts else 1
        lines = [one for one in items[at : at + run] if isinstance(one, Line)]
        yield _one(lines) if run > 1 else item
        at += run


def _run(items: Sequence[Item], whole: set[str]) -> int:
    """How many of these are one paragraph in the other document; 1 if they are none."""
    words = items[0].words if isinstance(items[0], Line) else ""
    for number, item in enumerate(items[1:], 1):
        if not words or not isinstance(item, Line) or item.label:
            return 1
        words = f"{words} {item.words}"
        if words in whole:
            return number + 1
    return 1


def _one(lines: Sequence[Line]) -> Line:
    inlines = (inline for line in lines for inline in (*line.inlines, _SPACE))
    return Line(" ".join(line.words for line in lines), lines[0].label, tuple(inlines)[:-1])
