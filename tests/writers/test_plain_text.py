"""Plain text for a terminal: labels as printed, header and footer said once and marked."""

from pubdocs.document import Block, Cell, Clause, Document, Inline, ListItem, Paragraph, Row, Table
from pubdocs.writers.text import text


def para(words: str) -> Paragraph:
    return Paragraph((Inline(words),))


def item(label: str, words: str, level: int = 0) -> ListItem:
    return ListItem(label, level, (Inline(words),))


def row(*cells: str | tuple[Block, ...] | Cell, header: bool = False) -> Row:
    made = [one if isinstance(one, Cell) else Cell((para(one),) if isinstance(one, str) else one) for one in cells]
    return Row(tuple(made), header)


MADE = Document(
    "Bilaga 1",
    "sv-SE",
    (para("Region Kronoberg\tRS 2022/891"),),
    (para("sida 3 (13)"),),
    (
        para("Inledning *ord*"),
        Clause(
            "a",
            "7.",
            1,
            (Inline("Ändamål"),),
            (item("•", "ett\ntvå"), item("a)", "inre", 1), Clause("", "", 2, (Inline("Under"),), ())),
        ),
        Table(
            (
                row("Namn", "Land", header=True),
                row("Cambio AB", (para("Indien"), item("•", "Sverige"))),
                row(Cell((para("bred"),), 2)),
            )
        ),
    ),
    (para("en not"),),
)


def test_a_document() -> None:
    assert text(MADE) == (
        "Bilaga 1\n========\n\n[header] Region Kronoberg\tRS 2022/891\n\nInledning *ord*\n\n7. Ändamål\n\n"
        "  • ett\n    två\n    a) inre\n\nUnder\n\n"
        "Namn      | Land\n----------+------------\nCambio AB | Indien\n          |   • Sverige\nbred      |\n\n"
        "[note] en not\n\n[footer] sida 3 (13)\n"
    )


def test_marks_in_the_readers_language() -> None:
    swedish = {"header": "sidhuvud", "footer": "sidfot", "note": "fotnot"}
    assert "[sidhuvud] Region" in text(MADE, swedish.__getitem__)


def test_one_long_cell_does_not_push_the_others_away() -> None:
    table = Table((row("x" * 100, "b"), row("c", "d")))
    made = Document("", "", (), (), (table,))
    assert text(made).splitlines()[1] == f"{'c':40} | d"


def test_an_empty_document() -> None:
    assert text(Document("", "", (), (), ())) == "\n"
