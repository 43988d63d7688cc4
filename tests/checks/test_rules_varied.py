"""Rules asked by chance: any fault of a kind is told by its rule alone, and no lawful change is told of.

As in test_rules, the well-made agreement is changed as text and goes the whole road; here the values are drawn.
"""

import string
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pubdocs.agreement.countries import COUNTRIES
from pubdocs.agreement.lexicon import Words
from pubdocs.cache import Cache
from pubdocs.checks.c34_names_and_numbers import passes_luhn
from pubdocs.source.reference import lexicon, reference
from tests.checks.wellmade import AGREEMENT, changed, check, told

Draw = Callable[[st.SearchStrategy[Any]], Any]
Projects = tuple[Path, Cache]

KNOWN, WORDS = reference(), lexicon()
DAY = "2026-03-02"
THIRD = sorted(country for country in COUNTRIES if not KNOWN.in_eea(country))
INSIDE = sorted(country for country in COUNTRIES if KNOWN.in_eea(country))
IN_FORCE = {
    one.country: one for one in KNOWN.decisions if (one.valid_from or "") <= DAY and not (one.valid_to or "9") < DAY
}
NAMES = ("Älvbrynets Drift AB", "Fjordvakt Brukerstøtte AS", "Kaveri Ridge Software Private Ltd", "Region Gävleborg")
LETTERS = string.ascii_lowercase + "åäö"
COMPANY = """\
- id: nytt-bolag
  name: Nytt Bolag AB
  purpose: Trycka kallelser.
  address: Gatan 1
  contact:
    name: Kundtjänst
  established: [SE]
  access: [SE]
  agreement: signed
"""


def replaced(old: str, new: str, text: str = AGREEMENT, *, every: bool = False) -> str:
    assert old in text, old
    return text.replace(old, new) if every else text.replace(old, new, 1)


def said(words: str) -> str:
    """The agreement with some words more in a free text, in a paragraph of their own."""
    return replaced("other_instructions: |\n", f"other_instructions: |\n  {words}\n\n")


def words_of(words: Words, *, without: tuple[str, ...] = ()) -> st.SearchStrategy[str]:
    """One of a list's words as it may stand in a text."""
    return st.sampled_from([str(word).strip("*") for word in words if word not in without])


def of_third_countries(*, without: tuple[str, ...] = ()) -> st.SearchStrategy[str]:
    return st.sampled_from([country for country in THIRD if country not in without])


def day(draw: Draw, first: int, last: int) -> str:
    """A day of 2026, by the month's number."""
    return f"2026-{draw(st.integers(first, last)):02}-{draw(st.integers(1, 28)):02}"


def slip(draw: Draw, name: str) -> str:
    """A name with one letter missing, doubled, wrong, or two that have changed places."""
    at = draw(st.integers(1, len(name) - 3))
    kind = draw(st.sampled_from(["missing", "doubled", "wrong", "swapped"]))
    letter = draw(st.sampled_from(LETTERS))
    middle = {"missing": "", "doubled": name[at] * 2, "wrong": letter, "swapped": name[at + 1] + name[at]}[kind]
    misspelt = name[:at] + middle + name[at + (2 if kind == "swapped" else 1) :]
    assume(misspelt.casefold() != name.casefold() and " " not in (name[at], name[at + 1]))
    return misspelt


def c11(draw: Draw) -> str:
    classes = ("pseudonymisation-encryption", "confidentiality-integrity-availability", "restoration", "testing")
    return replaced(f"category: {draw(st.sampled_from(classes))}", "category: storage")


def c12(draw: Draw) -> str:
    return replaced("inom 15 minuter", f"inom 15 minuter, efter {draw(words_of(WORDS.generic))}")


def c15(draw: Draw) -> str:
    return replaced("agreement: signed", f"agreement: {draw(st.sampled_from(['none', 'drafted']))}")


def c16(draw: Draw) -> str:
    less = draw(st.sampled_from(["  address: Gatan 1\n", "  contact:\n    name: Kundtjänst\n"]))
    return changed(AGREEMENT, {"subprocessor": COMPANY.replace(less, "")})


def c17(draw: Draw) -> str:
    country = draw(of_third_countries(without=("IN", "CA")))
    activity = draw(st.sampled_from(["bearbetning", "utskrift", "registrering", "granskning"]))
    return changed(AGREEMENT, {"location": f"- {{id: ny, activity: {activity}, country: {country}}}"})


