"""The styles of the house: what a reader sees, in one table.

Calibri for everything, as Word and its stand-ins have it with the same widths (Carlito); black text, headings in one
dark colour of the theme, so that an organisation can change fonts and colours by choosing another theme.
Sizes are in half points, spacing in twentieths of a point.
"""

from tools.templates.blocks import TEXT_WIDTH, WIDE
from tools.templates.xml import Element, Value, W, numbered, pPr, rPr, w

Properties = dict[str, Value]

INK: Value = {"val": "1B365D", "themeColor": "text2"}
GREY: Value = {"val": "595959"}
HEADING_FONT: Value = {"asciiTheme": "majorHAnsi", "hAnsiTheme": "majorHAnsi", "cstheme": "majorBidi"}
BODY_FONT: Value = {
    "asciiTheme": "minorHAnsi", "hAnsiTheme": "minorHAnsi", "eastAsiaTheme": "minorEastAsia", "cstheme": "minorBidi",
}  # fmt: skip
HEADINGS, BULLETS, NUMBERS, POINTS = 1, 2, 3, 4  # the lists of numbering.xml
# The levels of inserted clauses in the list of headings. They come after the headings' own: what stands after a level
# begins anew with it, so that no inserted clause makes a later number another.
INSERTED = {"Rubrik 1 infogad": 5, "Rubrik 2 infogad": 4, "Rubrik 2 i infogad": 6}
RULE, SHADE = "B8C2CC", "E7ECF2"


def style(
    name: str,
    style_id: str = "",
    kind: str = "paragraph",
    *,
    based: str = "Normal",
    then: str = "",
    priority: int = 99,
    quick: bool = False,
    p: Properties | None = None,
    r: Properties | None = None,
    rest: tuple[Element, ...] = (),
) -> Element:
    """A style; its id is its name without spaces, each word with a capital, as Word makes it."""
    made = style_id or "".join(word[0].upper() + word[1:] for word in name.split())
    own = kind == "paragraph" and made in _OWN
    attributes: dict[str, int | str] = {"type": kind, **({"customStyle": 1} if own else {}), "styleId": made}
    return w(
        "style",
        w("name", val=name),
        *([w("basedOn", val=based)] if based else []),
        *([w("next", val=then)] if then else []),
        w("uiPriority", val=priority),
        *([w("qFormat")] if quick else []),
        *([pPr(**p)] if p else []),
        *([rPr(**r)] if r else []),
        *rest,
        **attributes,
    )


_OWN = {
    "LeadIn", "RubrikUtanNummer", "RubrikNySida", "Mellanrubrik", "TableText", "TableHeading", "Mallkod",
    "HeaderWide", "TableLeadIn",
    *(f"Punkt{level}" for level in (1, 2, 3)), *(name.title().replace(" ", "") for name in INSERTED),
}  # fmt: skip


def _heading(level: int, size: int, before: int, after: int, depth: int) -> Element:
    return style(
        f"heading {level}",
        then="BodyText",
        priority=9,
        quick=True,
        p={
            "keepNext": True,
            "keepLines": True,
            "numPr": numbered(HEADINGS, level - 1) if level <= depth else numbered(0),
            "spacing": {"before": before, "after": after},
            "outlineLvl": level - 1,
        },
        r={"rFonts": HEADING_FONT, "b": True, "color": INK, "sz": size},
    )


def _list(kind: str, list_id: int, level: int) -> Element:
    name = f"List {kind} {level + 1}" if level else f"List {kind}"
    properties: Properties = {"numPr": numbered(list_id, level), "spacing": {"after": 80, "line": 276}}
    return style(name, priority=10, quick=not level, p=properties)


def _point(level: int) -> Element:
    properties: Properties = {"numPr": numbered(POINTS, level), "spacing": {"after": 80, "line": 276}}
    return style(f"Punkt {level + 1}", priority=10, quick=True, p=properties)


def _inserted(name: str) -> Element:
    based = "Heading1" if name.startswith("Rubrik 1") else "Heading2"
    place = numbered(HEADINGS, INSERTED[name])
    return style(name, based=based, then="BodyText", priority=9, quick=True, p={"numPr": place})


def _continued(level: int) -> Element:
    name = f"List Continue {level + 1}" if level else "List Continue"
    properties: Properties = {"spacing": {"after": 80, "line": 276}, "ind": {"left": list_indent(level)}}
    return style(name, priority=11, p=properties)


def _contents(level: int) -> Element:
    tabs = w("tabs", w("tab", val="left", pos=680), w("tab", val="right", leader="dot", pos=TEXT_WIDTH))
    indent: Value = {"left": 680 * level, "right": 567, "hanging": 680}
    return style(
        f"toc {level}",
        f"TOC{level}",
        then="Normal",
        priority=39,
        p={"tabs": tabs, "spacing": {"after": 60}, "ind": indent},
    )


def list_indent(level: int) -> int:
    """Where the text of a list item begins."""
    return 567 + 425 * level


def _borders(tag: str, **sides: int) -> Element:
    return w(tag, *(w(side, val="single", sz=size, space=0, color=RULE) for side, size in sides.items()))


def _table_styles() -> list[Element]:
    margins = w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in
                                {"top": 50, "left": 100, "bottom": 50, "right": 100}.items()))  # fmt: skip
    none = w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in
                             {"top": 0, "left": 108, "bottom": 0, "right": 108}.items()))  # fmt: skip
    shaded = w("tcPr", w("shd", val="clear", color="auto", fill=SHADE))
    normal = style(
        "Normal Table", "TableNormal", "table", based="",
        rest=(w("tblPr", w("tblInd", w=0, type="dxa"), none),),
    )  # fmt: skip
    grid = style(
        "Table Grid", kind="table", based="TableNormal", priority=39, r={"sz": 20},
        rest=(
            w("tblPr", _borders("tblBorders", top=8, bottom=8, insideH=4), margins),
            w("tblStylePr", rPr(b=True), shaded, type="firstRow"),
            w("tblStylePr", rPr(b=True), type="firstCol"),
        ),
    )  # fmt: skip
    return [_default(normal), grid]


