"""The same words in other paragraphs are no change."""

from test_alignment import clause, document, point, text, told

PURPOSE = "Behandlingen sker för journalföring."
LOGS = "Loggar sparas i två år."


def test_headings_that_were_plain_paragraphs() -> None:
    plain = document(text("1. Ändamål"), text(PURPOSE), text("2. Loggning"), text(LOGS))
    headed = document(clause("1.", "Ändamål", text(PURPOSE), id="andamal"), clause("2.", "Loggning", text(LOGS)))
    assert told(plain, headed) == []
    assert told(headed, plain) == []
    other = document(clause("1.", "Ändamål", text(PURPOSE)), clause("2.", "Loggning", text("Loggar sparas i fem år.")))
    assert told(plain, other) == ["changed text: Loggar sparas i -två-+fem+ år."]


def test_a_heading_inside_a_clause_that_was_a_paragraph() -> None:
    old = document(clause("1.", "Ändamål", text(PURPOSE), text("Loggning"), text(LOGS)), clause("2.", "Gallring"))
    inner = clause("", "Loggning", text(LOGS))
    assert told(old, document(clause("1.", "Ändamål", text(PURPOSE), inner), clause("2.", "Gallring"))) == []


def test_words_that_stand_twice_are_no_heading() -> None:
    old = document(text("Loggning"), text("Loggning"), text(LOGS))
    assert told(old, document(clause("", "Loggning", text(LOGS)))) != []


def test_paragraphs_that_were_cut_or_joined() -> None:
    one = document(text(f"{PURPOSE} {LOGS} Ingen annan får dem."), text("Slut."))
    three = document(text(PURPOSE), text(LOGS), text("Ingen annan får dem."), text("Slut."))
    assert told(one, three) == []
    assert told(three, one) == []
    assert told(document(text(f"{PURPOSE} {LOGS}")), document(text(PURPOSE), point("1.", LOGS))) != []


def test_what_is_new_beside_a_paragraph_that_was_cut() -> None:
    old = document(text(f"{PURPOSE} {LOGS}"))
    new = document(text(PURPOSE), text(LOGS), text("Uppgifterna gallras efter tio år."))
    assert told(old, new) == ["added text: +Uppgifterna gallras efter tio år.+"]
