"""The first and the last day that an EDTF date can mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import NamedTuple

from onrecord.errors import DateError

__all__ = ["Days", "days", "first_day", "last_day"]

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?:[T ].*)?",
    re.ASCII,
)


class Days(NamedTuple):
    """ISO dates (``YYYY-MM-DD``); None where an interval is open."""

    first: str | None
    last: str | None


def days(edtf: str | None) -> Days | None:
    """The days that a date, a date and time, or an interval can mean.

    Years may end in X, months and days may be XX, ``?``, ``~`` and ``%`` are
    ignored, seasons (21 to 24) stand for their year. None for what is no date
    or has no year.
    """
    if not edtf:
        return None
    first, slash, last = edtf.strip().partition("/")
    if not slash:
        return _one(first)
    start, end = _one(first), _one(last)
    if start is None and end is None:
        return None
    return Days(start.first if start else None, end.last if end else None)


def first_day(edtf: object) -> str:
    """The first day of a date given by a person. Raises DateError."""
    return _asked(edtf).first or "0000-01-01"


def last_day(edtf: object) -> str:
    """The last day of a date given by a person. Raises DateError."""
    return _asked(edtf).last or "9999-12-31"


def _asked(edtf: object) -> Days:
    found = days(str(edtf))
    if found is None:
        raise DateError(f"{str(edtf)!r} is not a date; write 2015, 2015-09 or 2015-09-04")
    return found


def _one(edtf: str) -> Days | None:
    match = _DATE.fullmatch(re.sub(r"[?~%]", "", edtf[:64].strip()))
    if match is None:
        return None
    year, month, day = match.group("year", "month", "day")
    if "X" in year or month in {None, "XX", "21", "22", "23", "24"}:
        return Days(f"{year.replace('X', '0')}-01-01", f"{year.replace('X', '9')}-12-31")
    return _of_month(int(year), int(month), day)


def _of_month(year: int, month: int, day: str | None) -> Days | None:
    try:
        if day in {None, "XX"}:
            last = monthrange(year, month)[1]
            return Days(date(year, month, 1).isoformat(), date(year, month, last).isoformat())
        whole = date(year, month, int(day or 0)).isoformat()
    except ValueError:
        return None
    return Days(whole, whole)
