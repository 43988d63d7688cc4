"""What all forms share around their text: numbering, settings, fonts, theme, header and footer."""

from collections.abc import Callable
from functools import partial

from tools.templates.blocks import NBSP, ORGANISATION, field, p, strong
from tools.templates.styles import BULLETS, HEADINGS, INSERTED, NUMBERS, POINTS, list_indent, styles
from tools.templates.xml import Element, part, pPr, rPr, w

_MARKS = ("•", "–", "•")
_COUNTS = ("decimal", "lowerLetter", "lowerRoman")
_INSERTED_LABELS = {
    4: ("lowerLetter", f"%1.%2{NBSP}%5"),
    5: ("lowerLetter", f"%1{NBSP}%6."),
    6: ("decimal", f"%1{NBSP}%6.%7"),
}


def _level(level: int, fmt: str, label: str, left: int, hanging: int, style: str = "", font: bool = False) -> Element:
    """A level of a list (17.9.6)."""
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=fmt),
        *([w("pStyle", val=style)] if style else []),
        w("lvlText", val=label),
        w("lvlJc", val="left"),
        pPr(ind={"left": left, "hanging": hanging}),
        *([rPr(rFonts={"ascii": "Calibri", "hAnsi": "Calibri", "cs": "Calibri"})] if font else []),
        ilvl=level,
    )


def _headings(level: int, stop: str = ".", depth: int = 4) -> Element:
    """Headings and clauses: 4., 4.1, 4.1.1, 4.1.1.1; then what is inserted between them: 4.1 a, 4 a., 4 a.1."""
    if level in _INSERTED_LABELS:
        style = next(name for name, at in INSERTED.items() if at == level)
        fmt, label = _INSERTED_LABELS[level]
        label = f"{label.removesuffix('.')}{stop}" if level == INSERTED["Rubrik 1 infogad"] else label
        return _level(level, fmt, label, 850, 850, style.title().replace(" ", ""))
    label = f"%1{stop}" if level == 0 else ".".join(f"%{n + 1}" for n in range(level + 1))
    width = 680 + 170 * max(level - 1, 0)
    return _level(level, "decimal", label, width, width, f"Heading{level + 1}" if level < depth else "")


def _bullets(level: int) -> Element:
    style = ("ListBullet", "ListBullet2", "ListBullet3")[level] if level < 3 else ""
    return _level(level, "bullet", _MARKS[level % 3], list_indent(level), 283, style, font=True)


def _numbers(level: int) -> Element:
    style = ("ListNumber", "ListNumber2", "ListNumber3")[level] if level < 3 else ""
    return _level(level, _COUNTS[level % 3], f"%{level + 1}.", list_indent(level), 425, style)


def _points(level: int) -> Element:
    """Points of a clause: a., i., –."""
    fmt, label = (("lowerLetter", "%1."), ("lowerRoman", "%2."), ("bullet", "–"))[min(level, 2)]
    style = f"Punkt{level + 1}" if level < 3 else ""
    return _level(level, fmt, label, list_indent(level), 425, style, font=fmt == "bullet")


def numbering(stop: str = ".", depth: int = 4) -> Element:
    """word/numbering.xml: a list each for headings, bullets, numbers with letters and Roman numerals, points.

    `stop` is what follows the number of a heading of the first level, `depth` how many levels of headings have one.
    """
    lists: dict[int, Callable[[int], Element]] = {
        HEADINGS: partial(_headings, stop=stop, depth=depth),
        BULLETS: _bullets,
        NUMBERS: _numbers,
        POINTS: _points,
    }
    return w(
        "numbering",
        *(
            w(
                "abstractNum",
                w("nsid", val=f"5B2D0A{number:02X}"),
                w("multiLevelType", val="multilevel"),
                w("tmpl", val=f"7C41E3{number:02X}"),
                *(level(n) for n in range(9)),
                abstractNumId=number - 1,
            )
            for number, level in lists.items()
        ),
        *(w("num", w("abstractNumId", val=number - 1), numId=number) for number in lists),
    )


