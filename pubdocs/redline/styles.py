"""Styles while two documents are compared (ECMA-376 part 1, 17.7): one sheet for both.

The library keeps the old document's styles and copies paragraphs with the ids of the new one's. A file that another
program or a Word in another language has saved has other ids for the same styles, and may have styles of its own; a
template may have given its lists another look. So both documents get the old one's sheet with what the new one adds.
"""

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from pubdocs.word.names import NUMBERING, PPR, STYLES, VAL, Element, w
from pubdocs.word.package import Package
from pubdocs.word.tracked import stories

_STYLE, _ID, _TYPE, _NAME, _DEFAULT, _ALIASES = (
    w(name) for name in ("style", "styleId", "type", "name", "default", "aliases")
)
_NAMING = tuple(
    w(name) for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
)
_NUM, _NUM_ID, _ABSTRACT, _ABSTRACT_ID = w("num"), w("numId"), w("abstractNum"), w("abstractNumId")
_COUNTED = tuple(w(name) for name in ("start", "numFmt", "lvlText", "lvlRestart", "isLgl"))
_READ = (w("outlineLvl"), w("numPr"))

_Key = tuple[str, str]
"""What a style is in any file: its type and its name."""


def with_one_sheet(old: Package, new: Package) -> tuple[Package, Package]:
    """Two documents with the same sheet of styles, in which the new one's go by the old one's ids.

    A style that both have is the old one's.
    """
    one, other = (package.related(package.main, STYLES)[:1] for package in (old, new))
    if not one or not other:
        return old, new
    sheet = deepcopy(old.tree(one[0]))
    there = {_key(style): style.get(_ID, "") for style in sheet.iterchildren(_STYLE)}
    called, added = dict[str, str](), list[Element]()
    for style in map(deepcopy, new.tree(other[0]).iterchildren(_STYLE)):
        id_ = style.get(_ID, "")
        called[id_] = there.get(_key(style)) or _free(id_, {*there.values(), *called.values()})
        if _key(style) not in there:
            style.set(_ID, called[id_])
            style.attrib.pop(_DEFAULT, "")
            added.append(style)
    for style in added:
        _rename(style, called)
        sheet.append(style)
    trees = {name: _renamed(new.tree(name), called) for name in _parts(new)}
    return old.with_trees({one[0]: sheet}), new.with_trees({**trees, other[0]: deepcopy(sheet)})


def with_own_styles(old: Package, new: Package) -> Package:
    """The new document with styles of its own, by their names too, where the old one's of that name reads otherwise.

    That is a style that is a heading, or numbers, and is or does so in another way.
    """
    one, other = (package.related(package.main, STYLES)[:1] for package in (old, new))
    if not one or not other:
        return new
    befores, afters = (
        {_key(style): style for style in p.tree(n[0]).iterchildren(_STYLE)} for p, n in ((old, one), (new, other))
    )
    lists, others = _levels(old), _levels(new)
    apart = [
        style.get(_ID, "")
        for key, style in afters.items()
        if key in befores and _reads(befores[key], lists) != _reads(style, others)
    ]
    taken = {style.get(_ID, "") for style in (*befores.values(), *afters.values())}
    called = {id_: _free(id_, taken) for id_ in apart}
    trees = {name: _renamed(new.tree(name), called) for name in (*_parts(new), other[0])}
    for style in trees[other[0]].iterchildren(_STYLE):
        if style.get(_ID, "") in called:
            _own(style, called[style.get(_ID, "")])
    return new.with_trees(trees)


def _parts(package: Package) -> tuple[str, ...]:
    """The parts that name styles, but for the sheet itself."""
    sheet = package.related(package.main, STYLES)[0]
    return tuple(name for name in (*stories(package), *package.related(package.main, NUMBERING)[:1]) if name != sheet)


def _key(style: Element) -> _Key:
    name = style.find(_NAME)
    return style.get(_TYPE, ""), (style.get(_ID, "") if name is None else name.get(VAL, "")).casefold()


def _free(id_: str, taken: set[str]) -> str:
    """An id that no style has."""
    return id_ if id_ not in taken else next(one for n in range(2, len(taken) + 3) if (one := f"{id_}{n}") not in taken)


def _own(style: Element, id_: str) -> None:
    style.set(_ID, id_)
    for name in style.iterchildren(_NAME):
        name.set(VAL, f"{name.get(VAL, '')} ({id_})")
    for aliases in list(style.iterchildren(_ALIASES)):
        style.remove(aliases)


def _levels(package: Package) -> Mapping[str, bytes]:
    """How each list of a document counts, by its number."""
    parts = package.related(package.main, NUMBERING)[:1]
    if not parts:
        return {}
    tree = package.tree(parts[0])
    counted = {
        one.get(_ABSTRACT_ID, ""): b"".join(map(_written, one.iter(*_COUNTED))) for one in tree.iterchildren(_ABSTRACT)
    }
    return {
        num.get(_NUM_ID, ""): counted.get(said.get(VAL, ""), b"")
        for num in tree.iterchildren(_NUM)
        for said in num.iterchildren(_ABSTRACT_ID)
    }


def _reads(style: Element, lists: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """What of a style a reader reads: how it numbers, which heading it is."""
    properties = style.find(PPR)
    found = [] if properties is None else list(properties.iterchildren(*_READ))
    numbers = [lists.get(one.get(VAL, ""), b"") for said in found for one in said.iterchildren(_NUM_ID)]
    levels = [_written(one) for said in found for one in (said, *said) if one.tag not in (_NUM_ID, w("numPr"))]
    return (*numbers, *levels)


def _written(element: Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True)


def _renamed(tree: Element, called: Mapping[str, str]) -> Element:
    made = deepcopy(tree)
    _rename(made, called)
    return made


def _rename(tree: Element, called: Mapping[str, str]) -> None:
    for element in tree.iter(*_NAMING):
        value = element.get(VAL, "")
        element.set(VAL, called.get(value, value))
