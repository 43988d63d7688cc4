"""A redline: one Word file that is the old document when its tracked changes are rejected, the new when accepted."""

from collections.abc import Iterator
from copy import deepcopy
from itertools import zip_longest

from pubdocs.diagnostics import Diagnostic, Fault, Message, Place, msg
from pubdocs.redline import frames, tidying
from pubdocs.redline.comparing import compared
from pubdocs.redline.contents import Contents
from pubdocs.redline.lists import Lists, SharedLists
from pubdocs.redline.outline import Line, outline
from pubdocs.redline.references import References
from pubdocs.redline.styles import with_one_sheet, with_own_styles
from pubdocs.word.names import CORE_PROPERTIES, SECTPR, TBL, Element, P, w
from pubdocs.word.package import Package
from pubdocs.word.reader import read
from pubdocs.word.tracked import accepted, rejected, stories

_BODY = w("body")
_SHOWN = 80


def redline(old: Package, new: Package, author: str, date: str) -> Package:
    """The tracked changes from one version of a document to another, by an author, at a date (ISO 8601; "": undated).

    Changes tracked in the two already count as accepted. What is told apart are words, numbers, tables, headers,
    footers and notes; what the file says of itself (title, author) is the new version's.

    Raises Fault: redline.does-not-hold if accepting it does not give the new document, or rejecting it the old;
    redline.not-installed, redline.failed.
    """
    sides = tuple(_closed(accepted(old), accepted(new)))
    complaints: list[Diagnostic] = []
    for prepared in _WAYS:  # no way holds for every pair of documents; one of them has, so far
        for made in _made(prepared(*sides), new.file, author, date):
            found = differences(told := _told_of(made, new), old, new)
            if not found:
                return told
            complaints = complaints or found
    raise Fault(complaints)


def _as_it_is(old: Package, new: Package) -> Lists:
    return Lists(*with_one_sheet(old, new))


def _with_all_lists(old: Package, new: Package) -> Lists:
    lists = SharedLists(old, new)
    lists.old, lists.new = with_one_sheet(lists.old, lists.new)
    return lists


def _with_all_lists_and_styles(old: Package, new: Package) -> Lists:
    return _with_all_lists(old, with_own_styles(old, new))


_WAYS = (_as_it_is, _with_all_lists, _with_all_lists_and_styles)
"""How two documents are made ready for the library, the way that changes least first."""


def _made(lists: Lists, path: str, author: str, date: str) -> Iterator[Package]:
    """What the library makes, set right: with words alone, then with properties too, should a number need them."""
    references, contents = References(), Contents()
    one, other = (side.to_bytes() for side in _readied(lists.old, lists.new, references, contents))
    made = Package.open(compared(one, other, path, author, date), path)
    made = lists.restore(made.with_trees({name: made.tree(name) for name in stories(made)}))
    for told in tidying.Told:
        trees = {name: deepcopy(tree) for name, tree in made.trees.items()}
        contents.restore(trees[made.main])
        for tree in trees.values():
            _tidy(tree, references, date, told)
        tidied = made.with_trees(trees)
        tidying.numbered([tidied.tree(name) for name in stories(tidied)])
        yield tidied


def _readied(old: Package, new: Package, references: References, contents: Contents) -> Iterator[Package]:
    """Two packages as the library is to see them: without what no reader sees, and with words for references."""
    before, after = ({name: deepcopy(one.tree(name)) for name in stories(one)} for one in (old, new))
    contents.as_lines(before[old.main], after[new.main])
    frames.alike(before.values(), after.values())
    for package, trees in ((old, before), (new, after)):
        for tree in trees.values():
            frames.without_soft_hyphens(tree)
            references.as_words(tree)
        yield package.with_trees(trees)


def _tidy(tree: Element, references: References, date: str, told: tidying.Told) -> None:
    if told is not tidying.Told.ALL:
        tidying.properties(tree, told)
    tidying.moved_words(tree)
    tidying.parts_of_words(tree)
    tidying.replaced_words(tree)
    tidying.replaced_paragraphs(tree)
    tidying.ends_of_paragraphs(tree)
    references.restore(tree)
    tidying.same_properties(tree)
    tidying.bookmarks(tree)
    tidying.rows(tree)
    if not date:
        tidying.undated(tree)


def _told_of(made: Package, new: Package) -> Package:
    """The redline with the new version's title and author: the library keeps the old one's."""
    names = made.related("", CORE_PROPERTIES)[:1], new.related("", CORE_PROPERTIES)[:1]
    return made.replace({here: new.read(there) for here, there in zip(*names, strict=False)})


def _closed(*packages: Package) -> Iterator[Package]:
    """Packages whose bodies end in a paragraph if one of them ends in a table, as Word has it when it opens them.

    A last paragraph can be neither added nor taken away by a tracked change.
    """
    trees = [deepcopy(package.tree(package.main)) for package in packages]
    bodies = [next(tree.iterchildren(_BODY), tree) for tree in trees]
    blocks = [[one for one in body if one.tag != SECTPR] for body in bodies]
    if any(inside and inside[-1].tag == TBL for inside in blocks):
        for body, inside in zip(bodies, blocks, strict=True):
            body.insert(body.index(inside[-1]) + 1 if inside else 0, body.makeelement(P))
    for package, tree in zip(packages, trees, strict=True):
        yield package.with_trees({package.main: tree})


def differences(made: Package, old: Package, new: Package) -> list[Diagnostic]:
    """Where a redline does not read as it must: as the new version accepted, as the old one rejected."""
    sides = ((accepted(made), new, _NOT_NEW), (rejected(made), old, _NOT_OLD))
    return [found for one, other, text in sides if (found := _difference(one, other, text))]


def _difference(made: Package, wanted: Package, text: Message) -> Diagnostic | None:
    pairs = zip_longest(outline(read(made)), outline(read(wanted)))
    unlike = next(((here, there) for here, there in pairs if here != there), None)
    if unlike is None:
        return None
    here, there = map(_shown, unlike)
    said = msg(text.text, path=made.file, found=here, wanted=there)
    return Diagnostic("redline.does-not-hold", said, Place(made.file), _COMPARE_IN_WORD)


def _shown(line: Line | None) -> Message:
    """A line as a message shows it."""
    if line is None:
        return msg("nothing more")
    words = str(line)
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return msg("“{words}”", words=shown) if words else msg("a row or cell of a table")


_NOT_NEW = msg("With all changes accepted, the redline of {path} has {found} where the new document has {wanted}.")
_NOT_OLD = msg("With all changes rejected, the redline of {path} has {found} where the old document has {wanted}.")
_COMPARE_IN_WORD = msg(
    "It was not written. Let Word compare the two (Review, Compare), and send both to those who look after pubdocs."
)
