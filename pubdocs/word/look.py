"""The styles of a template that free text takes on: found by Word's built-in names, whatever their ids are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pubdocs.word.names import NUMBERING, STYLES, w
from pubdocs.word.numbering import Definitions
from pubdocs.word.package import Package
from pubdocs.word.styles import value

_LEVELS = 9
_BOOKMARK = re.compile(r'<w:bookmarkStart [^>]*?w:name="([^"]*)"')
_PSTYLE = re.compile(r'<w:pStyle w:val="([^"]*)"')
# The order of a run's properties: rStyle, rFonts, b, bCs, i, iCs … (ECMA-376 part 1, 17.3.2.28).
_STYLE = r"(?:<w:rStyle [^>]*/>)?"
_BEFORE_BOLD = re.compile(rf"{_STYLE}(?:<w:rFonts [^>]*/>)?")
_BEFORE_ITALIC = re.compile(rf"{_BEFORE_BOLD.pattern}(?:<w:b(?: [^>]*)?/>)?(?:<w:bCs(?: [^>]*)?/>)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A style by its name: its id, the list (w:num) and level that number it (0: none), its level as a heading."""

    id: str
    num: int
    level: int
    heading: int
    following: str


@dataclass(frozen=True, slots=True)
class Look:
    """Style ids by use; "" where the template has no such style. Lists have one a level, from 0 to 8.

    `bullet_list` and `number_list` are the list definitions (w:num) behind the styles, 0 if there are none. `styles`
    are all by their names in small letters, for clauses; `bookmarks` those that the template sets itself,
    and `used` the ids of the styles of its own paragraphs.
    """

    bullets: tuple[str, ...]
    numbers: tuple[str, ...]
    continues: tuple[str, ...]
    table: str
    cell: str
    header_cell: str
    link: str
    bullet_list: int
    number_list: int
    styles: Mapping[str, Named]
    bookmarks: frozenset[str]
    used: frozenset[str]

    @classmethod
    def of(cls, package: Package, definitions: Definitions) -> "Look":
        """The look of a template, whose text styles are read already."""
        by_name = {style.name.lower(): style for style in definitions.styles.by_id.values()}

        def found(name: str) -> str:
            return by_name[name].id if name in by_name else ""

        def levels(name: str) -> tuple[str, ...]:
            chosen = [found(name)]
            for level in range(1, _LEVELS):
                chosen.append(found(f"{name} {level + 1}") or chosen[-1])
            return tuple(chosen)

        table, following = _told_by_styles(package)
        main = package.read(package.main).decode("utf-8", "replace")

        def list_of(name: str) -> int:
            return (by_name[name].num or 0) if name in by_name else 0

        return cls(
            bullets=levels("list bullet"),
            numbers=levels("list number"),
            continues=levels("list continue"),
            table=table,
            cell=found("table text"),
            header_cell=found("table heading") or found("table text"),
            link=found("hyperlink"),
            bullet_list=list_of("list bullet"),
            number_list=list_of("list number"),
            styles={
                name: Named(
                    style.id, *definitions.by_style.get(style.id, (0, 0)), style.heading, following.get(style.id, "")
                )
                for name, style in by_name.items()
            },
            bookmarks=frozenset(_BOOKMARK.findall(main)),
            used=frozenset(_PSTYLE.findall(main)),
        )


def _told_by_styles(package: Package) -> tuple[str, dict[str, str]]:
    """The id of the style "Table Grid" ("" if there is none), and by each style the one of the next paragraph."""
    table, following = "", {}
    for part in package.related(package.main, STYLES):
        for style in package.tree(part).iterchildren(w("style")):
            id = style.get(w("styleId"), "")
            following[id] = value(style.find(w("next")))
            if style.get(w("type")) == "table" and value(style.find(w("name"))).lower() == "table grid":
                table = table or id
    return table, following


def numbering_part(package: Package) -> str:
    """The name of the numbering part, "" if there is none."""
    return next(iter(package.related(package.main, NUMBERING)), "")


@lru_cache(maxsize=256)
def styled(properties: str, bold: bool, italic: bool, style: str) -> str:
    """A run's properties (w:rPr as XML) with bold, italics or a character style added, in the schema's order."""
    inner = re.sub(r"^<w:rPr(?: [^>]*)?/?>|</w:rPr>$", "", properties)
    if style:
        inner = f'<w:rStyle w:val="{style}"/>' + re.sub(f"^{_STYLE}", "", inner)
    if bold:
        inner = _with(inner, "b", _BEFORE_BOLD)
    if italic:
        inner = _with(inner, "i", _BEFORE_ITALIC)
    return f"<w:rPr>{inner}</w:rPr>"


@lru_cache(maxsize=256)
def placed(properties: str, style: str = "", num: int | None = None, level: int = 0, keep: bool = False) -> str:
    """A paragraph's properties (w:pPr as XML, or nothing) with another style, numbering, or kept with the next."""
    added = [f'<w:pStyle w:val="{style}"/>'] if style else []
    added += ["<w:keepNext/>"] if keep else []
    if num is not None:
        added.append(f'<w:numPr>{f"""<w:ilvl w:val="{level}"/>""" if num else ""}<w:numId w:val="{num}"/></w:numPr>')
    return _with_children(properties, added)


@lru_cache(maxsize=256)
def indented(properties: str, left: int, hanging: int = 0) -> str:
    """A paragraph's properties with its text this far in, in twips."""
    hang = f' w:hanging="{hanging}"' if hanging else ""
    return _with_children(properties, [f'<w:ind w:left="{left}"{hang}/>'])


# The order of a paragraph's properties up to the indentation (17.3.1.26).
_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind",
)  # fmt: skip
_CHILD = re.compile(r"<w:(?P<name>\w+)(?: [^>]*?)?(?:/>|>.*?</w:(?P=name)>)", re.DOTALL)


def _with_children(properties: str, added: list[str]) -> str:
    inner = re.sub(r"^<w:pPr(?: [^>]*)?/?>|</w:pPr>$", "", properties)
    children = {found["name"]: found.group() for found in map(_match, added)}
    children = {found["name"]: found.group() for found in _CHILD.finditer(inner)} | children
    ordered = sorted(children, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))
    return f"<w:pPr>{''.join(children[name] for name in ordered)}</w:pPr>" if ordered else ""


def _match(child: str) -> re.Match[str]:
    found = _CHILD.fullmatch(child)
    assert found
    return found


def _with(properties: str, name: str, before: re.Pattern[str]) -> str:
    """Properties with a mark turned on, in its place, whether it was off, on or not there."""
    rest = re.sub(rf"<w:{name}(?: [^>]*)?/>", "", properties)
    return before.sub(lambda head: f"{head.group()}<w:{name}/>", rest, count=1)
