"""The words a form is written in: headings, paragraphs, bullets, tables, and the tags around them.

Nothing here formats: every paragraph, run and table names a style of the house.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from lxml import etree

from tools.templates.xml import XML, Element, pPr, rPr, w

Block: TypeAlias = "Element | Sequence[Block]"
Cell: TypeAlias = "str | Block"
Row: TypeAlias = tuple["Cell", ...]

NBSP = "\u00a0"
TITLE = "{{ appendix.label }}. {{ appendix.title }}"
# Whose document it is: the controller's, else the processor's, else the first party's (a chain of other roles).
ORGANISATION = (
    "{% if controller %}{{ controller.name }}{% elif processor %}{{ processor.name }}{% else %}"
    "{% for party in parties %}{% if loop.first %}{{ party.name }}{% endif %}{% endfor %}{% endif %}"
)
# A4 with 25 mm to the left and right, in twentieths of a point; upright, and on its side.
TEXT_WIDTH = 11906 - 2 * 1417
WIDE = 16838 - 2 * 1417


def run(text: str, style: str = "") -> Element:
    r"""A run; `\t` becomes a tab and `\n` a line break."""
    made = w("r", *([rPr(rStyle=style)] if style else []))
    for line, words in enumerate(text.split("\n")):
        made.extend([w("br")] if line else [])
        for stop, piece in enumerate(words.split("\t")):
            made.extend([w("tab")] if stop else [])
            if piece:
                made.append(w("t", piece))
                made[-1].set(f"{{{XML}}}space", "preserve")
    return made


def strong(text: str) -> Element:
    """Words that carry weight."""
    return run(text, "Strong")


def field(code: str, shown: str) -> Element:
    """A field of Word's, with what it shows until Word works it out (17.16.19)."""
    return w("fldSimple", run(shown), instr=f" {code} ")


def p(*content: str | Element, style: str = "BodyText") -> Element:
    """A paragraph."""
    return w("p", pPr(pStyle=style), *(run(part) if isinstance(part, str) else part for part in content))


def title() -> Element:
    """The document's title: Bilaga 1. …"""
    return p(TITLE, style="Title")


def heading(text: str, clause: str = "", level: int = 1, style: str = "", also: str = "") -> Element:
    """A numbered heading; its bookmark is the clause's id, with `_` for `-`. `also` is another id that leads here."""
    content: list[str | Element] = [text]
    for name in (also, clause) if also else (clause,) if clause else ():
        content = [w("bookmarkStart", id=0, name=name), *content, w("bookmarkEnd", id=0)]
    return p(*content, style=style or f"Heading{level}")


def plain_heading(text: str, clause: str = "") -> Element:
    """A heading of the first level without a number."""
    return heading(text, clause, style="RubrikUtanNummer")


def subheading(text: str, clause: str = "") -> Element:
    """A heading of the second level without a number."""
    return heading(text, clause, style="Mellanrubrik")


def bullet(*content: str | Element) -> Element:
    """An item of a bulleted list."""
    return p(*content, style="ListBullet")


def value(fact: str) -> str:
    """The tag that prints a fact."""
    return f"{{{{ {fact} }}}}"


def text(fact: str, style: str = "BodyText") -> Element:
    """A free text of the data; its paragraphs take this paragraph's style."""
    return p(f"{{{{p {fact} }}}}", style=style)


def introduced(part: str, *tables: Block) -> Block:
    """The text of a part of the agreement and the tables that it leads to, kept together; or the text alone."""
    return [
        when(f"{part}.text and {part}.items", text(f"{part}.text", "TableLeadIn")),
        when(f"{part}.text and not {part}.items", text(f"{part}.text")),
        when(f"{part}.items", *tables),
    ]


def when(test: str, *blocks: Block) -> Block:
    """Blocks that stand there if the test holds."""
    return _tagged(f"if {test}", blocks, "endif")


def each(loop: str, *blocks: Block) -> Block:
    """Blocks that are repeated (`g in data_types.items`)."""
    return _tagged(f"for {loop}", blocks, "endfor")


