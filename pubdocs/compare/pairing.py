"""Two lists of things side by side: what is equal, what is alike, what stands in one alone."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T", bound=Hashable)

Pair = tuple[int | None, int | None]
"""The numbers of two things that belong together; None where there is no other."""

Place = tuple[int, ...]
"""Where something stands in a list, as a key to sort by: (3,), or (3, 1) for what would come right after it."""

_LARGEST = 10_000
"""Likenesses that are worked out for one gap; in a larger one, only equal things belong together."""


def paired(old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float], least: float) -> Iterator[Pair]:
    """Every thing once, in an order that is that of both: equal ones first, then in the gaps those alike enough.

    In a gap, old things without a pair come before new ones.
    """
    start, ends = _shared(old, new)
    yield from ((n, n) for n in range(start))
    inside, other = old[start : len(old) - ends], new[start : len(new) - ends]
    for tag, i, j, k, m in SequenceMatcher(None, inside, other, autojunk=False).get_opcodes():
        i, j, k, m = i + start, j + start, k + start, m + start
        if tag == "equal":
            yield from zip(range(i, j), range(k, m), strict=True)
        else:
            yield from _gap(old, new, range(i, j), range(k, m), likeness, least)
    yield from ((len(old) - n, len(new) - n) for n in range(ends, 0, -1))


def _shared(old: Sequence[T], new: Sequence[T]) -> tuple[int, int]:
    """How many things two lists begin and end with that are the same."""
    most = min(len(old), len(new))
    start = next((n for n in range(most) if old[n] != new[n]), most)
    return start, next((n for n in range(most - start) if old[-n - 1] != new[-n - 1]), most - start)


def _gap(
    old: Sequence[T],
    new: Sequence[T],
    olds: range,
    news: range,
    likeness: Callable[[T, T], float],
    least: float,
) -> Iterator[Pair]:
    """Things that are alike, so that all together are as alike as can be, with the rest around them."""
    i, k = olds.start, news.start
    for number, other in (*_alike(old, new, olds, news, likeness, least), (olds.stop, news.stop)):
        yield from ((n, None) for n in range(i, number))
        yield from ((None, n) for n in range(k, other))
        if number < olds.stop:
            yield number, other
        i, k = number + 1, other + 1


def _alike(
    old: Sequence[T],
    new: Sequence[T],
    olds: range,
    news: range,
    likeness: Callable[[T, T], float],
    least: float,
) -> list[tuple[int, int]]:
    if not olds or not news or len(olds) * len(news) > _LARGEST:
        return []
    likenesses = [[score if (score := likeness(old[i], new[k])) >= least else 0.0 for k in news] for i in olds]
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for i in range(len(olds) - 1, -1, -1):
        for k in range(len(news) - 1, -1, -1):
            with_both = best[i + 1][k + 1] + likenesses[i][k]
            best[i][k] = max(with_both, best[i + 1][k], best[i][k + 1])
    out: list[tuple[int, int]] = []
    i = k = 0
    while i < len(olds) and k < len(news):
        if likenesses[i][k] and best[i][k] == best[i + 1][k + 1] + likenesses[i][k]:
            out.append((olds[i], news[k]))
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            i += 1
        else:
            k += 1
    return out


def placed(olds: int, news: int, pairs: Mapping[int, int]) -> Iterator[tuple[Place, Place]]:
    """The places of everything on both sides, by what belongs together; what has no other comes after its neighbour."""
    others = {k: i for i, k in pairs.items()}
    last = -1
    for i in range(olds):
        last = pairs.get(i, last)
        yield (i,), (last,) if i in pairs else (last, 1)
    last = -1
    for k in range(news):
        last = others.get(k, last)
        if k not in others:
            yield (last, 1), (k,)


def stays(others: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Of things that stand at these places on the other side, those that have kept their order: the heaviest such.

    The rest have moved.
    """
    if all(one < other for one, other in pairwise(others)):
        return set(range(len(others)))
    best: list[tuple[int, int]] = []  # the weight of the heaviest row that ends here, and what stands before it there
    for n, place in enumerate(others):
        weight, before = max(((best[m][0], -m) for m in range(n) if others[m] < place), default=(0, 1))
        best.append((weight + max(weights[n], 1), -before))
    kept: set[int] = set()
    at = max(range(len(best)), key=lambda n: (best[n][0], -n))
    while at >= 0:
        kept.add(at)
        at = best[at][1]
    return kept
