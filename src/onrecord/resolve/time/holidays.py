"""Holidays by which English-language news dates things, and the day of each in a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

__all__ = ["HOLIDAY", "HOLIDAYS"]


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, n: int) -> Callable[[int], date]:
    """The n-th such weekday of a month; the last when n is 0."""

    def rule(year: int) -> date:
        if n == 0:
            end = date(year, month + 1, 1) - timedelta(days=1)
            return end - timedelta(days=(end.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))

    return rule


def _easter(year: int) -> date:
    """Western Easter, by the anonymous Gregorian algorithm (Meeus, 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new years day": _fixed(1, 1),
    "new years eve": _fixed(12, 31),
    "martin luther king jr day": _nth(1, 0, 3),
    "martin luther king day": _nth(1, 0, 3),
    "mlk day": _nth(1, 0, 3),
    "valentines day": _fixed(2, 14),
    "presidents day": _nth(2, 0, 3),
    "good friday": lambda year: _easter(year) - timedelta(days=2),
    "easter sunday": _easter,
    "easter monday": lambda year: _easter(year) + timedelta(days=1),
    "easter": _easter,
    "may day": _fixed(5, 1),
    "memorial day": _nth(5, 0, 0),
    "independence day": _fixed(7, 4),
    "th of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "veterans day": _fixed(11, 11),
    "thanksgiving day": _nth(11, 3, 4),
    "thanksgiving": _nth(11, 3, 4),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
}
HOLIDAY = (
    r"(?P<holiday>New Year[\u2019']?s (?:Day|Eve)|Martin Luther King(?:,? Jr\.?)? Day|MLK Day"
    r"|Valentine[\u2019']?s Day|President[\u2019']?s[\u2019']? Day|Good Friday|Easter(?: Sunday"
    r"| Monday)?"
    r"|May Day|Memorial Day|Independence Day|(?:Fourth|4th) of July|Bastille Day|Labor Day"
    r"|Columbus Day|Halloween|Veterans[\u2019']? Day|Thanksgiving(?: Day)?|Christmas(?: Eve| Day)?"
    r"|Boxing Day)"
)
