"""Swedish wording: dates, references, sorting, and what counts as the same words (domain/swedish)."""

import datetime
import re
import unicodedata

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


def reference(word: str, label: str) -> str:
    """ "punkt 7" with a no-break space between."""
    return f"{word}{NBSP}{label}"


def collation_key(text: str) -> str:
    """A sort key in Swedish order: å ä ö after z, compared in NFC and without case."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return folded.translate({ord("å"): "z\uffff1", ord("ä"): "z\uffff2", ord("ö"): "z\uffff3"})


def same_words(text: str) -> str:
    """A text as words alone, for comparing: any run of spaces and no-break spaces as one plain space."""
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).strip()
