"""The instructions that a template's tags become: processing instructions in the tree of a part.

`<?v 12 words?>` prints the tag 12 by the method `words` (and maybe `<?v 12 runs 3?>` with the look 3); `<?b 12 for?>`
steers. Others are marks for the passes after filling. In serialised XML neither text nor attributes can hold `<?`, so
the document's words never meet them.
"""

import re
from functools import cache
from typing import Any

from lxml import etree

# lxml's type stubs know no processing instructions among the children of an element.
Element = Any

INSTRUCTION = re.compile(r"<\?([vb]) (.*?) ?\?>", re.DOTALL)
BLOCK = "\0"
"""What parts the blocks of a body from one another in the filled source; no XML can hold it."""

OPEN, CLOSE = ("if", "for"), ("endif", "endfor")


def prints(tag: int, method: str, look: int | None = None) -> Element:
    """The instruction of a tag that prints."""
    return etree.ProcessingInstruction("v", f"{tag} {method}" if look is None else f"{tag} {method} {look}")


def steers(tag: int, word: str) -> Element:
    """The instruction of a tag that steers: if, elif, else, endif, for, endfor."""
    return etree.ProcessingInstruction("b", f"{tag} {word}")


def mark(target: str, text: str = "") -> Element:
    """A mark for a pass after filling."""
    return etree.ProcessingInstruction(target, text)


@cache
def _finder(target: str) -> Any:
    return etree.XPath(f"/descendant::processing-instruction('{target}')")


def marks(root: Element, target: str) -> list[Element]:
    """The marks of one target below an element, in document order."""
    found: list[Element] = _finder(target)(root)
    return found


def look_of(element: Element) -> int | None:
    """The look of the paragraphs that a printing instruction puts in its place, None for anything else."""
    words = str(element.text).split() if element.target == "v" else []
    return int(words[2]) if words[1:2] in (["paragraphs"], ["clauses"]) else None


def word_of(element: Element) -> str:
    """The word of a steering instruction, "" for anything else."""
    if element.tag is not etree.ProcessingInstruction or element.target != "b":
        return ""
    return str(element.text).split()[1]
