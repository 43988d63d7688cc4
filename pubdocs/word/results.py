"""What fields lead to and show (ECMA-376 part 1, 17.16)."""

import re
from dataclasses import dataclass, field
from typing import Any

from pubdocs.word.names import Element, T, is_on, w
from pubdocs.word.styles import number, value

_FLD_CHAR, _FLD_SIMPLE, _INSTR, _KIND = w("fldChar"), w("fldSimple"), w("instrText"), w("fldCharType")


@dataclass(slots=True)
class Field:
    """A field where it stands: a w:fldSimple (`begin`), or a complex one, between two w:fldChar (17.16.18).

    `words` are those of its code, `texts` the w:t of its result, those of fields inside it too.
    """

    begin: Any
    code: str = ""
    separate: Any = None
    end: Any = None
    texts: list[Any] = field(default_factory=list)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its code, without quotation marks; the first says what kind of field it is."""
        return code_words(self.code)

    @property
    def kind(self) -> str:
        """What kind of field it is, in capitals; "" if its code is empty."""
        words = self.words
        return words[0].upper() if words else ""


def fields(root: Element) -> list[Field]:
    """The fields of a part that have an end; one inside another comes before it."""
    found: list[Field] = []
    opened: list[Field] = []
    for element in root.iter(_FLD_CHAR, _FLD_SIMPLE, _INSTR, T):
        if element.tag == _FLD_SIMPLE:
            found.append(Field(element, element.get(w("instr"), ""), texts=list(element.iter(T))))
        elif element.get(_KIND) == "begin":
            opened.append(Field(element))
        elif opened and (ended := _step(element, opened)):
            found.append(ended)
    return found


def _step(element: Element, opened: list[Field]) -> Field | None:
    """What stands inside fields that have begun; the innermost, if it ends here."""
    if element.tag == T:
        for one in opened:
            one.texts.extend([element] if one.separate is not None else [])
    elif element.tag == _INSTR:
        opened[-1].code += (element.text or "") if opened[-1].separate is None else ""
    elif element.get(_KIND) == "end":
        opened[-1].end = element
        return opened.pop()
    else:
        opened[-1].separate = element
    return None


def code_words(code: str) -> tuple[str, ...]:
    """The words of a field's code; what stands in quotation marks is one."""
    return tuple(quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', code))


def clause_id(bookmark: str) -> str:
    """The clause id that a bookmark stands for; Word's own (_GoBack, _Toc…) stand for themselves."""
    return bookmark if bookmark.startswith("_") else bookmark.replace("_", "-")


def field_link(code: str) -> str:
    r"""Where a field leads: HYPERLINK "address" or \l "bookmark", REF bookmark \h."""
    words = code_words(code)
    if not words or words[0].upper() not in ("HYPERLINK", "REF"):
        return ""
    if words[0].upper() == "REF":
        return f"#{clause_id(words[1])}" if "\\h" in words[2:] else ""
    address = words[1] if len(words) > 1 and not words[1].startswith("\\") else ""
    place = words[words.index("\\l") + 1] if "\\l" in words[:-1] else ""
    return address + (f"#{place if address else clause_id(place)}" if place else "")


PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES")
"""The kinds of fields that count pages."""


def counts_pages(code: str) -> bool:
    """Whether a field shows the number of a page, or how many pages there are (17.16.5.33, 17.16.5.44)."""
    words = code.split(maxsplit=1)
    return bool(words) and words[0].upper() in PAGES


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
