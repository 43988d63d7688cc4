"""What pubdocs knows beforehand: regions, EEA, adequacy decisions."""

import datetime

import pytest

from pubdocs.source.reference import reference, region_nodes


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_there_are_21_regions_with_sound_organisation_numbers() -> None:
    regions = reference().regions
    assert len({region.id for region in regions}) == len({region.code for region in regions}) == 21
    for region in regions:
        assert region.orgnr is not None
        assert _luhn(region.orgnr.replace("-", ""))
        assert region.genitive is not None
        assert region.genitive.startswith(region.name)
    assert set(region_nodes()) == {region.id for region in regions}


def _luhn(digits: str) -> bool:
    doubled = [int(d) * (2 - i % 2) for i, d in enumerate(digits)]
    return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0


def test_a_region_is_found_by_its_id() -> None:
    region = reference().region("vastra-gotaland")
    assert region is not None
    assert region.genitive == "Västra Götalandsregionens"
    assert reference().region("atlantis") is None


@pytest.mark.parametrize(
    ("country", "inside"),
    [("SE", True), ("NO", True), ("LI", True), ("AX", True), ("RE", True), ("CH", False), ("GB", False), ("GL", False)],
)
def test_the_eea_with_the_territories_of_the_union(country: str, inside: bool) -> None:
    assert reference().in_eea(country) is inside


@pytest.mark.parametrize(
    ("country", "on", "instrument"),
    [
        ("CH", "2005-01-01", "2000/518/EG"),
        ("GB", "2020-12-31", None),
        ("GB", "2024-05-01", "(EU) 2021/1772"),
        ("GB", "2025-12-24", "C(2025) 8771"),
        ("GB", "2031-12-27", "C(2025) 8771"),
        ("GB", "2031-12-28", None),
        ("US", "2023-07-09", None),
        ("US", "2023-07-10", "(EU) 2023/1795"),
        ("BR", "2026-01-25", None),
        ("IN", "2026-03-02", None),
        ("SE", "2026-03-02", None),
    ],
)
def test_adequacy_is_judged_at_the_day(country: str, on: str, instrument: str | None) -> None:
    decision = reference().adequacy(country, day(on))
    assert (decision.instrument if decision else None) == instrument


def test_a_partial_decision_says_for_whom_it_holds() -> None:
    decision = reference().adequacy("CA", day("2026-03-02"))
    assert decision is not None
    assert decision.partial == "kommersiella organisationer under PIPEDA"


@pytest.mark.parametrize(
    ("text", "on", "stale"),
    [
        ("Privacy Shield", "2020-07-17", True),
        ("Privacy Shield", "2020-07-16", False),
        ("kommissionens beslut (EU)\u00a02016/1250", "2026-01-01", True),
        ("beslut 2010/87/EU", "2022-12-28", True),
        ("beslut 2001/497/EU", "2026-01-01", True),
        ("(EU) 2021/914", "2026-01-01", False),
    ],
)
def test_repealed_instruments_are_known_by_number_and_name(text: str, on: str, stale: bool) -> None:
    assert (reference().stale(text, day(on)) is not None) is stale
