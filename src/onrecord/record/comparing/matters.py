"""Which statements are about the same question."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence

from onrecord.errors import UnknownName
from onrecord.record.comparing.matter_counts import MEMBERS, count_matters, matters_of
from onrecord.record.comparing.undone import undone
from onrecord.record.connection import Connection
from onrecord.record.judging.matters import keep_judged
from onrecord.record.reading.dates import first_day, last_day
from onrecord.record.reading.ids import ids_of, number_of, required
from onrecord.record.search.filters import Conditions, speaker_numbers
from onrecord.record.search.query import Query
from onrecord.relations import Matter

__all__ = ["ORDERS", "Matters"]

ORDERS = {
    "live": "latest DESC, statements DESC, number",
    "size": "statements DESC, latest DESC, number",
}
"""How matters can be listed: by their latest statement, or by how many they have."""


class Matters:
    """The matters of a record."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, matter_id: str, label: str, statement_ids: Sequence[str] = ()) -> None:
        """Make the matter, or give it this label, and place the statements in it.

        One transaction. Raises UnknownName (statement).
        """
        with self._connection.writing():
            self._connection.run(
                "INSERT INTO matters (id, label) VALUES (?, ?)"
                " ON CONFLICT (id) DO UPDATE SET label = excluded.label",
                (matter_id, label),
            )
            self._place(dict.fromkeys(statement_ids, matter_id))

    def place(self, places: Mapping[str, str]) -> None:
        """Put statements (ids) in matters (ids) that are there; one transaction.

        A statement is in one matter at most. Where a person joined matters or took
        statements out, it stays so. Raises UnknownName (statement, matter).
        """
        with self._connection.writing():
            self._place(places)

    def get(self, matter_id: str) -> Matter:
        """The matter with this id (or the only one whose id begins so). Raises UnknownName.

        One that a person joined to another is that other one.
        """
        number = number_of(self._connection, "matters", "matter", matter_id)
        number = self._connection.value(
            "SELECT coalesce(same_as, number) FROM matters WHERE number = ?", (number,)
        )
        members = self._members(number)
        row = self._connection.rows("SELECT * FROM matters WHERE number = ?", (number,))[0]
        return _matter(row, members)

    def of(self, statement_id: str) -> str | None:
        """The id of the matter that the statement is in. Raises UnknownName."""
        number = number_of(self._connection, "statements", "statement", statement_id)
        found = self._connection.value(
            "SELECT m.id FROM matter_statements AS p JOIN matters AS m ON m.number = p.matter"
            " WHERE p.statement = ?",
            (number,),
        )
        return None if found is None else str(found)

    def places(self, statement_ids: Sequence[str]) -> dict[str, str]:
        """Matter id by statement id, of those of these statements that are in one."""
        rows = self._connection.rows(
            "SELECT s.id AS statement, m.id AS matter FROM statements AS s"
            " JOIN matter_statements AS p ON p.statement = s.number"
            " JOIN matters AS m ON m.number = p.matter"
            " WHERE s.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(statement_ids)),),
        )
        return {row["statement"]: row["matter"] for row in rows}

    def words(self, statement_ids: Sequence[str]) -> dict[str, tuple[str | None, str]]:
        """Proposition and content of statements by id, without all else of a statement."""
        rows = self._connection.rows(
            "SELECT id, proposition, content_text FROM statements"
            " WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(statement_ids)),),
        )
        return {row["id"]: (row["proposition"], row["content_text"]) for row in rows}

    def placed(self) -> dict[str, str]:
        """All places: matter id by statement id, appearances included."""
        rows = self._connection.rows(
            "SELECT s.id AS statement, m.id AS matter FROM matter_statements AS p"
            " JOIN statements AS s ON s.number = p.statement"
            " JOIN matters AS m ON m.number = p.matter ORDER BY p.statement"
        )
        return {row["statement"]: row["matter"] for row in rows}

    def unplaced(self, limit: int | None = None) -> list[str]:
        """Ids of statements that are in no matter, the oldest in the record first.

        Rejected ones are left out, and beliefs, wishes and plans, which are no one's words.
        """
        numbers = undone(self._connection, "matter_statements", spoken=True, limit=limit)
        return ids_of(self._connection, numbers)

    def count(self) -> int:
        """How many matters have statements."""
        return int(self._connection.value("SELECT count(*) FROM matters WHERE statements > 0"))

    def _place(self, places: Mapping[str, str]) -> None:
        numbers = required(self._connection, list(places))
        named = {
            one: number_of(self._connection, "matters", "matter", one)
            for one in set(places.values())
        }
        before = matters_of(self._connection, numbers)
        self._connection.run_many(
            "INSERT INTO matter_statements (statement, matter, machine) VALUES (?1, ?2, ?2)"
            " ON CONFLICT (statement) DO UPDATE SET matter = ?2, machine = ?2",
            [(number, named[m]) for number, m in zip(numbers, places.values(), strict=True)],
        )
        keep_judged(self._connection, numbers)
        count_matters(self._connection, (*before, *matters_of(self._connection, numbers)))

    def _by_members(
        self, asked: Conditions, words: str | None, speaker: str | None, statement: str | None
    ) -> None:
        """Conditions on the statements of ``matters``."""
        if statement is not None:
            number = number_of(self._connection, "statements", "statement", statement)
            asked.require(_HAVING.format("p.statement = ?"), number)
        if speaker is not None:
            among = "p.statement IN (SELECT number FROM statements WHERE speaker IN"
            asked.require(
                _HAVING.format(f"{among} (SELECT value FROM json_each(?)))"),
                json.dumps(speaker_numbers(self._connection, speaker)),
            )
        if words is not None:
            query = Query.of(words)
            match = "SELECT rowid FROM statement_words WHERE statement_words MATCH ?"
            asked.require(
                _HAVING.format(f"p.statement IN ({match})") if query else "0",
                *([query.all] if query else []),
            )

    def _members(self, number: int) -> tuple[str, ...]:
        """Ids of the statements of a matter, the earliest said first."""
        rows = self._connection.rows(
            f"SELECT id FROM ({MEMBERS}) ORDER BY dated_from IS NULL, dated_from, dated_to, number",
            {"matters": json.dumps([number])},
        )
        return tuple(row["id"] for row in rows)

    def list(
        self,
        *,
        words: str | None = None,
        speaker: str | None = None,
        statement: str | None = None,
        since: object = None,
        until: object = None,
        order: str = "live",
        least: int = 1,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Matter]:
        """Matters with at least ``least`` statements, which are counted and not named
        (``Matter.size``).

        ``words``: that a statement of it has, as for ``Record.search``. ``speaker``: who
        speaks in it, as for ``Record.statements``, or a speaker's id. ``since``,
        ``until``: it has a statement then or later, or then or earlier. ``order``: one of
        ``ORDERS``. Raises UnknownName (order, statement), DateError.
        """
        if order not in ORDERS:
            raise UnknownName("order", order, ORDERS)
        asked = Conditions()
        asked.require("statements > 0 AND statements >= ?", least)
        self._by_members(asked, words, speaker, statement)
        if since is not None:
            asked.require("latest >= ?", first_day(since))
        if until is not None:
            asked.require("earliest <= ?", last_day(until))
        rows = self._connection.rows(
            f"SELECT * FROM matters {asked.where} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?",
            (*asked.values, -1 if limit is None else limit, offset),
        )
        return [_matter(row) for row in rows]


_HAVING = "number IN (SELECT p.matter FROM matter_statements AS p WHERE {})"


def _matter(row: sqlite3.Row, statements: tuple[str, ...] = ()) -> Matter:
    return Matter(
        id=row["id"],
        label=row["given"] or row["label"],
        statements=statements,
        size=row["statements"],
        speakers=row["speakers"],
        affirms=row["affirms"],
        denies=row["denies"],
        open=row["open"],
        earliest=row["earliest"],
        latest=row["latest"],
    )
