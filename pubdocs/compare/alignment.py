"""Two documents compared as trees: what was added, removed, moved, renumbered and changed, from clause to word.

Clauses are matched as `matching` says; inside a clause paragraphs and items by likeness, table rows by their first
cell. Nothing that differs in words goes untold, and nothing but words and labels is told.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from pubdocs.compare import structure, typography
from pubdocs.compare.changes import Change, Fate, Kind, Piece, Pieces, What, Where, mirrored
from pubdocs.compare.grids import columns_paired, rows_paired
from pubdocs.compare.matching import matched
from pubdocs.compare.outline import CELLS, Grid, Item, Line, Outline, Row, Section, bare, outline
from pubdocs.compare.pairing import Place, paired, placed, stays
from pubdocs.compare.words import bag, likeness, pieces
from pubdocs.document import Document, Inline

_ALIKE = 0.4
"""The share of words that two paragraphs must have in common to be one that was changed."""
_TELLING = 3
"""Words that a paragraph must have for us to say that it moved."""


class _Found(NamedTuple):
    """A change, and where it stands in reading order on either side, so that changes can be told in that order.

    What stands on one side alone comes after its neighbour on the other.
    """

    old: Place
    new: Place
    change: Change


def compare(old: Document, new: Document) -> tuple[Change, ...]:
    """What differs between two documents, in the new one's order. Mirrored, it is what `compare(new, old)` gives."""
    return compare_outlines(outline(old), outline(new))


def compare_outlines(old: Outline, new: Outline) -> tuple[Change, ...]:
    """The same for outlines, for those who compare a document more than once."""
    old, new = structure.alike(*typography.alike(old, new))
    before, after = _read(old), _read(new)
    if before == after:
        return ()
    # In one order, whichever is the old one: difflib sees other things from the other side.
    turned = after < before
    return _told(_with_moves(_differences(new, old) if turned else _differences(old, new)), turned=turned)


def _told(found: list[_Found], *, turned: bool) -> tuple[Change, ...]:
    """The changes in the new document's order; `turned`: they were found from the other side."""
    if turned:
        found = [_Found(new, old, mirrored(change)) for old, new, change in found]
    return tuple(one.change for one in sorted(found, key=lambda one: (one.new, one.old)))


def _read(outline: Outline) -> tuple[tuple[str, ...], ...]:
    """What a reader sees, and in what order."""
    return tuple((section.part, section.heading.label, *section.words, *_labels(section)) for section in outline)


def _labels(section: Section) -> Iterator[str]:
    for item in section.items:
        if isinstance(item, Line):
            yield item.label
        else:
            yield from (cell.label for row in item.rows for cell in row.cells)


def _differences(old: Outline, new: Outline) -> list[_Found]:
    pairs = matched(old, new)
    moved = _moved(old, new, pairs)
    found: list[_Found] = []
    for i, k in placed(len(old), len(new), pairs):
        at = _At((*i,), (*k,), old[i[0]] if len(i) == 1 else None, new[k[0]] if len(k) == 1 else None)
        if len(i) == 1 and i[0] in moved:
            found.append(_Found((*i, 0), (*k, 0), _moved_clause(at)))
        found.extend(_section(at, renumbered=not (len(i) == 1 and i[0] in moved)))
    return found


def _moved(old: Outline, new: Outline, pairs: dict[int, int]) -> set[int]:
    """Sections that have another place in the order than before, but not those that went along with their clause."""
    numbers = [i for i in sorted(pairs) if old[i].is_clause]
    # As few as can be move, those in no other clause least of all; of as many, the shorter ones.
    words = [sum(map(len, old[i].words)) for i in numbers]
    one = sum(words) + 1
    weights = [n + (one if old[i].parent >= 0 else one * len(numbers)) for n, i in zip(words, numbers, strict=True)]
    kept = stays([pairs[i] for i in numbers], weights)
    moved = {i for n, i in enumerate(numbers) if n not in kept}
    return {i for i in moved if not (old[i].parent in moved and pairs[old[i].parent] == new[pairs[i]].parent)}


