"""What other programs, other Words and other people do to a file without changing a word of it."""

import re
from collections.abc import Callable
from copy import deepcopy

from pubdocs.word.names import NUMBERING, PPR, RPR, STYLES, VAL, XML_SPACE, Element, P, R, T, w
from pubdocs.word.package import Package
from pubdocs.word.results import fields
from pubdocs.word.tracked import stories

Hand = Callable[[Package], Package]
HANDS: dict[str, Hand] = {}


def hand(change: Callable[[Element], None]) -> Callable[[Element], None]:
    """A change of every part that holds words."""

    def changed(package: Package) -> Package:
        trees = {name: deepcopy(package.tree(name)) for name in texts(package)}
        for tree in trees.values():
            change(tree)
        return package.with_trees(trees)

    HANDS[change.__name__] = changed
    return change


def whole(change: Hand) -> Hand:
    """A change of a package."""
    HANDS[change.__name__] = change
    return change


def texts(package: Package) -> list[str]:
    """The parts that hold words."""
    other = {*package.related(package.main, STYLES), *package.related(package.main, NUMBERING)}
    return [name for name in stories(package) if name not in other]


def plain_runs(tree: Element) -> list[Element]:
    """Runs of one text."""
    return [run for run in tree.iter(R) if [one.tag for one in run if one.tag != RPR] == [T]]


def text_of(run: Element) -> Element:
    return next(run.iterchildren(T))


@hand
def no_break_spaces(tree: Element) -> None:
    for text in tree.iter(T):
        text.text = re.sub(r"(\d|\b\w) ", "\\1\u00a0", text.text or "")


@hand
def spaces_that_break(tree: Element) -> None:
    for text in tree.iter(T):
        text.text = (text.text or "").replace("\u00a0", " ").replace("\u2011", "-")


@hand
def soft_hyphens(tree: Element) -> None:
    for text in tree.iter(T):
        text.text = re.sub(r"\b(\w{5})(\w{4})", "\\1\u00ad\\2", text.text or "")


@hand
def runs_in_two(tree: Element) -> None:
    for run in plain_runs(tree):
        text = text_of(run)
        words = text.text or ""
        if len(words) < 2:
            continue
        other = deepcopy(run)
        text.text, text_of(other).text = words[: len(words) // 2], words[len(words) // 2 :]
        for one in (text, text_of(other)):
            one.set(XML_SPACE, "preserve")
        run.addnext(other)


@hand
def spelling_and_places(tree: Element) -> None:
    """What Word puts in by itself: proofErr, rsids, the last cursor, where pages broke."""
    for number, paragraph in enumerate(tree.iter(P)):
        paragraph.set(w("rsidR"), "00A1B2C3")
        for run in list(paragraph.iterchildren(R)):
            run.addprevious(run.makeelement(w("proofErr"), {w("type"): "spellStart"}))
            run.addnext(run.makeelement(w("proofErr"), {w("type"): "spellEnd"}))
        if number == 3:
            end = paragraph.makeelement(w("bookmarkEnd"), {w("id"): "9999"})
            start = paragraph.makeelement(w("bookmarkStart"), {w("id"): "9999", w("name"): "_GoBack"})
            paragraph.extend([start, end])


@hand
def another_look(tree: Element) -> None:
    for run in tree.iter(R):
        said = run.find(RPR)
        if said is None:
            said = run.makeelement(RPR)
            run.insert(0, said)
        for name, value in (("b", "1"), ("sz", "19")):
            for there in said.findall(w(name)):
                said.remove(there)
            said.append(said.makeelement(w(name), {VAL: value}))
    for paragraph in tree.iter(P):
        said = paragraph.find(PPR)
        if said is not None and said.find(w("jc")) is None and said.find(w("rPr")) is None:
            said.append(said.makeelement(w("jc"), {VAL: "both"}))


@hand
def references_as_words(tree: Element) -> None:
    for field in fields(tree):
        if field.kind == "REF" and field.begin.tag == w("fldSimple"):
            above = field.begin.getparent()
            assert above is not None
            at = above.index(field.begin)
            above[at : at + 1] = list(field.begin)


@hand
def in_content_controls(tree: Element) -> None:
    for paragraph in [one for one in tree.iter(P) if one.getparent() is not None][::7]:
        above = paragraph.getparent()
        assert above is not None
        if above.tag != w("body"):
            continue
        frame, content = above.makeelement(w("sdt")), above.makeelement(w("sdtContent"))
        frame.append(content)
        above.replace(paragraph, frame)
        content.append(paragraph)


@whole
def a_word_in_another_language(package: Package) -> Package:
    """Other ids of the same styles."""
    (styles,), numbering = package.related(package.main, STYLES), package.related(package.main, NUMBERING)
    trees = {name: deepcopy(package.tree(name)) for name in (*texts(package), styles, *numbering)}
    named = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
    for tree in trees.values():
        for element in tree.iter(*map(w, named)):
            element.set(VAL, f"Mall{element.get(VAL)}")
        for style in tree.iter(w("style")):
            style.set(w("styleId"), f"Mall{style.get(w('styleId'))}")
    return package.with_trees(trees)


@whole
def lists_by_other_numbers(package: Package) -> Package:
    """The same lists with other numbers, in another order."""
    (styles,), (numbering,) = package.related(package.main, STYLES), package.related(package.main, NUMBERING)
    trees = {name: deepcopy(package.tree(name)) for name in (*texts(package), styles, numbering)}
    for tree in trees.values():
        for element in tree.iter(w("numId")):
            if element.get(VAL) != "0":
                element.set(VAL, str(int(element.get(VAL, "0")) + 700))
    for num in list(trees[numbering].iter(w("num"))):
        num.set(w("numId"), str(int(num.get(w("numId"), "0")) + 700))
        trees[numbering].append(num) if num.get(w("numId"), "").endswith("1") else None
    return package.with_trees(trees)


@whole
def styles_of_another_look(package: Package) -> Package:
    (styles,) = package.related(package.main, STYLES)
    tree = deepcopy(package.tree(styles))
    for style in tree.iter(w("style")):
        for said in style.findall(RPR):
            style.remove(said)
    return package.with_trees({styles: tree})


def numbers_as(package: Package, old: str, new: str) -> Package:
    """The lists of a template that numbers otherwise: `1)` for `1.`."""
    (numbering,) = package.related(package.main, NUMBERING)
    tree = deepcopy(package.tree(numbering))
    for text in tree.iter(w("lvlText")):
        text.set(VAL, (text.get(VAL) or "").replace(old, new))
    return package.with_trees({numbering: tree})


def bullets_as_numbers(package: Package) -> Package:
    """The lists of a template whose bullets are numbers."""
    (numbering,) = package.related(package.main, NUMBERING)
    tree = deepcopy(package.tree(numbering))
    for level in tree.iter(w("lvl")):
        format_, text = level.find(w("numFmt")), level.find(w("lvlText"))
        if format_ is not None and text is not None and format_.get(VAL) == "bullet":
            format_.set(VAL, "decimal")
            text.set(VAL, f"%{int(level.get(w('ilvl'), '0')) + 1}:")
            for said in level.findall(RPR):
                level.remove(said)
    return package.with_trees({numbering: tree})
