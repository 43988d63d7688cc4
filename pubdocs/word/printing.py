"""The filters that the compiled source calls, one for each way in which a tag prints."""

import re
from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from pubdocs.agreement.freetext import parse
from pubdocs.agreement.values import Text
from pubdocs.word.filling import Filling, bookmark_name, run
from pubdocs.word.text import paragraphs

FILLING = "_filling"  # the filling's name in the Jinja context; no tag can say it


def _filling(context: Context) -> Filling:
    found: Filling = context.parent[FILLING]
    return found


@pass_context
def _print(context: Context, value: Any, tag: int) -> Markup:
    return Markup(_filling(context).words(value, tag))


@pass_context
def _plain(context: Context, value: Any, tag: int) -> Markup:
    """A value in a property (title, subject): words alone, with no breaks to make."""
    words = _filling(context).words(value, tag)
    return Markup(re.sub(r"</w:t><w:(?:br|tab)/><w:t[^>]*>", " ", words))


@pass_context
def _runs(context: Context, value: Any, tag: int, shape: int) -> Markup:
    filling = _filling(context)
    look = filling.part.shapes[shape]
    if isinstance(value, Text):
        return Markup(filling.inline(filling.only_paragraph(value, tag), value, look, tag))
    return Markup(run(look.run, filling.words(value, tag)))


@pass_context
def _paragraphs(context: Context, value: Any, tag: int, shape: int) -> Markup:
    filling = _filling(context)
    look = filling.part.shapes[shape]
    if isinstance(value, Text):
        return Markup(paragraphs(filling, parse(value).blocks, value, look, tag))
    return Markup(f"<w:p>{look.paragraph}{run(look.run, filling.words(value, tag))}</w:p>")


@pass_context
def _ref(context: Context, value: Any, tag: int, shape: int) -> Markup:
    filling = _filling(context)
    found = filling.part.tags[tag]
    return Markup(filling.reference(str(value), filling.part.shapes[shape], found.place, found.excerpt))


@pass_context
def _bookmark(context: Context, value: Any, tag: int, shape: int) -> Markup:
    filling = _filling(context)
    filling.bookmarks += 1
    number = 10_000 + filling.bookmarks  # above any that the template has
    name = bookmark_name(str(value))
    return Markup(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>')


PRINTING: dict[str, Callable[..., Markup]] = {
    "_print": _print,
    "_plain": _plain,
    "_runs": _runs,
    "_paragraphs": _paragraphs,
    "_ref": _ref,
    "_bookmark": _bookmark,
}
