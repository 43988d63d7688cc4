"""Cross-references made in Word's dialog: what they show in the filled document is what Word would print."""

from typing import Any

import pytest
from build import abstract, e, lvl, num, p, r
from small import FILE, NUMBERING, codes, complaints, made, stated, template

from pubdocs.word.results import fields

POINTS = [*NUMBERING, abstract(4, lvl("lowerLetter", "%1)"), lvl("lowerRoman", "%2.")), num(4, 4)]


def marked(words: str, name: str, style_id: str = "Heading1", **options: Any) -> str:
    """A paragraph with a bookmark as Word's dialog sets it."""
    start, end = f'<w:bookmarkStart w:id="{len(name)}7" w:name="{name}"/>', f'<w:bookmarkEnd w:id="{len(name)}7"/>'
    return p(style_id, start, words if words.startswith("<") else r(words), end, **options)


def by_hand(code: str, shown: str = "99", rpr: str = "") -> str:
    """A field as Word writes it: its code in several runs, its result in runs with a look of their own."""
    middle = len(code) // 2
    runs = [e("fldChar", fldCharType="begin")]
    runs += [
        f'<w:instrText xml:space="preserve">{piece}</w:instrText>' for piece in (" ", code[:middle], code[middle:])
    ]
    made = "".join(e("r", e("rPr", e("noProof")), run) for run in (*runs, e("fldChar", fldCharType="separate")))
    result = r(shown[:1], rpr) + r(shown[1:], e("i")) if shown else ""
    return made + result + e("r", e("fldChar", fldCharType="end"))


def test_a_number_is_that_of_the_filled_document() -> None:
    body = ["{%p if date %}", p("Heading1", "Datum"), "{%p endif %}", p("Heading1", "A"), marked("B", "_Ref77")]
    text = p("", "Se punkt ", by_hand(r"REF _Ref77 \r \h", "3", e("b")), ".")
    document = made(*body, text)
    assert document.lines[-1] == "Se punkt 2."
    shown = [run for run in [*document.tree().iter("{*}p")][-1].iter("{*}r") if run.find("{*}t") is not None]
    assert [run.find("{*}rPr/{*}b") is not None for run in shown] == [False, True, False]
    assert made(*body, text, facts=stated(date="2026-01-02")).lines[-1] == "Se punkt 3."


@pytest.mark.parametrize(
    ("switches", "expected"),
    [
        (r"\n \h", "i"),
        (r"\w \h", "b)i"),
        (r"\r \h", "i"),
        (r"\n \p", "i ovan"),
        (r"\p", "ovan"),
        (r"\h", "Ordet"),
        ("", "Ordet"),
        (r"\* MERGEFORMAT", "Ordet"),
        (r"\* Upper \h", "ORDET"),
    ],
)
def test_every_switch_gives_what_word_prints(switches: str, expected: str) -> None:
    body = [
        p("", "x", num=(4, 0)),
        p("", "y", num=(4, 0)),
        marked("Ordet", "_Ref1", "", num=(4, 1)),
        p("Heading1", "H"),
    ]
    assert made(*body, p("", by_hand(f"REF _Ref1 {switches}")), numbering=POINTS).lines[-1] == expected


def test_a_number_in_context_leaves_out_what_is_the_same_where_the_field_stands() -> None:
    body = [p("", "x", num=(4, 0)), marked("y", "_Ref1", "", num=(4, 1)), p("", by_hand(r"REF _Ref1 \r"), num=(4, 1))]
    document = made(*body, p("", "z", num=(4, 0)), p("", by_hand(r"REF _Ref1 \r")), numbering=POINTS)
    assert [document.lines[2], document.lines[4]] == ["i", "a)i"]


def test_numbers_without_the_words_around_them() -> None:
    lists = [abstract(1, lvl(text="Avsnitt %1.", pstyle="Heading1")), *NUMBERING[1:]]
    fields_ = p("", by_hand(r"REF a \n"), "; ", by_hand(r"REF a \n \t"))
    assert made(marked("A", "a"), fields_, numbering=lists).lines[-1] == "Avsnitt 1; 1"


def test_a_reference_that_stands_before_is_below() -> None:
    assert made(p("", by_hand(r"REF a \n \p")), marked("A", "a")).lines[0] == "1 nedan"


