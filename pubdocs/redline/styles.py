"""Styles while two documents are compared (ECMA-376 part 1, 17.7): one sheet for both.

The library keeps the old document's styles and copies paragraphs with the ids of the new one's. A file that another
program or a Word in another language has saved has other ids for the same styles, and may have styles of its own; a
template may have given its lists another look. So both documents get the old one's sheet with what the new one adds.
"""

from copy import deepcopy

from lxml import etree

from pubdocs.word.names import NUMBERING, PPR, STYLES, VAL, Element, w
from pubdocs.word.package import Package
from pubdocs.word.tracked import stories

_STYLE, _ID, _TYPE, _NAME, _DEFAULT = w("style"), w("styleId"), w("type"), w("name"), w("default")
_NAMING = tuple(
    w(name) for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
)
_NUM_PR, _OUTLINE, _ALIASES = w("numPr"), w("outlineLvl"), w("aliases")

_Key = tuple[str, str]
"""What a style is in any file: its type and its name."""


def with_one_sheet(old: Package, new: Package, *, apart: bool = False) -> tuple[Package, Package]:
    """Two documents with the same sheet of styles, in which the new one's go by the old one's ids.

    A style that both have is the old one's. `apart`: unless it numbers or is a heading, and the new one's says
    otherwise: that one is a style of its own then.
    """
    one, other = (package.related(package.main, STYLES)[:1] for package in (old, new))
    if not one or not other:
        return old, new
    sheet = deepcopy(old.tree(one[0]))
    there = {_key(style): style for style in sheet.iterchildren(_STYLE)}
    taken = {style.get(_ID, "") for style in there.values()}
    added, called = list[Element](), dict[str, str]()
    for style in map(deepcopy, new.tree(other[0]).iterchildren(_STYLE)):
        same = there.get(_key(style))
        if same is not None and not (apart and _reads(same) != _reads(style)):
            called[style.get(_ID, "")] = same.get(_ID, "")
            continue
        called[style.get(_ID, "")] = _own(style, taken, is_named=same is not None)
        taken.add(style.get(_ID, ""))
        added.append(style)
    for style in added:
        _rename(style, called)
        sheet.append(style)
    parts = (*stories(new), *new.related(new.main, NUMBERING)[:1])
    trees = {name: _renamed(new.tree(name), called) for name in parts}
    return old.with_trees({one[0]: sheet}), new.with_trees({**trees, other[0]: deepcopy(sheet)})


def _key(style: Element) -> _Key:
    name = style.find(_NAME)
    return style.get(_TYPE, ""), (style.get(_ID, "") if name is None else name.get(VAL, "")).casefold()


def _own(style: Element, taken: set[str], *, is_named: bool) -> str:
    """Give a style of the new document an id, and a name, that the old one does not have; returns the id."""
    if style.get(_ID, "") in taken:
        number = next(n for n in range(2, len(taken) + 3) if f"{style.get(_ID, '')}{n}" not in taken)
        style.set(_ID, f"{style.get(_ID, '')}{number}")
    if _DEFAULT in style.attrib:
        del style.attrib[_DEFAULT]
    if is_named:
        for name in style.iterchildren(_NAME):
            name.set(VAL, f"{name.get(VAL, '')} ({style.get(_ID, '')})")
        for aliases in list(style.iterchildren(_ALIASES)):
            style.remove(aliases)
    return style.get(_ID, "")


def _reads(style: Element) -> tuple[bytes, ...]:
    """What of a style a reader reads: that it numbers, that it is a heading."""
    properties = style.find(PPR)
    found = () if properties is None else properties.iterchildren(_NUM_PR, _OUTLINE)
    return tuple(etree.tostring(one, method="c14n", exclusive=True) for one in found)


def _renamed(tree: Element, called: dict[str, str]) -> Element:
    made = deepcopy(tree)
    _rename(made, called)
    return made


def _rename(tree: Element, called: dict[str, str]) -> None:
    for element in tree.iter(*_NAMING):
        value = element.get(VAL, "")
        element.set(VAL, called.get(value, value))
