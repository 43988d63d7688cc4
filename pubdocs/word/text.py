"""Free text as paragraphs, lists and tables in the template's own styles."""

from dataclasses import replace

from pubdocs.agreement.freetext import Block, Grid, List, Piece, Words
from pubdocs.agreement.values import Text
from pubdocs.word.compiled import Shape
from pubdocs.word.filling import Filling
from pubdocs.word.look import indented, placed

_INDENT = 425  # twips a level, where a template has no "List Continue"
_TEXT_WIDTH = 9070  # twips: A4 less 25 mm margins; only a start, as the table fits itself to the page
DEEPEST = 8
_STOPS = (".", "!", "?")  # a paragraph that ends so says its own, and leads to nothing


def paragraphs(
    filling: Filling,
    blocks: tuple[Block, ...],
    text: Text,
    shape: Shape,
    tag: int,
    level: int = 0,
    left: int = 0,
    leads: bool = False,
) -> str:
    """The blocks of a text as block-level XML. `shape` is the look of the paragraph that the tag stood in.

    `left`: how much further in (twips) its lists stand than they do elsewhere. `leads`: whether more comes after it, so
    that words without a full stop at its end lead to that.
    """
    made: list[str] = []
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        match block:
            case Words():
                own = keeping(shape) if leads_on(block, following, leads) else shape
                made.append(_paragraph(filling, block.pieces, text, own, tag))
            case List():
                made.append(_list(filling, block, text, shape, tag, level, left))
            case Grid():
                if made and made[-1].endswith("</w:tbl>"):
                    made.append("<w:p/>")  # two tables with nothing between them are one table to Word
                made.append(_table(filling, block, text, shape, tag))
    return "".join(made)


def ends_with_colon(block: Block | None) -> bool:
    """Whether a paragraph leads on to what comes after it."""
    return isinstance(block, Words) and block.pieces[-1].text.rstrip().endswith(":")


def leads_on(block: Block | None, following: Block | None, leads: bool) -> bool:
    """Whether a paragraph is the beginning of what comes after it: "Biträdet ska", "Biträdet ska:".

    `leads`: something comes after the text, so that its last paragraph can lead there.
    """
    more = isinstance(following, List | Grid) or (following is None and leads)
    return more and isinstance(block, Words) and not block.pieces[-1].text.rstrip().endswith(_STOPS)


def keeping(shape: Shape) -> Shape:
    """The look of a paragraph that stays on the page of the next one, so that it is not alone at a page's foot."""
    return replace(shape, paragraph=placed(shape.paragraph, keep=True))


def continued(filling: Filling, level: int, run: str, left: int = 0) -> Shape:
    """The look of further paragraphs in an item of a list at this level."""
    style = filling.look.continues[min(level, DEEPEST)]
    properties = placed("", style=style)
    if left or not style:
        return Shape(indented(properties, left or _INDENT * (level + 1)), run)
    return Shape(properties, run)


def _paragraph(filling: Filling, pieces: tuple[Piece, ...], text: Text, shape: Shape, tag: int) -> str:
    return f"<w:p>{shape.paragraph}{filling.inline(pieces, text, shape, tag)}</w:p>"


def _list(filling: Filling, block: List, text: Text, shape: Shape, tag: int, level: int, left: int) -> str:
    deep = min(level, DEEPEST)
    number = filling.lists.number(block.format, block.suffix, block.start, deep)
    style = (filling.look.bullets if block.format == "bullet" else filling.look.numbers)[deep]
    item = Shape(placed("", style=style, num=number, level=deep), shape.run)
    further = continued(filling, deep, shape.run)
    if left:
        inner, hanging = filling.lists.indentation(number, deep)
        item = replace(item, paragraph=indented(item.paragraph, left + inner, hanging))
        further = continued(filling, deep, shape.run, left + inner)
    made: list[str] = []
    for blocks in block.items:
        if not blocks or not isinstance(blocks[0], Words):
            made.append(_paragraph(filling, (), text, item, tag))
        else:
            following = blocks[1] if len(blocks) > 1 else None
            own = keeping(item) if leads_on(blocks[0], following, False) else item
            made.append(_paragraph(filling, blocks[0].pieces, text, own, tag))
            blocks = blocks[1:]
        made.append(paragraphs(filling, blocks, text, further, tag, level + 1, left))
    return "".join(made)


def _table(filling: Filling, block: Grid, text: Text, shape: Shape, tag: int) -> str:
    columns = max(len(row) for row in block.rows)
    width = _TEXT_WIDTH // columns
    rows: list[str] = []
    for number, row in enumerate(block.rows):
        style = filling.look.cell if number else filling.look.header_cell
        cell_shape = Shape(placed("", style=style), shape.run)
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{_paragraph(filling, pieces, text, cell_shape, tag)}</w:tc>"
            for pieces in row
        )
        header = "" if number else "<w:tblHeader/>"
        rows.append(f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>")
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    look = '<w:tblLook w:val="0420" w:firstRow="1" w:firstColumn="0" w:noHBand="0" w:noVBand="1"/>'
    named = f'<w:tblStyle w:val="{filling.look.table}"/>' if filling.look.table else ""
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="5000" w:type="pct"/>{look}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
