"""Which row of one table is which of another: by the first cell, then by likeness."""

from collections import Counter

from pubdocs.compare.outline import Grid
from pubdocs.compare.pairing import Place, paired, placed, stays
from pubdocs.compare.words import bag, likeness

_ALIKE = 0.5


def rows_paired(old: Grid, new: Grid) -> tuple[list[tuple[Place, Place]], set[int]]:
    """The places of every row on both sides, what has no other standing after its neighbour's; and those that moved.

    A first cell that stands in several rows says nothing of which is which.
    """
    pairs = _by_key(old, new)
    _rest(pairs, old, new)
    numbers = sorted(pairs)
    kept = stays([pairs[i] for i in numbers], [1] * len(numbers))
    return list(placed(len(old.rows), len(new.rows), pairs)), {i for n, i in enumerate(numbers) if n not in kept}


def _by_key(old: Grid, new: Grid) -> dict[int, int]:
    olds, news = (_keys(grid) for grid in (old, new))
    return {n: news[key] for key, n in olds.items() if key in news}


def _keys(grid: Grid) -> dict[str, int]:
    often = Counter(row.key for row in grid.rows)
    return {row.key: n for n, row in enumerate(grid.rows) if row.key and often[row.key] == 1}


def _rest(pairs: dict[int, int], old: Grid, new: Grid) -> None:
    """Pair rows that are left by their words, in order."""
    taken = set(pairs.values())
    olds = [n for n in range(len(old.rows)) if n not in pairs]
    news = [n for n in range(len(new.rows)) if n not in taken]
    befores, afters = [old.rows[n].words for n in olds], [new.rows[n].words for n in news]
    bags = {words: bag(words) for words in {*befores, *afters}}
    for i, k in paired(befores, afters, lambda a, b: likeness(bags[a], bags[b]), _ALIKE):
        if i is not None and k is not None:
            pairs[olds[i]] = news[k]