def c19(draw: Draw) -> str:
    country = draw(of_third_countries(without=("IN", *IN_FORCE)))
    text = replaced("country: CA", f"country: {country}", every=True)
    return replaced("[CA]", f"[{country}]", replaced("      decision: 2002/2/EG\n", "", text), every=True)


def c21(draw: Draw) -> str:
    return replaced("| 24 timmar |", f"| {draw(st.integers(73, 999))} timmar |")


def c30(draw: Draw) -> str:
    years = draw(st.sampled_from(["ett år", "två år", "tre år", "fyra år", "1 år", "18 månader", "30 dagar"]))
    return replaced("tio år från det att loggposten skapades", years, every=True)


def c34(draw: Draw) -> str:
    number = f"55{draw(st.integers(20, 99))}{draw(st.integers(10, 99))}-{draw(st.integers(0, 9999)):04}"
    assume(not passes_luhn(number))
    return replaced("halsocentral # resten", f"halsocentral\n    orgnr: {number} # resten")


def c38(draw: Draw) -> str:
    size, words = draw(st.integers(4, 30)), draw(st.text(LETTERS + " ", min_size=1, max_size=20))
    forms = [f"[{words}]", "X" * draw(st.integers(2, 6)), "." * size, "_" * size, "…" * draw(st.integers(2, 9)), "[…]"]
    return replaced("inom 15 minuter", f"inom {draw(st.sampled_from(forms))} minuter")


def x01(draw: Draw) -> str:
    form = draw(st.sampled_from(["AB", "AS", "GmbH", "Ltd", "Inc.", "A/S", "Oy"]))
    name = f"{draw(st.text(LETTERS, min_size=3, max_size=8)).capitalize()} Data {form}"
    return replaced(
        "Mottagarna är Underbiträden och står", f"Även {name} kan se dem. Mottagarna är Underbiträden och står"
    )


def x02(draw: Draw) -> str:
    country = draw(of_third_countries())
    return changed(AGREEMENT, {"subprocessor": COMPANY.replace("access: [SE]", f"access: [{country}]")})


def x05(draw: Draw) -> str:
    one = draw(st.sampled_from(KNOWN.repealed))
    return said(f"Överföringen vilade på {draw(st.sampled_from([one.instrument, one.name]))}.")


def x07(draw: Draw) -> str:
    return said(f"Parterna är överens: {draw(words_of(WORDS.none_transferred))}.")


def x09(draw: Draw) -> str:
    country = draw(of_third_countries(without=("IN", "CA")))
    activity = draw(words_of(WORDS.support, without=("fjärr*",)))
    return changed(AGREEMENT, {"location": f"- {{id: ny, activity: {activity}, country: {country}}}"})


def x10(draw: Draw) -> str:
    place = draw(st.sampled_from([*WORDS.within_sweden, *WORDS.within_eea]))
    old = "Patientjournalen lagras i Sverige, liksom säkerhetskopiorna av den."
    return replaced(
        old, f"Personuppgifterna behandlas {draw(st.sampled_from(['endast', 'uteslutande', 'bara']))} {place}."
    )


def x11(draw: Draw) -> str:
    others = ("barn", "elever", "konsulter", "studenter", "tolkar", "besokare", "medborgare", "remittenter")
    return replaced("    - vardnadshavare\n", f"    - vardnadshavare\n    - {draw(st.sampled_from(others))}\n")


def x15(draw: Draw) -> str:
    others = ("fotografi", "ip-adress", "adressuppgifter", "sprak", "fodelsedatum", "ljudinspelning", "behorigheter")
    return replaced("data: [namn, anvandarnamn, e-postadress]", f"data: [namn, {draw(st.sampled_from(others))}]")


def x17(draw: Draw) -> str:
    words = draw(st.lists(st.text(LETTERS, min_size=3, max_size=9), min_size=4, max_size=8))
    text = changed(changed(AGREEMENT, {"without": "handling_requirements"}), {"without": "other_instructions"})
    sentence = f"Personuppgiftsbiträdet {' '.join(words)}."
    return f"{text}\nhandling_requirements: {sentence}\nother_instructions: {sentence}\n"


def x18(draw: Draw) -> str:
    text = changed(AGREEMENT, {"without": "handling_requirements"})
    begins = draw(words_of(WORDS.delegating)).capitalize()
    document = draw(st.sampled_from(["uppdragsspecifikationen", "huvudavtalet", "bilagan om vård", "rutinerna"]))
    return f"{text}\nhandling_requirements: {begins} {document}.\n"


