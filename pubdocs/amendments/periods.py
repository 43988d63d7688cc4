"""Lengths of time as texts say them, so that it can be told which of two is the longer."""

import re

_NUMBERS = """
    noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo
"""
_COUNTS = {word: number for number, word in enumerate(_NUMBERS.split())} | {
    "ett": 1, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90,
    "hundra": 100,
}  # fmt: skip
# In hours; a month and a year by their mean, which is enough to compare with.
_HOURS = {
    "timme": 1, "timmar": 1, "dygn": 24, "dag": 24, "dagar": 24, "vecka": 168, "veckor": 168,
    "månad": 730.5, "månader": 730.5, "år": 8766,
}  # fmt: skip
_PERIOD = re.compile(
    rf"(?<![\w,.])(\d+|{'|'.join(_COUNTS)})\s+({'|'.join(sorted(_HOURS, key=len, reverse=True))})\b", re.IGNORECASE
)


def hours(text: str) -> float | None:
    """The one length of time that a text names, in hours; None if it names none or several."""
    found = _PERIOD.findall(text.replace("\u00a0", " "))
    if len(found) != 1:
        return None
    count, unit = (word.lower() for word in found[0])
    return (int(count) if count.isdigit() else _COUNTS[count]) * _HOURS[unit]


def rest(text: str) -> str:
    """A text without the length of time that it names."""
    return " ".join(_PERIOD.sub("…", text.replace("\u00a0", " ")).split())


def longer(old: str, new: str) -> int:
    """1 if the new text names a longer time and says the same beside it, -1 if a shorter, 0 if that cannot be told."""
    before, after = hours(old), hours(new)
    if before is None or after is None or rest(old) != rest(new):
        return 0
    return (after > before) - (after < before)
