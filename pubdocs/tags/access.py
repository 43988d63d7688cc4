"""What follows a dot in a tag, when a template is filled."""

from typing import Any

from pubdocs.tags.filters import absent


def get(thing: Any, name: str | int) -> Any:
    """A fact of a group of facts, or a thing of a section by its id; `absent` if it is not stated.

    The names were checked when the template was compiled, and none begins with an underscore.
    """
    if isinstance(thing, dict):
        value = thing.get(name, absent)
    elif isinstance(name, int):
        value = thing[name] if -len(thing) <= name < len(thing) else absent
    else:
        value = getattr(thing, name, absent)
    return absent if value is None else value