class _At(NamedTuple):
    """A section on both sides, or on one; its places in reading order."""

    old_place: Place
    new_place: Place
    old: Section | None
    new: Section | None

    def place(self, *, old: bool, line: Line | None, row: str = "", column: str = "") -> Where | None:
        """Where a line stands on one side."""
        section = self.old if old else self.new
        if section is None or line is None:
            return None
        heading = section.heading
        label = line.label
        return Where(section.part, section.id, heading.label, heading.words, label, row, column, line.inlines)

    def change(self, kind: Kind, what: What, old: Line | None, new: Line | None, parts: Pieces) -> Change:
        """A change of one line."""
        return Change(kind, what, self.place(old=True, line=old), self.place(old=False, line=new), parts)


def section_changes(old: Section | None, new: Section | None) -> tuple[Change, ...]:
    """What differs between two sections that are the same clause, or all of one; labels aside."""
    turned = old is not None and new is not None and new.words < old.words
    at = _At((0,), (0,), new, old) if turned else _At((0,), (0,), old, new)
    told = _told(_with_moves(list(_section(at))), turned=turned)
    return tuple(change for change in told if change.kind is not Kind.RENUMBERED)


def _moved_clause(at: _At) -> Change:
    assert at.old is not None
    assert at.new is not None
    words = at.new.heading.words if at.old.heading.words == at.new.heading.words else ""
    return at.change(Kind.MOVED, What.CLAUSE, at.old.heading, at.new.heading, pieces(words, words))


def _section(at: _At, *, renumbered: bool = True) -> Iterator[_Found]:
    """What differs in a section; a heading's new label is told unless it goes with a move."""
    section = at.new or at.old
    if section is not None and section.is_clause:
        old, new = at.old.heading if at.old else None, at.new.heading if at.new else None
        for change in _line(at, What.CLAUSE, old, new):
            if renumbered or change.kind is not Kind.RENUMBERED:
                yield _Found((*at.old_place, 1), (*at.new_place, 1), change)
    olds, news = at.old.items if at.old else (), at.new.items if at.new else ()
    for i, k in placed(len(olds), len(news), _items_paired(olds, news)):
        before = olds[i[0]] if at.old and len(i) == 1 else None
        after = news[k[0]] if at.new and len(k) == 1 else None
        places = (*at.old_place, 2, *i), (*at.new_place, 2, *k)
        if isinstance(before or after, Grid):
            yield from _grid(at, *places, _as_grid(before), _as_grid(after))
        else:
            for change in _line(at, What.TEXT, _as_line(before), _as_line(after)):
                yield _Found(*places, change)


def _as_line(item: Item | None) -> Line | None:
    return item if isinstance(item, Line) else None


def _as_grid(item: Item | None) -> Grid:
    return item if isinstance(item, Grid) else Grid(())


def _items_paired(old: tuple[Item, ...], new: tuple[Item, ...]) -> dict[int, int]:
    """By words; a table is like no paragraph."""
    olds, news = [(type(item), item.words) for item in old], [(type(item), item.words) for item in new]
    words = lru_cache(maxsize=None)(bag)
    pairs = paired(olds, news, lambda a, b: likeness(words(a[1]), words(b[1])) if a[0] is b[0] else 0.0, _ALIKE)
    return {i: k for i, k in pairs if i is not None and k is not None}


def _line(at: _At, what: What, old: Line | None, new: Line | None) -> Iterator[Change]:
    """What differs between two lines, or one that stands alone."""
    if old is None or new is None:
        alone = old or new
        if alone is not None and (alone.words or (alone.label and what is not What.CELL)):
            kind, fate = (Kind.ADDED, Fate.NEW) if old is None else (Kind.REMOVED, Fate.GONE)
            yield at.change(kind, what, old, new, (Piece(fate, alone.words),))
    elif old.words != new.words:
        yield at.change(Kind.CHANGED, what, old, new, pieces(old.words, new.words))
    elif bare(old.label) != bare(new.label):
        yield at.change(Kind.RENUMBERED, what, old, new, pieces(old.words, new.words))


