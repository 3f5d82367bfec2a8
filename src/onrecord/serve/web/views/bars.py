"""Counts over time as bars: where each is drawn and what it leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.serve.web.words import day, months_between

__all__ = ["Bar", "Bars", "bars"]

WIDTH, HEIGHT, FOOT, WIDEST = 640, 94, 2, 64
_MOST_MONTHS = 60
_MOST_YEARS = 120


@dataclass(frozen=True, slots=True)
class Bar:
    """One month or year (``period``, ISO), its count, and the rectangle drawn for it."""

    period: str
    label: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart, whose highest bar stands for ``most``."""

    bars: list[Bar]
    most: int
    by_year: bool
    width: int
    height: int = HEIGHT

    @property
    def base(self) -> int:
        """Where the bars stand."""
        return self.height - FOOT


def bars(months: Mapping[str, int]) -> Bars | None:
    """Bars of counts by month (``2015-09``), or by year where there would be too many.

    None when it would show fewer than three periods. Of more than 120 years the last are
    drawn.
    """
    known = {m: n for m, n in sorted(months.items()) if len(m) == 7 and m[:4].isdigit()}
    if not known:
        return None
    by_year = len(months_between(min(known), max(known))) > _MOST_MONTHS
    counts = _by_year(known) if by_year else known
    periods = _years(counts) if by_year else months_between(min(known), max(known))
    if len(periods) < 3:
        return None
    most, step = max(counts.values()), min(WIDTH / len(periods), WIDEST)
    drawn = [
        _bar(period, counts.get(period, 0), most, number * step, step)
        for number, period in enumerate(periods)
    ]
    return Bars(drawn, most, by_year, width=round(step * len(periods)))


def _by_year(months: Mapping[str, int]) -> dict[str, int]:
    years: Counter[str] = Counter()
    for month, count in months.items():
        years[month[:4]] += count
    return dict(years)


def _years(counts: Mapping[str, int]) -> list[str]:
    first, last = int(min(counts)), int(max(counts))
    return [f"{year:04}" for year in range(max(first, last - _MOST_YEARS + 1), last + 1)]


def _bar(period: str, count: int, most: int, x: float, step: float) -> Bar:
    height = round((HEIGHT - FOOT - 4) * count / most, 1)
    if count:
        height = max(height, 2.0)
    gap = min(step * 0.2, 3)
    return Bar(
        period,
        day(period),
        count,
        round(x + gap / 2, 1),
        round(HEIGHT - FOOT - height, 1),
        round(step - gap, 1),
        height,
    )
