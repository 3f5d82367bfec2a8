"""Which statements are printings of the same words."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import json
from collections.abc import Sequence

from onrecord.record.comparing.matter_counts import count_matters_of
from onrecord.record.connection import Connection
from onrecord.record.reading.ids import number_of, required
from onrecord.relations import Appearance

__all__ = ["Appearances"]

_EARLIEST = "coalesce(a.dated_from, '9999'), s.number"


class Appearances:
    """The printings of the same words in a record."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, found: Sequence[Appearance]) -> None:
        """Keep the printings, in one transaction; what was known of a statement gives way.

        Raises UnknownName (statement).
        """
        with self._connection.writing():
            firsts = required(self._connection, [one.first for one in found])
            numbers = required(self._connection, [one.statement for one in found])
            overlaps = [one.overlap for one in found]
            self._connection.run_many(
                "INSERT OR REPLACE INTO appearances (statement, first, overlap) VALUES (?, ?, ?)",
                list(zip(numbers, firsts, overlaps, strict=True)),
            )
            count_matters_of(self._connection, numbers)

    def of(self, statement_id: str) -> list[Appearance]:
        """All printings of the words of this statement, the earliest first.

        None when it is not known to be printed elsewhere. Raises UnknownName.
        """
        number = number_of(self._connection, "statements", "statement", statement_id)
        rows = self._connection.rows(
            "SELECT f.id AS first, s.id AS statement, p.overlap FROM appearances AS p"
            " JOIN statements AS s ON s.number = p.statement"
            " JOIN statements AS f ON f.number = p.first"
            " JOIN articles AS a ON a.number = s.article"
            " WHERE p.first = (SELECT first FROM appearances WHERE statement = ?)"
            f" ORDER BY p.statement != p.first, {_EARLIEST}",
            (number,),
        )
        return [Appearance(row["first"], row["statement"], row["overlap"]) for row in rows]

    def first(self, statement_id: str) -> str:
        """The earliest known statement with these words: itself when no other is known."""
        number = number_of(self._connection, "statements", "statement", statement_id)
        found = self._connection.value(
            "SELECT s.id FROM appearances AS p JOIN statements AS s ON s.number = p.first"
            " WHERE p.statement = ?",
            (number,),
        )
        return str(found) if found else statement_id

    def firsts(self, statement_ids: Sequence[str]) -> dict[str, str]:
        """``first`` of each of these, by id; those that are not in the record as themselves."""
        rows = self._connection.rows(
            "SELECT s.id AS statement, f.id AS first FROM statements AS s"
            " JOIN appearances AS p ON p.statement = s.number"
            " JOIN statements AS f ON f.number = p.first"
            " WHERE s.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(statement_ids)),),
        )
        known = {row["statement"]: row["first"] for row in rows}
        return {one: known.get(one, one) for one in statement_ids}

    def count(self) -> int:
        """How many statements are printings of words that were printed before."""
        return int(
            self._connection.value("SELECT count(*) FROM appearances WHERE statement != first")
        )
