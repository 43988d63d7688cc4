"""Swedish wording: dates, and what counts as the same words (domain/swedish)."""

import datetime
import re
from collections.abc import Sequence
from functools import lru_cache

NBSP = "\u00a0"

# CLDR sv; Babel would give the same after 20 ms of start-up.
_MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


def written_out(date: datetime.date) -> str:
    """2022-11-14 as "14 november 2022", for running text."""
    return f"{date.day}{NBSP}{_MONTHS[date.month - 1]} {date.year}"


@lru_cache(maxsize=4096)
def same_words(text: str) -> str:
    """A text as words alone, for comparing: any run of spaces and no-break spaces as one plain space."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()


def in_a_row(words: Sequence[str], conjunction: str = "och") -> str:
    """Words in running text: "a, b och c", with no comma before the conjunction (CLDR list pattern, sv)."""
    *before, last = words or [""]
    return f"{', '.join(before)} {conjunction} {last}" if before else last
