"""Swedish wording."""

import datetime

import pytest
from babel import Locale

from pubdocs.agreement.wording import same_words, written_out


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2022-11-14", "14\u00a0november 2022"),
        ("2026-01-01", "1\u00a0januari 2026"),
        ("1999-12-31", "31\u00a0december 1999"),
    ],
)
def test_a_day_in_running_text(day: str, words: str) -> None:
    assert written_out(datetime.date.fromisoformat(day)) == words


def test_every_month_has_its_name() -> None:
    months = [written_out(datetime.date(2026, month, 1)).split()[1] for month in range(1, 13)]
    assert months == [Locale("sv").months["format"]["wide"][month] for month in range(1, 13)]


@pytest.mark.parametrize(("one", "other"), [("a b", "a\u00a0b"), (" a\n\tb ", "a b"), ("a\u202fb", "a b")])
def test_the_same_words(one: str, other: str) -> None:
    assert same_words(one) == same_words(other)


def test_other_words() -> None:
    assert same_words("ab") != same_words("a b")
