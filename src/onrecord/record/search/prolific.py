"""The strongest relations of someone who speaks a lot, without looking at all of theirs."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record.connection import Connection
from onrecord.record.search.filters import Conditions

__all__ = ["strongest_of"]

_DEARER = 3
"""How many relations are walked in the time that one statement's relations take (measured)."""


def strongest_of(
    connection: Connection, asked: Conditions, speakers: str, count: int
) -> Sequence[int] | None:
    """Rows of the ``count`` strongest relations that meet the conditions and have a statement
    of these speakers (a JSON list of rows), the strongest first.

    The relations of all speakers are walked from the strongest down. None when that would
    take longer than to look at each of the speakers' statements, or did not find so many.
    """
    said = connection.value(f"SELECT count(*) FROM statements WHERE {_THEIRS}", (speakers,))
    there = connection.value("SELECT max(number) FROM statements")
    if not said:
        return None
    walked = count * there // said  # twice as many as should hold that many of theirs
    if walked > _DEARER * said:
        return None
    found = connection.numbers(
        "SELECT r.number FROM (SELECT r.number, r.score, r.first, r.second FROM relations AS r"
        f" {asked.where} ORDER BY r.score DESC, r.number LIMIT ?) AS r"
        " CROSS JOIN statements AS a ON a.number = r.first"
        " CROSS JOIN statements AS b ON b.number = r.second"
        f" WHERE a.{_THEIRS} OR b.{_THEIRS} ORDER BY r.score DESC, r.number LIMIT ?",
        (*asked.values, walked, speakers, speakers, count),
    )
    return found if len(found) == count else None


_THEIRS = "speaker IN (SELECT value FROM json_each(?))"
