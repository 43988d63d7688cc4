"""Labels: by hand from the standard, as LibreOffice prints them, and as a second reader shows them."""

from itertools import count
from typing import Any

import pytest
from build import abstract, doc, document, e, level, lvl, num, p, part, style
from hypothesis import given
from hypothesis import strategies as st
from situations import LEGAL, SITUATIONS, THREE, Situation, labelled

from pubdocs.word.levels import FORMATS
from pubdocs.word.markup import parse
from pubdocs.word.names import P
from pubdocs.word.numbering import Definitions, Label, labels, reference_text
from pubdocs.word.package import Package


def labels_of(data: bytes) -> list[Label | None]:
    package = Package.open(data, "a.docx")
    return labels(package.tree(package.main).iter(P), Definitions.of(package))


def texts(data: bytes) -> list[str]:
    return [label.text if label else "" for label in labels_of(data)]


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.name)
def test_a_label_is_what_the_standard_says(situation: Situation) -> None:
    assert texts(situation.docx()) == situation.expected


@pytest.mark.office
def test_a_label_is_what_libreoffice_prints(printed: Any) -> None:
    words = printed({situation.name: situation.docx() for situation in SITUATIONS})
    shown = {one.name: labelled(words[one.name], len(one.lines)) for one in SITUATIONS}
    assert shown == {one.name: one.shown(one.office) for one in SITUATIONS}


@pytest.mark.oracle
def test_a_label_is_what_docxodus_shows(second_reading: Any) -> None:
    words = second_reading({situation.name: situation.docx() for situation in SITUATIONS})
    shown = {one.name: labelled(words[one.name], len(one.lines)) for one in SITUATIONS}
    assert shown == {one.name: one.shown(one.second) for one in SITUATIONS}


@pytest.mark.parametrize(
    ("format", "number", "written"),
    [
        ("lowerLetter", 1, "a"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("lowerLetter", 53, "aaa"),
        ("lowerLetter", 0, ""),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 0, ""),
        ("decimalZero", 7, "07"),
        ("decimalZero", 12, "12"),
        ("numberInDash", 3, "- 3 -"),
        ("hex", 30, "1E"),
        ("lowerLetter", 10**9, "1000000000"),
        ("upperRoman", 10**9, "1000000000"),
    ],
)
def test_a_number_in_its_format(format: str, number: int, written: str) -> None:
    assert FORMATS[format](number) == written


@given(st.integers(1, 3999))
def test_roman_numerals_read_back(number: int) -> None:
    worth = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    values = [worth[letter] for letter in FORMATS["lowerRoman"](number)]
    pairs = zip(values, [*values[1:], 0], strict=True)
    assert sum(-one if one < after else one for one, after in pairs) == number


def test_a_format_that_is_not_ours_is_written_as_decimal_and_says_so() -> None:
    (label,) = labels_of(doc(p("", "x", num=(1, 0)), numbering=[abstract(1, lvl("ordinalText", "%1.", 3)), num(1, 1)]))
    assert label
    assert (label.text, label.format, label.exact) == ("3.", "ordinalText", False)


def test_a_padded_custom_format() -> None:
    said = lvl().replace(
        '<w:numFmt w:val="decimal"/>',
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, …"/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>',
    )
    (label,) = labels_of(doc(p("", "x", num=(1, 0)), numbering=[abstract(1, said), num(1, 1)]))
    assert label
    assert (label.text, label.exact) == ("001.", True)


@pytest.mark.parametrize(
    ("font", "character", "shown"),
    [
        ("Symbol", "\uf0b7", "•"),
        ("Wingdings", "\uf0a7", "▪"),
        ("Wingdings", "\uf0d8", "➢"),
        ("Courier New", "o", "o"),
        ("Arial", "–", "–"),
        ("", "\uf0b7", "•"),
        ("Wingdings", "\uf001", "\uf001"),
    ],
)
def test_a_bullet_is_the_character_that_is_seen(font: str, character: str, shown: str) -> None:
    level_ = lvl("bullet", character) + e("rPr", f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else "")
    assert texts(doc(p("", "x", num=(1, 0)), numbering=[abstract(1, level_), num(1, 1)])) == [shown]


def test_levels_that_do_not_exist_look_like_the_one_above() -> None:
    made = doc(p("", "x", num=(1, 0)), p("", "y", num=(1, 4)), numbering=[abstract(1, lvl()), num(1, 1)])
    assert texts(made) == ["1.", "2."]


@pytest.mark.parametrize(
    "numbering",
    [
        None,
        [],
        [num(1, 7)],
        [abstract(1), num(1, 1)],
        [abstract(1, lvl()), num(1, 1, levels={0: ""})],
        [abstract(1, link=e("numStyleLink", val="A")), abstract(2, link=e("numStyleLink", val="A")), num(1, 1)],
        ['<w:abstractNum w:abstractNumId="x"/><w:num w:numId="y"/><w:num w:numId="1"/>'],
        [abstract(1, lvl()).replace('w:ilvl="0"', 'w:ilvl="99"'), num(1, 1)],
    ],
    ids=["no part", "empty", "no list", "no levels", "empty level", "circle", "no numbers", "level 99"],
)
def test_broken_lists_give_no_label_and_no_fault(numbering: list[str] | None) -> None:
    styles = [style("A", kind="numbering", num=(1, None))]
    assert texts(doc(p("", "x", num=(1, 0)), numbering=numbering, styles=styles)) == [""]


