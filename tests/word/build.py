"""Small real .docx files in a compact notation, written with zipfile so that our own container code is not its judge.

doc(p("Heading1", "Ändamål"), p("", "x", num=(3, 0)), styles=[style("Heading1", "heading 1", outline=0)],
    numbering=[abstract(1, lvl("decimal", "%1.")), num(3, 1)])
"""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    }.items()
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def e(tag: str, *content: str, **attributes: object) -> str:
    """An element of WordprocessingML: e("numId", val=3) is <w:numId w:val="3"/>. An attribute of None is left out."""
    said = "".join(f" w:{name}={quoteattr(str(value))}" for name, value in attributes.items() if value is not None)
    return f"<w:{tag}{said}>{''.join(content)}</w:{tag}>" if any(content) else f"<w:{tag}{said}/>"


def maybe(tag: str, value: object) -> str:
    """An element with a w:val, or nothing for a value that is None or empty."""
    return "" if value in (None, "") else e(tag, val=value)


def r(text: str, rpr: str = "") -> str:
    """A run: tabs and line breaks as \\t and \\n."""
    pieces = [f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\n")]
    inner = "<w:br/>".join(pieces).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return e("r", e("rPr", rpr) if rpr else "", inner)


def num_pr(num: tuple[int | None, int | None] | None) -> str:
    """The numbering of a paragraph or style: (numId, ilvl), either of which may be None."""
    return e("numPr", maybe("ilvl", num[1]), maybe("numId", num[0])) if num else ""


def p(style: str = "", *content: str, num: tuple[int | None, int | None] | None = None, ppr: str = "") -> str:
    """A paragraph; content is text, or XML where it begins with "<"."""
    inner = maybe("pStyle", style) + num_pr(num) + ppr
    runs = "".join(one if one.startswith("<") else r(one) for one in content)
    return e("p", e("pPr", inner) if inner else "", runs)


def table(*rows: list[str], header: bool = False) -> str:
    """A table of cells of text or XML; the first row repeats where `header`."""
    out = ""
    for index, row in enumerate(rows):
        cells = "".join(e("tc", e("tcPr"), one if one.startswith("<") else p("", one)) for one in row)
        out += e("tr", e("trPr", e("tblHeader")) if header and not index else "", cells)
    return e("tbl", e("tblPr", e("tblW", w=0, type="auto")), e("tblGrid"), out)


def style(
    id: str,
    name: str = "",
    based_on: str = "",
    num: tuple[int | None, int | None] | None = None,
    outline: int | None = None,
    kind: str = "paragraph",
    rpr: str = "",
    default: bool = False,
) -> str:
    """A style."""
    said = e("pPr", num_pr(num), maybe("outlineLvl", outline)) + e("rPr", rpr)
    inner = e("name", val=name or id) + maybe("basedOn", based_on) + said
    return e("style", inner, type=kind, styleId=id, default=1 if default else None)


def lvl(format: str = "decimal", text: str = "%1.", start: int | None = 1, pstyle: str = "", extra: str = "") -> str:
    """A level without its place; `abstract` counts them. `extra` is lvlRestart or isLgl."""
    restart, legal = (extra, "") if "lvlRestart" in extra else ("", extra)
    said = maybe("start", start) + e("numFmt", val=format) + restart + maybe("pStyle", pstyle) + legal
    return said + e("suff", val="space") + e("lvlText", val=text) + e("lvlJc", val="left")


def level(ilvl: int, content: str) -> str:
    """A level at its place, for a lvlOverride."""
    return e("lvl", content, ilvl=ilvl)


def abstract(id: int, *levels: str, kind: str = "multilevel", link: str = "") -> str:
    """A list."""
    inner = "".join(level(ilvl, content) for ilvl, content in enumerate(levels) if content)
    head = e("nsid", val=f"{0x10000000 + id * 7919:08X}") + e("multiLevelType", val=kind)
    return e("abstractNum", head, link, inner, abstractNumId=id)


def num(id: int, abstract_id: int, starts: dict[int, int] | None = None, levels: dict[int, str] | None = None) -> str:
    """A num, with start overrides and levels of its own."""
    starts, levels = starts or {}, levels or {}
    overrides = "".join(
        e(
            "lvlOverride",
            maybe("startOverride", starts.get(ilvl)),
            level(ilvl, levels[ilvl]) if ilvl in levels else "",
            ilvl=ilvl,
        )
        for ilvl in sorted({*starts, *levels})
    )
    return e("num", e("abstractNumId", val=abstract_id), overrides, numId=id)


def part(root: str, content: str) -> str:
    """A part of WordprocessingML."""
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{content}</w:{root}>"


def document(*body: str, section: str = "") -> str:
    """A main part."""
    return part("document", f"<w:body>{''.join(body)}<w:sectPr>{section}</w:sectPr></w:body>")


Relationship = tuple[str, str, str] | tuple[str, str, str, str]


def relationships(*lines: Relationship) -> str:
    """A .rels part of (id, type, target) or (id, type, target, mode); types by their last word."""
    out = ""
    for id, kind, target, *mode in lines:
        type_ = kind if ":" in kind else f"{OFFICE}/{kind}"
        mode_ = f' TargetMode="{mode[0]}"' if mode else ""
        out += f'<Relationship Id="{id}" Type="{type_}" Target={quoteattr(target)}{mode_}/>'
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{out}</Relationships>'


def content_types(overrides: dict[str, str], main: str = f"{WORD}.document.main+xml") -> str:
    """[Content_Types].xml."""
    lines = {"/word/document.xml": main, **overrides}
    out = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in lines.items())
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{out}</Types>'
    )


def parts(
    *body: str,
    styles: list[str] | None = None,
    numbering: list[str] | None = None,
    defaults: str = "",
    section: str = "",
    rels: list[Relationship] | None = None,
    extra: dict[str, str] | None = None,
) -> dict[str, str | bytes]:
    """The parts of a minimal document. `extra`: more parts of word/ by name; `rels`: more relationships to them."""
    made: dict[str, str | bytes] = {}
    lines: list[Relationship] = list(rels or [])
    kinds: dict[str, str] = {}
    if styles is not None:
        made["word/styles.xml"] = part("styles", f"<w:docDefaults>{defaults}</w:docDefaults>{''.join(styles)}")
        lines.append(("rId901", "styles", "styles.xml"))
    if numbering is not None:
        made["word/numbering.xml"] = part("numbering", "".join(numbering))
        lines.append(("rId902", "numbering", "numbering.xml"))
    for name, content in (extra or {}).items():
        made[f"word/{name}"] = content
    for name in made:
        kinds[f"/{name}"] = f"{WORD}.{name.removeprefix('word/').rstrip('.xml0123456789')}+xml"
    return {
        "[Content_Types].xml": content_types({name: kind for name, kind in kinds.items() if name.endswith(".xml")}),
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": document(*body, section=section),
        "word/_rels/document.xml.rels": relationships(*lines),
        **made,
    }


def pack(content: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts as the bytes of a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return out.getvalue()


def doc(*body: str, **options: object) -> bytes:
    """A .docx; see `parts`."""
    return pack(parts(*body, **options))  # type: ignore[arg-type]
