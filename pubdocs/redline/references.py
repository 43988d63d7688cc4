"""References and page numbers while two documents are compared: as words, so that only another number is told.

The library takes a field for one thing and strikes the whole paragraph around it when its number changes, which
is what most references do when a clause is added. So each such field stands there as the runs of its result,
which carry a mark in the place of their character style; afterwards it is made a field again, of Word's kind
whose result may hold tracked changes.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from pubdocs.word.names import RPR, VAL, XML_SPACE, Element, P, R, w
from pubdocs.word.results import PAGES, fields

_RSTYLE, _FLD_SIMPLE, _FLD_CHAR, _KIND = w("rStyle"), w("fldSimple"), w("fldChar"), w("fldCharType")
_INS, _DEL, _MOVE_TO, _MOVE_FROM = w("ins"), w("del"), w("moveTo"), w("moveFrom")
_WRAPPERS = frozenset([_INS, _DEL, _MOVE_TO, _MOVE_FROM])
_HYPERLINK = w("hyperlink")
_MARK = "pubdocs-reference-"


class References:
    """The references of two versions of a document: a number for each code and character style."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    def as_words(self, tree: Element) -> Element:
        """The tree with its references as words; it is changed."""
        for field in fields(tree):
            if field.kind in PAGES:
                _as_one(field.texts)
            elif field.kind != "REF":
                continue
            code = " ".join(field.code.split())
            if field.begin.tag == _FLD_SIMPLE:
                self._simple(field.begin, code)
            else:
                self._complex(field.begin, field.separate, field.end, code)
        return tree

    def _simple(self, field: Element, code: str) -> None:
        runs, above = list(field), field.getparent()
        if above is None or any(run.tag != R for run in runs):
            return
        for run in runs:
            self._mark(run, code)
        at = above.index(field)
        above[at : at + 1] = runs

    def _complex(self, begin: Element, separate: Element | None, end: Element, code: str) -> None:
        """A field between marks, if these and all between them are runs beside one another, of this field alone."""
        ends = [begin.getparent(), None if separate is None else separate.getparent(), end.getparent()]
        first, middle, last = ends
        if first is None or middle is None or last is None:
            return
        between = [first, *first.itersiblings()]
        if last not in between or any(run.tag != R for run in between[: between.index(last) + 1]):
            return
        whole = between[: between.index(last) + 1]
        if sum(len(run.findall(_FLD_CHAR)) for run in whole) != len(ends) or middle not in whole:
            return
        for run in whole[whole.index(middle) + 1 : -1]:
            self._mark(run, code)
        for run in (*whole[: whole.index(middle) + 1], last):
            _take(run)

    def _mark(self, run: Element, code: str) -> None:
        said = run.find(RPR)
        if said is None:
            said = run.makeelement(RPR)
            run.insert(0, said)
        style = said.find(_RSTYLE)
        if style is None:
            style = said.makeelement(_RSTYLE)
            said.insert(0, style)
        key = (code, style.get(VAL, ""))
        style.set(VAL, f"{_MARK}{self._numbers.setdefault(key, len(self._numbers))}")

    def restore(self, tree: Element) -> None:
        """Make fields of the words again; the tree is changed."""
        known = {number: key for key, number in self._numbers.items()}
        for container in list(tree.iter(P, _HYPERLINK)):
            _single(container)
            for number, group in list(_groups(container)):
                _field(container, group, known[number][0])
        for style in list(tree.iter(_RSTYLE)):
            if style.get(VAL, "").startswith(_MARK):
                _unmark(style, known)


def _as_one(texts: list[Element]) -> None:
    """The number of a page as 1 in both versions: how many pages there are is no change."""
    for number, text in enumerate(texts):
        text.text = "" if number else "1"


def _groups(container: Element) -> Iterator[tuple[int, list[Element]]]:
    """What stands beside one another and belongs to one reference, with the reference's number."""
    for number, group in groupby(container, _number):
        if number is not None:
            yield number, list(group)


def _number(element: Element) -> int | None:
    """The number of the reference that a run, or all the runs in a tracked change, belong to."""
    runs = [element] if element.tag == R else list(element) if element.tag in _WRAPPERS else []
    found = {_marked(run) for run in runs}
    return found.pop() if len(found) == 1 else None


def _marked(run: Element) -> int | None:
    style = run.find(f"{RPR}/{_RSTYLE}")
    value = "" if style is None else style.get(VAL, "")
    return int(value.removeprefix(_MARK)) if value.startswith(_MARK) else None


def _single(container: Element) -> None:
    """A tracked change that holds words beside a reference is made several, one for each."""
    for change in [one for one in container if one.tag in _WRAPPERS]:
        groups = [list(group) for _number, group in groupby(list(change), _marked)]
        for group in groups[1:][::-1]:
            other = change.makeelement(change.tag, {str(name): str(value) for name, value in change.attrib.items()})
            other.extend(group)
            change.addnext(other)


def _field(container: Element, group: list[Element], code: str) -> None:
    """A field around what belongs to it."""
    tags = {element.tag for element in group}
    if tags == {R}:
        field = container.makeelement(_FLD_SIMPLE, {w("instr"): f" {code} "})
        group[0].addprevious(field)
        field.extend(group)
        return
    before, after = field_runs(container, code, deleted=tags == {_DEL})
    if len(tags) == 1:  # the whole of it came, or went
        group[0][:0] = before
        group[-1].append(after)
        return
    for run in before:
        group[0].addprevious(run)
    group[-1].addnext(after)


def field_runs(container: Element, code: str, *, deleted: bool) -> tuple[list[Element], Element]:
    """The runs before a field's result, and the one after it (17.16.18)."""
    runs = [container.makeelement(R) for _ in range(4)]
    instruction = runs[1].makeelement(w("delInstrText" if deleted else "instrText"), {XML_SPACE: "preserve"})
    instruction.text = f" {code} "
    runs[1].append(instruction)
    for run, kind in zip((runs[0], runs[2], runs[3]), ("begin", "separate", "end"), strict=True):
        run.append(run.makeelement(_FLD_CHAR, {_KIND: kind}))
    return runs[:3], runs[3]


def _unmark(style: Element, known: Mapping[int, tuple[str, str]]) -> None:
    """Give a run the character style it had."""
    own = known[int(style.get(VAL, "").removeprefix(_MARK))][1]
    if own:
        style.set(VAL, own)
        return
    said = style.getparent()
    _take(style)
    if said is not None and said.tag == RPR and not len(said):
        above = said.getparent()
        if above is not None and above.tag == R:
            _take(said)


def _take(element: Element) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)
