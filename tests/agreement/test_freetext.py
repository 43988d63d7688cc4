"""Free text: what CommonMark gives, what is words here, and that no letter gets lost on the way."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubdocs.agreement.freetext import Block, Grid, List, Parsed, Piece, Words, facts, parse, pieces
from pubdocs.agreement.markdown import read


def shown(blocks: tuple[Block, ...], indent: str = "") -> str:
    """Blocks in a notation of our own: `- ` and `1. ` for items, `|` between cells, <b>, <i>, <link>, {fact}."""
    return "\n".join(_shown(block, indent) for block in blocks)


def _shown(block: Block, indent: str) -> str:
    match block:
        case Words():
            return indent + _line(block.pieces)
        case List():
            items = [shown(item, indent + "  ").lstrip() for item in block.items]
            return "\n".join(
                f"{indent}{block.format}{block.suffix}{block.start + at} {item}" for at, item in enumerate(items)
            )
        case Grid():
            return "\n".join(indent + "|".join(_line(cell) for cell in row) for row in block.rows)


def _line(found: tuple[Piece, ...]) -> str:
    return "".join(_piece(piece) for piece in found)


def _piece(piece: Piece) -> str:
    text = f"{{{piece.text}}}" if piece.fact else piece.text
    for mark, on in (("b", piece.bold), ("i", piece.italic)):
        text = f"<{mark}>{text}</{mark}>" if on else text
    return f"<{piece.link}>{text}</>" if piece.link else text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ett.", "Ett."),
        ("Ett\ntvå\n\n\ntre\n", "Ett två\ntre"),
        ("a\\\nb", "a\nb"),
        ("a  \nb", "a\nb"),
        ("**a** *b* __c__ _d_", "<b>a</b> <i>b</i> <b>c</b> <i>d</i>"),
        ("***a***", "<i><b>a</b></i>"),
        ("snake_case och a*b*c", "snake_case och a<i>b</i>c"),
        ("- a\n- b", "bullet0 a\nbullet1 b"),
        ("* a\n+ b", "bullet0 a\nbullet0 b"),
        ("1. a\n2. b", "decimal.1 a\ndecimal.2 b"),
        ("3) a\n4) b", "decimal)3 a\ndecimal)4 b"),
        ("1. a\n1. b", "decimal.1 a\ndecimal.2 b"),
        ("a) x\nb) y", "lowerLetter)1 x\nlowerLetter)2 y"),
        ("a. x\nb. y", "lowerLetter.1 x\nlowerLetter.2 y"),
        ("i. x\nii. y\niii. z", "lowerRoman.1 x\nlowerRoman.2 y\nlowerRoman.3 z"),
        ("1. a\n   - b\n2. c", "decimal.1 a\n  bullet0 b\ndecimal.2 c"),
        ("a) x\n\n   mer\nb) y", "lowerLetter)1 x\n  mer\nlowerLetter)2 y"),
        ("Före:\n- a\n- b\n\nEfter", "Före:\nbullet0 a\nbullet1 b\nEfter"),
        ("| a | b |\n|---|---|\n| c | d |", "a|b\nc|d"),
        ("[a](https://a.se)", "<https://a.se>a</>"),
        ("[a **b**](#c)", "<#c>a </><#c><b>b</b></>"),
        ("[](#c) [](bilaga-2)", "<#c></> <bilaga-2></>"),
        ("{{ title\n | versal }} och \\{{ {{ title }}", "{title\n | versal} och {{ {title}"),
        ("{{ title }} och {{ a.b | och }}", "{title} och {a.b | och}"),
        ("**{{ title }}**", "<b>{title}</b>"),
        ("[{{ title }}](https://a.se)", "<https://a.se>{title}</>"),
        ("\\{{ title }}", "{{ title }}"),
        ("| {{ a | versal }} | b |\n|---|---|\n| c | d |", "{a | versal}|b\nc|d"),
        ("\\- a", "- a"),
        ("1\\. a", "1. a"),
    ],
)
def test_what_the_marks_mean(text: str, expected: str) -> None:
    parsed = parse(text)
    assert shown(parsed.blocks) == expected
    assert parsed.troubles == ()


@pytest.mark.parametrize(
    "text",
    [
        "<b>fet</b> &amp; &#65; <!-- x -->",
        "# ingen rubrik",
        "    inte kod",
        "> inget citat",
        "---",
        "***",
        "Rubrik\u2028===",
        "![bild]",
        "[inte en länk]",
        "5*5 och a_b",
        "{% if x %} {# y #}",
        "2022-11-14",
        "12.30 till 14.00",
        "e. g. och i. e.",
        "ca. 5",
        "~~inte struket~~",
        "https://exempel.se/a_b_c",
        "a@b.se",
        "`kod`",
    ],
)
def test_what_is_words(text: str) -> None:
    parsed = parse(text)
    assert "".join(piece.text for piece in pieces(parsed.blocks)) == text.strip(" ")
    assert not any(piece.bold or piece.italic or piece.link or piece.fact for piece in pieces(parsed.blocks))
    assert parsed.troubles == ()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("1. a\n3. b", "text.list-number", 0),
        ("x\n\na) a\nb) b\nd) d", "text.list-number", 2),
        ("a) a\nb) b\n\na) c", "text.list-number", 0),
        ("1. a\n\n2. b\n2. c", "text.list-number", 0),
        ("x\n\n[a](javascript:x)", "text.link", 2),
        ("[a](/etc/passwd)", "text.link", 0),
        ("[a](<b c>)", "text.link", 0),
        ('[a](https://a.se "titel")', "text.link-title", 0),
        ("[](https://a.se)", "text.link-words", 0),
        ("[ord](#a,#b)", "text.link-several", 0),
        ("[](bilaga-1#)", "text.link", 0),
        ("[](a/b/c)", "text.link", 0),
        ("x\n{{ title", "text.unclosed-fact", 1),
        ("**x** {{ title", "text.unclosed-fact", 0),
        ("x\n{{ title\n\n| versal }}", "text.broken-fact", 1),
        ("{{ title\n- versal }}", "text.broken-fact", 0),
        ("| a | b |\n|---|---|\n| c | d | försvinner |", "text.lost", 2),
        ("| a | b |\n|---|---|\n| c | d | 2 |", "text.lost", 2),
        ("| a | b |\n|---|---|\n| c | d | ☒ |", "text.lost", 2),
        ("- p\n\n  | a |\n  |---|\n  | c | – |", "text.lost", 4),
        ("| a | b |\n|---|---|\n| c | d |\nefter", "text.table-end", 3),
        ("x\n\n24*7 eller 8*5", "text.star", 2),
        (r"Se \\server\mapp.", "text.backslash", 0),
        ("-", "text.empty-item", 0),
        ("1.", "text.empty-item", 0),
        ("- a\n-\n- b", "text.empty-item", 1),
        ("x\n\n- - -", "text.empty-item", 2),
        ("\n".join(f"{'  ' * depth}- x" for depth in range(10)), "text.list-depth", 9),
    ],
)
def test_what_would_lose_or_change_words_is_said(text: str, code: str, line: int) -> None:
    troubles = parse(text).troubles
    assert {(trouble.code, trouble.line) for trouble in troubles} == {(code, line)}
    assert troubles[0].message.render()
    assert troubles[0].hint


@pytest.mark.parametrize("text", ["24*7 *alltid*", r"24\*7 eller 8\*5", r"C:\Temp", r"C:\\Temp", r"\\\\server\mapp"])
def test_signs_that_are_printed_are_let_be(text: str) -> None:
    assert parse(text).troubles == ()


def test_the_facts_of_a_text() -> None:
    assert list(facts("{{ a }} *{{ b.c }}*\n\n- {{ d | och }}\n\n\\{{ e }}")) == ["a", "b.c", "d | och"]


# Laws

PLAIN = st.text(
    st.one_of(
        st.sampled_from(" \t\n.,:;-+a1i)\u00a0\u2003\u2028&<{}!?#=>\"'"), st.characters(exclude_categories=["Cs", "Cc"])
    )
)


def merged(parsed: tuple[Block, ...]) -> list[str]:
    return [_line(block.pieces) for block in parsed if isinstance(block, Words)]


@given(
    PLAIN.filter(
        lambda text: (
            not re.search(r"[*_\[\]\\|`~]|\{\{|^[ \t]*(?:[-+]|\d+[.)]|[ai][.)])(?:[ \t]|$)|[ \t]$", text, re.MULTILINE)
        )
    )
)
def test_a_text_without_signs_is_read_the_same_by_the_parser(text: str) -> None:
    assert merged(parse(text).blocks) == merged(read(text)[0])


MARKS = st.sampled_from(
    [
        "\n",
        "\n\n",
        "- ",
        "* ",
        "1. ",
        "2) ",
        "a) ",
        "b) ",
        "i. ",
        "ii. ",
        "   ",
        "**",
        "*",
        "_",
        "[",
        "](",
        "](#a)",
        ")",
        "\\",
        "`",
        "| ",
        " |",
        "|---|---|",
        "\n|--|--|\n",
        "{{ ",
        " }}",
        " ",
        "#",
        "> ",
        "~~",
        "!",
        "\t",
    ]
)
WORD = st.sampled_from(["personuppgifter", "behandlas", "biträdet", "underbiträden", "instruktion"])


@given(st.lists(st.one_of(MARKS, MARKS, WORD), max_size=30).map("".join))
def test_no_word_gets_lost_unless_it_is_said(text: str) -> None:
    parsed = parse(text)
    got = " ".join(f"{piece.text} {piece.link}" for piece in pieces(parsed.blocks))
    words = re.findall(r"[a-zåäö]{8,}", text)
    assert parsed.troubles or re.findall(r"[a-zåäö]{8,}", got) == words


@given(st.text(st.one_of(st.sampled_from("*_[]()\\|`~-+1a.)\n {}#<>&!"), st.characters(exclude_categories=["Cs"]))))
def test_any_text_is_read(text: str) -> None:
    parsed = parse(text)
    assert isinstance(parsed, Parsed)
    for trouble in parsed.troubles:
        assert 0 <= trouble.line <= text.count("\n") + text.count("\r")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_words_escaped_are_words(text: str) -> None:
    parsed = parse(re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text))
    assert "".join(piece.text for piece in pieces(parsed.blocks)) == text.strip(" ")
    assert parsed.troubles == ()


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("[](#a)", "#a"),
        ("[](bilaga-2)", "bilaga-2"),
        ("[](bilaga-1#a)", "bilaga-1#a"),
        ("[](avtal/bilaga-1#a)", "avtal/bilaga-1#a"),
        ("[](avtal/bilaga-1)", "avtal/bilaga-1"),
        ("[](#a,#b)", "#a,#b"),
        ("[](#a, #b , bilaga-1#c)", "#a,#b,bilaga-1#c"),
    ],
)
def test_references_to_one_place_and_to_several(text: str, link: str) -> None:
    parsed = parse(f"Se {text}.")
    assert shown(parsed.blocks) == f"Se <{link}></>."
    assert not parsed.troubles


def test_what_only_looks_like_a_reference_to_several_is_words() -> None:
    assert shown(parse("Se \\[](#a, #b).").blocks) == "Se [](#a, #b)."