def _settings() -> Element:
    """word/settings.xml: today's Word (compatibility mode 15), Swedish, and no question when it opens."""
    modern = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
        "useWord2013TrackBottomHyphenation": 0,
    }
    colours = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    same = [*(f"accent{n}" for n in range(1, 7)), "hyperlink", "followedHyperlink"]
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=1304),
        w("characterSpacingControl", val="doNotCompress"),
        w(
            "compat",
            *(
                w("compatSetting", name=k, uri="http://schemas.microsoft.com/office/word", val=v)
                for k, v in modern.items()
            ),
        ),
        w("themeFontLang", val="sv-SE"),
        w("clrSchemeMapping", **colours, **{name: name for name in same}),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )


def _fonts() -> Element:
    """word/fontTable.xml: the fonts, and what has the same widths where they are missing."""
    calibri = w(
        "font",
        w("altName", val="Carlito"),
        w("panose1", val="020F0502020204030204"),
        w("charset", val="00"),
        w("family", val="swiss"),
        w("pitch", val="variable"),
        name="Calibri",
    )
    return w("fonts", calibri)


def _header(style: str) -> Element:
    """Whose document, and which; then its number, version and date, each only where the agreement states it."""
    return w(
        "hdr",
        p(
            strong(ORGANISATION),
            f"{{% if reference %}}\tDnr{NBSP}{{{{ reference }}}}{{% endif %}}",
            style=style,
        ),
        p(
            "{{ title }} – {{ appendix.label }}",
            "{% if version or date %}\t{% endif %}",
            f"{{% if version %}}Version{NBSP}{{{{ version }}}}{{% endif %}}",
            "{% if version and date %}, {% endif %}",
            "{% if date %}{{ date }}{% endif %}",
            style=style,
        ),
    )


def _footer() -> Element:
    """The page and how many there are: sida 3 (13)."""
    return w("ftr", p(f"sida{NBSP}", field("PAGE", "1"), f"{NBSP}(", field("NUMPAGES", "1"), ")", style="Footer"))


_THEME = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="pubdocs"><a:themeElements>\
<a:clrScheme name="pubdocs"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>\
<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>{colours}</a:clrScheme>\
<a:fontScheme name="pubdocs"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>\
<a:fmtScheme name="pubdocs"><a:fillStyleLst>{fills}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>\
<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fills}</a:bgFillStyleLst></a:fmtScheme>\
</a:themeElements></a:theme>"""
_COLOURS = {
    "dk2": "1B365D", "lt2": "E7ECF2", "accent1": "1B365D", "accent2": "4F7CAC", "accent3": "5B7F4B",
    "accent4": "A66A2C", "accent5": "7A4F7E", "accent6": "4D7C8A", "hlink": "0B5394", "folHlink": "5F3A86",
}  # fmt: skip


def _theme() -> bytes:
    """word/theme/theme1.xml: the organisation's colours and fonts, in the one place where Word changes them."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return _THEME.format(
        colours="".join(f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in _COLOURS.items()),
        font='<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>',
        fills=fill * 3,
        lines="".join(f'<a:ln w="{width}">{fill}</a:ln>' for width in (6350, 12700, 19050)),
        effects="<a:effectStyle><a:effectLst/></a:effectStyle>" * 3,
    ).encode()


HOUSE_PARTS: dict[str, bytes] = {
    "styles.xml": part(styles()),
    "numbering.xml": part(numbering()),
    "settings.xml": part(_settings()),
    "fontTable.xml": part(_fonts()),
    "theme/theme1.xml": _theme(),
    "header1.xml": part(_header("Header")),
    "footer1.xml": part(_footer()),
}
# What a page on its side has instead.
WIDE_PARTS = {"header1.xml": part(_header("HeaderWide"))}
