"""Labels as Word computes them (ECMA-376 part 1, 17.9): no paragraph holds its number, each is counted.

How Word counts, where the standard is silent or Word does otherwise ([MS-OI29500], and the tests, which
compare with LibreOffice and with a second reader):

- Counters belong to the list, that is to the abstractNum: all nums that name it count on in one series. A num with
  a startOverride starts its level anew where it is first used at that level, and only there.
- A level begins anew after a paragraph of any higher level, or, with lvlRestart N, of the N highest levels; N = 0:
  never. lvlRestart inside a lvlOverride is ignored.
- A level that is skipped counts as begun: the first "1.1" without a "1" before it makes the next "1" a "2".
- A level without start begins at 0 (17.9.25).
- A paragraph that has a section break and no text has no label and is not counted, nor is one whose mark is deleted.
- A style's own place among the levels is the level that names it (pStyle, 17.9.23); only then its ilvl.
- numId and ilvl are inherited each by itself: a paragraph may say the one and its style the other.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pubdocs.word import names
from pubdocs.word.levels import FORMATS, LEVELS, Level, Levels, Lists, Num
from pubdocs.word.names import PPR, VAL, Element, P, T, is_on, w
from pubdocs.word.package import Package
from pubdocs.word.styles import ParagraphProperties, Styles, paragraph_properties, read_styles, value

_PSTYLE, _NUMPR, _OUTLINE = w("pStyle"), w("numPr"), w("outlineLvl")


@dataclass(frozen=True, slots=True)
class Label:
    """A paragraph's number as it is printed. `numbers` are the counters of its level and of those above it.

    `exact` is False where the format is none of ours and decimal stands in its place.
    """

    text: str
    level: int
    num: int
    list: int
    numbers: tuple[int, ...]
    levels: Levels = field(repr=False, default=())

    @property
    def format(self) -> str:
        """The numFmt of its level."""
        level = self.levels[self.level]
        return level.format if level else "none"

    @property
    def exact(self) -> bool:
        """Whether every number in it is written in the format that the level asks for."""
        return all(level.format in FORMATS or level.width for level in self.levels[: self.level + 1] if level)


@dataclass(frozen=True, slots=True)
class Definitions:
    """Styles and lists of a document, read once; what its numbers depend on beside the order of its paragraphs."""

    styles: Styles = field(default_factory=Styles)
    nums: Mapping[int, Num] = field(default_factory=dict)
    by_style: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    single: frozenset[int] = frozenset()
    language: str = ""
    even_pages: bool = False

    @classmethod
    def of(cls, package: Package) -> "Definitions":
        """From the parts that the main part names; each of them may be missing. Raises Fault (`package.…`)."""
        tree, settings = _related(package, names.STYLES), _related(package, names.SETTINGS)
        styles = read_styles(tree)
        theme = None if settings is None else settings.find(w("themeFontLang"))
        even = settings is not None and is_on(settings.find(w("evenAndOddHeaders")))
        whole = cls(styles, language=styles.language or value(theme), even_pages=even)
        return whole.with_numbering(_related(package, names.NUMBERING), tree)

    def with_numbering(self, tree: Element | None, styles: Element | None = None) -> "Definitions":
        """With the lists of a numbering part. Nums that are known already are taken to be the same as before.

        So the cost for a filled document is that of the nums that filling has added. Number styles (numStyleLink)
        are followed where `styles`, the styles part, is given.
        """
        if tree is None:
            return self
        lists = Lists(tree, styles)
        fresh = {num: element for num, element in lists.nums.items() if num not in self.nums}
        if not fresh:
            return self
        read = {num: found for num, element in fresh.items() if (found := lists.num(element))}
        whole = replace(self, nums={**self.nums, **read}, single=self.single | lists.single)
        if self.nums:
            return whole
        placed = ((id, whole._place(id)) for id in self.styles.by_id)
        return replace(whole, by_style={id: place for id, place in placed if place})

    def outlines(self, style: str) -> bool:
        """Whether the paragraphs of a style ("": those that name none) have a number or are headings."""
        known = style if style in self.styles.by_id else self.styles.default
        return known in self.by_style or self.styles.paragraph(known).heading > 0

    def _place(self, id: str) -> tuple[int, int] | None:
        """The num and level that a style gives its paragraphs."""
        style = self.styles.by_id[id]
        num = self.nums.get(style.num or 0)
        if num is None or style.num is None:
            return None
        tied = {level.style: ilvl for ilvl, level in enumerate(num.levels) if level and level.style}
        for name, said in zip(style.chain, style.ilvls, strict=True):
            ilvl = tied.get(name, said)
            if ilvl is not None:
                return style.num, ilvl
        return style.num, 0

    def numbering(self, said: ParagraphProperties) -> tuple[int, int] | None:
        """The num and level of a paragraph by what it says itself and by its style; None if it is not numbered."""
        style = said.style if said.style in self.styles.by_id else self.styles.default
        num, ilvl = self.by_style.get(style, (0, 0))
        if said.num is not None:
            num = said.num
        if said.ilvl is not None:
            ilvl = said.ilvl
        if num not in self.nums or not 0 <= ilvl < LEVELS:
            return None
        return num, 0 if self.nums[num].list in self.single else ilvl


def _related(package: Package, kind: str) -> Element | None:
    found = package.related(package.main, kind)
    return package.tree(found[0]) if found else None


class Counting:
    """Counts the paragraphs of one story (body, header, notes) in their order."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._counters: dict[int, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()

    def label(self, paragraph: Element, said: ParagraphProperties) -> Label | None:
        """The label of the next paragraph, whose properties are `said`; None if it has none."""
        place = self._definitions.numbering(said)
        if place is None or said.gone or (said.section is not None and next(paragraph.iter(T), None) is None):
            return None
        id, ilvl = place
        num = self._definitions.nums[id]
        while num.levels[ilvl] is None and ilvl:  # a level that is not defined looks like the one above it
            ilvl -= 1
        level = num.levels[ilvl]
        if level is None:
            return None
        numbers = self._count(id, num, ilvl)
        return Label(_text(num.levels, level, numbers), ilvl, id, num.list, numbers, num.levels)

    def _count(self, id: int, num: Num, ilvl: int) -> tuple[int, ...]:
        counters = self._counters.setdefault(num.list, [None] * LEVELS)
        current = counters[ilvl]
        if ilvl in num.starts and (id, ilvl) not in self._started:
            self._started.add((id, ilvl))
            current = None
        counters[ilvl] = num.start(ilvl) if current is None else current + 1
        for deeper in range(ilvl + 1, LEVELS):
            level = num.levels[deeper]
            if level is None or ilvl < level.restart:
                counters[deeper] = None
        for above in range(ilvl):
            if counters[above] is None:
                counters[above] = num.start(above)
        return tuple(counter or 0 for counter in counters[: ilvl + 1])


