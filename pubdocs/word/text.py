"""Free text as paragraphs, lists and tables in the template's own styles."""

from pubdocs.agreement.freetext import Block, Grid, List, Piece, Words
from pubdocs.agreement.values import Text
from pubdocs.word.compiled import Shape
from pubdocs.word.filling import Filling

_INDENT = 425  # twips a level, where a template has no "List Continue"
_TEXT_WIDTH = 9070  # twips: A4 less 25 mm margins; only a start, as the table fits itself to the page


def paragraphs(filling: Filling, blocks: tuple[Block, ...], text: Text, shape: Shape, tag: int, level: int = 0) -> str:
    """The blocks of a text as block-level XML. `shape` is the look of the paragraph that the tag stood in."""
    made: list[str] = []
    for block in blocks:
        match block:
            case Words():
                made.append(_paragraph(filling, block.pieces, text, shape, tag))
            case List():
                made.append(_list(filling, block, text, shape, tag, level))
            case Grid():
                if made and made[-1].endswith("</w:tbl>"):
                    made.append("<w:p/>")  # two tables with nothing between them are one table to Word
                made.append(_table(filling, block, text, shape, tag))
    return "".join(made)


def _paragraph(filling: Filling, pieces: tuple[Piece, ...], text: Text, shape: Shape, tag: int) -> str:
    return f"<w:p>{shape.paragraph}{filling.inline(pieces, text, shape, tag)}</w:p>"


def _list(filling: Filling, block: List, text: Text, shape: Shape, tag: int, level: int) -> str:
    number = filling.lists.number(block.format, block.suffix, block.start, min(level, 8))
    deep = min(level, 8)
    style = (filling.look.bullets if block.format == "bullet" else filling.look.numbers)[deep]
    continued = filling.look.continues[deep]
    item = Shape(
        f'<w:pPr>{_style(style)}<w:numPr><w:ilvl w:val="{deep}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>',
        shape.run,
    )
    further = Shape(
        f"<w:pPr>{_style(continued)}</w:pPr>"
        if continued
        else f'<w:pPr><w:ind w:left="{_INDENT * (deep + 1)}"/></w:pPr>',
        shape.run,
    )
    made: list[str] = []
    for blocks in block.items:
        if not blocks or not isinstance(blocks[0], Words):
            made.append(_paragraph(filling, (), text, item, tag))
        else:
            made.append(_paragraph(filling, blocks[0].pieces, text, item, tag))
            blocks = blocks[1:]
        made.append(paragraphs(filling, blocks, text, further, tag, level + 1))
    return "".join(made)


def _table(filling: Filling, block: Grid, text: Text, shape: Shape, tag: int) -> str:
    columns = max(len(row) for row in block.rows)
    width = _TEXT_WIDTH // columns
    rows: list[str] = []
    for number, row in enumerate(block.rows):
        style = _style(filling.look.cell if number else filling.look.header_cell)
        cell_shape = Shape(f"<w:pPr>{style}</w:pPr>" if style else "", shape.run)
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


def _style(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/>' if style else ""
