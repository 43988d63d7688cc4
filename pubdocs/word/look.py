"""The styles of a template that free text takes on: found by Word's built-in names, whatever their ids are."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pubdocs.word.names import NUMBERING
from pubdocs.word.package import Package
from pubdocs.word.styles import Styles

_LEVELS = 9
# ECMA-376 part 1, 17.3.2.28: what comes before w:b in a run's properties.
_BEFORE_BOLD = re.compile(r"<w:rPr>(?:<w:rStyle [^>]*/>)?(?:<w:rFonts [^>]*/>)?")


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
    link: str
    bullet_list: int
    number_list: int

    @classmethod
    def of(cls, styles: Styles) -> "Look":
        """The look of a template with these styles."""
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
            table=found("table grid"),
            cell=found("table text"),
            link=found("hyperlink"),
            bullet_list=list_of("list bullet"),
            number_list=list_of("list number"),
        )


def numbering_part(package: Package) -> str:
    """The name of the numbering part, "" if there is none."""
    return next(iter(package.related(package.main, NUMBERING)), "")


@lru_cache(maxsize=256)
def styled(properties: str, bold: bool, italic: bool, style: str) -> str:
    """A run's properties (w:rPr as XML) with bold, italics or a character style added, in the schema's order."""
    xml = properties or "<w:rPr></w:rPr>"
    xml = xml.replace("<w:rPr/>", "<w:rPr></w:rPr>")
    if style:
        xml = re.sub(r"<w:rStyle [^>]*/>", "", xml)
        xml = xml.replace("<w:rPr>", f'<w:rPr><w:rStyle w:val="{style}"/>', 1)
    marks = ("<w:b/>" if bold and "<w:b/>" not in xml else "") + ("<w:i/>" if italic and "<w:i/>" not in xml else "")
    head = _BEFORE_BOLD.match(xml)
    if not marks or not head:
        return xml
    if italic and not bold and "<w:b/>" in xml:  # w:i comes after w:b
        return xml.replace("<w:b/>", f"<w:b/>{marks}", 1)
    return xml[: head.end()] + marks + xml[head.end() :]
