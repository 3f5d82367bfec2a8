"""Which statements something has still to be done to, without looking at all of them."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record.connection import Connection

__all__ = ["undone"]


def undone(
    connection: Connection, table: str, *, model: str | None = None, limit: int | None = None
) -> Sequence[int]:
    """Rows of the statements that ``table`` has no row of (by this model), the oldest first.

    Rejected ones are left out. How many there are is counted first; they are then looked
    for from the newest statement back, where they are as a rule, and no further than
    needed. ``table`` has the columns ``statement`` and, when a model is given, ``model``.
    """
    by, values = ("1", []) if model is None else ("model = ?", [model])
    done = f"SELECT 1 FROM {table} AS d WHERE d.statement = s.number AND {by}"
    rejected = "SELECT number FROM statements WHERE judged = 'reject'"
    with connection.reading():
        count = connection.value(
            "SELECT (SELECT count(*) FROM statements)"
            f" - (SELECT count(*) FROM {table} WHERE {by})"
            f" - (SELECT count(*) FROM ({rejected}) AS s WHERE NOT EXISTS ({done}))",
            [*values, *values],
        )
        found = connection.numbers(
            f"SELECT number FROM statements AS s WHERE NOT EXISTS ({done})"
            f" AND number NOT IN ({rejected}) ORDER BY number DESC LIMIT ?",
            [*values, count],
        )
    return found[::-1][:limit]
