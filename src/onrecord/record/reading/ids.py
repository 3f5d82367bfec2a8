"""Which row an id means."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Sequence

from onrecord.errors import AmbiguousName, UnknownName
from onrecord.record.connection import Connection

__all__ = ["ids_of", "number_of", "numbers_of", "required", "unknown"]

_SHORTEST = 4  # characters of the beginning of an id
_LISTED = 5
_LIKE = 0.7  # difflib's ratio
_MOST_COMPARED = 2000
_LONGEST = 200  # characters of a name that are compared


def number_of(connection: Connection, table: str, what: str, name: str) -> int:
    """The row of ``table`` with this id, or the only one whose id begins so.

    Raises UnknownName, with ids that are like it, when it is none; AmbiguousName when it is
    several.
    """
    number = connection.value(f"SELECT number FROM {table} WHERE id = ?", (name,))
    if number is not None:
        return int(number)
    begin = _beginning(connection, table, name) if len(name) >= _SHORTEST else []
    if len(begin) == 1:
        return int(connection.value(f"SELECT number FROM {table} WHERE id = ?", begin))
    if begin:
        total = connection.value(f"SELECT count(*) FROM {table} WHERE {_BEGINS}", (name,))
        raise AmbiguousName(what, name, begin, total=total)
    raise unknown(connection, table, what, name)


def unknown(connection: Connection, table: str, what: str, name: str) -> UnknownName:
    """The error for an id that is none: with all ids where they are few, or else how many there
    are and those most like it.
    """
    total = connection.value(f"SELECT count(*) FROM {table}")
    if total <= _LISTED:
        return UnknownName(what, name, _ids(connection, f"SELECT id FROM {table}"), total=total)
    wanted = name[:_LONGEST].casefold().replace(" ", "-")
    like = difflib.get_close_matches(
        wanted, _compared(connection, table, wanted), n=_LISTED, cutoff=_LIKE
    )
    return UnknownName(what, name, like, total=total)


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
            raise unknown(connection, "statements", "statement", one)
    return [known[one] for one in ids]


_BEGINS = "id >= ?1 AND id < ?1 || char(0x10FFFF)"


def _beginning(connection: Connection, table: str, name: str) -> list[str]:
    sql = f"SELECT id FROM {table} WHERE {_BEGINS} ORDER BY id LIMIT {_LISTED}"
    return _ids(connection, sql, name)


def _compared(connection: Connection, table: str, name: str) -> list[str]:
    """The latest ids, and some that begin with the same letter."""
    latest = f"SELECT id FROM {table} ORDER BY number DESC LIMIT {_MOST_COMPARED}"
    begin = f"SELECT id FROM {table} WHERE {_BEGINS} LIMIT {_MOST_COMPARED}"
    some = [*_ids(connection, latest), *_ids(connection, begin, name[:1])]
    return list(dict.fromkeys(some))


def _ids(connection: Connection, sql: str, *values: str) -> list[str]:
    return [row["id"] for row in connection.rows(sql, values)]
