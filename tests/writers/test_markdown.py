"""Markdown says the words of the document and no others: read again by a CommonMark parser, nothing has changed."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pubdocs.document import Block, Cell, Clause, Document, Inline, ListItem, Paragraph, Row, Table, lines, text_of
from pubdocs.writers import WRITERS
from pubdocs.writers.markdown import markdown

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def document(*content: Block | Clause, **options: Any) -> Document:
    return Document(options.get("title", ""), "sv-SE", (), (), content, options.get("footnotes", ()))


def para(*texts: str | Inline) -> Paragraph:
    return Paragraph(tuple(Inline(one) if isinstance(one, str) else one for one in texts))


def item(label: str, text: str = "x", level: int = 0) -> ListItem:
    return ListItem(label, level, (Inline(text),))


def clause(heading: str, *content: Block | Clause, label: str = "", level: int = 1) -> Clause:
    return Clause("", label, level, (Inline(heading),), content)


def rows(*rows_: tuple[tuple[Block, ...], ...]) -> Table:
    return Table(tuple(Row(tuple(Cell(blocks) for blocks in row)) for row in rows_))


def seen(text: str) -> str:
    """The words that a reader of the rendered page sees, blanks made even."""
    html = re.sub(r"<(/?(p|li|ol|ul|h\d|br|td|th|tr|table|thead|tbody|hr)\b[^>]*)>", " ", PARSER.render(text))
    html = re.sub(r"</?(strong|em|a)\b[^>]*>|<!--.*?-->", "", html)
    return " ".join(html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&").split())


def test_a_document() -> None:
    made = document(
        para("Inledning"),
        clause(
            "Ändamål",
            para("Vård ", Inline("och", bold=True), " ", Inline("omsorg", italic=True), "."),
            item("•", "punkt"),
            item("•", "två"),
            item("◦", "inre", 1),
            item("a.", "bokstav"),
            item("b.", "till"),
            clause("Under", para("se ", Inline("länk", link="https://region.se/"), Inline(" 7", link="#gallring"))),
            label="7.",
        ),
        rows(((para("A"),), (para("B|C"),)), ((item("•", "d"), item("•", "e")), ())),
        title="Bilaga 1",
        footnotes=(para("not"),),
    )
    assert markdown(made) == (
        "# Bilaga 1\n\nInledning\n\n# 7. Ändamål\n\nVård **och** *omsorg*.\n\n- punkt\n- två\n  - inre\n\n"
        "a. bokstav\n\nb. till\n\n# Under\n\nse [länk](https://region.se/) 7\n\n"
        "| A | B\\|C |\n| --- | --- |\n| • d<br>• e |  |\n\n---\n\nnot\n"
    )


def test_the_title_is_not_said_twice() -> None:
    assert markdown(document(clause("BILAGA  1"), title="Bilaga 1")) == "# BILAGA  1\n"
    assert markdown(document(para("Bilaga 1"), title="Bilaga 1")) == "Bilaga 1\n"


def test_an_empty_document() -> None:
    assert markdown(document()) == "\n"


def test_numbers_that_markdown_counts_and_those_it_does_not() -> None:
    made = document(*map(item, ("1.", "2.", "a)", "1.", "5.", "1.1"), "abcdef", (0, 0, 1, 0, 0, 0)))
    assert markdown(made) == "1. a\n2. b\n\n   a) c\n\n<!-- -->\n\n1. d\n\n<!-- -->\n\n5. e\n\n1.1 f\n"
    starts = re.findall(r'<ol( start="\d+")?>', PARSER.render(markdown(made)))
    assert starts == ["", "", ' start="5"']


def test_a_list_within_a_list_stands_under_its_item() -> None:
    made = document(item("1.", "a"), item("•", "b", 1), item("•", "c", 2), item("2.", "d"))
    assert markdown(made) == "1. a\n   - b\n     - c\n2. d\n"
    assert PARSER.render(markdown(made)).count("<ol>") == 1


@pytest.mark.parametrize("first", ["•", "7.", "10.", "1000.", "a."])
@pytest.mark.parametrize("level", [1, 2, 3, 8])
def test_a_lettered_item_deep_under_another_is_never_code(first: str, level: int) -> None:
    made = document(item(first, "x"), item("a)", "y\nz", level))
    assert seen(markdown(made)).endswith("x a) y z")
    assert "<code>" not in PARSER.render(markdown(made))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a * b", "a \\* b"),
        ("*a*", "\\*a\\*"),
        ("snake_case_word", "snake_case_word"),
        ("_a_", "\\_a\\_"),
        ("5 < 6", "5 < 6"),
        ("<br> & &amp; &", "\\<br> & \\&amp; &"),
        ("`a`", "\\`a\\`"),
        ("1. a", "1\\. a"),
        ("# a", "\\# a"),
        ("#a", "#a"),
        ("- a", "\\- a"),
        ("–", "–"),
        ("> a", "\\> a"),
        ("---", "\\---"),
        ("[a](b)", "[a\\](b)"),
        ("![a]", "!\\[a]".replace("!\\[", "\\![")),
        ("a\\*", "a\\\\\\*"),
        ("C:\\mapp", "C:\\mapp"),
        ("a\n# b", "a\\\n\\# b"),
        ("    a", "a"),
        ("~~a~~", "\\~\\~a\\~\\~"),
    ],
)
def test_marks_in_the_words_are_taken_literally(text: str, written: str) -> None:
    assert markdown(document(para(text))) == f"{written}\n"


def test_bold_stands_only_where_markdown_lets_it() -> None:
    made = document(para("a", Inline("(b)", bold=True), "c"), para(Inline(" d ", bold=True), Inline("e", italic=True)))
    assert markdown(made) == "a(b)c\n\n**d** *e*\n"


def test_a_backslash_before_a_mark_of_ours_or_at_the_end_of_a_line() -> None:
    made = document(para("1", Inline("a\\ ", italic=True), "b"), para("c\\ \nd"))
    assert markdown(made) == "1*a\\\\* b\n\nc\\\\\\\nd\n"
    assert seen(markdown(made)) == "1a\\ b c\\ d"


def test_a_line_break_in_a_heading_and_in_a_table() -> None:
    assert markdown(document(clause("x\ny #"), rows(((para("a\nb"),),)))) == "# x<br>y \\#\n\n| a<br>b |\n| --- |\n"


def test_wide_cells_and_ragged_rows_fill_the_table() -> None:
    table = Table((Row((Cell((para("a"),), 2), Cell((para("b"),)))), Row((Cell((para("c"),)),))))
    assert markdown(document(table)) == "| a |  | b |\n| --- | --- | --- |\n| c |  |  |\n"


def test_links_with_odd_addresses_and_texts() -> None:
    made = document(para(Inline("[a]", link="https://x.se/a (b)"), "!", Inline("c", link="https://x.se")))
    assert markdown(made) == "[\\[a\\]](<https://x.se/a (b)>)\\![c](https://x.se)\n"
    assert seen(markdown(made)) == "[a]!c"


MARKS = st.text(st.sampled_from([*"*_`~<>[]()!#-+=|\\&;:.1 aå\"'\n"]), max_size=14)
WORDS = st.one_of(MARKS, st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=6))
LINKS = st.sampled_from(["", "", "", "https://x.se/(å)", "#a"])
INLINE = st.builds(Inline, WORDS.filter(bool), bold=st.booleans(), italic=st.booleans(), link=LINKS)
INLINES = st.lists(INLINE, min_size=1, max_size=4).map(tuple).filter(lambda found: text_of(found).strip() != "")
LABELS = st.sampled_from(["•", "–", "o", "1.", "2.", "3)", "a.", "1.1", "(i)", "§ 3", "Bilaga 1:"])
PARAGRAPH = st.builds(Paragraph, INLINES)
ITEM = st.builds(ListItem, LABELS, st.integers(0, 3), INLINES)
CELL = st.builds(Cell, st.lists(st.one_of(PARAGRAPH, ITEM), max_size=2).map(tuple), st.integers(1, 2))
ROW = st.builds(Row, st.lists(CELL, min_size=1, max_size=3).map(tuple))
TABLE = st.builds(Table, st.lists(ROW, min_size=1, max_size=3).map(tuple))
CLAUSE = st.builds(Clause, st.just(""), st.sampled_from(["", "7.", "1.1"]), st.integers(1, 7), INLINES, st.just(()))
BLOCKS = st.lists(st.one_of(PARAGRAPH, ITEM, TABLE, CLAUSE), min_size=1, max_size=6)
DOCUMENT = BLOCKS.map(lambda found: document(*found))


def wanted(content: tuple[Block | Clause, ...], in_cell: bool = False) -> str:
    """The words and labels of a document; a bullet is a mark of Markdown's, and so is a number that it counts."""
    out: list[str] = []
    for block in content:
        match block:
            case Clause():
                out += [block.label, text_of(block.heading), wanted(block.content)]
            case Table():
                out += [wanted(cell.blocks, in_cell=True) for row in block.rows for cell in row.cells]
            case ListItem():
                counted = re.fullmatch(r"\W|o|\d+[.)]", block.label) and not in_cell
                out += ["" if counted else block.label, text_of(block.inlines)]
            case Paragraph():
                out.append(text_of(block.inlines))
    return " ".join(" ".join(out).split())


@given(DOCUMENT)
def test_every_word_survives_and_none_is_added(made: Document) -> None:
    assert seen(markdown(made)) == wanted(made.content)


@given(DOCUMENT)
def test_a_paragraph_is_a_line(made: Document) -> None:
    """Changing one paragraph changes only its own lines, so the difference that git shows is that paragraph."""
    in_tables = sum(len(block.rows) for block in made.content if isinstance(block, Table))
    breaks = sum(text_of(line).count("\n") for line in lines(made))
    written = [line for line in markdown(made).splitlines() if line.strip() not in ("", "<!-- -->")]
    tables = sum(isinstance(block, Table) for block in made.content)
    others = sum(not isinstance(block, Table) for block in made.content)
    assert len(written) <= others + in_tables + tables + breaks


def test_the_table_of_writers() -> None:
    made = document(para("x"))
    assert {name: write(made) for name, write in WRITERS.items()} == {"md": "x\n", "txt": "x\n"}
