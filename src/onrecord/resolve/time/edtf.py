"""Dates in EDTF (ISO 8601-2), level 1, as far as news needs it.

A date is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, with ``X`` for digits that are not
known (``XXXX-09-04``, ``199X``), a season as month 21 to 24 (``2015-22``, northern), an
uncertain mark at its end (``?``, ``~``, ``%``), or a time of day after ``T``. Two dates
joined by ``/`` are an interval; an empty side is unknown and ``..`` is open.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.errors import DateError

__all__ = ["bounds", "day_of", "interval", "week_of"]

_DATE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{1,3}X{1,3}|XXXX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<time>T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
    r"[?~%]?"
)
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_LONGEST = 80
_YEAR_DIGITS = 4


def bounds(edtf: str) -> tuple[str | None, str | None]:
    """The first and last day that ``edtf`` can mean, as ISO dates.

    None where there is no bound: an unknown year, an open or unknown side.
    Raises DateError when ``edtf`` is not a date of the level that is read here.
    """
    if len(edtf) > _LONGEST:
        raise DateError(f"not an EDTF date: {edtf[:_LONGEST]!r}… ({len(edtf)} characters)")
    sides = edtf.split("/")
    if len(sides) == 1:
        return _iso(_single(edtf))
    if len(sides) > 2 or not any(s not in ("", "..") for s in sides):
        raise DateError(f"not an EDTF interval: {edtf!r}")
    first, last = (None if s in ("", "..") else _single(s) for s in sides)
    start, end = (first or (None, None))[0], (last or (None, None))[1]
    if start and end and end < start:
        raise DateError(f"the interval ends before it begins: {edtf!r}")
    return _iso((start, end))


def day_of(edtf: str | None) -> date | None:
    """The day that a date of publication names; None when it is not exact to the day."""
    if edtf is None:
        return None
    first, last = bounds(edtf)
    return date.fromisoformat(first) if first and first == last else None


def interval(first: date, last: date) -> str:
    """The interval of two days, or the day when they are one."""
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def week_of(day: date) -> str:
    """The week from Monday to Sunday in which ``day`` lies, as an interval."""
    monday = day - timedelta(days=day.weekday())
    return interval(monday, monday + timedelta(days=6))


Days = tuple[date | None, date | None]


def _iso(days: Days) -> tuple[str | None, str | None]:
    first, last = days
    return (first.isoformat() if first else None, last.isoformat() if last else None)


def _single(text: str) -> Days:
    """First and last day of a date that is not an interval."""
    match = _DATE.fullmatch(text)
    if not match or (match["time"] and not match["day"]):
        raise DateError(f"not an EDTF date: {text!r} (such as 2015-09-04, 2014-09, XXXX-09-04)")
    year, month, day = match["year"], match["month"] or "XX", match["day"] or "XX"
    try:
        return _checked(year, month, day)
    except ValueError as error:
        raise DateError(f"no such date: {text!r} ({error})") from None


def _checked(year: str, month: str, day: str) -> Days:
    """First and last day; ValueError when the calendar has no such date."""
    if len(year) != _YEAR_DIGITS:
        raise ValueError("a year has four digits")
    if "X" in year:
        _check_unknown_year(month, day)
        return (None, None) if year == "XXXX" else _decades(year)
    if month == "XX":
        if day != "XX":
            raise ValueError("a day without its month")
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if int(month) in _SEASON_MONTHS and day == "XX":
        return _season(int(year), int(month))
    if day == "XX":
        return _month(int(year), int(month))
    exact = date(int(year), int(month), int(day))
    return exact, exact


def _check_unknown_year(month: str, day: str) -> None:
    """ValueError unless some year has the month and day."""
    if month != "XX" and int(month) not in _SEASON_MONTHS:
        date(2000, int(month), 1 if day == "XX" else int(day))


def _decades(year: str) -> Days:
    return (
        date(max(int(year.replace("X", "0")), 1), 1, 1),
        date(int(year.replace("X", "9")), 12, 31),
    )


def _month(year: int, month: int) -> Days:
    first = date(year, month, 1)
    return first, first.replace(day=monthrange(year, month)[1])


def _season(year: int, season: int) -> Days:
    """Meteorological and northern; winter is that which begins in ``year``."""
    start, end = _SEASON_MONTHS[season]
    last_year = year + (end < start)
    return date(year, start, 1), _month(last_year, end)[1]
