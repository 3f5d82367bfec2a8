"""The full name of somebody whom an article names by surname alone because everybody knows it."""

from __future__ import annotations

from onrecord.resolve.gazetteers.leaders import leader
from onrecord.resolve.gazetteers.names import surname
from onrecord.resolve.gazetteers.nominees import nominees

__all__ = ["renowned"]

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
