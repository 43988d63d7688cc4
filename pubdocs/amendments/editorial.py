"""Whether two wordings say the same: a change of spaces, signs or spelling alone is editorial, all else substantive.

The rule is strict, for what is taken for editorial needs nobody's consent. Two texts say the same if they differ in

- spaces, line breaks and no-break spaces, also where words are written together ("fel hantering"), but not within
  numbers other than at their thousands;
- the shape of dashes, hyphens and quotation marks, the period at the end, capital and small letters;
- the spelling of words, each by two adjacent letters that changed places, a letter doubled or not, a letter with or
  without its dots or ring (å, ä, ö); or, in words of ten letters or more, one letter within the word.

Spelling counts for words of six letters or more that are written with small letters alone: no name, no number, no
"inte". In doubt a change is substantive.
"""

import re
from typing import NamedTuple

from pubdocs.agreement.wording import same_words

_SIGNS = str.maketrans({"–": "-", "—": "-", "‑": "-", "”": '"', "“": '"', "„": '"', "’": "'", "‘": "'", "…": "..."})
_THOUSANDS = re.compile(r"(?<![\d,.])(\d{1,3})((?: \d{3})+)(?![\d])")
_SHORTEST, _LONG = 6, 10
_DOTS = str.maketrans("åäöéü", "aaoeu")
_DOUBLED = re.compile(r"(.)\1")
_NO = """
    inte ej icke ingen inget inga aldrig utan endast bara minst högst samtliga annat andra
"""
_NEVER = frozenset(_NO.split())


class Editorial(NamedTuple):
    """What an editorial change is about, in Swedish."""

    words: str


SPACES, SIGNS, SPELLING = Editorial("mellanrum"), Editorial("skiljetecken och versaler"), Editorial("stavning")


def editorial(old: str, new: str) -> Editorial | None:
    """Why a change is editorial, the same from either side; None if it is substantive."""
    before, after = _spaced(old), _spaced(new)
    if before == after or _is_respaced(before, after):
        return SPACES
    before, after = _signed(before), _signed(after)
    if before.casefold() == after.casefold() or _is_respaced(before.casefold(), after.casefold()):
        return SIGNS
    return SPELLING if _is_respelt(before, after) else None


def _spaced(text: str) -> str:
    return _THOUSANDS.sub(lambda found: found[0].replace(" ", ""), same_words(text))


def _signed(text: str) -> str:
    return text.translate(_SIGNS).removesuffix(".")


def _is_respaced(old: str, new: str) -> bool:
    """Whether the letters are the same, and the numbers too: "1 2" is not "12"."""
    return old.replace(" ", "") == new.replace(" ", "") and re.findall(r"\d+", old) == re.findall(r"\d+", new)


def _is_respelt(old: str, new: str) -> bool:
    """Whether the texts are the same words, some of them spelt otherwise."""
    befores, afters = re.findall(r"\w+|[^\w\s]", old), re.findall(r"\w+|[^\w\s]", new)
    if len(befores) != len(afters):
        return False
    pairs = zip(befores, afters, strict=True)
    return all(before.casefold() == after.casefold() or _is_one_word(before, after) for before, after in pairs)


def _is_one_word(old: str, new: str) -> bool:
    both = old + new
    if min(len(old), len(new)) < _SHORTEST or not (both.isalpha() and both.islower()) or {old, new} & _NEVER:
        return False
    if old[0] != new[0]:  # "ändras" is not "andras", "okrypterad" not "krypterad"
        return False
    same_dots = old.translate(_DOTS) == new.translate(_DOTS)
    if same_dots or _DOUBLED.sub(r"\1", old) == _DOUBLED.sub(r"\1", new) or _is_swapped(old, new):
        return True
    return min(len(old), len(new)) >= _LONG and _is_one_letter_off(old, new)


def _is_swapped(old: str, new: str) -> bool:
    at = [n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b]
    if len(old) != len(new) or len(at) != 2 or at[1] != at[0] + 1:
        return False
    return old[at[0]] == new[at[1]] and old[at[1]] == new[at[0]]


def _is_one_letter_off(old: str, new: str) -> bool:
    """Whether one letter is another, too many or missing, but not among the first two or the last two."""
    short, long = sorted((old, new), key=len)
    if len(long) - len(short) > 1 or short[:2] != long[:2] or short[-2:] != long[-2:]:
        return False
    head = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[head + (len(short) == len(long)) :] == long[head + 1 :]
