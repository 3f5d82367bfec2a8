"""Holders of high offices, whom newspapers name by office and surname alone.

"President Obama" tells a reader of 2015 who is meant; the table gives the full name.
Facts of general knowledge, in ``tables/leaders.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.resolve.gazetteers.names import name_parts, surname
from onrecord.resolve.gazetteers.tables import table_rows

__all__ = [
    "Leader",
    "country_of_leader",
    "former_offices",
    "key_of_leader",
    "leader",
    "leaders_named",
]

_MIDDLE = r"(?: [A-Z][\w’'-]{0,40}\.?){0,2}"
_WORD = re.compile(r"[^\W_]+")


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


def country_of_leader(name: str) -> str | None:
    """The alpha-2 country of the holder of a high office, or of a party's nominee for one, who
    has this given name and surname; middle names and initials may differ. None for others.
    """
    parts = name_parts(name)
    return _by_name().get((parts[0], parts[-1])) if len(parts) > 1 else None


def leaders_named(text: str) -> Iterator[tuple[str, int]]:
    """Country of each holder of a high office or nominee whom the text names in full, and how
    often it has the surname.
    """
    names = {n.rsplit(" ", 1)[-1]: country_of_leader(n) for n in _named_in(text)}
    for last, code in names.items():
        if code:
            yield code, text.count(last)


def former_offices(text: str, office: str, year: int) -> set[str]:
    """The names, as in the table, of those named in full in the text who were out of the office
    (in lower case) by ``year``.
    """
    named = {key_of_leader(name) for name in _named_in(text)}
    rows = (r for (held, _), rows in _leaders().items() if held == office for r in rows)
    return {r.name for r in rows if r.last <= year and key_of_leader(r.name) in named}


@lru_cache(maxsize=4)
def _named_in(text: str) -> tuple[str, ...]:
    """The full names of leaders and nominees in the text, each form once."""
    found: dict[str, None] = {}
    for word in _WORD.finditer(text):
        named = _full_names().get(word[0])
        if named and (m := named.match(text, word.start())):
            found[m[0]] = None
    return tuple(found)


def key_of_leader(name: str) -> tuple[str, str]:
    """The given name and surname of a full name, folded, in lower case."""
    parts = name_parts(name)
    return parts[0], parts[-1]


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


@cache
def _by_name() -> dict[tuple[str, str], str]:
    """Given name and surname, folded in lower case, to the country."""
    names = [(row[1], row[2]) for row in table_rows("leaders.tsv")]
    names += [(row[2], "US") for row in table_rows("nominees.tsv")]
    parts = ((name_parts(name), country) for name, country in names)
    return {(p[0], p[-1]): country for p, country in parts}


@cache
def _full_names() -> dict[str, re.Pattern[str]]:
    """The first word of each of their names to what names in full those who begin so, with
    middle names or without.
    """
    names = [row[1] for row in table_rows("leaders.tsv")]
    names += [row[2] for row in table_rows("nominees.tsv")]
    forms: dict[str, set[str]] = {}
    for name in names:
        given, last = name.split()[0], name.split()[-1]
        first = _WORD.match(given)
        if first:
            form = rf"{re.escape(given)}{_MIDDLE} {re.escape(last)}"
            forms.setdefault(first[0], set()).add(form)
    return {w: re.compile(rf"(?:{'|'.join(sorted(f))})\b") for w, f in forms.items()}
