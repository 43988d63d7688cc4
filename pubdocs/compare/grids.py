"""Which row of one table is which of another: by the first cell, by what that begins with, then by likeness."""

from collections import Counter
from collections.abc import Callable

from pubdocs.compare.outline import Grid, Row
from pubdocs.compare.pairing import Place, paired, placed, stays
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
