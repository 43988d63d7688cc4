"""Of alternatives the chosen one is left, and what is not chosen is nowhere."""

from pubdocs.agreement.alternatives import resolved, set_aside
from pubdocs.agreement.codes import ClauseNumbering, Role
from pubdocs.agreement.model import Agreement, Alternative, Clause, PartyInRole
from pubdocs.agreement.values import Id, Line, Term, Text
from pubdocs.agreement.walking import values


def agreement(*clauses: Clause) -> Agreement:
    party = PartyInRole(id=Id("a"), name=Term("A"), role=Role("controller"))
    return Agreement(title=Term("T"), form=Id("f"), parties=(party,), clauses=clauses)


def clause(id_: str, text: str, *inside: Clause) -> Clause:
    return Clause(id=Id(id_), text=Text(text), clauses=inside)


def choice(id_: str, chosen: str, *alternatives: Alternative) -> Clause:
    return Clause(id=Id(id_), heading=Line("H"), chosen=Id(chosen), alternatives=alternatives)


def alternative(id_: str, text: str, *inside: Clause) -> Alternative:
    return Alternative(id=Id(id_), text=Text(text), numbering=ClauseNumbering("points"), clauses=inside)


def test_the_chosen_takes_the_place_of_the_clauses_own() -> None:
    inner = choice("inre", "b", alternative("a", "inre a"), alternative("b", "inre b"))
    outer = choice("yttre", "a", alternative("a", "yttre a", inner), alternative("b", "yttre b", clause("x", "y")))
    (settled,) = resolved(agreement(clause("forst", "Först.", outer))).clauses[0].clauses
    assert (settled.id, settled.heading, settled.text, settled.numbering) == ("yttre", "H", "yttre a", "points")
    assert [(one.id, one.text, one.alternatives) for one in settled.clauses] == [("inre", "inre b", ())]
    assert settled.chosen is None


def test_no_word_of_what_is_not_chosen_is_left() -> None:
    whole = agreement(choice("k", "a", alternative("a", "ja"), alternative("b", "nej", clause("c", "inte heller"))))
    left = {str(found.value) for found in values(resolved(whole))}
    assert {"ja"} <= left
    assert not {"nej", "inte heller", "a", "b"} & (left - {str(found.value) for found in values(whole.parties[0])})


def test_what_is_not_chosen_is_told_whole_at_any_depth() -> None:
    inner = choice("inre", "b", alternative("a", "inre a"), alternative("b", "inre b"))
    outer = choice("yttre", "a", alternative("a", "yttre a", inner), alternative("b", "yttre b"))
    assert [one.text for one in set_aside(agreement(outer))] == ["yttre b", "inre a"]


def test_an_agreement_without_alternatives_is_itself() -> None:
    whole = agreement(clause("a", "A."))
    assert resolved(whole) is whole
    assert list(set_aside(whole)) == []
