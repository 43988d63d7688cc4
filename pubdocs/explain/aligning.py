"""Two documents lined up: which sentence of the one is which of the other.

Paragraphs that are the same are lined up first, in their order; what lies between them sentence by sentence; and then
sentences that are left over and stand once in each. No two sentences are lined up that differ in a word.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain

from pubdocs.explain.passages import Passage, Sentence

Place = tuple[int, int]
"""A sentence: the number of its passage, and its number there."""


def aligned(theirs: Sequence[Passage], ours: Sequence[Passage]) -> dict[Place, Place]:
    """For the sentences of one document those of the other, as far as they are there."""
    mine, other = [one.sentences for one in theirs], [one.sentences for one in ours]
    found: dict[Place, Place] = {}
    for same, (first, end), (at, last) in _blocks([_whole(one) for one in theirs], [_whole(one) for one in ours]):
        here, there = _sentences(mine, first, end), _sentences(other, at, last)
        if same:
            found.update(zip(here, there, strict=True))
            continue
        blocks = _blocks([_key_of(mine, one) for one in here], [_key_of(other, one) for one in there])
        for alike, (begin, stop), (start, _) in blocks:
            found.update(zip(here[begin:stop], there[start:], strict=False) if alike else ())
    found.update(_left_over(mine, other, found))
    return found


def _whole(passage: Passage) -> tuple[str, str, str]:
    return passage.part, passage.clause[1], " ".join(one.key for one in passage.sentences)


def _blocks(
    one: Sequence[Hashable], other: Sequence[Hashable]
) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """The stretches in which two lists are the same, and those between: whether, and from where to where in each."""
    for what, begin, end, at, last in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        yield what == "equal", (begin, end), (at, last)


def _sentences(found: Sequence[Sequence[Sentence]], begin: int, end: int) -> list[Place]:
    return list(chain.from_iterable(((n, i) for i in range(len(found[n]))) for n in range(begin, end)))


def _key_of(found: Sequence[Sequence[Sentence]], place: Place) -> str:
    return found[place[0]][place[1]].key


def _left_over(
    mine: Sequence[Sequence[Sentence]], other: Sequence[Sequence[Sentence]], found: dict[Place, Place]
) -> Iterator[tuple[Place, Place]]:
    """Sentences that stand once in what is left of each document, such as those of a clause that was moved."""
    taken = set(found.values())
    here = [place for place in _sentences(mine, 0, len(mine)) if place not in found]
    there = [place for place in _sentences(other, 0, len(other)) if place not in taken]
    counts = [Counter(_key_of(mine, one) for one in here), Counter(_key_of(other, one) for one in there)]
    known = {_key_of(other, one): one for one in there}
    for one in here:
        key = _key_of(mine, one)
        if all(count[key] == 1 for count in counts):
            yield one, known[key]
