"""Lists while two documents are compared, left to the library or kept out of its hands (ECMA-376 part 1, 17.9).

The library copies the list of a paragraph that was put in. That is right where the list is new, but a copy counts by
itself: a list that goes on would begin anew.
"""

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from pubdocs.word.names import NUMBERING, STYLES, VAL, Element, w
from pubdocs.word.package import Package
from pubdocs.word.tracked import stories

_ABSTRACT, _NUM, _NSID = w("abstractNum"), w("num"), w("nsid")
_ABSTRACT_ID, _NUM_ID = w("abstractNumId"), w("numId")
_MARK = 0x7D000000


class Lists:
    """The lists of two documents as they are. `old` and `new` are the packages as the library is to see them."""

    def __init__(self, old: Package, new: Package) -> None:
        self.old, self.new = old, new

    def restore(self, made: Package) -> Package:
        """A redline with the lists that it should have; its trees may be changed."""
        return made


class SharedLists(Lists):
    """The lists of two documents together, in both.

    Each num has an abstractNum of its own whose nsid says which it is; so nums that the library makes can be told, and
    are again what they were.
    """

    def __init__(self, old: Package, new: Package) -> None:
        super().__init__(old, new)
        self._whole: Element | None = None
        one, other = (package.related(package.main, NUMBERING) for package in (old, new))
        if not one or not other:
            return
        self._whole, ids = _together(old.tree(one[0]), new.tree(other[0]))
        marked = _marked(self._whole)
        self.old = old.with_trees({one[0]: marked})
        trees = {name: deepcopy(new.tree(name)) for name in (*stories(new), *new.related(new.main, STYLES)[:1])}
        for tree in trees.values():
            _renumber(tree, ids)
        self.new = new.with_trees({**trees, other[0]: marked})

    def restore(self, made: Package) -> Package:
        """As `Lists.restore`."""
        parts = made.related(made.main, NUMBERING)
        if self._whole is None or not parts:
            return made
        ids = _marks(made.tree(parts[0]))
        trees = {name: made.tree(name) for name in stories(made)}
        for tree in trees.values():
            _renumber(tree, ids)
        return made.with_trees({**trees, parts[0]: self._whole})


def _together(old: Element, new: Element) -> tuple[Element, dict[str, str]]:
    """The lists of both, and what the new one's nums are called there."""
    whole = deepcopy(old)
    abstracts = {one.get(_ABSTRACT_ID, ""): one for one in whole.iterchildren(_ABSTRACT)}
    nums = {one.get(_NUM_ID, ""): one for one in whole.iterchildren(_NUM)}
    called: dict[str, str] = {}
    for one in map(deepcopy, new.iterchildren(_ABSTRACT)):
        id_ = one.get(_ABSTRACT_ID, "")
        called[id_] = id_
        if id_ not in abstracts or _written(abstracts[id_]) != _written(one):
            called[id_] = _free(abstracts)
            one.set(_ABSTRACT_ID, called[id_])
            abstracts[called[id_]] = one
            whole.insert(sum(there.tag != _NUM for there in whole), one)
    ids: dict[str, str] = {}
    for one in map(deepcopy, new.iterchildren(_NUM)):
        id_ = one.get(_NUM_ID, "")
        for said in one.iterchildren(_ABSTRACT_ID):
            said.set(VAL, called.get(said.get(VAL, ""), ""))
        ids[id_] = id_
        if id_ not in nums or _written(nums[id_]) != _written(one):
            ids[id_] = _free(nums)
            one.set(_NUM_ID, ids[id_])
            nums[ids[id_]] = one
            list(whole.iterchildren(_NUM, _ABSTRACT))[-1].addnext(one)
    return whole, ids


def _free(taken: Mapping[str, Element]) -> str:
    return str(max((int(id_) for id_ in taken if id_.isdecimal()), default=0) + 1)


def _marked(whole: Element) -> Element:
    """The lists with an abstractNum for each num, whose nsid tells the num."""
    made = deepcopy(whole)
    abstracts = {one.get(_ABSTRACT_ID, ""): one for one in made.iterchildren(_ABSTRACT)}
    nums = list(made.iterchildren(_NUM))
    for one in abstracts.values():
        made.remove(one)
    place = sum(there.tag == w("numPicBullet") for there in made)
    for count, num in enumerate(nums):
        said = next(num.iterchildren(_ABSTRACT_ID), None)
        if said is None or said.get(VAL, "") not in abstracts:
            continue
        own = deepcopy(abstracts[said.get(VAL, "")])
        for nsid in list(own.iterchildren(_NSID)):
            own.remove(nsid)
        own.insert(0, own.makeelement(_NSID, {VAL: f"{_MARK + int(num.get(_NUM_ID, '0')):08X}"}))
        own.set(_ABSTRACT_ID, str(count))
        said.set(VAL, str(count))
        made.insert(place + count, own)
    return made


def _marks(numbering: Element) -> dict[str, str]:
    """What the nums of a redline were called before."""
    abstracts: dict[str, str] = {}
    for one in numbering.iterchildren(_ABSTRACT):
        for nsid in one.iterchildren(_NSID):
            number = int(nsid.get(VAL, "0"), 16) - _MARK
            abstracts[one.get(_ABSTRACT_ID, "")] = str(number)
    ids: dict[str, str] = {}
    for num in numbering.iterchildren(_NUM):
        for said in num.iterchildren(_ABSTRACT_ID):
            ids[num.get(_NUM_ID, "")] = abstracts.get(said.get(VAL, ""), num.get(_NUM_ID, ""))
    return ids


def _renumber(tree: Element, ids: Mapping[str, str]) -> None:
    for said in tree.iter(_NUM_ID):
        value = said.get(VAL, "")
        said.set(VAL, ids.get(value, value))


def _written(element: Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True)
