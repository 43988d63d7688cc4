"""Which of two lengths of time is the longer."""

import pytest

from pubdocs.amendments.periods import hours, longer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tio år från det att loggposten skapades", 10 * 8766),
        ("30\u00a0dagar", 720),
        ("ett dygn; de hämtas på nytt", 24),
        ("Högst två veckor", 336),
        ("fem arbetsdagar", None),
        ("tio år, eller fem år", None),
        ("så länge avtalet gäller", None),
        ("1,5 år", None),
    ],
)
def test_hours(text: str, expected: float | None) -> None:
    assert hours(text) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("tio år", "fem år", -1),
        ("24 timmar", "två dygn", 1),
        ("ett dygn", "24 timmar", 0),
        ("minst tio år", "högst elva år", 0),
        ("30 dagar", "30 dagar efter besöket", 0),
        ("en månad", "30 dagar", -1),
    ],
)
def test_longer(old: str, new: str, expected: int) -> None:
    assert longer(old, new) == expected
    assert longer(new, old) == -expected
