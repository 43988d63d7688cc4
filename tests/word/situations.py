"""Situations of numbering, each with the labels that Word shows, worked out by hand from ECMA-376 part 1, 17.9.

`office` and `second` hold the labels of LibreOffice and of docxodus where they are known to differ from Word's; in no
situation but "levels by pStyle alone", where the standard is explicit, do both differ.
"""

import re
from dataclasses import dataclass, field

from build import abstract, doc, e, lvl, num, p, style

Place = tuple[int | None, int | None]


@dataclass
class Situation:
    """A document of numbered paragraphs: `lines` are (num, level) or XML of a paragraph with {} for its text."""

    name: str
    lines: list[tuple[Place | str, str]]
    numbering: list[str]
    styles: list[str] = field(default_factory=list)
    office: str = ""
    second: str = ""

    @property
    def expected(self) -> list[str]:
        return [label for _, label in self.lines]

    def shown(self, deviation: str) -> list[str | None]:
        """What a program is to show: None for a paragraph without words, which is not found again."""
        labels = split(deviation) if deviation else self.expected
        silent = [isinstance(line, str) and "{}" not in line for line, _ in self.lines]
        return [None if empty else label for empty, label in zip(silent, labels, strict=True)]

    def docx(self) -> bytes:
        """The document; each paragraph says its place in it, "|0", so that it is found again in a PDF."""
        body = [
            line.replace("{}", f"|{index}") if isinstance(line, str) else p("", f"|{index}", num=line)
            for index, (line, _) in enumerate(self.lines)
        ]
        return doc(*body, numbering=self.numbering, styles=self.styles or [style("Normal", default=True)])


def labelled(words: str, count: int) -> list[str | None]:
    """The labels before "|0", "|1" … at the ends of lines; None where there is no such line."""
    found = {int(number): label.strip() for label, number in re.findall(r"^(.*?)\|(\d+)\s*$", words, re.MULTILINE)}
    return [found.get(index) for index in range(count)]


def split(labels: str) -> list[str]:
    """Labels parted by blanks; "_" is a blank within one, "-" stands for none."""
    return [label.replace("_", " ").strip("-") for label in labels.split()]


def each(places: list[Place | str], labels: str) -> list[tuple[Place | str, str]]:
    return list(zip(places, split(labels), strict=True))


def formats(format: str, text: str, start: int, labels: str) -> Situation:
    count = len(labels.split())
    name = f"{format} from {start}"
    return Situation(name, each([(1, 0)] * count, labels), [abstract(1, lvl(format, text, start)), num(1, 1)])


THREE = [lvl(), lvl("lowerLetter", "%2)"), lvl("lowerRoman", "(%3)")]
LEGAL = [lvl(text="%1"), lvl(text="%1.%2"), lvl(text="%1.%2.%3")]
A, B, C = (1, 0), (1, 1), (1, 2)
HEADINGS = [
    style("H1", "heading 1", num=(1, None), outline=0),
    style("H2", "heading 2", based_on="H1", num=(1, 1), outline=1),
    style("H3", "heading 3", based_on="H2", num=(1, 2), outline=2),
]
TIED = abstract(1, lvl(text="%1", pstyle="H1"), lvl(text="%1.%2", pstyle="H2"), lvl(text="%1.%2.%3", pstyle="H3"))


def h(style_id: str, **options: object) -> str:
    return p(style_id, "{}", **options)  # type: ignore[arg-type]


