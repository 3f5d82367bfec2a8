"""What date each form of time expression means, as of the day of publication.

Every function takes a match of its form in the grammar (named groups ``month``, ``day``,
``year``, ``weekday``, ``when``, ``unit``, ``count``, ``season``…) and the day of
publication, and gives EDTF; None when the words cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from onrecord.resolve.time.edtf import interval, week_of
from onrecord.resolve.time.holidays import HOLIDAYS

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
COUNTS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
    )
} | {"a": 1, "an": 1, "a couple of": 2}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_SEASONS = {"spring": 21, "summer": 22, "fall": 23, "autumn": 23, "winter": 24}
Reading = Callable[[re.Match[str], date | None], str | None]


def _month_number(match: re.Match[str]) -> int:
    return MONTHS.index(match["month"][:3].lower()) + 1


def _dated(year: int | None, month: int, day: int) -> str | None:
    """The date when the calendar has it; with an unknown year when there is none."""
    try:
        found = date(year or 2000, month, day)
    except ValueError:
        return None
    return found.isoformat() if year else f"XXXX-{month:02}-{day:02}"


def read_month_day(match: re.Match[str], ref: date | None) -> str | None:
    """The day, of the last such year; with its weekday, of the nearest that has it so."""
    month, day = _month_number(match), int(match["day"])
    if match["year"]:
        return _dated(int(match["year"]), month, day)
    if ref is None:
        return _dated(None, month, day)
    weekday = match.groupdict().get("weekday")
    if weekday:
        return _on_weekday(ref, month, day, weekday) or _dated(ref.year, month, day)
    past = (month, day) <= (ref.month, ref.day)
    return _dated(ref.year if past else ref.year - 1, month, day)


def read_days(match: re.Match[str], ref: date | None) -> str | None:
    """The days from one to another, of the last such year."""
    last_month = (match["last_month"] or match["month"])[:3].lower()
    month, day = MONTHS.index(last_month) + 1, int(match["last"])
    if not match["year"] and ref is None:
        return None
    past = ref is None or (month, day) <= (ref.month, ref.day)
    year = int(match["year"]) if match["year"] else ref.year - (not past) if ref else 0
    last = _dated(year, month, day)
    first = _dated(year - (_month_number(match) > month), _month_number(match), int(match["day"]))
    return f"{first}/{last}" if first and last and first < last else None


def _on_weekday(ref: date, month: int, day: int, weekday: str) -> str | None:
    number = _DAYS.index(weekday[:3].lower())
    years = (_dated(ref.year + step, month, day) for step in (0, -1, 1))
    return next((d for d in years if d and date.fromisoformat(d).weekday() == number), None)


def read_month_year(match: re.Match[str], _: date | None) -> str | None:
    """A month with its year."""
    return f"{match['year']}-{_month_number(match):02}"


def read_month_alone(match: re.Match[str], ref: date | None) -> str | None:
    """A month without a year: the last one, publication's own included."""
    month = _month_number(match)
    if ref is None:
        return f"XXXX-{month:02}"
    when = (match["when"] or "").lower()
    if when == "next":
        return f"{ref.year + (month < ref.month):04}-{month:02}"
    back = month > ref.month or (when == "last" and month == ref.month)
    return f"{ref.year - back:04}-{month:02}"


def read_year(match: re.Match[str], _: date | None) -> str | None:
    """A year."""
    return match["year"]


def read_decade(match: re.Match[str], _: date | None) -> str | None:
    """A decade, or its first four, middle three or last three years."""
    part = re.search(r"early|mid|late", match[0], re.IGNORECASE)
    if part is None:
        return f"{match['decade']}X"
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part[0].lower()]
    return f"{match['decade']}{first}/{match['decade']}{last}"


def read_weekday(match: re.Match[str], ref: date | None) -> str | None:
    """The most recent such day, publication day included; "last" never that day."""
    if ref is None:
        return None
    number = _DAYS.index(match["weekday"][:3].lower())
    back = (ref.weekday() - number) % 7
    when = (match["when"] or "").lower()
    if when == "next":
        back -= 7
    elif when == "last" and back == 0:
        back = 7
    return _shift(ref, -back)


