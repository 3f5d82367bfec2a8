"""Publication dates as EDTF (ISO 8601-2), from what people and machines write."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from onrecord.errors import DateError

__all__ = ["FIRST_YEAR", "given_date", "machine_date", "plausible"]

FIRST_YEAR = 1990
"""A date found in a page before this year is taken for a mistake."""

_PART = r"[\dX]{4}(?:-(?:0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?)?[?~%]?"
_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d(?::\d\d)?)?"
_EDTF = re.compile(rf"(?:{_TIME}|(?:{_PART}|\.\.)?/(?:{_PART}|\.\.)|{_PART})")
_NUMBERS = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?![\d/.-])")
_SHORT_ZONE = re.compile(r"([+-]\d\d)(\d\d)$")
_FRACTION = re.compile(r"(:\d\d)[.,]\d{1,9}")
_LONGEST = 80


def given_date(text: str) -> str:
    """The EDTF of a date that a person declared or a table holds.

    Takes EDTF as it is, ISO 8601 with a time, RFC 2822, dates in words
    (``4 September 2015``, ``Sept. 4, 2015``), and numbers that can be read in one way
    only (``13/09/2015``). Raises DateError, also for those with two readings.
    """
    text = text.strip()
    found = _edtf(text) or machine_date(text)
    if found is None:
        numbers = _NUMBERS.match(text)
        found = _only_reading(text, numbers) if numbers else _in_words(text)
    if found is None:
        raise DateError(f"{text[:_LONGEST]!r} is not a date; write it as 2015-09-04 (EDTF)")
    return found


def machine_date(text: str) -> str | None:
    """ISO 8601 or RFC 2822 to ``2015-09-04`` or ``2015-09-04T10:00:00+02:00``; else None.

    Midnight to the second is how machines write a date without a time, and is left out.
    """
    text = _FRACTION.sub(r"\1", text.strip()[:_LONGEST])
    text = _SHORT_ZONE.sub(r"\1:\2", text) if "T" in text or ":" in text else text
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return _rfc2822(text)
    if len(text) <= 10:
        return moment.date().isoformat()
    return _written(moment)


def plausible(published: str | None) -> str | None:
    """``published`` unless it is before 1990 or later than tomorrow."""
    if published is None:
        return None
    latest = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    return published if str(FIRST_YEAR) <= published[:10] <= latest else None


def _edtf(text: str) -> str | None:
    if not _EDTF.fullmatch(text):
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d.*", text):
        return text if _exists(text[:10]) else None
    return text


def _exists(day: str) -> bool:
    try:
        return bool(datetime.fromisoformat(day))
    except ValueError:
        return False


def _only_reading(text: str, numbers: re.Match[str]) -> str | None:
    """Year, month, day; or day and month in either order before a year of four digits."""
    first, _, second, third = numbers.groups()
    if len(first) == 4:
        readings = {(first, second, third)}
    elif len(third) == 4:
        readings = {(third, second, first), (third, first, second)}
    else:
        return None
    days = sorted(filter(_exists, {f"{y}-{m:0>2}-{d:0>2}" for y, m, d in readings}))
    if len(days) > 1:
        raise DateError(
            f"{text[:_LONGEST]!r} may be {days[0]} or {days[1]}; write it as one of them (EDTF)"
        )
    return days[0] if days else None


def _rfc2822(text: str) -> str | None:
    if "," not in text[:5]:
        return None
    try:
        return _written(parsedate_to_datetime(text))
    except (ValueError, IndexError, TypeError):
        return None


def _in_words(text: str) -> str | None:
    if not re.search(r"\d{4}", text) or len(text) > _LONGEST:
        return None
    import dateparser

    moment = dateparser.parse(
        text,
        languages=["en"],
        settings={"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]},
    )
    return moment.date().isoformat() if moment else None


def _written(moment: datetime) -> str:
    if not (moment.hour or moment.minute or moment.second):
        return moment.date().isoformat()
    text = moment.replace(microsecond=0).isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text