SITUATIONS = [
    formats("decimal", "%1.", 1, "1. 2. 3."),
    formats("decimal", "§ %1", 9, "§_9 §_10 §_11"),
    formats("decimalZero", "%1", 8, "08 09 10 11"),
    formats("lowerLetter", "%1)", 25, "y) z) aa) bb) cc)"),
    formats("lowerLetter", "%1)", 52, "zz) aaa) bbb)"),
    formats("upperLetter", "%1.", 26, "Z. AA. BB."),
    formats("lowerRoman", "%1.", 3, "iii. iv. v. vi. vii. viii. ix. x."),
    formats("upperRoman", "%1", 48, "XLVIII XLIX L LI"),
    formats("upperRoman", "%1", 1999, "MCMXCIX MM MMI"),
    formats("bullet", "–", 1, "– – –"),
    formats("none", "Bilaga:", 1, "Bilaga: Bilaga:"),
    Situation("no start is 0", each([A, A], "0. 1."), [abstract(1, lvl(start=None)), num(1, 1)]),
    Situation("levels", each([A, B, B, C, C, B, A, B], "1. a) b) (i) (ii) c) 2. a)"), [abstract(1, *THREE), num(1, 1)]),
    Situation(
        "legal", each([A, B, C, C, B, A, B, C], "1 1.1 1.1.1 1.1.2 1.2 2 2.1 2.1.1"), [abstract(1, *LEGAL), num(1, 1)]
    ),
    Situation(
        "nine levels",
        each([(1, i) for i in range(9)] + [(1, 8), (1, 4)], "1 1.1 1.1 1.1 1.1 1.1 1.1 1.1 1.1 1.2 1.2"),
        [abstract(1, lvl(text="%1"), *(lvl(text=f"%1.%{i + 1}") for i in range(1, 9))), num(1, 1)],
    ),
    Situation("first level skipped", each([B, B, A, B], "1.1 1.2 2 2.1"), [abstract(1, *LEGAL), num(1, 1)]),
    Situation(
        "middle level skipped", each([A, C, B, C, A, C], "1 1.1.1 1.2 1.2.1 2 2.1.1"), [abstract(1, *LEGAL), num(1, 1)]
    ),
    Situation(
        "starts of skipped levels",
        each([C, C, B, A], "5.3.2 5.3.3 5.4 6"),
        [abstract(1, lvl(text="%1", start=5), lvl(text="%1.%2", start=3), lvl(text="%1.%2.%3", start=2)), num(1, 1)],
    ),
    Situation(
        "two lists",
        each([A, (2, 0), A, (2, 0)], "1. 1. 2. 2."),
        [abstract(1, *THREE), abstract(2, *THREE), num(1, 1), num(2, 2)],
    ),
    Situation(
        "two nums of one list", each([A, (2, 0), A, (2, 0)], "1. 2. 3. 4."), [abstract(1, *THREE), num(1, 1), num(2, 1)]
    ),
    Situation(
        "two nums of one list, levels",
        each([A, (2, 1), B, (2, 0), B], "1. a) b) 2. a)"),
        [abstract(1, *THREE), num(1, 1), num(2, 1)],
    ),
    Situation(
        "restarted num",
        each([A, A, (2, 0), (2, 0)], "1. 2. 1. 2."),
        [abstract(1, *THREE), num(1, 1), num(2, 1, {0: 1})],
    ),
    Situation(
        "restarted num, then the first again",
        each([A, A, (2, 0), (2, 0), A], "1. 2. 1. 2. 3."),
        [abstract(1, *THREE), num(1, 1), num(2, 1, {0: 1})],
    ),
    Situation(
        "restarted at 7",
        each([A, (2, 0), (2, 1), (2, 0)], "1. 7. a) 8."),
        [abstract(1, *THREE), num(1, 1), num(2, 1, {0: 7})],
    ),
    Situation(
        "restart of a lower level",
        each([A, B, B, (2, 1), (2, 1), B, A, B, (2, 1)], "1. a) b) a) b) c) 2. a) b)"),
        [abstract(1, *THREE), num(1, 1), num(2, 1, {1: 1})],
    ),
    Situation(
        "restart of all levels",
        each([A, B, B, (2, 0), (2, 1), (2, 1), (2, 0), (2, 1)], "1. a) b) 1. a) b) 2. a)"),
        [abstract(1, *THREE), num(1, 1), num(2, 1, {0: 1, 1: 1, 2: 1})],
    ),
    Situation(
        "start of a lower level is kept each time",
        each([(2, 0), (2, 1), (2, 1), (2, 0), (2, 1)], "1. d) e) 2. d)"),
        [abstract(1, *THREE), num(2, 1, {1: 4})],
        office="1. d) e) 2. a)",
    ),
    Situation(
        "a level of its own",
        each([A, (2, 0), (2, 0), A], "1. II. III. 4."),
        [abstract(1, *THREE), num(1, 1), num(2, 1, levels={0: lvl("upperRoman", "%1.")})],
    ),
    Situation(
        "a level of its own that starts anew",
        each([A, (2, 0), (2, 0)], "1. E. F."),
        [abstract(1, *THREE), num(1, 1), num(2, 1, {0: 5}, {0: lvl("upperLetter", "%1.", 5)})],
    ),
    Situation(
        "lvlRestart 1",
        each([A, B, C, B, C, A, C], "1 1.1 1.1.1 1.2 1.2.2 2 2.1.1"),
        [abstract(1, *LEGAL[:2], lvl(text="%1.%2.%3", extra='<w:lvlRestart w:val="1"/>')), num(1, 1)],
        office="1 1.1 1.1.1 1.2 1.2.1 2 2.1.1",
    ),
    Situation(
        "lvlRestart 0",
        each([A, B, B, A, B, A, B], "1. a) b) 2. c) 3. d)"),
        [abstract(1, lvl(), lvl("lowerLetter", "%2)", extra='<w:lvlRestart w:val="0"/>')), num(1, 1)],
        office="1. a) b) 2. a) 3. a)",
    ),
    Situation(
        "isLgl",
        each([A, A, B, B], "I II 2.1 2.2"),
        [abstract(1, lvl("upperRoman", "%1"), lvl("lowerLetter", "%1.%2", extra="<w:isLgl/>")), num(1, 1)],
        office="I II II.a II.b",
    ),
    Situation(
        "headings by style",
        each([h("H1"), h("H2"), h("H2"), h("H3"), h("H1"), h("H2")], "1 1.1 1.2 1.2.1 2 2.1"),
        [TIED, num(1, 1)],
        HEADINGS,
    ),
    Situation(
        "levels by pStyle alone",
        each([h("H1"), h("H2"), h("H2"), h("H1")], "1 1.1 1.2 2"),
        [TIED, num(1, 1)],
        [style("H1", "heading 1", num=(1, None)), style("H2", "heading 2", num=(1, None))],
        office="1 2 3 4",
        second="1 2 3 4",
    ),
    Situation(
        "a style based on a numbered one",
        each([h("H1"), h("Own"), h("H2"), h("Own")], "1 2 2.1 3"),
        [TIED, num(1, 1)],
        [*HEADINGS, style("Own", based_on="H1")],
    ),
    Situation(
        "a style that says only its level",
        each([h("H1"), h("Deep"), h("Deep")], "1 1.1 1.2"),
        [TIED.replace("H2", "None"), num(1, 1)],
        [HEADINGS[0], style("Deep", based_on="H1", num=(None, 1))],
    ),
    Situation(
        "num 0 in a paragraph",
        each([h("H1"), h("H1", num=(0, None)), h("H1")], "1 - 2"),
        [TIED, num(1, 1)],
        HEADINGS,
    ),
    Situation(
        "num 0 in a style",
        each([h("H1"), h("Off"), h("H1")], "1 - 2"),
        [TIED, num(1, 1)],
        [*HEADINGS, style("Off", based_on="H1", num=(0, None))],
    ),
    Situation(
        "the paragraph's own level beats its style's",
        each([h("H1"), h("H1", num=(1, 1)), h("H2")], "1 1.1 1.2"),
        [TIED, num(1, 1)],
        HEADINGS,
    ),
    Situation(
        "the paragraph says only its level",
        each([h("H1"), h("H1", num=(None, 1)), h("H1")], "1 1.1 2"),
        [TIED, num(1, 1)],
        HEADINGS,
        second="1 - 2",
    ),
    Situation(
        "the paragraph says only its num",
        each([h("H1"), h("H2"), h("H2", num=(2, None))], "1 1.1 a)"),
        [TIED, abstract(2, *THREE), num(1, 1), num(2, 2)],
        HEADINGS,
        second="1 1.1 1.",
    ),
    Situation(
        "number style",
        each([(2, 0), (2, 1), (2, 0)], "1. a) 2."),
        [
            abstract(1, *THREE, link='<w:styleLink w:val="Lista"/>'),
            abstract(2, link='<w:numStyleLink w:val="Lista"/>'),
            num(1, 1),
            num(2, 2),
        ],
        [style("Lista", kind="numbering", num=(1, None))],
    ),
    Situation("no such num", each([A, (9, 0), A], "1. - 2."), [abstract(1, *THREE), num(1, 1)]),
    Situation(
        "no such style", each([A, p("Saknas", "{}", num=A)], "1. 2."), [abstract(1, *THREE), num(1, 1)], office="1. -"
    ),
    Situation(
        "default style numbered",
        each([p("", "{}"), p("", "{}")], "1 2"),
        [TIED, num(1, 1)],
        [style("Standard", "Normal", num=(1, 0), default=True)],
    ),
    Situation(
        "singleLevel has one level",
        each([A, B, A], "1. 2. 3."),
        [abstract(1, *THREE, kind="singleLevel"), num(1, 1)],
        office="1. a) 2.",
    ),
    Situation(
        "section break without text is not counted",
        each([A, p("", num=A, ppr=e("sectPr", e("type", val="continuous"))), A], "1. - 2."),
        [abstract(1, *THREE), num(1, 1)],
    ),
    Situation(
        "deleted paragraph is not counted",
        each(
            [A, p("", e("del", "<w:r><w:delText>x</w:delText></w:r>", id=1), num=A, ppr=e("rPr", e("del", id=2))), A],
            "1. - 2.",
        ),
        [abstract(1, *THREE), num(1, 1)],
        office="1. - [3.]",
    ),
    Situation("empty paragraph is counted", each([A, p("", num=A), A], "1. 2. 3."), [abstract(1, *THREE), num(1, 1)]),
    Situation(
        "in a table",
        each([A, A, A], "1. 2. 3."),
        [abstract(1, *THREE), num(1, 1)],
    ),
    Situation(
        "bullet between numbers",
        each([A, B, B, A, B], "1. • • 2. •"),
        [abstract(1, lvl(), lvl("bullet", "•")), num(1, 1)],
    ),
    Situation(
        "none above a number",
        each([A, B, A, B], "- 1 - 1"),
        [abstract(1, lvl("none", ""), lvl(text="%2")), num(1, 1)],
    ),
    Situation(
        "none put into a number",
        each([A, B, A, B], "- .1 - .1"),
        [abstract(1, lvl("none", ""), lvl(text="%1.%2")), num(1, 1)],
        office="- 1 - 1",
    ),
    Situation(
        "words around numbers",
        each([A, B, A], "Artikel_I. Avsnitt_1.01 Artikel_II."),
        [
            abstract(1, lvl("upperRoman", "Artikel %1."), lvl("decimalZero", "Avsnitt %1.%2", extra="<w:isLgl/>")),
            num(1, 1),
        ],
        office="Artikel_I. Avsnitt_I.01 Artikel_II.",
    ),
]
