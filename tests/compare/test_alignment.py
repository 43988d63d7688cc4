"""What is told of two documents, case by case."""

from dataclasses import replace

import pytest

from pubdocs.compare.alignment import compare
from pubdocs.compare.changes import Change, Fate, Kind, What
from pubdocs.document import Block, Cell, Clause, Document, Inline, ListItem, Paragraph, Row, Table

MARKS = {Fate.SAME: "", Fate.GONE: "-", Fate.NEW: "+"}


def text(words: str) -> Paragraph:
    return Paragraph((Inline(words),))


def point(label: str, words: str) -> ListItem:
    return ListItem(label, 0, (Inline(words),))


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(Row(tuple(Cell((text(cell),)) for cell in row), number == 0) for number, row in enumerate(rows)))


def clause(label: str, heading: str, *content: Block | Clause, id: str = "") -> Clause:
    return Clause(id, label, 1, (Inline(heading),), content)


def document(*content: Block | Clause) -> Document:
    return Document("", "sv", (), (), content)


def told(old: Document, new: Document) -> list[str]:
    return [line(change) for change in compare(old, new)]


def line(change: Change) -> str:
    words = "".join(f"{mark}{text}{mark}" for fate, text in change.pieces for mark in [MARKS[fate]])
    where = change.where
    at = f" [{where.row}/{where.column}]" if change.what is What.CELL else ""
    return f"{change.kind} {change.what}{at}: {words}"


LOGS = clause("1.", "Loggning", text("Loggar sparas i två år."), id="loggning")
TRANSFERS = clause("2.", "Överföring", text("Ingen överföring sker utanför EES."), id="overforing")
RETENTION = clause("3.", "Gallring", text("Uppgifterna gallras efter tio år hos alla."), id="gallring")
THREE = document(LOGS, TRANSFERS, RETENTION)


def test_a_changed_word_is_told_in_its_sentence() -> None:
    new = replace(LOGS, content=(text("Loggar sparas i fem år."),))
    (change,) = compare(document(LOGS), document(new))
    assert line(change) == "changed text: Loggar sparas i -två-+fem+ år."
    assert change.old
    assert (change.old.clause, change.old.number, change.old.heading) == ("loggning", "1.", "Loggning")


def test_layout_is_not_told() -> None:
    bold = Paragraph((Inline("Loggar\u00a0sparas", bold=True), Inline("\ni två\u202får.", italic=True)), style="Body")
    assert not told(document(LOGS), document(replace(LOGS, content=(bold,))))
    assert not told(document(point("•", "namn\u00adskydd")), document(point("–", "namnskydd")))
    paged = [Document("", "sv", (), (text(f"sida 1 ({pages})"),), ()) for pages in (3, 7)]
    assert not told(*paged)


def test_a_label_alone_is_told_apart() -> None:
    first = clause("1.", "Nytt", text("Detta är nytt."), id="nytt")
    new = document(first, *(replace(one, label=f"{n}.") for n, one in enumerate(THREE.content, 2)))  # type: ignore[type-var]
    assert told(THREE, new) == [
        "added clause: +Nytt+",
        "added text: +Detta är nytt.+",
        "renumbered clause: Loggning",
        "renumbered clause: Överföring",
        "renumbered clause: Gallring",
    ]


def test_a_clause_that_moved_is_told_once_with_what_stands_in_it() -> None:
    inside = clause("3.1", "Undantag", text("Säkerhetskopior gallras senare."), id="undantag")
    retention = replace(RETENTION, content=(*RETENTION.content, inside))
    moved = replace(retention, label="1.")
    old, new = document(TRANSFERS, LOGS, retention), document(moved, TRANSFERS, LOGS)
    (change,) = compare(old, new)
    assert line(change) == "moved clause: Gallring"
    assert change.old
    assert change.new
    assert (change.old.number, change.new.number) == ("3.", "1.")


def test_clauses_are_known_by_id_then_heading_then_likeness() -> None:
    renamed = replace(LOGS, heading=(Inline("Loggar"),))
    assert told(document(LOGS), document(renamed)) == ["changed clause: -Loggning-+Loggar+"]
    other_id = replace(LOGS, id="loggar", content=(text("Nej."),))
    assert told(document(LOGS), document(other_id))[0].startswith("removed text")
    alike = clause("1.", "Spårbarhet", *LOGS.content)
    assert told(document(clause("1.", "Loggning i systemet", *LOGS.content)), document(alike)) == [
        "changed clause: -Loggning i systemet-+Spårbarhet+"
    ]
    assert [one.kind for one in compare(document(LOGS), document(TRANSFERS))] == [
        Kind.REMOVED,
        Kind.REMOVED,
        Kind.ADDED,
        Kind.ADDED,
    ]


ROWS = (("Underbiträde", "Land"), ("Älvbrynet AB", "Sverige"), ("Maple Lake Ltd", "Kanada"))


def test_a_table_row_goes_by_its_first_cell() -> None:
    old = document(table(*ROWS))
    new = document(table(ROWS[0], ("Kaveri Ridge Ltd", "Indien"), ("Maple Lake Ltd", "USA"), ROWS[1]))
    assert told(old, new) == [
        "added row: +Kaveri Ridge Ltd | Indien+",
        "changed cell [Maple Lake Ltd/Land]: -Kanada-+USA+",
        "moved row: Älvbrynet AB | Sverige",
    ]


def test_one_company_for_another_is_told_and_nothing_else() -> None:
    swapped = document(table(ROWS[0], ROWS[1], ("Kaveri Ridge Ltd", "Indien")))
    assert told(document(table(*ROWS)), swapped) == [
        "removed row: -Maple Lake Ltd | Kanada-",
        "added row: +Kaveri Ridge Ltd | Indien+",
    ]


def test_an_item_is_told_and_the_labels_after_it() -> None:
    old = document(point("a.", "namn"), point("b.", "adress"))
    new = document(point("a.", "namn"), point("b.", "personnummer"), point("c.", "adress"))
    assert told(old, new) == ["added text: +personnummer+", "renumbered text: adress"]


def test_a_paragraph_that_changed_clause_has_moved() -> None:
    words = text("Säkerhetskopior gallras efter ett år.")
    old = document(replace(LOGS, content=(*LOGS.content, words)), RETENTION)
    new = document(LOGS, replace(RETENTION, content=(*RETENTION.content, words)))
    assert told(old, new) == ["moved text: Säkerhetskopior gallras efter ett år."]


@pytest.mark.parametrize("part", ["header", "footer", "footnotes"])
def test_what_stands_around_the_text_counts(part: str) -> None:
    old, new = (Document("", "sv", (), (), ()) for _ in "ab")
    old, new = replace(old, **{part: (text("Version 1.0"),)}), replace(new, **{part: (text("Version 1.1"),)})
    (change,) = compare(old, new)
    assert (change.where.part, line(change)) == (part, "changed text: Version -1.0-+1.1+")
