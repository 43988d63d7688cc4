"""Quotation marks and dashes in one shape, where two documents have them in two: what Word corrects is no change."""

from dataclasses import replace

from pubdocs.compare.outline import Grid, Item, Line, Outline, Section

_QUOTES = str.maketrans({**dict.fromkeys('"\u201c\u201e', "”"), **dict.fromkeys("'\u2018", "’")})
_HYPHEN, _DASH = " - ", " \u2013 "


def alike(old: Outline, new: Outline) -> tuple[Outline, Outline]:
    """The two as they are if both have their marks in the same shapes, else both with those of Swedish print."""
    if _shapes(old) == _shapes(new):
        return old, new
    return _printed(old), _printed(new)


def _shapes(outline: Outline) -> set[str]:
    words = "\n".join(text for section in outline for text in section.words)
    marks = {one for one in words if ord(one) in _QUOTES or one in "”’"}
    return marks | {dash for dash in (_HYPHEN, _DASH) if dash in words}


def _printed(outline: Outline) -> Outline:
    return tuple(_section(section) for section in outline)


def _section(section: Section) -> Section:
    return replace(section, heading=_line(section.heading), items=tuple(map(_item, section.items)))


def _item(item: Item) -> Item:
    if isinstance(item, Line):
        return _line(item)
    rows = (replace(row, cells=tuple(map(_line, row.cells)), key=_words(row.key)) for row in item.rows)
    return Grid(tuple(rows), tuple(map(_words, item.columns)))


def _line(line: Line) -> Line:
    return replace(line, words=_words(line.words))


def _words(text: str) -> str:
    return text.translate(_QUOTES).replace(_HYPHEN, _DASH)