def _text(levels: Levels, level: Level, numbers: tuple[int, ...], *, bare: bool = False) -> str:
    return "".join(
        _without_letters(piece, bare)
        if isinstance(piece, str)
        else (levels[piece] or _UNDEFINED).write(numbers[piece], level.legal)
        for piece in level.text
    )


def _without_letters(words: str, bare: bool) -> str:
    return re.sub(r"[^\W\d_]", "", words) if bare else words


_UNDEFINED = Level()


def outlined(root: Element, definitions: Definitions) -> list[Element]:
    """The paragraphs below an element that may have a number or be headings, in their order.

    A quick look, so that few are counted.
    """
    styles = definitions.styles
    if styles.default in definitions.by_style or styles.paragraph(styles.default).heading:
        return list(root.iter(P))
    wanted = {*definitions.by_style, *(id for id, style in styles.by_id.items() if style.heading)}
    found: dict[Element, None] = {}
    for said in root.iter(_PSTYLE, _NUMPR, _OUTLINE):
        properties = said.getparent()
        if (said.tag != _PSTYLE or said.get(VAL) in wanted) and properties is not None:
            paragraph = properties.getparent()
            if properties.tag == PPR and paragraph is not None:
                found[paragraph] = None
    return list(found)


def labels(paragraphs: Iterable[Element], definitions: Definitions) -> list[Label | None]:
    """The labels of paragraphs (w:p) that follow one another in a story; None for those that are not numbered."""
    counting = Counting(definitions)
    return [counting.label(paragraph, paragraph_properties(paragraph)) for paragraph in paragraphs]


def reference_text(label: Label, switch: str = "r", at: Label | None = None, *, bare: bool = False) -> str:
    r"""What a REF field prints for a numbered paragraph (17.16.5, REF), without trailing periods.

    `switch`: "n" the number alone; "w" with those of the levels above it, unless it holds them itself ("1.1" does);
    "r" with those of the levels that differ from where the field stands: `at`, the label of the last numbered
    paragraph of the same list at or before the field (None: all of them, as "w"). `bare`: without the letters that
    stand around the numbers ("Avsnitt 1.01" is 1.01; switch t).

    A level above keeps its period before a letter or digit (the standard's own example: "1.a.ii") and loses it before
    anything else ("1(a)"), as LibreOffice has it.
    """
    text, lowest = label.text, _first_level(label.levels[label.level], label.level)
    if bare and (own := label.levels[label.level]):
        text = _text(label.levels, own, label.numbers, bare=True)
    shared = 0
    if switch == "r" and at is not None and at.list == label.list:
        while shared < min(len(at.numbers), label.level) and at.numbers[shared] == label.numbers[shared]:
            shared += 1
    while switch != "n" and lowest > shared and (level := label.levels[lowest - 1]):
        above = _text(label.levels, level, label.numbers[:lowest], bare=bare)
        text = (above if text[:1].isalnum() else above.rstrip(". ")) + text
        lowest = _first_level(level, lowest - 1)
    return text.strip().rstrip(".")


def _first_level(level: Level | None, ilvl: int) -> int:
    """The highest level whose number a level's own label holds."""
    return min((piece for piece in level.text if isinstance(piece, int)), default=ilvl) if level else ilvl
