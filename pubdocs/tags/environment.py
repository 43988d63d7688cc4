"""Jinja as the tag language uses it: to read tags. Nothing of theirs is ever run by it."""

from jinja2 import Environment


def environment() -> Environment:
    """A Jinja that reads tags, one a line."""
    return Environment(keep_trailing_newline=True, cache_size=0, autoescape=True)
