"""Which row of one table is which of another: by the first cell, by what that begins with, then by likeness.

And which column: by what stands at its head.
"""

from collections import Counter
from collections.abc import Callable

from pubdocs.compare.outline import Grid, Row
from pubdocs.compare.pairing import Pair, Place, paired, placed, stays
from pubdocs.compare.words import bag, likeness

_ALIKE = 0.5


def rows_paired(old: Grid, new: Grid) -> tuple[list[tuple[Place, Place]], set[int]]:
    """The places of every row on both sides, what has no other standing after its neighbour's; and those that moved.

    What stands first in several rows says nothing of which is which.
    """
    pairs = _by(lambda row: row.key, old, new) | _by(lambda row: row.first, old, new)
    _rest(pairs, old, new)
    numbers = sorted(pairs)
    kept = stays([pairs[i] for i in numbers], [1] * len(numbers))
    return list(placed(len(old.rows), len(new.rows), pairs)), {i for n, i in enumerate(numbers) if n not in kept}


def _by(name: Callable[[Row], str], old: Grid, new: Grid) -> dict[int, int]:
    olds, news = (_single(grid, name) for grid in (old, new))
    return {n: news[one] for one, n in olds.items() if one in news}


def _single(grid: Grid, name: Callable[[Row], str]) -> dict[str, int]:
    """Rows by a name that no other row of their table has."""
    often = Counter(name(row) for row in grid.rows)
    return {name(row): n for n, row in enumerate(grid.rows) if often[name(row)] == 1 and name(row)}


def _rest(pairs: dict[int, int], old: Grid, new: Grid) -> None:
    """Pair rows that are left by their words, in order."""
    taken = set(pairs.values())
    olds = [n for n in range(len(old.rows)) if n not in pairs]
    news = [n for n in range(len(new.rows)) if n not in taken]
    befores, afters = (
        [(rows[n].key, rows[n].words) for n in some] for rows, some in ((old.rows, olds), (new.rows, news))
    )
    bags = {words: bag(words) for _, words in {*befores, *afters}}

    def alike(one: tuple[str, str], other: tuple[str, str]) -> float:
        """Rows that begin with the same words answer the same question."""
        return likeness(bags[one[1]], bags[other[1]]) + (_ALIKE if one[0] and one[0] == other[0] else 0.0)

    for i, k in paired(befores, afters, alike, _ALIKE):
        if i is not None and k is not None:
            pairs[olds[i]] = news[k]


def columns_paired(old: Grid, new: Grid, before: Row, after: Row) -> list[Pair] | None:
    """Which cell of a row is which in the other; None if that is not known.

    Columns are known by their heads where one table has a column that the other has not. In the heads themselves they
    are not.
    """
    same = len(before.cells) == len(after.cells)
    olds, news = _heads(old), _heads(new)
    if same and (olds == news or not set(olds) & set(news)):
        return [(n, n) for n in range(len(before.cells))]
    if len(olds) != len(before.cells) or len(news) != len(after.cells) or not set(olds) & set(news):
        return [(n, n) for n in range(len(before.cells))] if same else None
    pairs = {i: news.index(head) for i, head in enumerate(olds) if head in news}
    rest, others = [i for i in range(len(olds)) if i not in pairs], [k for k in range(len(news)) if news[k] not in olds]
    if len(rest) == len(others):  # heads in other words
        pairs.update(zip(rest, others, strict=True))
    moved = not same or any(i != k for i, k in pairs.items())
    if moved and (_is_head(before, olds) or _is_head(after, news)):
        return None
    known: list[Pair] = [(i, pairs.get(i)) for i in range(len(olds))]
    return known + [(None, k) for k in range(len(news)) if k not in pairs.values()]


def _heads(grid: Grid) -> tuple[str, ...]:
    """What stands at the heads of columns: in the header row, or the first one; nothing if two say the same."""
    heads = grid.columns or (tuple(cell.words for cell in grid.rows[0].cells) if grid.rows else ())
    return heads if len(set(heads)) == len(heads) and all(heads) else ()


def _is_head(row: Row, heads: tuple[str, ...]) -> bool:
    return tuple(cell.words for cell in row.cells) == heads