def once(loop: str, *blocks: Block) -> Block:
    """Blocks that stand there once if the loop has anything to go through (`m in items if m.text`)."""
    return each(loop, when("loop.first", *blocks))


def each_row(loop: str, *rows: Row) -> list[Row]:
    """Table rows that are repeated."""
    return [(f"{{%tr for {loop} %}}",), *rows, ("{%tr endfor %}",)]


def fact_line(fact: str, label: str = "", shown: str = "") -> Block:
    """A line in a cell for a fact, if the agreement states it; printed as it stands unless `shown` says how."""
    return when(fact, p((label and f"{label}: ") + (shown or value(fact)), style="TableText"))


def fact_text(fact: str, label: str) -> Block:
    """A free text in a cell under a line that names it, if the agreement states it."""
    return when(fact, p(strong(label), style="TableHeading"), text(fact, "TableText"))


def present(*facts: str, between: str = ", ") -> str:
    """The facts that the agreement states, on one line: each with its words around it (`tfn {{ contact.phone }}`)."""
    made: list[str] = []
    before: list[str] = []
    for fact in facts:
        name = fact[fact.index("{{") + 2 : fact.index("}}")].split("|")[0].strip()
        comma = f"{{% if {' or '.join(before)} %}}{between}{{% endif %}}" if before else ""
        made.append(f"{{% if {name} %}}{comma}{fact}{{% endif %}}")
        before.append(name)
    return "".join(made)


def contact(fact: str) -> str:
    """A contact on one line: name, e-mail address, telephone number."""
    return present(value(f"{fact}.name"), value(f"{fact}.email"), f"tfn{NBSP}{value(f'{fact}.phone')}")


def or_dash(fact: str, shown: str = "") -> str:
    """A fact in a cell, or a dash: an empty cell leaves a reader wondering."""
    return f"{{% if {fact} %}}{shown or value(fact)}{{% else %}}–{{% endif %}}"


def table(
    columns: dict[str, int],
    *rows: Sequence[Row],
    by_hand: bool = False,
    width: int = TEXT_WIDTH,
    labelled: bool = False,
) -> Element:
    """A table over the whole `width`: header texts with their share of it in per cent, then the rows.

    The header repeats on each page, and no row is split over two. A row of one cell is a tag. `by_hand`
    leaves room to write and keeps the rows on one page. `labelled`: the first column says what the rest is.
    """
    widths = [width * share // 100 for share in columns.values()]
    look = {"firstRow": 1, "lastRow": 0, "firstColumn": int(labelled), "lastColumn": 0, "noHBand": 1, "noVBand": 1}
    header = _row(tuple(columns), widths, "TableHeading", w("tblHeader"))
    style, room = ("Signature", [w("trHeight", val=1134, hRule="atLeast")]) if by_hand else ("TableText", [])
    return w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val="TableGrid"),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="06A0" if labelled else "0620", **look),
        ),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        header,
        *(_row(row, widths, style, *room) for group in rows for row in group),
    )


def flat(blocks: Sequence[Block]) -> Iterator[Element]:
    """The elements of blocks within blocks, in order."""
    for block in blocks:
        if isinstance(block, etree._Element):
            yield block
        else:
            yield from flat(block)


def _tagged(opening: str, blocks: Sequence[Block], closing: str) -> Block:
    return [p(f"{{%p {opening} %}}", style="Mallkod"), *blocks, p(f"{{%p {closing} %}}", style="Mallkod")]


def _row(row: Row, widths: list[int], style: str, *more: Element) -> Element:
    if len(row) == 1 < len(widths):
        span = w("tcPr", w("tcW", w=sum(widths), type="dxa"), w("gridSpan", val=len(widths)))
        return w("tr", w("tc", span, p(str(row[0]), style="Mallkod")))
    cells = (_cell(cell, width, style) for cell, width in zip(row, widths, strict=True))
    return w("tr", w("trPr", w("cantSplit"), *more), *cells)


def _cell(cell: Cell, width: int, style: str) -> Element:
    content = [p(cell, style=style)] if isinstance(cell, str) else flat([cell])
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *content)
