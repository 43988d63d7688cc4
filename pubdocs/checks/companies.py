"""Companies' names in running text: capitalised words that end as a company's name does."""

import re
from functools import lru_cache

from pubdocs.agreement.freetext import FACT
from pubdocs.agreement.lexicon import Lexicon, Words, says

_WORD = r"[A-ZÅÄÖØÆ][\w&'’.-]*"


def companies(text: str, lexicon: Lexicon) -> list[str]:
    """The companies that a text names, without words such as Underbiträdet before them and a genitive's :s after."""
    names = (match[0] for match in _pattern(lexicon.company_forms).finditer(FACT.sub("·", text)))
    return [_bare(name, lexicon.company_words) for name in names]


def _bare(name: str, words: Words) -> str:
    parts = name.split()
    while len(parts) > 2 and says(parts[0], words):
        del parts[0]
    return " ".join(parts)


@lru_cache(maxsize=4)
def _pattern(forms: Words) -> re.Pattern[str]:
    endings = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{_WORD}[\s\u00a0]+){{1,6}}(?:{endings})(?![\w.])")
