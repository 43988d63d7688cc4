"""References settled once the labels are known: REF fields with their text already in place.

`punkt 7` is words and a field (ECMA-376 part 1, 17.16.5.50, switch \\w: the number in full context), so Word keeps it
right when the document is edited further, and it is right before anyone updates a field.
"""

import copy
import difflib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from pubdocs.agreement.wording import NBSP
from pubdocs.diagnostics import Diagnostic, Findings, Place, msg
from pubdocs.word.filling import Reference, bookmark_name
from pubdocs.word.instructions import marks
from pubdocs.word.names import RPR, XML_SPACE, P, R, T, w
from pubdocs.word.numbering import Definitions, Label, labels, numbered, reference_text
from pubdocs.word.package import Package

Element = Any

POINT = "punkt"
_BOOKMARK, _NAME, _ANCHOR = w("bookmarkStart"), w("name"), w("anchor")


def settle_references(
    package: Package, references: tuple[Reference, ...], definitions: Definitions, appendices: Mapping[str, str]
) -> Package:
    """The package with its references in words. `appendices` are the labels of the form's appendices by id.

    Changes the filled trees. Raises Fault (`reference.unknown`) for each reference to what is not there.
    """
    if not references:
        return package
    findings = Findings()
    main = package.tree(package.main)
    targets = _targets(main, definitions)
    for name in package.trees:
        tree: Element = package.tree(name)
        for mark in marks(tree, "ref"):
            reference = references[int(mark.text)]
            _settle(mark, reference, targets, appendices, findings, package.file)
    for reference in references:
        if reference.linked and bookmark_name(reference.target) not in targets:
            findings.add(_unknown(reference, targets, appendices, package.file))
    findings.raise_errors()
    return replace(package)


def _targets(main: Element, definitions: Definitions) -> dict[str, tuple[Label | None, Element]]:
    """Every bookmark with the label of its paragraph and the paragraph itself."""
    paragraphs = numbered(main, definitions)
    label_of = dict(zip(paragraphs, labels(paragraphs, definitions), strict=True))
    found: dict[str, tuple[Label | None, Element]] = {}
    for bookmark in main.iter(_BOOKMARK):
        # Between paragraphs, a bookmark belongs to the next one, as Word and the reader have it.
        paragraph = next(bookmark.iterancestors(P), None)
        paragraph = next(bookmark.itersiblings(P), None) if paragraph is None else paragraph
        if paragraph is not None:
            found.setdefault(bookmark.get(_NAME), (label_of.get(paragraph), paragraph))
    return found


def _settle(
    mark: Element,
    reference: Reference,
    targets: Mapping[str, tuple[Label | None, Element]],
    appendices: Mapping[str, str],
    findings: Findings,
    file: str,
) -> None:
    run = mark.getparent().getparent()
    field = run.getparent()
    name = bookmark_name(reference.target)
    if name in targets:
        label, paragraph = targets[name]
        if label and label.text:
            field.addprevious(_words(run, f"{POINT}{NBSP}"))
            field.set(w("instr"), f" REF {name} \\w \\h ")
            _print(run, reference_text(label, "w"))
        else:  # a heading without a number is referred to by its words
            field.tag = w("hyperlink")
            del field.attrib[w("instr")]
            field.set(_ANCHOR, name)
            _print(run, f"”{''.join(paragraph.itertext(T)).strip()}”")
    elif reference.target in appendices:
        label_words = appendices[reference.target]
        _print(run, label_words[:1].lower() + label_words[1:])
        field.getparent().replace(field, run)
    else:
        findings.add(_unknown(reference, targets, appendices, file))


def _words(run: Element, words: str) -> Element:
    made = etree.Element(R)
    if (properties := run.find(RPR)) is not None:
        made.append(copy.deepcopy(properties))
    text = etree.SubElement(made, T)
    text.text = words
    text.set(XML_SPACE, "preserve")
    return made


def _print(run: Element, words: str) -> None:
    text = run.find(T)
    for child in list(text):
        text.remove(child)
    text.text = words
    text.set(XML_SPACE, "preserve")


def _unknown(
    reference: Reference,
    targets: Mapping[str, tuple[Label | None, Element]],
    appendices: Mapping[str, str],
    file: str,
) -> Diagnostic:
    known = [name.replace("_", "-") for name in targets if not name.startswith("_")] + list(appendices)
    near = difflib.get_close_matches(reference.target, known, n=1, cutoff=0.6)
    return Diagnostic(
        "reference.unknown",
        msg(
            'A reference leads to "{target}", which is neither a clause of the document nor an appendix.',
            target=reference.target,
        ),
        reference.span or Place(file),
        msg("Did you mean {near}?", near=near[0])
        if near
        else msg("What there is: {known}.", known=", ".join(known) or "-"),
        excerpt=reference.excerpt,
    )
