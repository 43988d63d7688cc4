"""Kinds of change: each fact's own, and the laws that hold for all of them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import MISSING
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubdocs.agreement.facts import Facts
from pubdocs.agreement.model import Agreement, Clause, DataType, Subprocessor, Transfer
from pubdocs.agreement.values import Country, Day, Id, Line, Term, Text, Whole
from pubdocs.amendments.amendment import Amendment, Side, mirrored
from pubdocs.amendments.changes import changes
from pubdocs.amendments.kinds import ChangeKind, cited, in_swedish
from pubdocs.source.reference import reference
from tests.amendments.changing import another, places, value_at, with_value

Edited = Callable[..., Agreement]


def third(country: str) -> bool:
    return not reference().in_eea(country)


def told(old: Agreement, new: Agreement) -> tuple[Amendment, ...]:
    return changes(Side(old), Side(new), third)


def kinds(old: Agreement, new: Agreement) -> list[str]:
    return [str(one.kind) for one in told(old, new)]


def only(old: Agreement, new: Agreement) -> Amendment:
    (one,) = told(old, new)
    return one


# The laws


def test_equal_agreements_give_nothing(example: Agreement) -> None:
    assert told(example, with_value(example, ("title",), Term(str(example.title)))) == ()


def test_any_single_change_is_told_and_the_same_from_the_other_side(example: Agreement) -> None:
    for path in places(example):
        value = value_at(example, path)
        if isinstance(value, Facts) and (isinstance(path[-1], int) or is_needed(path, example)):
            continue  # a thing of a list is taken out of the list
        made = with_value(example, path, another(value))
        if made != example:
            assert told(example, made), path
            assert_mirrored(example, made)


def is_needed(path: tuple[str | int, ...], example: Agreement) -> bool:
    """Whether a fact must be stated."""
    return value_at(example, path[:-1]).__dataclass_fields__[str(path[-1])].default is MISSING


def assert_mirrored(old: Agreement, new: Agreement) -> None:
    there = Counter(map(_sides, told(old, new)))
    back = Counter(_sides(mirrored(one)) for one in told(new, old))
    assert there == back


def _sides(one: Amendment) -> tuple[Any, ...]:
    return str(one.kind), str(one.severity), one.law, one.old, one.new, one.was, one.thing


@given(data=st.data())
def test_several_changes_are_mirrored_too(example: Agreement, data: st.DataObject) -> None:
    made = example
    for _ in range(data.draw(st.integers(1, 5))):
        path = data.draw(st.sampled_from(list(places(made))))
        value = value_at(made, path)
        if isinstance(value, tuple) and data.draw(st.booleans()):
            made = with_value(made, path, tuple(data.draw(st.permutations(value))))
        elif not (isinstance(value, Facts) and (isinstance(path[-1], int) or is_needed(path, made))):
            made = with_value(made, path, another(value))
    assert bool(told(example, made)) == (made != example)
    assert_mirrored(example, made)


def test_every_kind_has_its_opposite_and_a_law_if_it_is_substantive() -> None:
    for id_ in ChangeKind.words:
        kind = ChangeKind(id_)
        assert kind.opposite.opposite == kind
        assert kind.opposite.severity == kind.severity
        assert bool(kind.articles) == (kind.severity == "substantive")


def test_what_is_not_there_is_no_word_lost(example: Agreement) -> None:
    """Every text that was is quoted as the old wording, every one that is as the new."""
    made = with_value(example, ("purpose",), Text("Ett helt annat ändamål."))
    one = only(example, made)
    assert (one.old, one.new) == (example.purpose, "Ett helt annat ändamål.")
    assert one.new is not None
    assert one.old is not None
    assert one.old.span == (example.purpose and example.purpose.span)


# Sub-processors

CEYLON = Subprocessor(
    id=Id("ceylon"),
    name=Term("Ceylon Care Ltd"),
    purpose=Text("Tolka samtal."),
    established=(Country("LK"),),
    access=(Country("LK"),),
)


def companies(example: Agreement) -> tuple[Subprocessor, ...]:
    assert example.subprocessors
    return example.subprocessors.items


def test_a_new_sub_processor_in_a_new_country(example: Agreement, edited: Edited) -> None:
    made = edited(subprocessors__items=(*companies(example), CEYLON))
    new, country = told(example, made)
    assert (new.kind, new.severity, new.path, new.thing) == (
        "subprocessor-new",
        "substantive",
        "subprocessors.ceylon",
        "ceylon",
    )
    assert new.words == "Nytt underbiträde: Ceylon Care Ltd (Sri Lanka)."
    assert new.new == "Uppdrag: Tolka samtal.\nEtablerat i: Sri Lanka\nPersonal arbetar från: Sri Lanka"
    assert new.cited == "GDPR art. 28(2), 28(4), ch. V"
    assert new.law == "artikel\u00a028.2 och 28.4 samt kapitel\u00a0V i dataskyddsförordningen"
    assert country.words == "Nytt land där personuppgifter behandlas: Sri Lanka (utanför EES)."
    assert "V" in country.articles


def test_a_sub_processor_that_goes(example: Agreement, edited: Edited) -> None:
    made = edited(subprocessors__items=companies(example)[1:])
    assert only(example, made).words == "Underbiträde som utgår: Älvbrynets Drift AB (Sverige)."


def test_one_that_comes_in_the_place_of_another(example: Agreement, edited: Edited) -> None:
    other = with_value(CEYLON, ("purpose",), companies(example)[-1].purpose)
    one = told(example, edited(subprocessors__items=(*companies(example)[:-1], other)))[0]
    assert one.kind == "subprocessor-replaced"
    assert one.words == "Underbiträdet Maple Lake Messaging Inc. ersätts av Ceylon Care Ltd (Sri Lanka)."
    assert (one.was, one.thing) == ("maple-lake", "ceylon")


def test_two_that_go_for_one_that_comes_are_not_one_replaced(example: Agreement, edited: Edited) -> None:
    other = with_value(CEYLON, ("purpose",), companies(example)[1].purpose)
    made = edited(subprocessors__items=(companies(example)[0], other, companies(example)[3]))
    found = kinds(example, made)
    assert [kind for kind in found if kind.startswith("sub")] == [
        "subprocessor-ended",
        "subprocessor-ended",
        "subprocessor-new",
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Maple Lake Messaging  Inc", "wording"),
        ("Maple Leaf Messaging Inc.", "subprocessor-replaced"),
        ("Någon Annan AB", "subprocessor-replaced"),
    ],
)
def test_another_name_under_the_same_id_is_another_company_in_doubt(
    example: Agreement, edited: Edited, name: str, kind: str
) -> None:
    assert kinds(example, edited(subprocessors__items__3__name=Term(name)))[0] == kind


def test_the_number_tells_whether_it_is_the_same_company(example: Agreement, edited: Edited) -> None:
    assert kinds(example, edited(subprocessors__items__0__name=Term("Älvbrynet Data AB"))) == ["subprocessor-renamed"]
    assert kinds(example, edited(subprocessors__items__0__orgnr=Term("559990-9999"))) == ["subprocessor-replaced"]


def test_another_id_alone_is_the_same_company(example: Agreement, edited: Edited) -> None:
    assert kinds(example, edited(subprocessors__items__0__id=Id("alvbrynet-drift"))) == ["internal"]
    both = edited(subprocessors__items__0__id=Id("alvbrynet-drift"), subprocessors__items__0__purpose=Text("Annat."))
    assert kinds(example, both) == ["internal", "subprocessor-task"]


def test_access_from_another_country(example: Agreement, edited: Edited) -> None:
    made = edited(subprocessors__items__1__access=(Country("NO"), Country("US")))
    one = told(example, made)[0]
    assert one.kind == "subprocessor-country"
    assert one.words == (
        "Underbiträdet Fjordvakt Brukerstøtte AS, länder som personalen arbetar från: tillkommer USA; utgår Sverige."
    )
    assert (one.old, one.new) == ("Norge och Sverige", "Norge och USA")
    assert one.cited == "GDPR art. 28(2), 28(3)(a), ch. V"


# The rest of the table


@pytest.mark.parametrize(
    ("path", "value", "kind"),
    [
        ("purpose", Text("Annat."), "purpose-changed"),
        ("subject_matter", None, "subject-matter-changed"),
        ("duration", Text("Ett år."), "duration-changed"),
        ("nature__operations", (), "nature-changed"),
        ("handling_requirements", None, "handling-changed"),
        ("other_instructions", None, "instructions-changed"),
        ("data_types__items__0__safeguard", None, "safeguard-changed"),
        ("data_types__items__0__source", None, "data-source"),
        ("data_types__items__0__subjects", (), "data-type-changed"),
        ("subject_categories__items__0__number", Term("10 000"), "subjects-changed"),
        ("security_measures__items__0__text", Text("Ingenting krypteras."), "measure-changed"),
        ("logging__retention", Term("fem år från det att loggposten skapades"), "logging-shorter"),
        ("logging__retention", Term("elva år från det att loggposten skapades"), "logging-longer"),
        ("logging__retention", Term("minst tio år"), "logging-changed"),
        ("logging__review", None, "logging-changed"),
        ("retention__items__3__period", Term("60\u00a0dagar"), "retention-longer"),
        ("retention__items__3__period", Term("en vecka"), "retention-shorter"),
        ("retention__ending", None, "retention-changed"),
        ("locations__items__0__place", Term("Sundsvall"), "location-changed"),
        ("transfers__items__0__basis", None, "transfer-basis"),
        ("transfers__items__0__decision", Term("2010/87/EU"), "transfer-basis"),
        ("transfers__items__0__module", None, "transfer-basis"),
        ("transfers__items__0__data", (), "transfer-changed"),
        ("authorisation__objection_days", Whole("10"), "authorisation-weaker"),
        ("authorisation__notice_days", Whole("60"), "authorisation-stronger"),
        ("authorisation__notice_days", None, "authorisation-changed"),
        ("parties__1__contact__email", Term("annan@region.example"), "contact-changed"),
        ("parties__1__dpo__name", Term("Någon annan"), "dpo-changed"),
        ("parties__0__orgnr", None, "party-changed"),
        ("clauses__0__heading", Line("Annat"), "clause-changed"),
        ("clauses__2__clauses__0__text", Text("Annat."), "clause-changed"),
        ("clauses__1__number", None, "layout"),
        ("clauses__2__clauses__1__alternatives__1__text", Text("Annat."), "internal"),
        ("clauses__2__clauses__1__alternatives__0__text", Text("Annat."), "clause-changed"),
        ("version", Term("2.0"), "particulars"),
        ("date", Day("2026-06-01"), "particulars"),
        ("reference", Term("HS 2026/500"), "particulars"),
        ("regions", (), "internal"),
        ("signed__0__date", Day("2026-06-01"), "signatures"),
    ],
)
def test_each_fact_has_its_kind(example: Agreement, edited: Edited, path: str, value: Any, kind: str) -> None:
    assert kinds(example, edited(**{path: value})) == [kind]


def test_permission_widened_is_weaker(example: Agreement, edited: Edited) -> None:
    specific = edited(authorisation__mode=type(example.authorisation.mode)("specific"))  # type: ignore[union-attr]
    assert kinds(specific, example) == ["authorisation-weaker"]
    assert only(example, specific).words == "Förhandstillståndet är ändrat."


def test_days_are_told_with_their_unit(example: Agreement, edited: Edited) -> None:
    one = only(example, edited(authorisation__objection_days=Whole("10")))
    assert one.words == "Tiden för invändningar mot nya underbiträden blir kortare."
    assert (one.old, one.new) == ("20\u00a0dagar", "10\u00a0dagar")


def test_new_types_of_data_are_told_by_what_the_law_says_of_them(example: Agreement, edited: Edited) -> None:
    assert example.data_types
    kind = type(example.data_types.items[0].types[0].kind)
    more = [
        DataType(id=Id(word), name=Term(word), kind=kind(class_))
        for word, class_ in (("kön", "ordinary"), ("längd", "ordinary"), ("dna", "sensitive"), ("domar", "criminal"))
    ]
    old = example.data_types.items[1].types
    found = told(example, edited(data_types__items__1__types=(*old, *more)))
    assert [one.words.partition(": ")[2] for one in found] == [
        "tillkommer kön och längd.",
        "tillkommer dna (känsliga personuppgifter).",
        "tillkommer domar (uppgifter om lagöverträdelser).",
    ]
    assert [one.cited for one in found] == ["GDPR art. 28(3)", "GDPR art. 9, 28(3)", "GDPR art. 10, 28(3)"]


def test_a_group_of_types_is_told_by_its_types(example: Agreement, edited: Edited) -> None:
    assert example.data_types
    found = told(example, edited(data_types__items=example.data_types.items[1:]))
    assert {str(one.kind) for one in found} == {"data-type-ended"}
    assert found[0].words.startswith("Personuppgifter om Patienter: utgår namn, ")
    assert found[1].cited == "GDPR art. 28(3), 87; 2018:218"


def test_measures_that_come_and_go(example: Agreement, edited: Edited) -> None:
    assert example.security_measures
    one = only(example, edited(security_measures__items=example.security_measures.items[1:]))
    assert (one.kind, one.words) == ("measure-ended", "Säkerhetsåtgärd som utgår: Kryptering.")
    assert one.kind.wording.startswith("svagare skydd")
    assert one.old == example.security_measures.items[0].text


def test_transfers_that_come_and_go(example: Agreement, edited: Edited) -> None:
    assert example.transfers
    new = Transfer(id=Id("ny"), importer=Term("Ceylon Care Ltd"), country=Country("LK"))
    found = told(example, edited(transfers__items=(example.transfers.items[0], new)))
    assert [str(one.kind) for one in found] == ["transfer-ended", "transfer-new", "country-new"]
    assert found[1].words == "Ny överföring till tredje land: Ceylon Care Ltd."
    assert found[1].new == "Land: Sri Lanka"


def test_clauses_within_clauses(example: Agreement, edited: Edited) -> None:
    inner = Clause(id=Id("intyg"), heading=Line("Intyg"), text=Text("Ett intyg lämnas."))
    made = edited(clauses__2__clauses=(*example.clauses[2].clauses, inner))
    one = only(example, made)
    assert (one.kind, one.words) == ("clause-new", "Klausulen Granskning, ny klausul: Intyg.")
    assert one.new == "Ett intyg lämnas."
    gone = only(example, edited(clauses=example.clauses[:2]))
    assert gone.kind == "clause-ended"
    assert gone.old is not None
    assert "Underlag" in gone.old


def test_another_order_is_layout(example: Agreement, edited: Edited) -> None:
    assert kinds(example, edited(subprocessors__items=companies(example)[::-1])) == ["layout"]
    assert example.logging
    assert kinds(example, edited(logging__events=example.logging.events[::-1])) == ["layout"]


def test_a_typo_is_editorial_and_says_so(example: Agreement, edited: Edited) -> None:
    assert example.security_measures
    text = example.security_measures.items[0].text
    one = only(example, edited(security_measures__items__0__text=Text(text.replace("lagras", "lagrras"))))
    assert (one.kind, one.severity, one.law) == ("wording", "editorial", None)
    assert one.words == "Säkerhetsåtgärden Kryptering: texten, ändring av stavning."


def test_a_fact_that_no_table_knows_is_told_as_another_change() -> None:
    from pubdocs.amendments.rules import fact_at

    assert fact_at("something.new").kind == "other"


def test_articles_in_both_ways() -> None:
    assert cited(("28(4)", "V", "5(1)(e)", "HSLF-FS 2016:40")) == "GDPR art. 5(1)(e), 28(4), ch. V; HSLF-FS 2016:40"
    assert in_swedish(("28(3)(c)", "32")) == "artikel\u00a028.3\u00a0c och 32 i dataskyddsförordningen"
    assert in_swedish(("V",)) == "kapitel\u00a0V i dataskyddsförordningen"
    assert cited(()) == in_swedish(()) == ""
