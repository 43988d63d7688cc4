"""What differs between two texts: sentence by sentence, then word by word, in pieces that can be read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain

from pubdocs.compare.changes import Fate, Piece, Pieces, mirrored_pieces
from pubdocs.compare.pairing import paired

_TOKEN = re.compile(r"\s?(?:\w+(?:[^\w\s]\w+)*|\S)")
_ENDS = frozenset(".!?")
_ALIKE = 0.4
"""The share of words that two sentences must have in common to be told word by word."""
_ISLAND = 3
"""Words in common between two changes that may be told as changed with them; more are always told as the same."""
_SHORT = 4
"""Letters of a single word that never stands alone between two changes ("och", "av", a comma)."""

_Tokens = tuple[str, ...]
_Segment = tuple[bool, _Tokens, _Tokens]
"""Whether it is the same on both sides; the old words; the new ones."""


def pieces(old: str, new: str) -> Pieces:
    """Two texts (as `outline.plain` gives them) as pieces; seen from the other side they are mirrored."""
    if old == new:
        return (Piece(Fate.SAME, old),) if old else ()
    if new < old:
        return mirrored_pieces(_pieces(new, old))
    return _pieces(old, new)


def likeness(old: Counter[str], new: Counter[str]) -> float:
    """How much of the words of two texts (see `bag`) are the same, from 0 to 1."""
    total = old.total() + new.total()
    return 2 * (old & new).total() / total if total else 1.0


def bag(text: str) -> Counter[str]:
    """The words of a text, without order, case and punctuation marks."""
    return Counter(token for token in map(str.strip, _TOKEN.findall(text.casefold())) if token[:1].isalnum())


def _pieces(old: str, new: str) -> Pieces:
    # A space before the first word too, so that it is the same word wherever it stands.
    before, after = tuple(_TOKEN.findall(f" {old}" if old else "")), tuple(_TOKEN.findall(f" {new}" if new else ""))
    return tuple(_told(_joined(_merged(_by_sentence(before, after)))))


def _by_sentence(old: _Tokens, new: _Tokens) -> Iterator[_Segment]:
    befores, afters = tuple(_sentences(old)), tuple(_sentences(new))
    if len(befores) == len(afters) == 1:
        yield from _by_word(old, new)
        return
    bags = {sentence: bag("".join(sentence)) for sentence in {*befores, *afters}}
    for number, other in paired(befores, afters, lambda a, b: likeness(bags[a], bags[b]), _ALIKE):
        before, after = befores[number] if number is not None else (), afters[other] if other is not None else ()
        if before == after:
            yield True, before, after
        elif before and after:
            yield from _by_word(before, after)
        else:
            yield False, before, after


def _sentences(tokens: _Tokens) -> Iterator[_Tokens]:
    """A sentence ends at its mark, where the next word begins with a capital letter."""
    start = 0
    for at in range(1, len(tokens)):
        if tokens[at - 1].strip() in _ENDS and tokens[at][:1].isspace() and tokens[at].strip()[:1].isupper():
            yield tokens[start:at]
            start = at
    yield tokens[start:]


def _by_word(old: _Tokens, new: _Tokens) -> Iterator[_Segment]:
    if not old or not new or likeness(bag("".join(old)), bag("".join(new))) < _ALIKE / 2:
        yield False, old, new
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield tag == "equal", old[i:j], new[k:m]


def _merged(segments: Iterator[_Segment]) -> list[_Segment]:
    """Segments that are the same and changed by turns; a few words in common between two larger changes join them."""
    out: list[_Segment] = []
    for segment in chain(segments, [(True, (), ())]):
        same, old, new = segment
        if out and out[-1][0] is same:
            out[-1] = (same, out[-1][1] + old, out[-1][2] + new)
        else:
            out.append(segment)
        while len(out) > 3 and same and _is_island(out[-4:-1]):
            (_, a, b), (_, c, _), (_, d, e) = out[-4:-1]
            out[-4:-1] = [(False, a + c + d, b + c + e)]
    return [segment for segment in out if segment[1] or segment[2]]


def _is_island(around: Sequence[_Segment]) -> bool:
    """Whether the middle one of three segments, the same between two changes, is better told with them."""
    before, (same, tokens, _), after = around
    if not same or before[0] or after[0]:
        return False
    length = sum(map(len, tokens))
    if len(tokens) == 1 and length <= _SHORT + 1:
        return True
    return len(tokens) <= _ISLAND and all(
        length <= max(sum(map(len, side)) for side in change[1:]) for change in (before, after)
    )


def _joined(segments: list[_Segment]) -> list[tuple[bool, str, str]]:
    """Segments as texts, with no space before the first word."""
    texts = [(same, "".join(old), "".join(new)) for same, old, new in segments]
    if not texts:
        return texts
    same, old, new = texts[0]
    if same or (old and new):
        texts[0] = (same, old[1:], new[1:])
    else:  # what follows is the other text's first word
        _, next_old, next_new = texts[1] if len(texts) > 1 else (True, "", "")
        space = " " if next_old else ""
        texts[:2] = [(False, old and old[1:] + space, new and new[1:] + space), (True, next_old[1:], next_new[1:])]
    return texts


def _told(texts: list[tuple[bool, str, str]]) -> Iterator[Piece]:
    """The pieces; a space before both what is gone and what is new belongs to what is the same."""
    common = ""
    for same, old, new in texts:
        if same:
            common += old
            continue
        if old[:1] == new[:1] == " ":
            common, old, new = common + " ", old[1:], new[1:]
        if common:
            yield Piece(Fate.SAME, common)
        yield from (Piece(fate, words) for fate, words in ((Fate.GONE, old), (Fate.NEW, new)) if words)
        common = ""
    if common:
        yield Piece(Fate.SAME, common)
