"""Holders of high offices, whom newspapers name by office and surname alone.

"President Obama" tells a reader of 2015 who is meant; the table gives the full name.
Facts of general knowledge, in ``tables/leaders.tsv``.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.resolve.gazetteers.names import surname
from onrecord.resolve.gazetteers.tables import table_rows

__all__ = ["Leader", "leader"]


class Leader(NamedTuple):
    """Who held an office: full name, alpha-2 country, first and last year (9999: still)."""

    name: str
    country: str
    first: int
    last: int


def leader(role: str, name: str, year: int | None, country: str | None = None) -> Leader | None:
    """The holder of the office ``role`` whose surname is ``name``, in office in ``year``.

    Without a year, and for former holders, the one whose years do not speak against it. None
    when the table has no such holder or several persons fit.
    """
    office = role.lower()
    former = office.startswith("former ")
    rows = _leaders().get((office.removeprefix("former "), surname(name)), ())
    fitting = [r for r in rows if country in (None, r.country) and _fits(r, year, former=former)]
    return fitting[-1] if len({r.name for r in fitting}) == 1 else None


def _fits(row: Leader, year: int | None, *, former: bool) -> bool:
    if year is None:
        return True
    return row.first <= year if former else row.first <= year <= row.last


@cache
def _leaders() -> dict[tuple[str, str], tuple[Leader, ...]]:
    """Office and surname, in lower case, to the holders."""
    found: dict[tuple[str, str], tuple[Leader, ...]] = {}
    for row in table_rows("leaders.tsv"):
        office, name, country, first, last = (*row, "")[:5]
        key = (office, surname(name))
        holder = Leader(name, country, int(first), int(last or 9999))
        found[key] = (*found.get(key, ()), holder)
    return found
