r"""Cross-references made by hand in a template, in Word's own dialog: given the words that Word would print.

Word works a REF field out when somebody asks it to; until then it shows what it showed when the template was saved, and
the filled document has other numbers. A field whose bookmark went with the clause it stood in is an error: Word would
print "Fel! Hittar inte referenskällan." in its place. PAGEREF is left alone, for nothing here knows a page.
"""

import copy
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from lxml import etree

from pubdocs.diagnostics import Diagnostic, Findings, Place, msg
from pubdocs.word.names import ENDNOTES, FOOTER, FOOTNOTES, HEADER, RPR, P, R, T, w
from pubdocs.word.numbering import Label, reference_text
from pubdocs.word.package import Package
from pubdocs.word.results import Field, fields
from pubdocs.word.targets import Line, Targets, put_words, words_of

Element = Any

_BOOKMARK, _BOOKMARK_END, _NAME, _ID = w("bookmarkStart"), w("bookmarkEnd"), w("name"), w("id")
_NUMBERS = ("\\n", "\\r", "\\w")
_OTHER = ("\\d", "\\f")  # numbers of sequences and of notes
_FORMATS: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "firstcap": lambda words: words[:1].upper() + words[1:],
}


def is_cross_reference(field: Field) -> bool:
    """Whether a field is a REF to a bookmark."""
    return field.kind == "REF" and len(field.words) > 1


def settle_cross_references(package: Package, parts: Sequence[str], targets: Targets, findings: Findings) -> None:
    """Put into the REF fields of these parts what Word would print. Changes the trees.

    Adds to the findings: `reference.lost` for a field whose bookmark is nowhere in the document, and
    `reference.no-number` for one that asks for the number of a paragraph without one.
    """
    named = {known.lower(): known for known in targets.named}
    for part in parts:
        for field in fields(package.tree(part)):
            if is_cross_reference(field):
                _settle(field, part, package, targets, named, findings)


def _settle(
    field: Field, part: str, package: Package, targets: Targets, named: Mapping[str, str], findings: Findings
) -> None:
    name, *switches = field.words[1:]
    paragraph = next(field.begin.iterancestors(P), None)
    if paragraph is None or any(switch in _OTHER for switch in switches):
        return
    if name.lower() not in named:
        if name.lower() not in _bookmarks_beside(package):
            findings.add(_lost(package.file, part, name, paragraph))
        return
    name = named[name.lower()]
    words = _words(name, switches, paragraph, targets)
    if words is not None:
        _put(field, words, paragraph)
    elif any(switch in _NUMBERS for switch in switches):
        findings.add(_without_number(package.file, part, name, paragraph))


def _words(name: str, switches: Sequence[str], paragraph: Element, targets: Targets) -> str | None:
    """What a field prints; None if it asks for a number that is not there, or for what cannot be told."""
    target = targets.named[name]
    line = targets.of_paragraph.get(target)
    switch = next((switch[1] for switch in switches if switch in _NUMBERS), "")
    if switch and not (line and line.label):
        return None
    if switch and line and line.label:
        at = _last_of_list(line, paragraph, targets) if switch == "r" else None
        words = reference_text(line.label, switch, at, bare="\\t" in switches)
    elif "\\p" in switches:
        words = ""
    elif (found := _marked(name, target)) is None:
        return None
    else:
        words = found
    if "\\p" in switches:
        words = f"{words} {_above_or_below(target, paragraph)}".strip()
    return _formatted(words, switches)


def _last_of_list(line: Line, paragraph: Element, targets: Targets) -> Label | None:
    """The label of the last paragraph of a list at or before a paragraph; None if that is in another part."""
    root = _root(paragraph)
    if root is not _root(line.paragraph):
        return None
    places = {element: place for place, element in enumerate(root.iter(P))}
    found: Label | None = None
    for one in targets.lines:
        if places[one.paragraph] > places[paragraph]:
            break
        if one.label and line.label and one.label.list == line.label.list:
            found = one.label
    return found


def _above_or_below(target: Element, paragraph: Element) -> str:
    """The word that Word prints for where a bookmark stands."""
    first = next(element for element in _root(target).iter(P) if element is target or element is paragraph)
    return "ovan" if first is target else "nedan"


def _root(element: Element) -> Element:
    return element.getroottree().getroot()


def _formatted(words: str, switches: Sequence[str]) -> str:
    """With the capitals that a general switch asks for (17.16.4.3)."""
    for switch, value in pairwise(switches):
        if switch == "\\*":
            words = _FORMATS[value.lower()](words) if value.lower() in _FORMATS else words
    return words


def _marked(name: str, paragraph: Element) -> str | None:
    """The words between a bookmark and its end; its paragraph's if there are none; None if they go beyond that."""
    number, inside, words = None, False, ""
    for element in paragraph.iter(_BOOKMARK, _BOOKMARK_END, T):
        if element.tag == _BOOKMARK and element.get(_NAME) == name:
            number, inside = element.get(_ID), True
        elif element.tag == _BOOKMARK_END and number is not None and element.get(_ID) == number:
            return words.strip() or words_of(paragraph)
        elif inside and element.tag == T:
            words += (element.text or "") + "".join(mark.tail or "" for mark in element)
    return words_of(paragraph) if number is None else None


def _put(field: Field, words: str, paragraph: Element) -> None:
    """Words as a field's result, in the look of the first that stood there.

    A result of several paragraphs, or with a value in it, is the template's own business.
    """
    if any(len(text) or next(text.iterancestors(P), None) is not paragraph for text in field.texts):
        return
    first, *others = field.texts or [_new_text(field)]
    put_words(first, words)
    for other in others:
        other.getparent().remove(other)


def _new_text(field: Field) -> Element:
    """A w:t for a field that shows nothing yet."""
    run = etree.Element(R)
    text = etree.SubElement(run, T)
    if field.end is None:
        field.begin.append(run)
        return text
    end = field.end.getparent()
    if (properties := end.find(RPR)) is not None:
        run.insert(0, copy.deepcopy(properties))
    if field.separate is None:
        separate = etree.SubElement(etree.Element(R), w("fldChar"))
        separate.set(w("fldCharType"), "separate")
        end.addprevious(separate.getparent())
    end.addprevious(run)
    return text


def _bookmarks_beside(package: Package) -> set[str]:
    """The bookmarks of headers, footers and notes, in small letters."""
    parts = (part for kind in (HEADER, FOOTER, FOOTNOTES, ENDNOTES) for part in package.related(package.main, kind))
    return {str(one.get(_NAME, "")).lower() for part in parts for one in package.tree(part).iter(_BOOKMARK)}


def _lost(file: str, part: str, name: str, paragraph: Element) -> Diagnostic:
    return Diagnostic(
        "reference.lost",
        msg("A cross-reference leads to the bookmark {name}, which is not in the document.", name=name),
        Place(file, part),
        msg(
            "Its clause was left out, or the bookmark is gone from the template; Word would print an error here. Put "
            "the cross-reference inside the same if as the clause, or write {{{{ ref(…) }}}} in its place."
        ),
        excerpt=words_of(paragraph)[:120],
    )


def _without_number(file: str, part: str, name: str, paragraph: Element) -> Diagnostic:
    return Diagnostic(
        "reference.no-number",
        msg("A cross-reference asks for the number at the bookmark {name}, where there is none.", name=name),
        Place(file, part),
        msg("Make a new cross-reference in Word, to the heading's text, or number the heading."),
        excerpt=words_of(paragraph)[:120],
    )