def test_a_simple_field_and_one_that_shows_nothing_yet() -> None:
    simple = '<w:fldSimple w:instr=" REF a \\n \\h "/>'
    begun = e("r", e("fldChar", fldCharType="begin")) + e("r", "<w:instrText> REF a \\h </w:instrText>")
    document = made(marked("Om {{ title }}", "a"), p("", simple, begun + e("r", e("fldChar", fldCharType="end"))))
    assert document.lines[-1] == "1Om Journalföring"
    assert [len(one.texts) for one in fields(document.tree())] == [1, 1]
    assert document.read[-1] == "1Om Journalföring"


def test_a_value_in_a_referred_heading_is_printed_once() -> None:
    document = made(marked("Om {{ title }}", "a"), p("", by_hand("REF a")))
    assert [one.words for one in document.filled.printed] == ["Journalföring"]
    assert not [*document.tree().iter("{*}p")][-1].xpath(".//processing-instruction()")


def test_in_a_loop_a_link_a_header_and_a_footnote() -> None:
    reference = by_hand(r"REF a \n \h")
    link = f'<w:hyperlink w:anchor="a">{reference}</w:hyperlink>'
    loop = ["{%p for x in clauses %}", p("", "{{ x.heading }}: ", link), "{%p endfor %}"]
    content = {
        "word/header1.xml": p("", "punkt ", reference),
        "word/footnotes.xml": e("footnote", p("", "Se ", reference), id=1),
    }
    document = made(p("Heading1", "0"), marked("A", "a"), *loop, content=content)
    assert document.lines[2:] == ["Sekretess: 2", "Tredje land: 2"]
    assert document.words("word/header1.xml") == ["punkt 2"]  # a part without a tag
    assert document.words("word/footnotes.xml") == ["Se 2"]


def test_bookmarks_are_the_same_in_capitals_and_small_letters() -> None:
    assert made(marked("A", "Punkt_a"), p("", by_hand(r"REF punkt_A \n"))).lines[-1] == "1"


def test_what_is_no_reference_is_left_as_it_stands() -> None:
    body = [marked("A", "a"), p("", by_hand("PAGEREF a")), p("", by_hand("SEQ Figur")), p("", by_hand(r"REF a \f"))]
    assert made(*body).lines[1:] == ["99", "99", "99"]


def test_a_reference_to_a_clause_left_out_is_told_with_the_words_around() -> None:
    body = ["{%p if date %}", marked("A", "_Ref5"), "{%p endif %}"]
    (line,) = complaints(*body, p("", "Enligt punkt ", by_hand(r"REF _Ref5 \r"), " gäller detta."))
    assert line.startswith("reference.lost word/document.xml: A cross-reference leads to the bookmark _Ref5, which")
    assert line.endswith("| Enligt punkt 99 gäller detta.")
    assert codes(*body, p("", by_hand(r"REF _Ref5 \r")), facts=stated(date="2026-01-02")) == []


def test_a_bookmark_in_a_header_is_not_lost() -> None:
    content = {"word/header1.xml": marked("Huvud", "_Ref6", "")}
    assert made(p("", by_hand("REF _Ref6")), content=content).lines == ["99"]


def test_the_number_of_a_paragraph_without_one_is_an_error() -> None:
    assert codes(marked("A", "a", ""), p("", by_hand(r"REF a \n"))) == ["reference.no-number"]


def test_a_template_with_cross_references_is_compiled_as_before() -> None:
    found = template(p("", by_hand(r"REF nowhere \r \h")), "{{ title }}")
    assert found.with_fields == ("word/document.xml",)
    assert found.package.file == FILE
    assert template("{{ title }}", p("", by_hand("PAGE"))).with_fields == ()


@pytest.mark.office
def test_libreoffice_prints_the_same(printed: Any) -> None:
    body = [p("Heading1", "A"), marked("B", "_Ref1"), marked("C", "_Ref2", "Heading2"), p("", "x", num=(4, 0))]
    body += [marked("y", "_Ref3", "", num=(4, 0)), marked("z", "_Ref4", "", num=(4, 1))]
    asked = [(name, switch) for name in ("_Ref1", "_Ref2", "_Ref3", "_Ref4") for switch in (r"\n", r"\w", "")]
    lines = [p("", f"|{index}: ", by_hand(f"REF {name} {switch} \\h")) for index, (name, switch) in enumerate(asked)]
    document = made(*body, *lines, numbering=POINTS)
    shown = printed({"document": document.package.to_bytes()})["document"]
    found = [" ".join(line.split()) for line in shown.splitlines() if line.strip().startswith("|")]
    assert found == [" ".join(line.split()) for line in document.lines if line.startswith("|")]