def _grid(at: _At, old_place: Place, new_place: Place, old: Grid, new: Grid) -> Iterator[_Found]:
    """What differs between two tables, row by row; or all rows of one."""
    pairs, moved = rows_paired(old, new)
    for i, k in pairs:
        before = old.rows[i[0]] if len(i) == 1 and old.rows else None
        after = new.rows[k[0]] if len(k) == 1 and new.rows else None
        changes = list(_row(at, old, new, before, after))
        if before is not None and after is not None and i[0] in moved:
            worded = [change for change in changes if change.kind is not Kind.RENUMBERED]
            changes = [_row_change(at, Kind.MOVED, before, after), *worded]
        for n, change in enumerate(changes):
            yield _Found((*old_place, *i, n), (*new_place, *k, n), change)


def _row(at: _At, old: Grid, new: Grid, before: Row | None, after: Row | None) -> Iterator[Change]:
    """What differs between two rows: cell by cell if it is known which column is which."""
    if before is None or after is None:
        yield _row_change(at, Kind.ADDED if before is None else Kind.REMOVED, before, after)
        return
    columns = columns_paired(old, new, before, after)
    if columns is None:
        if before.words != after.words:
            yield _row_change(at, Kind.CHANGED, before, after)
        return
    for i, k in columns:
        a, b = before.cells[i] if i is not None else None, after.cells[k] if k is not None else None
        for change in _line(at, What.CELL, a, b):
            yield replace(
                change,
                old=change.old and replace(change.old, row=before.key, column=_column(old, i)),
                new=change.new and replace(change.new, row=after.key, column=_column(new, k)),
            )


def _column(grid: Grid, number: int | None) -> str:
    return grid.columns[number] if number is not None and number < len(grid.columns) else ""


def _row_change(at: _At, kind: Kind, before: Row | None, after: Row | None) -> Change:
    """A row as a whole."""
    old, new = _row_line(before) if before else None, _row_line(after) if after else None
    parts = pieces(old.words if old else "", new.words if new else "")
    if kind is Kind.MOVED:
        words = new.words if old and new and old.words == new.words else (after.key if after else "")
        parts = pieces(words, words)
    change = at.change(kind, What.ROW, old, new, parts)
    return replace(
        change,
        old=change.old and replace(change.old, row=before.key if before else ""),
        new=change.new and replace(change.new, row=after.key if after else ""),
    )


def _row_line(row: Row) -> Line:
    """A row as words, from the first cell that has any: the number of a row says nothing of it."""
    first = next((n for n, cell in enumerate(row.cells) if cell.words), 0)
    inlines = (inline for cell in row.cells[first:] for inline in (*cell.inlines, Inline(CELLS)))
    return Line(CELLS.join(cell.words for cell in row.cells[first:]), "", tuple(inlines)[:-1])


def _with_moves(found: list[_Found]) -> list[_Found]:
    """The same words that are gone in one place and new in another have moved."""
    gone: dict[tuple[What, str], list[int]] = {}
    for n, one in enumerate(found):
        if one.change.kind is Kind.REMOVED and _may_move(one.change):
            gone.setdefault((one.change.what, one.change.pieces[0].text), []).append(n)
    out: list[_Found | None] = list(found)
    for n, one in enumerate(found):
        if one.change.kind is not Kind.ADDED or not _may_move(one.change):
            continue
        words = one.change.pieces[0].text
        before = gone.get((one.change.what, words))
        if before:
            at = before.pop(0)
            there = found[at]
            change = Change(Kind.MOVED, one.change.what, there.change.old, one.change.new, pieces(words, words))
            out[n], out[at] = _Found(there.old, one.new, change), None
    return [one for one in out if one is not None]


def _may_move(change: Change) -> bool:
    return change.what in (What.TEXT, What.ROW) and change.pieces[0].text.count(" ") >= _TELLING - 1
