"""Labels that changed and references that follow, told apart from words."""

from typing import Any

import pytest
from comparing_project import TREE

from pubdocs.comparing.telling import sheets

NEW = "  - {id: ny, heading: Nytt, text: Något nytt.}\n"
FIRST = "  - id: ett\n"


def told(differ: Any) -> Any:
    differences = differ("old", "new", "trad")
    assert differences.faults == ()
    (sheet,) = sheets(differences, str)
    return sheet


@pytest.fixture
def both(old: Any, new: Any) -> Any:
    for project in (old, new):
        project.put("data/agreements/trad.yaml", TREE)
    return lambda *changes: new.change(*changes, name="data/agreements/trad.yaml")


def texts(lines: Any) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def test_a_clause_put_in_renumbers_the_rest_and_references_follow(both: Any, differ: Any) -> None:
    both((FIRST, NEW + FIRST))
    sheet = told(differ)
    assert [texts(list(block.lines)) for block in sheet.blocks] == [["Något nytt."]]
    assert texts(sheet.numbers) == ["clause 1–4 is now clause 2–5"]
    assert texts(sheet.references) == ["Se punkt 2 och punkterna 1 och 33 och punkterna 2 och 4."]


def test_one_or_two_are_told_one_by_one(both: Any, differ: Any) -> None:
    both(("  - id: tre\n", NEW + "  - id: tre\n"))
    assert texts(told(differ).numbers) == ["clause 3 is now clause 4 (Tre)", "clause 4 is now clause 5 (Fyra)"]


def test_points_are_named_with_their_clause(both: Any, differ: Any) -> None:
    both(("      - {id: alfa", '      - {id: noll, text: "noll,"}\n      - {id: alfa'))
    sheet = told(differ)
    assert texts(sheet.numbers) == ["clause 2 a–c is now clause 2 b–d"]
    assert [texts(block.lines) for block in sheet.blocks] == [["noll,"]]


def test_a_reference_to_something_else_is_a_change_of_words(both: Any, differ: Any) -> None:
    both(("Se [](#tva)", "Se [](#fyra)"))
    sheet = told(differ)
    assert sheet.references == ()
    assert len(sheet.blocks) == 1


def test_a_number_that_is_no_reference_is_a_change_of_words(both: Any, differ: Any) -> None:
    both((FIRST, NEW + FIRST), ("inom 1 dagar", "inom 2 dagar"))
    assert ["inom 12 dagar." in text for block in told(differ).blocks for text in texts(block.lines)].count(True) == 1


def test_a_clause_that_moved_is_told_once(both: Any, differ: Any) -> None:
    four = "  - {id: fyra, heading: Fyra, text: Fyra ord står här.}\n"
    both((four, ""), (FIRST, four + FIRST))
    sheet = told(differ)
    (block,) = sheet.blocks
    assert (block.lead, block.lines) == ("moved, was 4.", ())
    assert texts(sheet.numbers) == ["clause 1–3 is now clause 2–4"]
