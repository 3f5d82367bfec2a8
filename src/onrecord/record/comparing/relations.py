"""How statements stand to each other."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from onrecord.errors import UnknownName
from onrecord.record.comparing.undone import undone
from onrecord.record.connection import Connection
from onrecord.record.reading.ids import ids_of, number_of, required
from onrecord.record.search.filters import Conditions, speaker_numbers
from onrecord.record.search.prolific import strongest_of
from onrecord.record.sql import AMONG, REJECTED, listed
from onrecord.record.writing.publication import now
from onrecord.relations import PATTERNS, RELATION_KINDS, Difference, Relation

__all__ = ["Relations", "insert_relations", "relation_of"]

_ALL = (
    "SELECT r.*, a.id AS first_id, b.id AS second_id FROM relations AS r"
    " JOIN statements AS a ON a.number = r.first JOIN statements AS b ON b.number = r.second"
)


class Relations:
    """The relations of a record. What a person corrected in one is shown corrected."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, found: Sequence[Relation]) -> int:
        """Keep relations, in one transaction; how many were new or changed.

        A pair of statements has one relation: this one replaces what was kept of the same
        pair, whichever way round, unless a person accepted, corrected or rejected that.
        Raises UnknownName (statement, kind, pattern).
        """
        for one in found:
            _check(one)
        with self._connection.writing():
            return insert_relations(self._connection, found)

    def get(self, relation_id: str) -> Relation:
        """The relation with this id (or the only one whose id begins so), rejected or not.

        Raises UnknownName.
        """
        number = number_of(self._connection, "relations", "relation", relation_id)
        return self._load([number])[0]

    def count(self, *, rejected: bool = False) -> int:
        """How many relations there are, without (or with) rejected ones."""
        all_of_them = int(self._connection.value("SELECT count(*) FROM relations"))
        return all_of_them if rejected else all_of_them - self._connection.value(_COUNT_REJECTED)

    def related(self, model: str) -> set[str]:
        """Ids of the statements that the model has compared with the record."""
        rows = self._connection.rows(
            "SELECT s.id FROM compared AS c CROSS JOIN statements AS s ON s.number = c.statement"
            " WHERE c.model = ?",
            (model,),
        )
        return {row["id"] for row in rows}

    def unrelated(self, model: str, limit: int | None = None) -> list[str]:
        """Ids of the statements that it has not, the oldest in the record first.

        Rejected ones are left out.
        """
        return ids_of(
            self._connection, undone(self._connection, "compared", model=model, limit=limit)
        )

    def mark_related(self, ids: Sequence[str], model: str) -> None:
        """Keep that the model has compared these. Raises UnknownName (statement)."""
        with self._connection.writing():
            self._connection.run_many(
                "INSERT OR IGNORE INTO compared (statement, model) VALUES (?, ?)",
                [(number, model) for number in required(self._connection, ids)],
            )

    def _by_statements(
        self, asked: Conditions, statement: str | None, speakers: str | None, matter: str | None
    ) -> None:
        if statement is not None:
            number = number_of(self._connection, "statements", "statement", statement)
            asked.require("(r.first = ? OR r.second = ?)", number, number)
        if speakers is not None:
            among = f"SELECT number FROM statements WHERE speaker {AMONG}"
            asked.require(_EITHER.format(among=among), speakers, speakers)
        if matter is not None:
            number = number_of(self._connection, "matters", "matter", matter)
            among = "SELECT statement FROM matter_statements WHERE matter = ?"
            asked.require(_EITHER.format(among=among), number, number)

    def _load(self, numbers: Sequence[int]) -> list[Relation]:
        rows = self._connection.rows(f"{_ALL} WHERE r.number {AMONG}", (listed(numbers),))
        found = {row["number"]: relation_of(row) for row in rows}
        return [found[number] for number in numbers if number in found]

    def list(
        self,
        *,
        statement: str | None = None,
        speaker: str | None = None,
        matter: str | None = None,
        kind: str | None = None,
        pattern: str | None = None,
        waiting: bool = False,
        rejected: bool = False,
        least: float | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Relation]:
        """Relations, the strongest first.

        ``statement``, ``matter``: ids; ``speaker``: as for ``Record.statements``, or a
        speaker's id; one of the two statements must be theirs. ``waiting``: only those
        that no person judged. ``rejected``: also those that a person rejected, and those
        of rejected statements. ``least``: the lowest score. Raises UnknownName (statement,
        matter, kind, pattern).
        """
        asked = _asked(kind, pattern, waiting, rejected, least)
        speakers = None
        if speaker is not None:
            speakers = listed(speaker_numbers(self._connection, speaker))
            if limit is not None and statement is None and matter is None:
                found = strongest_of(self._connection, asked, speakers, limit + offset)
                if found is not None:
                    return self._load(found[offset:])
        self._by_statements(asked, statement, speakers, matter)
        numbers = self._connection.numbers(
            f"SELECT r.number FROM relations AS r {asked.where}"
            " ORDER BY r.score DESC, r.number LIMIT ? OFFSET ?",
            (*asked.values, -1 if limit is None else limit, offset),
        )
        return self._load(numbers)


