"""Which clause of one document is which of another: by id, then by heading, then by likeness."""

from collections import Counter
from collections.abc import Callable, Iterable

from pubdocs.compare.outline import Outline, Section
from pubdocs.compare.words import bag, likeness

_ALIKE = 0.5
"""The share of words that two clauses with other ids and headings must have in common to be the same clause."""
_LARGEST = 10_000
"""Pairs of clauses whose likeness is worked out."""

Matched = dict[int, int]
"""The number of a section in the old outline → that of the same in the new one."""


def matched(old: Outline, new: Outline) -> Matched:
    """The sections that are the same in both; a clause with everything in it counts, not its own words alone."""
    pairs: Matched = {}
    _by(pairs, old, new, lambda section: "" if section.is_clause else section.part)
    _by(pairs, old, new, lambda section: section.id)
    _by(pairs, old, new, lambda section: section.heading.words.casefold())
    _in_one_place(pairs, old, new)
    _by_likeness(pairs, old, new)
    return pairs


def _by(pairs: Matched, old: Outline, new: Outline, key: Callable[[Section], str]) -> None:
    """Match what has the same key in both and in each once."""
    olds, news = _unmatched(pairs, old, new)
    befores, afters = _single(old, olds, key), _single(new, news, key)
    pairs.update((number, afters[name]) for name, number in befores.items() if name in afters)


def _single(outline: Outline, left: Iterable[int], key: Callable[[Section], str]) -> dict[str, int]:
    found: dict[str, list[int]] = {}
    for number in left:
        if name := key(outline[number]):
            found.setdefault(name, []).append(number)
    return {name: numbers[0] for name, numbers in found.items() if len(numbers) == 1}


def _unmatched(pairs: Matched, old: Outline, new: Outline) -> tuple[list[int], list[int]]:
    taken = set(pairs.values())
    return [n for n in range(len(old)) if n not in pairs], [n for n in range(len(new)) if n not in taken]


def _in_one_place(pairs: Matched, old: Outline, new: Outline) -> None:
    """Match those with one heading inside the same clause, in their order: a heading that is used again and again."""
    olds, news = _unmatched(pairs, old, new)
    there: dict[tuple[int, str], list[int]] = {}
    for number in news:
        there.setdefault((new[number].parent, new[number].heading.words.casefold()), []).append(number)
    for number in olds:
        section = old[number]
        if section.heading.words and (section.parent < 0 or section.parent in pairs):
            found = there.get((pairs.get(section.parent, -1), section.heading.words.casefold()))
            if found:
                pairs[number] = found.pop(0)


def _by_likeness(pairs: Matched, old: Outline, new: Outline) -> None:
    olds, news = _unmatched(pairs, old, new)
    if not olds or not news or len(olds) * len(news) > _LARGEST:
        return
    befores, afters = _bags(old, olds), _bags(new, news)
    scores = ((likeness(befores[i], afters[k]), i, k) for i in olds for k in news)
    taken: set[int] = set()
    for _, i, k in sorted((score for score in scores if score[0] >= _ALIKE), key=lambda score: (-score[0], *score[1:])):
        if i not in pairs and k not in taken:
            pairs[i] = k
            taken.add(k)


def _bags(outline: Outline, numbers: list[int]) -> dict[int, Counter[str]]:
    """The words of clauses with all that stands inside them."""
    bags = {number: bag("\n".join(outline[number].words)) for number in numbers}
    for number in reversed(numbers):
        parent = outline[number].parent
        if parent in bags:
            bags[parent] = bags[parent] + bags[number]
    return bags
