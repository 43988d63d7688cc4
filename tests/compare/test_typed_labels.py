"""Lists of sub-processors as authorities write them: what is told when one is swapped, and what is layout."""

from collections.abc import Sequence

import pytest
from test_alignment import clause, document, point, table, text, told

from pubdocs.document import Block, Cell, Document, Row, Table

HEAD = ("Nr", "Underbiträde", "Behandling", "Land")
ROWS = [
    ("Birk Drift AB", "Drift av servrar och lagring", "Sverige"),
    ("Asp Support AB", "Support och felsökning", "Sri Lanka"),
    ("Ek Arkiv AB", "Arkivering av journaler på papper", "Sverige"),
    ("Al Meddelande AB", "Utskick av kallelser", "Finland"),
]
OTHER = ("Tall Hosting AB", "Säkerhetskopior i eget centrum", "Norge")


def numbered(rows: Sequence[tuple[str, ...]], number: str = "{}") -> Document:
    return document(table(HEAD, *((number.format(n), *row) for n, row in enumerate(rows, 1))))


def counted(rows: Sequence[tuple[str, ...]]) -> Document:
    """The same table, its first column numbered by Word."""
    cells: list[list[Block]] = [[point(f"{n}.", ""), *map(text, row)] for n, row in enumerate(rows, 1)]
    head = Row(tuple(Cell((text(words),)) for words in HEAD), header=True)
    return document(Table((head, *(Row(tuple(Cell((block,)) for block in row)) for row in cells))))


@pytest.mark.parametrize("number", ["{}", "{}.", "{})"])
def test_rows_below_a_new_one_have_other_numbers_only(number: str) -> None:
    changes = told(numbered(ROWS, number), numbered([ROWS[0], OTHER, *ROWS[1:]], number))
    assert [one for one in changes if not one.startswith("renumbered")] == [f"added row: +{' | '.join(OTHER)}+"]
    assert len(changes) == 4


def test_a_swapped_row_in_a_numbered_table_that_is_sorted_anew() -> None:
    changes = told(numbered(ROWS), numbered(sorted([ROWS[0], OTHER, *ROWS[2:]])))
    assert f"removed row: -{' | '.join(ROWS[1])}-" in changes
    assert f"added row: +{' | '.join(OTHER)}+" in changes
    assert not [one for one in changes if one.startswith("changed")]


def test_rows_that_word_numbers_and_rows_that_a_person_numbered_say_the_same() -> None:
    assert told(numbered(ROWS, "{}."), counted(ROWS)) == []
    assert told(numbered(ROWS, "{}"), counted(ROWS)) == []


def test_a_first_column_of_other_numbers_is_words() -> None:
    old, new = (document(table(("Antal", "Vad"), ("7", "servrar i drift"), (count, "brandväggar"))) for count in "45")
    assert told(old, new) == ["changed cell [5/Antal]: -4-+5+"]


def paragraphs(lead: str, rows: Sequence[tuple[str, ...]]) -> Document:
    return document(*(text(f"{lead.format(n)}{name}, {what} ({land})") for n, (name, what, land) in enumerate(rows, 1)))


def test_typed_numbers_of_paragraphs_are_labels() -> None:
    changes = told(paragraphs("{}. ", ROWS), paragraphs("{}. ", [OTHER, *ROWS]))
    assert changes[0] == "added text: +Tall Hosting AB, Säkerhetskopior i eget centrum (Norge)+"
    assert all(one.startswith("renumbered text: ") for one in changes[1:])


@pytest.mark.parametrize("lead", ["- ", "•\t", "– "])
def test_a_typed_bullet_is_layout(lead: str) -> None:
    items: list[Block] = [point("•", f"{name}, {what} ({land})") for name, what, land in ROWS]
    assert told(paragraphs(lead, ROWS), document(*items)) == []


def test_a_number_that_word_gives_instead_of_a_person_is_no_change() -> None:
    auto = document(*(point(f"{n}.", f"{name}, {what} ({land})") for n, (name, what, land) in enumerate(ROWS, 1)))
    assert told(paragraphs("{}) ", ROWS), auto) == []
    typed = clause("", "7 Överföring", text("Ingen överföring sker."))
    assert told(document(typed), document(clause("7.", "Överföring", text("Ingen överföring sker.")))) == []


def test_an_amount_at_the_beginning_of_a_paragraph_is_no_label() -> None:
    assert told(document(text("30 dagar gäller.")), document(text("60 dagar gäller."))) == [
        "changed text: -30-+60+ dagar gäller."
    ]


def test_marks_that_word_corrects_are_no_change() -> None:
    old = document(text("Med \"Underbiträde\" avses part - den som anlitas - i 'kedjan'."))
    new = document(text("Med ”Underbiträde” avses part – den som anlitas – i ’kedjan’."))
    assert told(old, new) == []
    other = document(text("Med ”Underbiträde” avses den part – den som anlitas – i ’kedjan’."))
    assert told(old, other) == ["changed text: Med ”Underbiträde” avses+ den+ part – den som anlitas – i ’kedjan’."]


def test_a_question_whose_answer_is_another_is_one_row() -> None:
    old = document(table(("Namn", "Asp AB"), ("Adress", "Storgatan 1"), ("Namn", "Ek AB"), ("Adress", "Box 9, Malmö")))
    new = document(table(("Namn", "Asp AB"), ("Adress", "Storgatan 1"), ("Namn", "Al AB"), ("Adress", "Hamnen, Oslo")))
    changes = told(old, new)
    assert len(changes) == 2
    assert all(one.startswith("changed cell") for one in changes)
