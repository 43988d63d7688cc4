"""What is only spaces, signs or spelling; and what looks so and is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubdocs.amendments.editorial import SIGNS, SPACES, SPELLING, editorial

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("inom 30 dagar", f"inom 30{NBSP}dagar", SPACES),
        ("Vid fel hantering kan stöd behövas", "Vid felhantering kan stöd behövas", SPACES),
        ("ett stycke\n\ntill", "ett stycke till", SPACES),
        ("200 000 personer", f"200{NBSP}000 personer", SPACES),
        ("200000 personer", "200 000 personer", SPACES),
        ("HSA-ID", "HSA-id", SIGNS),
        ("2015-2020", "2015–2020", SIGNS),
        ('kallas "Tjänsten".', "kallas ”Tjänsten”", SIGNS),
        ("tredjeland", "Tredje land", SIGNS),
        ("de lagirng som sker", "de lagring som sker", None),  # two letters apart
        ("all lagrign av uppgifter", "all lagring av uppgifter", SPELLING),
        ("med tilgång till", "med tillgång till", SPELLING),
        ("utan drojsmål", "utan dröjsmål", SPELLING),
        ("personupgiftsbiträdet ska", "personuppgiftsbiträdet ska", SPELLING),
        ("säkerhetsåtgäder vidtas", "säkerhetsåtgärder vidtas", SPELLING),
    ],
)
def test_editorial(old: str, new: str, reason: object) -> None:
    assert editorial(old, new) is editorial(new, old)
    if reason is not None:
        assert editorial(old, new) is reason


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("uppgifterna lagras", "uppgifterna lagras inte"),
        ("inte", "ej"),
        ("ingen har tillgång", "Ingela har tillgång"),
        ("inom 30 dagar", "inom 20 dagar"),
        ("inom 1 2 dagar", "inom 12 dagar"),
        ("tio år", "två år"),
        ("minst fem", "högst fem"),
        ("uppgifterna krypteras", "uppgifterna okrypteras"),
        ("krypterade kopior", "okrypterade kopior"),
        ("lämplig nivå", "olämplig nivå"),
        ("uppgifter ändras", "uppgifter andras"),
        ("högre nivå", "lägre nivå"),
        ("interna nät", "externa nät"),
        ("uppgifter bevaras", "uppgifter bevakas"),
        ("personer", "personen"),
        ("bolaget Healtcare", "bolaget Healthcare"),  # a name
        ("inloggning krävs", "utloggning krävs"),
        ("anslutning sker", "avslutning sker"),
        ("vård, omsorg", "vård omsorg"),  # a comma may mean something
        ("AES-256", "AES-128"),
        ("skriv till a@x.se", "skriv till b@x.se"),
    ],
)
def test_substantive(old: str, new: str) -> None:
    assert editorial(old, new) is None
    assert editorial(new, old) is None


@given(st.text("abcåäö 12.,-", max_size=20), st.text("abcåäö 12.,-", max_size=20))
def test_it_is_the_same_from_either_side(old: str, new: str) -> None:
    assert editorial(old, new) is editorial(new, old)


@given(st.text(max_size=40))
def test_no_text_differs_from_itself(text: str) -> None:
    assert editorial(text, text) is SPACES
