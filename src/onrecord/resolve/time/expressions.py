"""Time expressions in English text and the dates that they mean.

A grammar of its own: news uses few forms, dates the saying by the most recent day that
fits ("on Friday"), and needs the places of the words. Words that name no definite date
("recently", "days ago") are not expressions. Weeks run from Monday to Sunday.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.resolve.time.edtf import bounds
from onrecord.resolve.time.holidays import HOLIDAY
from onrecord.resolve.time.readings import (
    COUNTS,
    MONTHS,
    Reading,
    read_ago,
    read_days,
    read_decade,
    read_holiday,
    read_iso,
    read_month_alone,
    read_month_day,
    read_month_year,
    read_near_day,
    read_numeric,
    read_quarter,
    read_season,
    read_unit,
    read_weekday,
    read_weekend,
    read_year,
)

__all__ = ["Expression", "expressions"]


class Expression(NamedTuple):
    """Words at ``start:end`` that name the EDTF date ``edtf``."""

    start: int
    end: int
    edtf: str


_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Jan\.?|Feb\.?|Mar\.|Apr\.|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_WEEKDAY = (
    r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri)\.)"
)
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?![\w:%]|[.,]?[0-9])"
_FIRST_DAY, _LAST_DAY = r"(?P<day>[0-3]?[0-9])", _DAY.replace("<day>", "<last>")
_LAST_MONTH = _MONTH.replace("<month>", "<last_month>")
_YEAR = r"(?P<year>(?:1[89]|20)[0-9]{2})(?![\w%]|[.,][0-9])"
_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"
_WHEN = r"(?:(?P<when>last|this|next|the past|this past|the coming|the current|the latest)\s+)"
_UNIT = r"(?P<unit>day|week|month|year)"
_COUNT = r"(?P<count>[0-9]{1,3}|a couple of|an?|" + "|".join(list(COUNTS)[1:13]) + ")"

_HINTS = (
    *("day", "week", "month", "year", "night", "morning", "afternoon", "evening", "yesterday"),
    *("today", "tomorrow", "summer", "winter", "spring", "autumn", "fall", "quarter"),
    *("christmas", "thanksgiving", "halloween", "easter", "july", *MONTHS),
    *("mon.", "tue.", "tues.", "wed.", "thu.", "thur.", "thurs.", "fri.", *map(str, range(10))),
)
# Literals alone, so that the search skips what cannot begin one.
_HINT = re.compile(
    "|".join(re.escape(form) for w in _HINTS for form in sorted({w, w.capitalize(), w.upper()}))
)
_AROUND = 40  # characters
_BEFORE = 90  # characters
_LONG_AGO = 300  # days
_COMING = re.compile(
    r"\b(?:will|would|won[’']t|scheduled|plans?|planned|planning|expects?|expected|due|expires?"
    r"|expiring"
    r"|effective|until|deadline|upcoming|slated|set (?:for|to)|hopes? to|intends?|agreed to"
    r"|going to"
    r"|is to|are to|payable)\b",
    re.IGNORECASE,
)
_TURN_BACK = re.compile(r"\b(?:said|told|was|were|had|announced|since)\b|[;.!?][”\"]?\s|\x00")


# In order: of two that begin at one place the longer wins, of equally long the first.
_GRAMMAR: tuple[tuple[re.Pattern[str], Reading], ...] = tuple(
    (re.compile(rf"(?<![\w$€£./-]){pattern}", flags), reading)
    for pattern, reading, flags in (
        (rf"{_YEAR}-(?P<month_n>[01][0-9])-(?P<day>[0-3][0-9])(?![0-9-])", read_iso, 0),
        (
            r"(?P<a>[0-3]?[0-9])/(?P<b>[0-3]?[0-9])/(?P<year>(?:19|20)[0-9]{2})(?![\w/])",
            read_numeric,
            0,
        ),
        (rf"(?:{_WEEKDAY}{_PART},?\s+)?{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?", read_month_day, 0),
        (
            rf"{_MONTH}\s+{_FIRST_DAY}(?:\s?[-–]\s?|\s(?:to|through)\s)"
            rf"(?:{_LAST_MONTH}\s+)?{_LAST_DAY}(?:,?\s+{_YEAR})?",
            read_days,
            0,
        ),
        (rf"(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?(?!\w)", read_month_day, 0),
        (
            rf"(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-])?{_MONTH}(?:,|\s+of)?\s+{_YEAR}",
            read_month_year,
            0,
        ),
        (
            rf"(?:(?:(?<=[Ii]n )|(?<=[Ss]ince )|(?<=[Bb]y )|(?<=[Uu]ntil )|(?<=[Dd]uring )"
            rf"|(?<= of )|(?<=[Ff]rom )|(?<= a )|(?<= an )"
            rf"|(?<=\bhis )|(?<=\bher )|(?<=\bits )|(?<=\btheir )"
            rf"|(?<=[Tt]hrough )|(?<=[Bb]efore )|(?<=[Aa]fter )|(?<= to )|(?<= and )"
            rf"|(?=[JFSOND](?!un|ul)))"
            rf"|(?P<when>[Ll]ast|[Tt]his|[Nn]ext)\s+|(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[\s-]))"
            rf"(?:(?:early|late|mid)[\s-])?{_MONTH}(?![\w’'])(?!\s+[A-Z0-9])",
            read_month_alone,
            0,
        ),
        (rf"(?:{_WHEN})?{_WEEKDAY}{_PART}(?!\w)", read_weekday, re.IGNORECASE),
        (
            r"(?:the day before yesterday|(?:earlier\s+|later\s+)?(?:today|tonight|yesterday"
            rf"|tomorrow|last night|this (?:morning|afternoon|evening))){_PART}(?!\w)",
            read_near_day,
            re.IGNORECASE,
        ),
        (
            rf"(?:(?:earlier|later|early|late)\s+)?(?:{_WHEN}"
            rf"|(?<=r )in the\s+(?=year))(?P<unit>week|month|quarter|year)(?![\w-])",
            read_unit,
            re.IGNORECASE,
        ),
        (rf"{_COUNT}\s+{_UNIT}s?\s+ago(?!\w)", read_ago, re.IGNORECASE),
        (rf"(?:{_WHEN}|the\s+)weekend(?!\w)", read_weekend, re.IGNORECASE),
        (
            rf"(?:{_WHEN}|(?:the\s+)?(?=(?:spring|summer|fall|autumn"
            rf"|winter)(?:\s+of)?\s+[12][0-9]))"
            rf"(?P<season>spring|summer|fall|autumn|winter)(?:(?:\s+of)?\s+{_YEAR})?(?!\w)",
            read_season,
            re.IGNORECASE,
        ),
        (
            r"(?:the\s+)?(?:(?P<year_before>(?:19|20)[0-9]{2})\s+)?(?P<nth>first|second|third"
            r"|fourth)[\s-]quarter(?:(?:,?\s+of|,)?\s+"
            rf"{_YEAR})?(?![\w-])",
            read_quarter,
            re.IGNORECASE,
        ),
        (rf"{HOLIDAY}(?:,?\s+{_YEAR})?(?!\w)", read_holiday, 0),
        (
            r"(?:the\s+)?(?:early\s+|late\s+|mid-)?(?P<decade>(?:1[89]|20)[0-9])0s(?!\w)",
            read_decade,
            0,
        ),
        (_YEAR, read_year, 0),
    )
)


_COMES_AGAIN = (read_month_day, read_month_alone, read_weekday)


def expressions(text: str, published: date | None, *, ahead: bool = False) -> Iterator[Expression]:
    """The time expressions of ``text`` in order, read as of the day of publication.

    Of overlapping ones the first, then the longest. Without ``published`` a relative
    expression is left out, and a date without a year has ``XXXX`` for it. A weekday or a
    date without a year is the last one before publication; with ``ahead`` the next one
    where the words look ahead ("will vote on Friday") or the last is ten months ago.
    """
    found = [
        (m.start(), -m.end(), n, m, reading)
        for low, high in _windows(text)
        for n, (pattern, reading) in enumerate(_GRAMMAR)
        for m in pattern.finditer(text, low, high)
    ]
    last = 0
    for start, end, _, match, reading in sorted(found, key=lambda f: f[:3]):
        if start < last:
            continue
        edtf = _read(match, reading, published, ahead=ahead)
        if edtf is not None:
            yield Expression(start, -end, edtf)
            last = -end


def _read(
    match: re.Match[str], reading: Reading, published: date | None, *, ahead: bool
) -> str | None:
    """The date meant; None when the calendar ends before it."""
    try:
        later = _ahead(match, reading, published) if ahead and published else None
        edtf = later or reading(match, published)
        return None if edtf is None or edtf.startswith("0000") else edtf
    except (ValueError, OverflowError):
        return None


def _ahead(match: re.Match[str], reading: Reading, published: date) -> str | None:
    """The next such day or month, where that is meant; None where the last one is."""
    if reading not in _COMES_AGAIN or not _bare(match):
        return None
    edtf = reading(match, published)
    last = bounds(edtf)[1] if edtf else None
    if last is None or (
        not _looks_ahead(match) and last > (published - timedelta(days=_LONG_AGO)).isoformat()
    ):
        return None
    if reading is read_weekday:
        return (
            reading(match, published + timedelta(days=7)) if last < published.isoformat() else None
        )
    return reading(match, published.replace(year=published.year + 1, day=1))


def _bare(match: re.Match[str]) -> bool:
    """Without a year or "last" or "this", which leave no choice."""
    groups = match.groupdict()
    return not groups.get("year") and not groups.get("when")


def _looks_ahead(match: re.Match[str]) -> bool:
    """Whether the words before the date, in its clause, are of what is to come."""
    before = match.string[max(0, match.start() - _BEFORE) : match.start()]
    found = list(_COMING.finditer(before))
    return bool(found) and not _TURN_BACK.search(before, found[-1].end())


def _windows(text: str) -> list[tuple[int, int]]:
    """The parts of the text, apart from each other, that can hold expressions."""
    found: list[tuple[int, int]] = []
    for m in _HINT.finditer(text):
        low, high = max(0, m.start() - _AROUND), m.end() + _AROUND
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found