def x26(draw: Draw) -> str:
    return said(f"Frågor besvaras av {slip(draw, draw(st.sampled_from(NAMES)))} varje dag.")


def x27(draw: Draw) -> str:
    spellings = [word for one in WORDS.spellings if one.wrong for word in one.others]
    return said(f"Här gäller {draw(st.sampled_from(spellings))} som annars.")


def x28(draw: Draw) -> str:
    return said(f"Här gäller {draw(st.sampled_from([word for one in WORDS.stale for word in one.words]))} som förut.")


def x29(draw: Draw) -> str:
    if draw(st.booleans()):
        return replaced("period: 30 dagar", f"period: {draw(st.integers(61, 900))} dagar")
    return replaced("skrivs över efter 30 dagar", f"skrivs över efter {draw(st.integers(2, 29))} dagar")


def x30(draw: Draw) -> str:
    hours = draw(st.integers(1, 72))
    assume(hours != 24)
    return said(f"En incident anmäls inom {hours} timmar.")


def x32(draw: Draw) -> str:
    text = replaced("      Parterna övar", "      Parterna gör så här.\n\n      Övningar OCH.\n\n      Parterna övar")
    text = replaced("    text: >-\n      Parterna gör", "    text: |\n      Parterna gör", text)
    return replaced("OCH", draw(words_of(WORDS.not_applicable)), text)


def x34(draw: Draw) -> str:
    text = changed(AGREEMENT, {"without": "handling_requirements"})
    return f"{text}\nhandling_requirements: {draw(words_of(WORDS.prompts)).capitalize()} särskilda krav\n"


def x37(draw: Draw) -> str:
    region = draw(st.sampled_from([one for one in KNOWN.regions if one.id != "gavleborg"]))
    return replaced("  - id: gavleborg # namn", f"  - id: gavleborg\n    orgnr: {region.orgnr} # namn")


def x38(draw: Draw) -> str:
    """The sub-processor is approved in February and the document dated in March; other days are drawn."""
    days = "approved: 2026-02-16\n      start: 2026-04-01\n      end: 2028-03-31"
    early = f"2025-{draw(st.integers(1, 12)):02}-{draw(st.integers(1, 28)):02}"
    wrong = draw(
        st.sampled_from(
            [
                days.replace("start: 2026-04-01", f"start: {early}"),
                days.replace("end: 2028-03-31", f"end: {early}"),
                days.replace("approved: 2026-02-16", f"approved: {day(draw, 4, 4)}").replace(
                    "2026-04-01", "2026-05-01"
                ),
            ]
        )
    )
    return replaced(days, wrong)


def x39(draw: Draw) -> str:
    purpose = "purpose: Skicka påminnelser om bokade besök"
    return replaced(purpose, f"{purpose}, och {draw(words_of(WORDS.own_purposes))}")


def x44(draw: Draw) -> str:
    words = {language.name: [str(word).strip("*") for word in language.words] for language in WORDS.languages}
    foreign = draw(st.lists(st.sampled_from(draw(st.sampled_from([*words.values()]))), min_size=3, max_size=6))
    return replaced("    heading: Granskning\n", f"    heading: Kapitel {' '.join(foreign)}\n")


BROKEN = {
    name.upper(): function
    for name, function in globals().items()
    if len(name) == 3 and name[0] in "cx" and name[1:].isdigit()
}
VARIED = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@pytest.mark.parametrize("rule", sorted(BROKEN))
@VARIED
@given(data=st.data())
def test_any_such_fault_is_told_by_its_rule_alone(projects: Projects, rule: str, data: st.DataObject) -> None:
    found = check(projects, BROKEN[rule](data.draw))
    assert set(told(found)) == {rule}


@settings(VARIED, max_examples=40)
@given(data=st.data())
def test_no_change_that_keeps_all_in_order_is_told_of(projects: Projects, data: st.DataObject) -> None:
    text = AGREEMENT
    for change in data.draw(st.lists(st.sampled_from(LAWFUL), min_size=1, unique=True)):
        text = change(text, data.draw)
    assert check(projects, text) == ()


def another_country_with_a_decision(text: str, draw: Draw) -> str:
    decision = draw(st.sampled_from(sorted(IN_FORCE.values(), key=str)))
    text = replaced("country: CA", f"country: {decision.country}", text, every=True)
    text = replaced("[CA]", f"[{decision.country}]", text, every=True)
    text = replaced("decision: 2002/2/EG", f"decision: {decision.instrument}", text)
    scope = "      scope: mottagaren är en kommersiell organisation som omfattas av den kanadensiska lagen PIPEDA\n"
    return text if decision.partial else replaced(scope, "", text)