def test_styles_based_on_each_other_in_a_circle() -> None:
    styles = [style("A", based_on="B", num=(1, None)), style("B", based_on="A")]
    made = doc(p("A", "x"), p("B", "y"), styles=styles, numbering=[abstract(1, lvl()), num(1, 1)])
    assert texts(made) == ["1.", "2."]


def test_nums_added_by_filling_are_read_without_reading_the_rest_again() -> None:
    before = [abstract(1, lvl(pstyle="H")), num(1, 1)]
    package = Package.open(doc(styles=[style("H", num=(1, 0))], numbering=before), "a.docx")
    definitions = Definitions.of(package)
    after = [abstract(1, lvl(pstyle="H")), abstract(2, *THREE), num(1, 1), num(5, 2)]
    grown = definitions.with_numbering(parse(part("numbering", "".join(after)).encode()))
    body = parse(document(p("H", "a"), p("", "b", num=(5, 1)), p("H", "c")).encode())
    assert [label.text if label else "" for label in labels(body.iter(P), grown)] == ["1.", "a)", "2."]
    assert grown.nums[1] is definitions.nums[1]


def test_numbering_added_to_a_document_that_had_none() -> None:
    package = Package.open(doc(styles=[style("H", num=(1, 0))]), "a.docx")
    tree = parse(part("numbering", abstract(1, lvl()) + num(1, 1)).encode())
    definitions = Definitions.of(package).with_numbering(tree)
    assert [one.text if one else "" for one in labels(parse(document(p("H", "a")).encode()).iter(P), definitions)] == [
        "1."
    ]


def test_a_level_of_a_nums_own_keeps_the_restart_of_its_list() -> None:
    own = lvl("lowerLetter", "%2)", extra='<w:lvlRestart w:val="0"/>')
    numbering = [abstract(1, *THREE), num(1, 1, levels={1: own})]
    places = [(1, 0), (1, 1), (1, 0), (1, 1)]
    assert texts(doc(*(p("", "x", num=place) for place in places), numbering=numbering)) == ["1.", "a)", "2.", "a)"]
    assert level(1, own) in numbering[1]


def reference(levels: list[str], places: list[int], target: int, switch: str, at: int | None = None) -> str:
    body = [p("", "x", num=(1, place)) for place in places]
    found = labels_of(doc(*body, numbering=[abstract(1, *levels), num(1, 1)]))
    label = found[target]
    assert label
    return reference_text(label, switch, None if at is None else found[at])


DOTS = [lvl(text="%1."), lvl("lowerLetter", "%2."), lvl("lowerRoman", "%3.")]
BRACKETS = [lvl(text="%1."), lvl("lowerLetter", "(%2)"), lvl("lowerRoman", "(%3)")]
HALF = [lvl(text="%1)"), lvl("lowerLetter", "%2)")]
WALK = [0, 1, 2, 2, 1, 2, 0, 1]  # 1 · 1.a · 1.a.i · 1.a.ii · 1.b · 1.b.i · 2 · 2.a


@pytest.mark.parametrize(
    ("levels", "target", "switch", "at", "printed"),
    [
        (DOTS, 0, "r", None, "1"),
        (DOTS, 3, "n", None, "ii"),
        (DOTS, 3, "w", None, "1.a.ii"),  # the standard's own example
        (DOTS, 3, "r", None, "1.a.ii"),
        (DOTS, 3, "r", 2, "ii"),
        (DOTS, 3, "r", 5, "a.ii"),
        (DOTS, 3, "r", 7, "1.a.ii"),
        (BRACKETS, 3, "w", None, "1(a)(ii)"),
        (BRACKETS, 1, "w", None, "1(a)"),
        (HALF, 1, "w", None, "1)a)"),
        (LEGAL, 3, "w", None, "1.1.2"),
        (LEGAL, 3, "r", 2, "1.1.2"),
        (LEGAL, 3, "n", None, "1.1.2"),
    ],
)
def test_what_a_ref_field_prints(levels: list[str], target: int, switch: str, at: int | None, printed: str) -> None:
    places = [min(place, len(levels) - 1) for place in WALK]
    assert reference(levels, places, target, switch, at) == printed


@given(st.lists(st.integers(0, 2), max_size=30))
def test_a_legal_label_never_comes_twice_and_always_rises(places: list[int]) -> None:
    """Each label is new, and greater than the one before: what a contract is quoted by is unambiguous."""
    body = [p("", "x", num=(1, place)) for place in places]
    found = labels_of(doc(*body, numbering=[abstract(1, *LEGAL), num(1, 1)]))
    numbers = [label.numbers for label in found if label]
    assert len(numbers) == len(places)
    assert numbers == sorted(set(numbers))


@given(st.lists(st.sampled_from([1, 2, 3]), max_size=30))
def test_lists_count_each_for_itself(nums: list[int]) -> None:
    body = [p("", "x", num=(one, 0)) for one in nums]
    found = texts(doc(*body, numbering=[*(abstract(i, lvl()) for i in (1, 2, 3)), *(num(i, i) for i in (1, 2, 3))]))
    counters = {one: count(1) for one in (1, 2, 3)}
    assert found == [f"{next(counters[one])}." for one in nums]
