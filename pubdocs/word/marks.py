"""The marks around printed values: what stands between them, and taking them away before the file is written."""

from collections.abc import Sequence
from typing import Any

from lxml import etree

from pubdocs.word.filling import Printed
from pubdocs.word.names import w
from pubdocs.word.package import Package

Element = Any

_BREAKS = {w("br"): "\n", w("tab"): "\t"}


def printed_beside(package: Package, printed: Sequence[Printed]) -> dict[int, str]:
    """The words of values printed outside the body, by number: in properties, and in headers that may not show."""
    main = package.main
    found: dict[int, str] = {}
    for name in {value.part for value in printed} - {main}:
        found.update(_between_marks(package.tree(name)))
    return found


def _between_marks(tree: Element) -> dict[int, str]:
    found: dict[int, str] = {}
    current = -1
    for element in tree.iter(etree.ProcessingInstruction, *_BREAKS):
        if element.tag in _BREAKS:
            if current >= 0:  # the words after a break begin the next w:t
                following = element.getnext()
                found[current] += _BREAKS[element.tag] + ((following.text or "") if following is not None else "")
            continue
        current = int(element.text) if element.target == "v" else -1
        if current >= 0:
            found[current] = element.tail or ""
    return found


def without_marks(package: Package) -> Package:
    """The package with no marks left in its trees, which are changed."""
    for tree in package.trees.values():
        etree.strip_tags(tree, etree.ProcessingInstruction)
    return package
