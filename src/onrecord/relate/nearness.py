"""How near two statements are: the cosine of their vectors, less for the time between them.

Names in common add nothing to it: on ClaimDiff and the newsroom a bonus for them joined
more matters that should be apart than parts of one, since a story's people and places
are named in all of its matters.
"""

from __future__ import annotations

from datetime import date

from onrecord.statements import Statement

__all__ = ["nearness"]

_MONTH = 0.03  # for each month between them
_MONTHS = 4.0  # and no more than these


def nearness(one: Statement, other: Statement, cosine: float) -> float:
    """The cosine of their vectors, lowered by 0.03 a month between them, up to 0.12.

    Undated statements are taken to be of the same time.
    """
    return cosine - _MONTH * min(_months(one, other), _MONTHS)


def _months(one: Statement, other: Statement) -> float:
    a, b = _day(one), _day(other)
    return abs((a - b).days) / 30 if a and b else 0.0


def _day(statement: Statement) -> date | None:
    """When it was said, or else published; None when neither is known to the day."""
    for found in (statement.said_earliest, statement.article.published):
        try:
            return date.fromisoformat((found or "")[:10])
        except ValueError:
            continue
    return None
