"""The ways in which a tag prints: a table from the name in its instruction to what gives the XML."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from pubdocs.agreement.freetext import parse
from pubdocs.agreement.values import Text
from pubdocs.tags.filters import absent
from pubdocs.word.clauses import clauses
from pubdocs.word.filling import Filling, run
from pubdocs.word.text import paragraphs

Printing = Callable[..., str]
"""A way to print: of a filling, a value, the number of its tag, and maybe that of its look, XML."""


def _words(filling: Filling, value: Any, tag: int) -> str:
    """A value within a w:t."""
    return filling.words(value, tag)


def _plain(filling: Filling, value: Any, tag: int) -> str:
    """A value in a property (title, subject): words alone, with no breaks to make."""
    return re.sub(r"</w:t><w:(?:br|tab)/><w:t[^>]*>", " ", filling.words(value, tag))


def _runs(filling: Filling, value: Any, tag: int, shape: int) -> str:
    """A value between runs: a free text of one paragraph with its bold words and links."""
    look = filling.part.shapes[shape]
    if isinstance(value, Text):
        return filling.inline(filling.only_paragraph(value, tag), value, look, tag)
    return run(look.run, filling.words(value, tag))


def _paragraphs(filling: Filling, value: Any, tag: int, shape: int) -> str:
    """A value in the place of its paragraph: a free text with all its blocks."""
    look = filling.part.shapes[shape]
    if isinstance(value, Text):
        return paragraphs(filling, parse(value).blocks, value, look, tag)
    return f"<w:p>{look.paragraph}{run(look.run, filling.words(value, tag))}</w:p>"


def _clauses(filling: Filling, value: Any, tag: int, shape: int) -> str:
    """A tree of clauses in the place of its paragraph."""
    return clauses(filling, value, filling.part.shapes[shape], tag)


def _ref(filling: Filling, value: Any, tag: int, shape: int) -> str:
    """A reference to a clause or a document, or to several."""
    targets = value if isinstance(value, tuple) else (value,)
    if any(target is absent for target in targets):
        return filling.words(absent, tag)
    found = filling.part.tags[tag]
    return filling.reference(targets, filling.part.shapes[shape], found.place, found.excerpt)


def _bookmark(filling: Filling, value: Any, tag: int, shape: int) -> str:
    """A bookmark where the tag stands."""
    if value is absent:
        return filling.words(value, tag)
    return filling.bookmark(str(value), tag)


_PRINTING: dict[str, Printing] = {
    "words": _words,
    "plain": _plain,
    "runs": _runs,
    "paragraphs": _paragraphs,
    "clauses": _clauses,
    "ref": _ref,
    "bookmark": _bookmark,
}


def printing(filling: Filling) -> dict[str, Printing]:
    """The ways to print, for one filling."""
    return {name: partial(way, filling) for name, way in _PRINTING.items()}