def another_country_with_clauses(text: str, draw: Draw) -> str:
    country = draw(of_third_countries())
    return replaced(
        "[IN]", f"[{country}]", replaced("country: IN", f"country: {country}", text, every=True), every=True
    )


def another_country_inside(text: str, draw: Draw) -> str:
    country = draw(st.sampled_from(INSIDE))
    text = replaced("country: NO", f"country: {country}", text)
    return replaced("established: [NO]\n      access: [NO, SE]", f"established: [SE]\n      access: [{country}]", text)


def another_region(text: str, draw: Draw) -> str:
    region = draw(st.sampled_from(KNOWN.regions))
    return text.replace("  - id: gavleborg #", f"  - id: {region.id} #").replace(
        "party: gavleborg", f"party: {region.id}"
    )


def another_company(text: str, draw: Draw) -> str:
    digits = f"55{draw(st.integers(20, 99))}{draw(st.integers(10, 99))}{draw(st.integers(0, 999)):03}"
    number = next(digits + last for last in string.digits if passes_luhn(digits + last))
    name = f"{draw(st.text(LETTERS, min_size=4, max_size=10)).capitalize()} Vårdcentral AB"
    new = f"halsocentral\n    name: {name}\n    orgnr: {number[:6]}-{number[6:]} # resten"
    return replaced("halsocentral # resten", new, text)


def other_periods(text: str, draw: Draw) -> str:
    backups, logs, hours = draw(st.integers(1, 60)), draw(st.integers(5, 30)), draw(st.integers(1, 72))
    text = replaced("skrivs över efter 30 dagar", f"skrivs över efter {backups} dagar", text)
    text = replaced("period: 30 dagar", f"period: {backups} dagar", text)
    text = replaced("tio år från det att loggposten skapades", f"{logs} år från loggningen", text, every=True)
    text = replaced("period: tio år efter", f"period: {draw(st.integers(10, 70))} år efter", text)
    return replaced("| 24 timmar |", f"| {hours} timmar |", text)


def other_terms(text: str, draw: Draw) -> str:
    text = replaced("notice_days: 30", f"notice_days: {draw(st.integers(1, 90))}", text)
    text = replaced("objection_days: 20", f"objection_days: {draw(st.integers(1, 90))}", text)
    return replaced("version: 1.0", f"version: {draw(st.integers(1, 9))}.{draw(st.integers(0, 20))}", text)


def other_days(text: str, draw: Draw) -> str:
    text = replaced("start: 2026-04-01", f"start: {day(draw, 3, 12)}", text, every=True)
    text = replaced("approved: 2026-02-16", f"approved: {day(draw, 1, 2)}", text, every=True)
    return replaced("end: 2028-03-31", f"end: 2027-{draw(st.integers(1, 12)):02}-01", text)


def more_types(text: str, draw: Draw) -> str:
    ordinary = ("fotografi", "ip-adress", "underskrift", "sprak", "fodelsedatum", "behorigheter", "arbetsplats")
    more = draw(st.lists(st.sampled_from(ordinary), min_size=1, unique=True))
    text = replaced("- hsa-id\n", "- hsa-id\n" + "".join(f"        - {id_}\n" for id_ in more), text)
    return replaced("data: [namn, anvandarnamn", f"data: [{draw(st.sampled_from(more))}, anvandarnamn", text)


def another_sensitive_type(text: str, draw: Draw) -> str:
    sensitive = ("remisser", "vaccinationer", "genetiska-uppgifter", "overkanslighet", "bilddiagnostik", "sexualliv")
    return replaced("        - diagnoser\n", f"        - {draw(st.sampled_from(sensitive))}\n", text)


def another_category(text: str, draw: Draw) -> str:
    category = draw(st.sampled_from(["barn", "elever", "konsulter", "studenter", "tolkar", "donatorer"]))
    text = replaced("    - vardnadshavare\n", f"    - {category}\n", text)
    return replaced("vardnadshavare]", f"{category}]", text)


LAWFUL = [
    another_country_with_a_decision,
    another_country_with_clauses,
    another_country_inside,
    another_region,
    another_company,
    other_periods,
    other_terms,
    other_days,
    more_types,
    another_sensitive_type,
    another_category,
]
