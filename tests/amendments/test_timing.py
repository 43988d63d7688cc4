"""The days of a notice."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from pubdocs.agreement.codes import AuthorisationMode
from pubdocs.agreement.model import Agreement, Authorisation
from pubdocs.agreement.values import Day, Whole
from pubdocs.amendments.notice import Coming
from pubdocs.amendments.timing import Asked, Days, Subject, days_of, months_after
from pubdocs.diagnostics import Fault

Edited = Callable[..., Agreement]
SUBJECT = Subject("data/agreements/x.yaml", substantive=True)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-12-31", 3, "2027-03-31"),
        ("2026-03-31", 3, "2026-06-30"),
        ("2026-10-31", 1, "2026-11-30"),
        ("2026-01-15", 12, "2027-01-15"),
        ("9999-11-30", 3, "9999-12-31"),
    ],
)
def test_months_end_on_their_last_day_at_the_latest(day: str, months: int, expected: str) -> None:
    assert months_after(datetime.date.fromisoformat(day), months).isoformat() == expected


def company(example: Agreement, start: str | None = None) -> tuple[Coming, ...]:
    assert example.subprocessors
    one = example.subprocessors.items[0]
    made = type(one)(**{**one.__dict__, "start": Day(start) if start else None})
    return (Coming(made, None, ()),)


def days(old: Agreement, new: Agreement, coming: tuple[Coming, ...] = (), **asked: str) -> Days:
    return days_of(old, new, coming, Asked(**{name: Day(day) for name, day in asked.items()}), SUBJECT)


def codes(*args: Any, **asked: str) -> list[str]:
    with pytest.raises(Fault) as caught:
        days(*args, **asked)
    return [one.code for one in caught.value.diagnostics]


def test_the_time_to_object_is_counted_from_the_day_of_the_notice(example: Agreement, edited: Edited) -> None:
    found = days(example, edited(date=Day("2026-06-01")), company(example))
    assert (found.date, found.decided, found.last_day) == ("2026-06-01", "2026-06-01", "2026-06-21")
    assert found.effective == "2026-09-01"
    assert days(example, example, company(example), date="2028-02-20").last_day == "2028-03-11"


def test_a_long_notice_puts_off_the_day_of_effect(example: Agreement, edited: Edited) -> None:
    old = edited(authorisation__notice_days=Whole("120"))
    assert days(old, old, company(example), date="2026-06-01").effective == "2026-09-29"
    assert days(old, old, date="2026-06-01").effective == "2026-09-01"


def test_editorial_changes_hold_at_once(example: Agreement) -> None:
    found = days_of(example, example, (), Asked(Day("2026-06-01")), SUBJECT._replace(substantive=False))
    assert (found.effective, found.last_day) == ("2026-06-01", None)


def test_what_is_agreed_so_far_decides(example: Agreement, edited: Edited) -> None:
    """A change that gives less time to object does not hold for itself."""
    new = edited(date=Day("2026-06-01"), authorisation__objection_days=Whole("5"))
    assert days(example, new, company(example)).last_day == "2026-06-21"
    assert days(edited(authorisation=None), new, company(example)).last_day == "2026-06-06"


def test_with_a_specific_authorisation_there_is_no_last_day(example: Agreement, edited: Edited) -> None:
    old = edited(authorisation=Authorisation(mode=AuthorisationMode("specific"), objection_days=Whole("10")))
    found = days(old, old, company(example, "2026-06-02"), date="2026-06-01")
    assert (found.last_day, found.objection_days) == (None, None)


def test_the_notice_needs_a_day_of_its_own(example: Agreement, edited: Edited) -> None:
    assert codes(example, example) == ["notice.no-date"]
    assert codes(example, edited(date=None)) == ["notice.no-date"]
    found = days(example, example, date="2026-06-01", decided="2026-05-20", effective="2026-07-01")
    assert found[:3] == ("2026-06-01", "2026-05-20", "2026-07-01")


def test_a_company_must_be_authorised_in_some_way(example: Agreement, edited: Edited) -> None:
    old = edited(authorisation=None)
    found = days(old, old, company(example, "2026-06-02"), date="2026-06-01")
    assert (found.last_day, found.objection_days) == (None, None)  # as with a specific one
    old = edited(authorisation__objection_days=None)
    assert codes(old, old, company(example), date="2026-06-01") == ["notice.no-objection-days"]


@pytest.mark.parametrize(("start", "right"), [("2026-06-30", False), ("2026-07-01", True)])
def test_a_company_begins_after_the_notice(example: Agreement, start: str, right: bool) -> None:
    if right:
        assert days(example, example, company(example, start), date="2026-06-01")
    else:
        assert codes(example, example, company(example, start), date="2026-06-01") == ["notice.too-soon"]


@pytest.mark.parametrize(("start", "right"), [("2026-08-30", False), ("2026-08-31", True)])
def test_a_company_begins_after_the_last_day_to_object(
    example: Agreement, edited: Edited, start: str, right: bool
) -> None:
    old = edited(authorisation__objection_days=Whole("90"))
    if right:
        assert days(old, old, company(example, start), date="2026-06-01")
    else:
        assert codes(old, old, company(example, start), date="2026-06-01") == ["notice.too-soon"]


def test_nothing_takes_effect_before_it_is_told_of(example: Agreement) -> None:
    assert codes(example, example, date="2026-06-01", effective="2026-05-31") == ["notice.too-soon"]


def test_a_time_without_end_is_told(example: Agreement, edited: Edited) -> None:
    old = edited(authorisation__objection_days=Whole("999999999"))
    assert codes(old, old, company(example), date="2026-06-01") == ["notice.too-far"]
