"""Which row an id means."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from onrecord.errors import UnknownName
from onrecord.record.connection import Connection

__all__ = ["ids_of", "number_of", "numbers_of", "required"]

_SHORTEST = 4  # characters of the beginning of an id


def number_of(connection: Connection, table: str, what: str, name: str) -> int:
    """The row of ``table`` with this id, or the only one whose id begins so.

    Raises UnknownName, with some ids that are like it, when it is none or several.
    """
    number = connection.value(f"SELECT number FROM {table} WHERE id = ?", (name,))
    if number is not None:
        return int(number)
    near = _beginning(connection, table, name) if len(name) >= _SHORTEST else []
    if len(near) == 1:
        return int(connection.value(f"SELECT number FROM {table} WHERE id = ?", near))
    raise UnknownName(what, name, near or _latest(connection, table))


def numbers_of(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The rows of statements by id; those that are not in the record are left out."""
    rows = connection.rows(
        "SELECT id, number FROM statements WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {row["id"]: row["number"] for row in rows}


def ids_of(connection: Connection, numbers: Sequence[int]) -> list[str]:
    """The ids of statements by row, the oldest row first."""
    rows = connection.rows(
        "SELECT id FROM statements WHERE number IN (SELECT value FROM json_each(?))"
        " ORDER BY number",
        (json.dumps(list(numbers)),),
    )
    return [row["id"] for row in rows]


def required(connection: Connection, ids: Sequence[str]) -> list[int]:
    """The rows of statements in the order of ``ids``. Raises UnknownName for the first
    that is not in the record.
    """
    known = numbers_of(connection, ids)
    for one in ids:
        if one not in known:
            raise UnknownName("statement", one, _latest(connection, "statements"))
    return [known[one] for one in ids]


def _beginning(connection: Connection, table: str, name: str) -> list[str]:
    rows = connection.rows(
        f"SELECT id FROM {table} WHERE id >= ?1 AND id < ?1 || char(0x10FFFF) ORDER BY id LIMIT 5",
        (name,),
    )
    return [row["id"] for row in rows]


def _latest(connection: Connection, table: str) -> list[str]:
    rows = connection.rows(f"SELECT id FROM {table} ORDER BY number DESC LIMIT 5")
    return [row["id"] for row in rows]
