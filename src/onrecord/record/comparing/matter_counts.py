"""Keeps the counts of matters at what their statements are now."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from onrecord.record.connection import Connection

__all__ = ["MEMBERS", "count_matters", "count_matters_of", "matters_of", "printings_of"]

# The statements of matters (a JSON list of numbers), each once however often it was printed:
# the first of its printings that is in the matter stands for them all.
MEMBERS = (
    "SELECT m.matter, s.number, s.id, s.speaker, s.stance, s.dated_from, s.dated_to,"
    " min(iif(s.number = p.first, 0, s.number)) AS later"
    " FROM matter_statements AS m CROSS JOIN statements AS s ON s.number = m.statement"
    " LEFT JOIN appearances AS p ON p.statement = m.statement"
    " WHERE m.matter IN (SELECT value FROM json_each(:matters)) AND s.judged IS NOT 'reject'"
    " GROUP BY m.matter, coalesce(p.first, s.number)"
)

_COUNTS = (
    "SELECT matter, count(*) AS statements, count(DISTINCT speaker) AS speakers,"
    " total(stance = 'affirms') AS affirms, total(stance = 'denies') AS denies,"
    " total(stance = 'open') AS open, min(dated_from) AS earliest, max(dated_to) AS latest"
    f" FROM ({MEMBERS}) GROUP BY matter"
)


def matters_of(connection: Connection, statements: Sequence[int]) -> list[int]:
    """The matters of these statements, by number."""
    return list(
        connection.numbers(
            "SELECT DISTINCT matter FROM matter_statements"
            " WHERE statement IN (SELECT value FROM json_each(?))",
            (json.dumps(list(statements)),),
        )
    )


def printings_of(connection: Connection, statements: Sequence[int]) -> list[int]:
    """The statements whose words these are known to have printed first, by number."""
    return list(
        connection.numbers(
            "SELECT statement FROM appearances WHERE first IN (SELECT value FROM json_each(?))",
            (json.dumps(list(statements)),),
        )
    )


def count_matters_of(connection: Connection, statements: Sequence[int]) -> None:
    """Count again the matters of these statements; within a transaction."""
    count_matters(connection, matters_of(connection, statements))


def count_matters(connection: Connection, matters: Iterable[int]) -> None:
    """Count these matters again; within a transaction."""
    numbers = sorted(set(matters))
    if not numbers:
        return
    counted = {
        row["matter"]: tuple(row)[1:]
        for row in connection.rows(_COUNTS, {"matters": json.dumps(numbers)})
    }
    connection.run_many(
        "UPDATE matters SET statements = ?, speakers = ?, affirms = CAST(? AS INTEGER),"
        " denies = CAST(? AS INTEGER), open = CAST(? AS INTEGER), earliest = ?, latest = ?"
        " WHERE number = ?",
        [(*counted.get(number, (0, 0, 0, 0, 0, None, None)), number) for number in numbers],
    )
