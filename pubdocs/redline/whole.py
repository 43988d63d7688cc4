"""A document that only one of the two versions has: all of its body inserted, or all of it deleted."""

from copy import deepcopy
from itertools import count

from pubdocs.redline.references import field_runs
from pubdocs.redline.tidying import rows
from pubdocs.word.names import ID, PPR, RPR, SECTPR, TR, Element, P, R, T, w
from pubdocs.word.package import Package
from pubdocs.word.tracked import accepted

_FIELD, _INSTR, _BODY = w("fldSimple"), w("instr"), w("body")
_DELETED_WORDS = {T: w("delText"), w("instrText"): w("delInstrText")}
_AFTER_MARK = frozenset([SECTPR, w("pPrChange")])
_AFTER_ROW = w("trPrChange")


def whole(package: Package, author: str, date: str, *, inserted: bool) -> Package:
    """The package with every paragraph and row of its body tracked as inserted or deleted, undated if `date` is ""."""
    package = accepted(package)
    tree = deepcopy(package.tree(package.main))
    told = {w("author"): author} | ({w("date"): date} if date else {})
    _mark(next(tree.iterchildren(_BODY), tree), told, inserted=inserted)
    return package.with_trees({package.main: tree})


def _mark(body: Element, told: dict[str, str], *, inserted: bool) -> None:
    tag, ids = w("ins" if inserted else "del"), count(1)

    def change() -> Element:
        return body.makeelement(tag, {ID: str(next(ids)), **told})

    for field in list(body.iter(_FIELD)):
        _opened(field)
    for run in list(body.iter(R)):
        around = change()
        run.addprevious(around)
        around.append(run)
    for row in body.iter(TR):
        _before(_child(row, w("trPr"), w("tblPrEx")), change(), frozenset([_AFTER_ROW]))
    for paragraph in body.iter(P):
        said = _child(paragraph, PPR)
        mark = said.find(RPR)
        if mark is None:
            mark = said.makeelement(RPR)
            _before(said, mark, _AFTER_MARK)
        mark.insert(0, change())
    rows(body)
    for element in () if inserted else body.iter(*_DELETED_WORDS):
        element.tag = _DELETED_WORDS[element.tag]


def _opened(field: Element) -> None:
    """A field as runs, which can be inserted and deleted (17.16.18)."""
    before, after = field_runs(field, field.get(_INSTR, "").strip(), deleted=False)
    above = field.getparent()
    if above is not None:
        at = above.index(field)
        above[at : at + 1] = [*before, *field, after]


def _child(element: Element, tag: str, *after: str) -> Element:
    """The properties of an element, made if it has none: its first child, but for those of the tags `after`."""
    found = element.find(tag)
    if found is None:
        found = element.makeelement(tag)
        element.insert(sum(one.tag in after for one in element), found)
    return found


def _before(said: Element, one: Element, last: frozenset[str]) -> None:
    """Put something into properties, before those that must come last."""
    said.insert(sum(there.tag not in last for there in said), one)
