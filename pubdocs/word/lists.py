"""Lists that begin anew: each gets an abstractNum and a num of its own.

In Word, lists that share an abstractNum count on from one another (ECMA-376 part 1, 17.9.1 and 17.9.15), so a list
that must begin at one again is a copy. Every abstractNum stands before every num (17.9.16: the schema's order).
"""

import copy
import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from pubdocs.word.look import Look, numbering_part
from pubdocs.word.names import W_NS, w
from pubdocs.word.package import Package
from pubdocs.word.styles import number

Element = Any

_BULLETS = ("•", "–", "▪")
_INDENT, _HANGING = 425, 425  # twips a level, where a template has no list to copy


@dataclass(frozen=True, slots=True)
class ListSources:
    """The list definitions of a template: its abstractNums as XML by num, and the first free numbers."""

    part: str
    xml: bytes
    by_num: dict[int, str]
    next_num: int
    next_abstract: int
    look: Look

    @classmethod
    def of(cls, package: Package, look: Look) -> "ListSources":
        """Read them from a template."""
        part = numbering_part(package)
        if not part:
            return cls("", b"", {}, 1, 1, look)
        root: Element = package.tree(part)
        abstracts: dict[int | None, Element] = {_whole(a, "abstractNumId"): a for a in root.iter(w("abstractNum"))}
        by_num: dict[int, str] = {}
        for num in root.iter(w("num")):
            abstract = abstracts.get(number(num.find(w("abstractNumId"))))
            if abstract is not None:
                by_num[_whole(num, "numId")] = _bare(abstract)
        nums = [_whole(num, "numId") for num in root.iter(w("num"))]
        return cls(
            part,
            package.read(part),
            by_num,
            max(nums, default=0) + 1,
            max((_whole(a, "abstractNumId") for a in abstracts.values()), default=0) + 1,
            look,
        )


class FreshLists:
    """The lists that one filling adds."""

    def __init__(self, sources: ListSources) -> None:
        self.sources = sources
        self.abstracts: list[str] = []
        self.bullet = 0

    def number(self, format_: str, suffix: str, start: int, level: int) -> int:
        """The num of a free text's list whose items stand at this level: bullets share one, others begin anew."""
        if format_ == "bullet":
            return self.sources.look.bullet_list or self._bullets()
        base = self.sources.by_num.get(self.sources.look.number_list, "")
        if f'<w:lvl w:ilvl="{level}"' not in base or 'w:val="singleLevel"' in base:
            base = _plain()
        return self._add(_with_level(base, level, format_, suffix, start))

    def indentation(self, num: int, level: int) -> tuple[int, int]:
        """How far in the text of a list's level begins, and how far before it the label hangs, in twips."""
        added = num - self.sources.next_num
        list_ = self.abstracts[added] if 0 <= added < len(self.abstracts) else self.sources.by_num.get(num, "")
        found = re.search(rf'<w:lvl w:ilvl="{level}"[^>]*>(.*?)</w:lvl>', list_, re.DOTALL)
        place = re.search(r"<w:ind [^>]*>", found[1] if found else "")
        said: dict[str, str] = dict(re.findall(r'w:(\w+)="(\d+)"', place[0] if place else ""))
        return int(said.get("left") or said.get("start") or 0), int(said.get("hanging") or 0)

    def again(self, num: int) -> int:
        """A num for the same list beginning anew."""
        return self._add(self.sources.by_num.get(num) or _plain())

    def _bullets(self) -> int:
        self.bullet = self.bullet or self._add(_plain(bullets=True))
        return self.bullet

    def _add(self, abstract: str) -> int:
        self.abstracts.append(abstract)
        return self.sources.next_num + len(self.abstracts) - 1

    def part(self) -> bytes | None:
        """The numbering part with the new lists in it, or None if there are none."""
        return _insert(self.sources.xml, *self._definitions()) if self.abstracts else None

    def alone(self) -> bytes | None:
        """The new lists as a numbering part of their own, to be read without the template's."""
        return _insert(b"", *self._definitions()) if self.abstracts else None

    def _definitions(self) -> tuple[bytes, bytes]:
        first, nums = self.sources.next_abstract, self.sources.next_num
        # The nsid tells Word's lists apart (17.9.14); made from the number, so that the same input gives the same file.
        abstracts = "".join(
            f'<w:abstractNum w:abstractNumId="{first + n}"><w:nsid w:val="{0x50440000 + n:08X}"/>{body}</w:abstractNum>'
            for n, body in enumerate(self.abstracts)
        )
        added = "".join(
            f'<w:num w:numId="{nums + n}"><w:abstractNumId w:val="{first + n}"/></w:num>'
            for n in range(len(self.abstracts))
        )
        return abstracts.encode(), added.encode()


def _whole(element: Element, name: str) -> int:
    """An attribute as a whole number, 0 if it is none."""
    value = element.get(w(name), "")
    return int(value) if value.isdecimal() else 0


def _insert(xml: bytes, abstracts: bytes, nums: bytes) -> bytes:
    if not xml:
        return (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering xmlns:w="{W_NS}">'.encode()
            + abstracts
            + nums
            + b"</w:numbering>"
        )
    first_num = re.search(rb"<w:num[ >]", xml)
    last_num = xml.rfind(b"</w:num>") + len(b"</w:num>") if first_num else 0
    if first_num is None:
        last_num = first_at = xml.rfind(b"</w:numbering>")
    else:
        first_at = first_num.start()
    return xml[:first_at] + abstracts + xml[first_at:last_num] + nums + xml[last_num:]


def _bare(abstract: Element) -> str:
    """What is inside an abstractNum, without what ties it to styles or makes it the same list as another."""
    made = copy.deepcopy(abstract)
    for element in list(made.iter(w("nsid"), w("tmpl"), w("styleLink"), w("numStyleLink"), w("pStyle"), w("name"))):
        element.getparent().remove(element)
    xml = re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(made, encoding="unicode", with_tail=False))
    return xml[xml.index(">") + 1 : xml.rindex("<")]


def _with_level(abstract: str, level: int, format_: str, suffix: str, start: int) -> str:
    """The list with one level's format, sign and start as the text has them."""
    pattern = re.compile(rf'(<w:lvl w:ilvl="{level}"[^>]*>)(.*?)(</w:lvl>)', re.DOTALL)

    def changed(match: re.Match[str]) -> str:
        rest = re.sub(r"<w:(start|numFmt|lvlRestart|isLgl|lvlText) [^>]*/>|<w:isLgl/>", "", match.group(2))
        before, after = re.match(r"((?:<w:suff [^>]*/>)?)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr]
        head = f'<w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>'
        return f'{match.group(1)}{head}{before}<w:lvlText w:val="%{level + 1}{suffix}"/>{after}{match.group(3)}'

    return pattern.sub(changed, abstract, count=1)


def _plain(bullets: bool = False) -> str:
    """A list for templates that have none of their own."""
    format_ = "bullet" if bullets else "decimal"
    signs = [_BULLETS[level % 3] if bullets else f"%{level + 1}." for level in range(9)]
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>'
        f'<w:lvlText w:val="{signs[level]}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_INDENT * (level + 1)}" w:hanging="{_HANGING}"/></w:pPr></w:lvl>'
        for level in range(9)
    )
    return f'<w:multiLevelType w:val="multilevel"/>{levels}'
