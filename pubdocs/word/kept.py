"""Blocks of a document that have been filled with the same words before, and need not be worked out again.

Documents of one form are alike: most paragraphs and tables of a region's variant say what those of the last one say. A
block of the body on which nothing else depends (it has no number, reference, bookmark, field, picture) is worked out
once: parsed strictly, settled, serialised, and read from that very tree. In the next document that has it, a mark
`<?kept 3?>` stands in its place until the document is written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from pubdocs.diagnostics import Span
from pubdocs.document import Block, Cell, Inline, Row, Table
from pubdocs.word.filling import Printed
from pubdocs.word.inlines import FLD_CHAR
from pubdocs.word.instructions import BLOCK, look_of, mark
from pubdocs.word.markup import Malformed, parse, without_instructions
from pubdocs.word.names import SECTPR, TBL, W_NS, P, w
from pubdocs.word.numbering import Definitions
from pubdocs.word.settling import settle
from pubdocs.word.story import Story, blocks

KEPT = "kept"
"""The target of the marks."""

Element = Any

_BODY = w("body")
_ENDS = "</w:body>"
_MOST = 4096  # blocks, before all are forgotten
_TAGS = re.compile(r"<([\w:]+|\?\w+)")
_STYLES = re.compile(r'<w:pStyle w:val="([^"]*)"')
_NUMBERS = re.compile(r"<\?v (\d+)\?>")
# What a block may hold: words, and how they and their table look. All else may matter to other blocks.
_WORDS = (
    "p pPr pStyle keepNext keepLines pageBreakBefore widowControl spacing ind jc contextualSpacing r rPr rStyle rFonts"
)
_LOOKS = "b bCs i iCs u caps smallCaps color sz szCs lang noProof proofErr lastRenderedPageBreak t tab br cr tabs shd"
_TABLES = "tbl tblPr tblStyle tblW tblLayout tblLook tblBorders tblCellMar tblInd tblGrid gridCol tr trPr cantSplit"
_CELLS = "trHeight tblHeader gridBefore gridAfter tc tcPr tcW tcBorders tcMar gridSpan vMerge vAlign top left bottom"
_SIDES = "right start end insideH insideV hideMark noWrap noBreakHyphen softHyphen"
_OTHERS = "cnfStyle highlight vertAlign kern position pBdr between suppressAutoHyphens tblCaption tblDescription"
_HARMLESS = frozenset(
    f"w:{name}" for name in f"{_WORDS} {_LOOKS} {_TABLES} {_CELLS} {_SIDES} {_OTHERS}".split()
) | frozenset(("?v", "?e", "?optional", "?holder", "?table"))


@dataclass(frozen=True, slots=True)
class Kept:
    """A block worked out: its XML as it is written, and what is read from it.

    `numbers` are those of the values printed in it, `spans` where these were written when it was read.
    """

    xml: bytes
    read: tuple[Block, ...]
    numbers: tuple[int, ...]
    spans: tuple[Span | None, ...]

    def blocks(self, spans: Sequence[Span | None]) -> tuple[Block, ...]:
        """What is read from it in a document whose values were written at `spans`."""
        now = tuple([spans[number] if number < len(spans) else None for number in self.numbers])
        return self.read if now == self.spans else tuple(_placed(one, spans) for one in self.read)


@dataclass(slots=True)
class Keeping:
    """The blocks of a template's documents by their filled source: worked out, or None where they must not be kept.

    A block is worked out when it comes a second time; most of what only one document says does not.
    """

    definitions: Definitions
    after: frozenset[str]
    known: dict[str, Kept | None] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)

    def __call__(self, source: str, printed: Sequence[Printed]) -> tuple[str, tuple[Kept, ...]]:
        """A filled part with marks in the place of the blocks that are kept, and these."""
        head, *filled = source.split(BLOCK)
        if not filled:
            return source, ()
        tail = filled[-1][filled[-1].rindex(_ENDS) :]
        if len(self.known) + len(self.seen) > _MOST:
            self.known.clear()
            self.seen.clear()
        kept: list[Kept] = []
        for at, block in enumerate(filled):
            one = self.known.get(block)
            if one is None and hash(block) in self.seen:
                self.seen.remove(hash(block))
                one = self.known[block] = self._worked_out(head, block, tail, printed)
            elif one is None and block not in self.known:
                self.seen.add(hash(block))
            if one is not None:
                filled[at] = f"<?{KEPT} {len(kept)}?>"
                kept.append(one)
        return "".join((head, *filled)), tuple(kept)

    def _worked_out(self, head: str, block: str, tail: str, printed: Sequence[Printed]) -> Kept | None:
        """A block by itself; None if it must be seen with the rest, or is not well-formed."""
        if not self._stands_alone(block):
            return None
        try:
            tree = settle(parse(f"{head}{block}{tail}".encode()), self.after)
        except Malformed:  # the whole part will be told of
            return None
        body = next(tree.iterchildren(_BODY))
        numbers = tuple(map(int, _NUMBERS.findall(block)))
        spans = [value.span for value in printed]
        read = blocks(Story(self.definitions, {}, spans).lines(body))
        xml = etree.tostring(tree, encoding="UTF-8")
        inside = xml[xml.index(b"<w:body>") + 8 : xml.rindex(b"</w:body>")] if len(body) else b""
        return Kept(without_instructions(inside), read, numbers, tuple(spans[number] for number in numbers))

    def _stands_alone(self, block: str) -> bool:
        """Whether no other block depends on this one, nor this on another."""
        definitions = self.definitions
        return (
            "xmlns" not in block
            and _HARMLESS.issuperset(_TAGS.findall(block))
            and not any(definitions.outlines(style) for style in (definitions.styles.default, *_STYLES.findall(block)))
        )


def mark_blocks(root: Element) -> None:
    """Put a mark before each block of a part's body, if its blocks may be kept.

    They may not if there are complex fields, which reach over paragraphs, or if anything but paragraphs and tables
    stands in the body (a bookmark there belongs to the paragraph after it).
    """
    body = next(root.iterchildren(_BODY), None)
    if body is None or root.nsmap.get("w") != W_NS or next(root.iter(FLD_CHAR), None) is not None:
        return
    elements = [element for element in body if element.tag is not etree.ProcessingInstruction]
    if all(element.tag in (P, TBL, SECTPR) for element in elements):
        for element in [one for one in body if one in elements or look_of(one) is not None]:
            element.addprevious(mark("block"))


def _placed(block: Block, spans: Sequence[Span | None]) -> Block:
    """A block whose values were written elsewhere."""
    if isinstance(block, Table):
        rows = (
            Row(
                tuple(Cell(tuple(_placed(one, spans) for one in cell.blocks), cell.columns) for cell in row.cells),
                row.header,
            )
            for row in block.rows
        )
        return Table(tuple(rows))
    return replace(block, inlines=tuple(_inline(one, spans) for one in block.inlines))


def _inline(inline: Inline, spans: Sequence[Span | None]) -> Inline:
    return replace(inline, span=spans[inline.value]) if 0 <= inline.value < len(spans) else inline
