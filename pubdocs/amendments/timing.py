"""The days of a notice: when it is given, when its changes take effect, until when the controller may object.

Days are calendar days, counted from the day after the notice, whatever day of the week the last one is. What is
statutory is only that the controller has the time to object (GDPR art. 28(2)); how long follows from the agreement.
"""

import datetime
from calendar import monthrange
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pubdocs.agreement.model import Agreement, Authorisation
from pubdocs.agreement.values import Day, Whole
from pubdocs.amendments.notice import Coming, authorisation_in_force
from pubdocs.diagnostics import Diagnostic, Fault, Message, Span, msg

MONTHS = 3
"""Months from the notice of a substantive change until it takes effect, where nothing else is said (domain/forms)."""
LAW = "art. 28.2 dataskyddsförordningen"


class Asked(NamedTuple):
    """The days that the user gave; None for those to be worked out."""

    date: Day | None = None
    decided: Day | None = None
    effective: Day | None = None


NO_DAYS = Asked()


class Subject(NamedTuple):
    """What a notice is about: the file where the agreement stands, and whether any of its changes is substantive."""

    file: str
    substantive: bool


class Days(NamedTuple):
    """The days of a notice; `last_day` and `objection_days` where the controller may object."""

    date: Day
    decided: Day
    effective: Day
    last_day: Day | None = None
    objection_days: Whole | None = None


def days_of(old: Agreement, new: Agreement, coming: Sequence[Coming], asked: Asked, subject: Subject) -> Days:
    """The days of a notice about what has become of an agreement.

    The time to object is that which is agreed so far. Raises Fault: notice.no-date,
    notice.no-objection-days, notice.too-soon, notice.too-far.
    """
    own = new.date if new.date != old.date else None  # a date that was left as it was is not that of this version
    date = asked.date or own
    if date is None:
        message = msg("The notice needs a date: the agreement states none, or still that of the old version.")
        hint = msg("Give it with --date, or state date in the agreement.")
        place = (new.date.span if new.date else None) or Span(subject.file, 1, 1)
        raise Fault([Diagnostic("notice.no-date", message, place, hint)])
    authorisation = _authorised(authorisation_in_force(old, new), coming) if coming else None
    objection = authorisation.objection_days if authorisation else None
    last_day = None if objection is None else _day(after(date.date, int(objection)), objection.span)
    earliest = _earliest(date, authorisation)
    effective = asked.effective or _effective(date, earliest, substantive=subject.substantive)
    days = Days(date, asked.decided or own or date, effective, last_day, objection)
    found = [*_backwards(days), *_too_soon(days, earliest, coming)]
    if found:
        raise Fault(found)
    return days


def start_of(coming: Coming, days: Days) -> Day:
    """The first day of a company: its own, or that of the changes."""
    return coming.company.start or days.effective


def after(date: datetime.date, days: int) -> datetime.date:
    """The day so many days after another. Raises Fault (notice.too-far)."""
    try:
        return date + datetime.timedelta(days=days)
    except OverflowError:
        message = msg("{days} days from {date} is further than the calendar goes.", days=days, date=date)
        raise Fault([Diagnostic("notice.too-far", message)]) from None


def months_after(date: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last of that month if it has no such day."""
    count = date.year * 12 + date.month - 1 + months
    year, month = count // 12, count % 12 + 1
    if year > datetime.MAXYEAR:
        return datetime.date.max
    return datetime.date(year, month, min(date.day, monthrange(year, month)[1]))


def _authorised(authorisation: Authorisation | None, coming: Sequence[Coming]) -> Authorisation | None:
    """The general authorisation under which companies may be objected to; None if each needs an approval.

    So it does where the agreement does not say: without a general authorisation only a specific one is left
    (art. 28.2).
    """
    if authorisation is None or authorisation.mode == "specific":
        return None
    place = coming[0].company.id.span
    if authorisation.objection_days is None:
        message = msg("There is a new sub-processor, and the agreement does not say for how long one may object.")
        hint = msg("State objection_days in authorisation, in the old version too.")
        raise Fault([Diagnostic("notice.no-objection-days", message, place, hint, law=LAW)])
    return authorisation


def _earliest(date: Day, authorisation: Authorisation | None) -> datetime.date:
    """The first day on which a company may begin: after the notice, and when no objection can come any more."""
    if authorisation is None:
        return date.date
    notice, objection = (int(days or 0) for days in (authorisation.notice_days, authorisation.objection_days))
    return max(after(date.date, notice), after(date.date, objection + 1))


def _effective(date: Day, earliest: datetime.date, *, substantive: bool) -> Day:
    """Three months after the notice of a substantive change, or as late as the agreement wants; else at once."""
    return _day(max(months_after(date.date, MONTHS), earliest)) if substantive else date


def _backwards(days: Days) -> Iterator[Diagnostic]:
    if days.effective < days.date:
        message = msg(
            "The changes would take effect on {day}, before the notice of {date}.", day=days.effective, date=days.date
        )
        yield Diagnostic("notice.too-soon", message, days.effective.span, _other_days())


def _too_soon(days: Days, earliest: datetime.date, coming: Sequence[Coming]) -> Iterator[Diagnostic]:
    """Companies that would begin before the notice and the time to object have run out."""
    for one in coming:
        start = start_of(one, days)
        if start.date < earliest:
            message = msg(
                "{company} would begin on {start}; after a notice of {date} it can begin on {earliest}, no earlier.",
                company=one.company.name,
                start=start,
                date=days.date,
                earliest=earliest,
            )
            hint = _same_company() if one.replaces else _other_days()
            yield Diagnostic("notice.too-soon", message, start.span or one.company.id.span, hint, law=LAW)


def _other_days() -> Message:
    return msg("Give the notice earlier (--date), or let it begin later (start, --effective).")


def _same_company() -> Message:
    return msg(
        "Give the notice earlier (--date), or let it begin later (start, --effective). If it is the same company by "
        "another name, state its orgnr in both versions."
    )


def _day(date: datetime.date, span: Span | None = None) -> Day:
    return Day(date.isoformat(), span)
