"""The full name of somebody whom an article names by surname alone because everybody knows it."""

from __future__ import annotations

from functools import cache

from onrecord.resolve.gazetteers.leaders import leader
from onrecord.resolve.gazetteers.names import surname
from onrecord.resolve.gazetteers.nominees import nominees
from onrecord.resolve.gazetteers.tables import table_rows

__all__ = ["known_by_surname", "renowned"]

_BEFORE, _AFTER = 1, 1  # years around elections in which nominees are known by surname


def renowned(name: str, year: int | None) -> str | None:
    """The full name of the president, or of the great parties' nominee for president, whose
    surname ``name`` is and who was so in ``year``; None where none or several fit.

    Without a year nobody is known.
    """
    if year is None or " " in name or not name[:1].isupper():
        return None
    standing = (n for p in ("republican", "democratic") for n in nominees(p, "president"))
    found = {
        n.name
        for n in standing
        if surname(n.name) == surname(name) and n.first - _BEFORE <= year <= n.last + _AFTER
    }
    if president := leader("president", name, year, "US"):
        found.add(president.name)
    return found.pop() if len(found) == 1 else None


def known_by_surname(name: str, year: int | None) -> str | None:
    """The full name of the one person whom news of that year means by the surname alone, whatever
    their office; None for other names. Without a year any time counts.
    """
    known = _by_surname().get(surname(name)) if " " not in name and name[:1].isupper() else None
    if known is None or (year is not None and not known[1] <= year <= known[2]):
        return None
    return known[0]


@cache
def _by_surname() -> dict[str, tuple[str, int, int]]:
    """Surname, folded, in lower case, to the full name and the first and last year."""
    found = {}
    for row in table_rows("renowned.tsv"):
        name, first, last = (*row, "")[:3]
        found[surname(name)] = (name, int(first), int(last or 9999))
    return found