def _shift(ref: date, days: int) -> str | None:
    try:
        return (ref + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def read_near_day(match: re.Match[str], ref: date | None) -> str | None:
    """Today, yesterday, tomorrow, last night."""
    words = " ".join(match.group().lower().split())
    if ref is None:
        return None
    if "day before yesterday" in words:
        return _shift(ref, -2)
    if "yesterday" in words or "last" in words:
        return _shift(ref, -1)
    return _shift(ref, 1 if "tomorrow" in words else 0)


def read_unit(match: re.Match[str], ref: date | None) -> str | None:
    """A week, month, quarter or year: this one, the last or the next."""
    if ref is None:
        return None
    step = {"last": -1, "the latest": -1, "next": 1, "the coming": 1}.get(
        (match["when"] or "").lower(), 0
    )
    if match["unit"].lower() == "week" and (match["when"] or "").lower() in (
        "the past",
        "this past",
    ):
        step = -1
    return _stepped(ref, match["unit"].lower(), step)


def _stepped(ref: date, unit: str, step: int) -> str | None:
    """The day, week, month or year ``step`` units from ``ref``."""
    try:
        if unit == "day":
            return (ref + timedelta(days=step)).isoformat()
        if unit == "week":
            return week_of(ref + timedelta(weeks=step))
        if unit == "year":
            return f"{ref.replace(year=ref.year + step, day=1).year:04}"
        if unit == "quarter":
            quarter = ref.year * 4 + (ref.month - 1) // 3 + step
            return _quarter_of(quarter // 4, quarter % 4 + 1)
        months = ref.year * 12 + ref.month - 1 + step
        return date(months // 12, months % 12 + 1, 1).isoformat()[:7]
    except (OverflowError, ValueError):
        return None


def read_ago(match: re.Match[str], ref: date | None) -> str | None:
    """So many days, weeks, months or years ago."""
    if ref is None:
        return None
    words = match["count"].lower()
    count = int(words) if words.isdigit() else COUNTS[" ".join(words.split())]
    return _stepped(ref, match["unit"].lower(), -count)


def read_weekend(match: re.Match[str], ref: date | None) -> str | None:
    """On a Saturday or Sunday "this weekend" is the one that runs, else the one gone by."""
    if ref is None:
        return None
    when = (match["when"] or "").lower()
    running = ref.weekday() >= 5
    saturday = ref - timedelta(days=(ref.weekday() - 5) % 7)
    if when == "last" and running:
        saturday -= timedelta(days=7)
    elif when in ("next", "the coming"):
        saturday += timedelta(days=7)
    return interval(saturday, saturday + timedelta(days=1))


def read_season(match: re.Match[str], ref: date | None) -> str | None:
    """A season of a year, or this, the last or the next one."""
    season = _SEASONS[match["season"].lower()]
    if match["year"]:
        return f"{match['year']}-{season}"
    if ref is None:
        return None
    when = (match["when"] or "").lower()
    year = ref.year - (season == 24 and ref.month < 3)
    if when == "last" and ref.month < (season - 20) * 3 + 3:
        year -= 1
    return f"{year + (when == 'next'):04}-{season}"


def read_quarter(match: re.Match[str], ref: date | None) -> str | None:
    """A quarter of a year; without the year the last one that has begun."""
    number = _ORDINALS[match["nth"].lower()]
    if ref is None and not (match["year"] or match["year_before"]):
        return None
    said = match["year"] or match["year_before"]
    year = int(said) if said else _quarter_year(number, ref)
    return _quarter_of(year, number)


def _quarter_of(year: int, number: int) -> str:
    return f"{year:04}-{number * 3 - 2:02}/{year:04}-{number * 3:02}"


def _quarter_year(number: int, ref: date | None) -> int:
    assert ref is not None  # noqa: S101
    return ref.year - (number * 3 - 2 > ref.month)


def read_holiday(match: re.Match[str], ref: date | None) -> str | None:
    """A holiday: of its year, or the last one."""
    name = re.sub(r"[^a-z ]", "", match["holiday"].lower().replace("fourth", "4th"))
    rule = HOLIDAYS[name]
    if match["year"]:
        return rule(int(match["year"])).isoformat()
    if ref is None:
        fixed = rule(2000)
        return f"XXXX-{fixed:%m-%d}" if rule(2001) == fixed.replace(year=2001) else None
    this = rule(ref.year)
    return (this if this <= ref else rule(ref.year - 1)).isoformat()


def read_iso(match: re.Match[str], _: date | None) -> str | None:
    """A date as ISO 8601 writes it."""
    return _dated(int(match["year"]), int(match["month_n"]), int(match["day"]))


def read_numeric(match: re.Match[str], _: date | None) -> str | None:
    """Day and month by numbers, when only one order is possible."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if a > 12 or a == b:
        return _dated(year, b, a)
    return _dated(year, a, b) if b > 12 else None
