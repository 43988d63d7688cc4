"""Keys that look alike to a reader but are different texts to a computer."""

import unicodedata

from pubdocs.source.decoding import character_name

# Cyrillic and Greek letters drawn like Latin ones (Unicode TS 39, confusables), as far as keys need: a-z and _.
_PAIRS = "аa αa Ьb сc ϲc ԁd еe ցg һh іi ιi јj ϳj κk ӏl мm пn оo οo рp ρp ԛq гr ѕs тt υu νv ѵv ԝw хx χx уy γy ˍ_"
_DRAWN_LIKE = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def skeleton(key: str) -> str:
    """A key as it looks: composed, without spaces around it or invisible characters, in Latin letters."""
    if key.isascii() and key.isidentifier():
        return key
    composed = unicodedata.normalize("NFKC", key)
    return "".join(c for c in composed.translate(_DRAWN_LIKE) if c not in _INVISIBLE).strip()


def strange_characters(key: str) -> str:
    """The characters outside ASCII in a key, by code point and name, each once."""
    return ", ".join(dict.fromkeys(character_name(c) for c in key if not c.isascii()))
