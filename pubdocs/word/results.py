"""What fields lead to and show (ECMA-376 part 1, 17.16)."""

import re

from pubdocs.word.names import Element, is_on, w
from pubdocs.word.styles import number, value


def clause_id(bookmark: str) -> str:
    """The clause id that a bookmark stands for; Word's own (_GoBack, _Toc…) stand for themselves."""
    return bookmark if bookmark.startswith("_") else bookmark.replace("_", "-")


def field_link(code: str) -> str:
    r"""Where a field leads: HYPERLINK "address" or \l "bookmark", REF bookmark \h."""
    words = [quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', code)]
    if not words or words[0].upper() not in ("HYPERLINK", "REF"):
        return ""
    if words[0].upper() == "REF":
        return f"#{clause_id(words[1])}" if "\\h" in words[2:] else ""
    address = words[1] if len(words) > 1 and not words[1].startswith("\\") else ""
    place = words[words.index("\\l") + 1] if "\\l" in words[:-1] else ""
    return address + (f"#{place if address else clause_id(place)}" if place else "")


def form_field(element: Element) -> str:
    """What an old form field shows that is no text of its own: the box, or the line chosen in a list (17.16.5)."""
    for box in element.iter(w("checkBox")):
        state = next(box.iterchildren(w("checked")), None)
        return "☒" if is_on(box.find(w("default")) if state is None else state) else "☐"
    for choices in element.iter(w("ddList")):
        entries = [value(entry) for entry in choices.iterchildren(w("listEntry"))]
        chosen = number(choices.find(w("result"))) or 0
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return ""