def _default(element: Element) -> Element:
    element.set(f"{{{W}}}default", "1")
    return element


def styles(depth: int = 4) -> Element:
    """word/styles.xml; `depth` is how many levels of headings have numbers."""
    return w(
        "styles", _defaults(), _latent(), *_paragraph_styles(depth), *_character_styles(), *_table_styles(), _no_list()
    )


def _paragraph_styles(depth: int) -> list[Element]:
    bar = w("pBdr", w("bottom", val="single", sz=4, space=4, color=RULE))
    header_stop = w("tabs", w("tab", val="right", pos=TEXT_WIDTH))
    wide_stop = w("tabs", w("tab", val="clear", pos=TEXT_WIDTH), w("tab", val="right", pos=WIDE))
    unnumbered = numbered(0)
    return [
        _default(style("Normal", based="", priority=0, quick=True)),
        style("Body Text", priority=1, quick=True, p={"spacing": {"after": 120, "line": 276}}),
        style(
            "Lead-in", "LeadIn", based="BodyText", then="BodyText", priority=1, quick=True,
            p={"keepNext": True, "spacing": {"before": 180, "after": 100, "line": 276}},
        ),
        style(
            "Title", then="BodyText", priority=8, quick=True,
            p={"keepNext": True, "keepLines": True, "spacing": {"before": 120, "after": 280}},
            r={"rFonts": HEADING_FONT, "b": True, "color": INK, "sz": 36},
        ),
        style(
            "Subtitle", then="BodyText", priority=8, quick=True,
            p={"keepNext": True, "spacing": {"after": 240}},
            r={"rFonts": HEADING_FONT, "color": GREY, "sz": 26},
        ),
        _heading(1, 26, 360, 100, depth),
        _heading(2, 24, 260, 80, depth),
        _heading(3, 22, 220, 60, depth),
        _heading(4, 22, 200, 60, depth),
        style("Rubrik utan nummer", based="Heading1", then="BodyText", priority=9, quick=True, p={"numPr": unnumbered}),
        style("Rubrik på ny sida", "RubrikNySida", based="RubrikUtanNummer", then="BodyText", priority=9, quick=True,
              p={"pageBreakBefore": True, "spacing": {"before": 120, "after": 160}}),
        style(
            "Mellanrubrik", based="Heading2", then="BodyText", priority=9, quick=True,
            p={"numPr": numbered(0), "spacing": {"before": 240, "after": 60}}, r={"sz": 22},
        ),
        *(_inserted(name) for name in INSERTED),
        *(_point(level) for level in range(3)),
        *(_list("Bullet", BULLETS, level) for level in range(3)),
        *(_list("Number", NUMBERS, level) for level in range(3)),
        *(_continued(level) for level in range(3)),
        style("Table Lead-in", "TableLeadIn", based="BodyText", priority=12, p={"keepNext": True}),
        style("Table Text", priority=12, quick=True, p={"spacing": {"after": 40}}, r={"sz": 20}),
        style("Table Heading", based="TableText", priority=12, quick=True, p={"keepNext": True}),
        style("Signature", based="TableText", priority=12, p={"keepNext": True}),
        style(
            "caption", then="BodyText", priority=35, quick=True,
            p={"keepNext": True, "spacing": {"before": 200, "after": 80}}, r={"b": True, "color": INK, "sz": 20},
        ),
        style("header", priority=99, p={"pBdr": bar, "tabs": header_stop}, r={"color": GREY, "sz": 18}),
        style("Header Wide", based="Header", priority=99, p={"tabs": wide_stop}),
        style("footer", priority=99, p={"jc": "right"}, r={"color": GREY, "sz": 18}),
        style(
            "TOC Heading", based="Heading1", then="Normal", priority=39,
            p={"numPr": numbered(0), "outlineLvl": 9},
        ),
        *(_contents(level) for level in (1, 2, 3)),
        style("footnote text", priority=99, r={"sz": 18}),
        style("No Spacing", priority=1, quick=True),
        style("Mallkod", priority=99, r={"color": GREY, "sz": 16}),
    ]  # fmt: skip


def _character_styles() -> list[Element]:
    base = "DefaultParagraphFont"
    link: Value = {"val": "0B5394", "themeColor": "hyperlink"}
    return [
        _default(style("Default Paragraph Font", base, "character", based="", priority=1)),
        style("Strong", kind="character", based=base, priority=22, quick=True, r={"b": True}),
        style("Emphasis", kind="character", based=base, priority=20, quick=True, r={"i": True}),
        style("Hyperlink", kind="character", based=base, r={"color": link, "u": "single"}),
        style("footnote reference", kind="character", based=base, r={"vertAlign": "superscript"}),
    ]


def _no_list() -> Element:
    return _default(style("No List", kind="numbering", based=""))


def _defaults() -> Element:
    language: Value = {"val": "sv-SE", "eastAsia": "en-US", "bidi": "ar-SA"}
    return w(
        "docDefaults",
        w("rPrDefault", rPr(rFonts=BODY_FONT, sz=22, lang=language)),
        w("pPrDefault", pPr(widowControl=True)),
    )


def _latent() -> Element:
    """Word's other built-in styles: there when called for, out of the way until then."""
    hidden = {"defSemiHidden": 1, "defUnhideWhenUsed": 1}
    return w("latentStyles", defLockedState=0, defUIPriority=99, **hidden, defQFormat=0, count=376)
