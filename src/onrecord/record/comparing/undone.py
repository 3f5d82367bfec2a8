"""Which statements something has still to be done to, without looking at all of them."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record.connection import Connection
from onrecord.record.sql import REJECTED

__all__ = ["undone"]

_REJECTED_OR_BELIEF = (
    f"(SELECT number FROM {REJECTED} UNION SELECT number FROM statements WHERE speech = 0)"
)


def undone(
    connection: Connection,
    table: str,
    *,
    model: str | None = None,
    spoken: bool = False,
    limit: int | None = None,
) -> Sequence[int]:
    """Rows of the statements that ``table`` has no row of (by this model), the oldest first.

    Rejected ones are left out, and with ``spoken`` beliefs, wishes and plans too. How many
    there are is counted first; they are then looked for from the newest statement back,
    where they are as a rule, and no further than needed. ``table`` has the columns
    ``statement`` and, when a model is given, ``model``.
    """
    by = "1" if model is None else "model = :model"
    done = f"SELECT 1 FROM {table} AS d WHERE d.statement = s.number AND {by}"
    out = _REJECTED_OR_BELIEF if spoken else REJECTED
    values = {"model": model, "spoken": spoken}
    with connection.reading():
        count = connection.value(
            f"SELECT (SELECT count(*) FROM statements) - {_count(table, model)}"
            f" - (SELECT count(*) FROM {out} AS s WHERE NOT EXISTS ({done}))",
            values,
        )
        if not count:
            return []
        found = connection.numbers(
            f"SELECT number FROM statements AS s WHERE NOT EXISTS ({done})"
            f" AND number NOT IN {REJECTED} AND speech >= :spoken"
            " ORDER BY number DESC LIMIT :count",
            {**values, "count": count},
        )
    return found[::-1][:limit]


def _count(table: str, model: str | None) -> str:
    """SQL for how many rows there are by the model; fast where there is no other."""
    rows = f"(SELECT count(*) FROM {table})"
    if model is None:
        return rows
    ends = (
        f"(SELECT min(model) FROM {table}) = :model AND (SELECT max(model) FROM {table}) = :model"
    )
    return f"iif({ends}, {rows}, (SELECT count(*) FROM {table} WHERE model = :model))"
