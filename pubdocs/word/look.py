"""The styles of a template that free text takes on: found by Word's built-in names, whatever their ids are."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pubdocs.word.names import NUMBERING, STYLES, w
from pubdocs.word.package import Package
from pubdocs.word.styles import Styles, value

_LEVELS = 9
# The order of a run's properties: rStyle, rFonts, b, bCs, i, iCs … (ECMA-376 part 1, 17.3.2.28).
_STYLE = r"(?:<w:rStyle [^>]*/>)?"
_BEFORE_BOLD = re.compile(rf"{_STYLE}(?:<w:rFonts [^>]*/>)?")
_BEFORE_ITALIC = re.compile(rf"{_BEFORE_BOLD.pattern}(?:<w:b(?: [^>]*)?/>)?(?:<w:bCs(?: [^>]*)?/>)?")


@dataclass(frozen=True, slots=True)
class Look:
    """Style ids by use; "" where the template has no such style. Lists have one a level, from 0 to 8.

    `bullet_list` and `number_list` are the list definitions (w:num) behind the styles, 0 if there are none.
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

    @classmethod
    def of(cls, package: Package, styles: Styles) -> "Look":
        """The look of a template, whose text styles are read already."""
        by_name = {style.name.lower(): style for style in styles.by_id.values()}

        def found(name: str) -> str:
            return by_name[name].id if name in by_name else ""

        def levels(name: str) -> tuple[str, ...]:
            chosen = [found(name)]
            for level in range(1, _LEVELS):
                chosen.append(found(f"{name} {level + 1}") or chosen[-1])
            return tuple(chosen)

        def list_of(name: str) -> int:
            return (by_name[name].num or 0) if name in by_name else 0

        return cls(
            bullets=levels("list bullet"),
            numbers=levels("list number"),
            continues=levels("list continue"),
            table=_table_style(package),
            cell=found("table text"),
            header_cell=found("table heading") or found("table text"),
            link=found("hyperlink"),
            bullet_list=list_of("list bullet"),
            number_list=list_of("list number"),
        )


def _table_style(package: Package) -> str:
    """The id of the style "Table Grid"; "" if there is none."""
    for part in package.related(package.main, STYLES):
        for style in package.tree(part).iterchildren(w("style")):
            if style.get(w("type")) == "table" and value(style.find(w("name"))).lower() == "table grid":
                return style.get(w("styleId"), "")
    return ""


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


def _with(properties: str, name: str, before: re.Pattern[str]) -> str:
    """Properties with a mark turned on, in its place, whether it was off, on or not there."""
    rest = re.sub(rf"<w:{name}(?: [^>]*)?/>", "", properties)
    return before.sub(lambda head: f"{head.group()}<w:{name}/>", rest, count=1)