def _asked(
    kind: str | None, pattern: str | None, waiting: bool, rejected: bool, least: float | None
) -> Conditions:
    """Conditions on ``relations AS r``; raises UnknownName."""
    asked = Conditions()
    if kind is not None:
        asked.require("r.kind = ?", _one_of("kind", kind, RELATION_KINDS))
    if pattern is not None:
        asked.require("r.pattern = ?", _one_of("pattern", pattern, PATTERNS))
    if waiting:
        asked.require("r.judged IS NULL AND r.machine IS NULL")
    if not rejected:
        asked.require(_HELD)
    if least is not None:
        asked.require("r.score >= ?", least)
    return asked


_EITHER = (
    "r.number IN (SELECT number FROM relations WHERE first IN ({among})"
    " UNION SELECT number FROM relations WHERE second IN ({among}))"
)
_COUNT_REJECTED = (
    "SELECT count(*) FROM (SELECT number FROM relations WHERE judged = 'reject'"
    f" UNION SELECT number FROM relations WHERE first IN {REJECTED}"
    f" UNION SELECT number FROM relations WHERE second IN {REJECTED})"
)
_HELD = f"r.judged IS NOT 'reject' AND r.first NOT IN {REJECTED} AND r.second NOT IN {REJECTED}"


def insert_relations(connection: Connection, found: Sequence[Relation]) -> int:
    """Write relations, except over those that a person judged; within a transaction."""
    firsts = required(connection, [one.first for one in found])
    seconds = required(connection, [one.second for one in found])
    moment = now()
    return sum(
        connection.run(
            "INSERT INTO relations"
            " (id, first, second, kind, pattern, score, reason, differences, model, found)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " first = excluded.first, second = excluded.second, kind = excluded.kind,"
            " pattern = excluded.pattern, score = excluded.score, reason = excluded.reason,"
            " differences = excluded.differences, model = excluded.model, found = excluded.found"
            " WHERE judged IS NULL AND machine IS NULL",
            (
                one.id, first, second, one.kind, one.pattern, one.score, one.reason,
                json.dumps(one.differences, ensure_ascii=False), one.model, moment,
            ),
        )
        for one, first, second in zip(found, firsts, seconds, strict=True)
    )  # fmt: skip


def relation_of(row: sqlite3.Row) -> Relation:
    """The relation of a row of ``relations`` with ``first_id`` and ``second_id``."""
    return Relation(
        kind=row["kind"],
        first=row["first_id"],
        second=row["second_id"],
        score=row["score"],
        reason=row["reason"],
        pattern=row["pattern"],
        differences=tuple(Difference(*one) for one in json.loads(row["differences"])),
        model=row["model"],
    )


def _check(one: Relation) -> None:
    _one_of("kind", one.kind, RELATION_KINDS)
    if one.pattern is not None:
        _one_of("pattern", one.pattern, PATTERNS)


def _one_of(what: str, name: str, known: Sequence[str]) -> str:
    if name not in known:
        raise UnknownName(what, name, known)
    return name
