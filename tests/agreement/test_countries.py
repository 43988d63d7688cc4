"""The table of countries, against CLDR as Babel carries it."""

import pytest
from babel import Locale

from pubdocs.agreement.countries import COUNTRIES, code_of
from pubdocs.agreement.values import Country

# CLDR's table also holds regions that are no ISO 3166-1 country (domain/reference: country_names).
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}


def test_the_names_are_those_of_cldr() -> None:
    territories = Locale("sv").territories
    assert {code: name for code, name in territories.items() if len(code) == 2 and code not in NOT_ISO} == COUNTRIES
    assert len(COUNTRIES) == 249


def test_a_country_prints_its_swedish_name() -> None:
    assert Country("IN").wording == "Indien"


@pytest.mark.parametrize(
    ("text", "code"), [("Indien", "IN"), ("Germany", "DE"), (" sverige ", "SE"), ("no", "NO"), ("Kosovo", None)]
)
def test_a_country_is_known_by_its_names(text: str, code: str | None) -> None:
    assert code_of(text) == code
