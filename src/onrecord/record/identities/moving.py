"""Lets introductions, and the statements that rest on them, be of another speaker."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record.comparing.matter_counts import count_matters_of
from onrecord.record.connection import Connection
from onrecord.record.identities.shown_names import show_names
from onrecord.record.sql import AMONG, listed

__all__ = ["keep_statements", "move_introductions"]


def move_introductions(connection: Connection, introductions: Sequence[int], speaker: int) -> None:
    """Let these introductions (rows) be of that speaker; within a transaction."""
    asked = listed(introductions)
    connection.run(f"UPDATE introductions SET speaker = ? WHERE number {AMONG}", (speaker, asked))
    sql = "SELECT coalesce(same_as, number) FROM speakers WHERE number = ?"
    kept = int(connection.value(sql, (speaker,)))
    connection.run(
        "UPDATE statement_corrections SET machine = json_set(machine, '$.speaker', ?)"
        f" WHERE field = 'speaker' AND json_extract(machine, '$.introduction') {AMONG}",
        (kept, asked),
    )
    moved = connection.numbers(
        f"SELECT number FROM statements WHERE introduction {AMONG}", (asked,)
    )
    keep_statements(connection, moved, kept)


def keep_statements(connection: Connection, statements: Sequence[int], speaker: int) -> None:
    """Keep these statements (rows) under that speaker; they are then compared again."""
    asked = listed(statements)
    connection.run(f"UPDATE statements SET speaker = ? WHERE number {AMONG}", (speaker, asked))
    connection.run(f"DELETE FROM compared WHERE statement {AMONG}", (asked,))
    show_names(connection, statements)
    count_matters_of(connection, statements)
