"""Whom a person means by a speaker's name."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import sqlite3

from onrecord.errors import AmbiguousName
from onrecord.judgements import Judgement
from onrecord.record.connection import Connection
from onrecord.record.reading.names import fold

__all__ = ["known_id", "named_speaker", "split_speaker"]


def known_id(connection: Connection, name: str, *, article: int) -> str:
    """The id of the speaker whom a person means by ``name`` in an article.

    An id, or else a name, without regard to case and accents: of a speaker of the article,
    or of one of the record that is not unnamed. A name that no one has is a new person's.
    Raises AmbiguousName, with their ids, when several have it.
    """
    ways = (
        ("p.id = ?1 AND ?2", (name, article)),
        (f"{_NAMED} AND {_HERE}", (fold(name), article)),
        (f"{_NAMED} AND ?2 AND p.kind != 'unnamed'", (fold(name), article)),
    )
    for where, values in ways:
        rows = connection.rows(
            "SELECT DISTINCT q.id, q.name, q.kind FROM speakers AS p JOIN speakers AS q"
            f" ON q.number = coalesce(p.same_as, p.number) WHERE {where} ORDER BY q.id",
            values,
        )
        if len(rows) == 1:
            return str(rows[0]["id"])
        if rows:
            raise AmbiguousName("speaker", name, map(_label, rows[:9]), total=len(rows))
    return _new_id(connection, name, article)


def named_speaker(connection: Connection, made: Judgement) -> int:
    """The row of the speaker whom a correction of a statement names."""
    name, known = str(made.detail["speaker"]), _known_at(connection, made.number)
    connection.run(
        "INSERT OR IGNORE INTO speakers (id, name, kind) VALUES (?, ?, 'person')", (known, name)
    )
    return _kept_under(connection, known)


def split_speaker(connection: Connection, made: Judgement) -> int:
    """The row of the speaker that a split made: named as the one it was taken out of."""
    known = f"{made.subject_id}~{made.number}"
    connection.run(
        "INSERT OR IGNORE INTO speakers (id, name, kind)"
        " SELECT ?, json_extract(found, '$.name'), json_extract(found, '$.kind')"
        " FROM judgements WHERE number = ?",
        (known, made.number),
    )
    return _kept_under(connection, known)


_NAMED = "p.number IN (SELECT speaker FROM speaker_names WHERE folded = ?1)"
_HERE = "p.number IN (SELECT speaker FROM introductions WHERE article = ?2)"


def _kept_under(connection: Connection, speaker_id: str) -> int:
    """The row under which this speaker's statements are kept; its name can be looked for."""
    row = connection.rows(
        "SELECT number, name, coalesce(same_as, number) AS kept FROM speakers WHERE id = ?",
        (speaker_id,),
    )[0]
    connection.run(
        "INSERT OR IGNORE INTO speaker_names (speaker, name, folded) VALUES (?, ?, ?)",
        (row["number"], row["name"], fold(row["name"])),
    )
    return int(row["kept"])


def _known_at(connection: Connection, judgement: int) -> str:
    """The id that was found when the judgement was made."""
    return str(
        connection.value(
            "SELECT json_extract(found, '$.speaker') FROM judgements WHERE number = ?",
            (judgement,),
        )
    )


def _new_id(connection: Connection, name: str, article: int) -> str:
    """As if the name had been read: one of a single word is someone of its article only."""
    from onrecord.resolve.speakers import speaker_id

    local = len(name.split()) < 2
    sql = "SELECT id FROM articles WHERE number = ?"
    return speaker_id(name, "person", connection.value(sql, (article,)) if local else None)


def _label(row: sqlite3.Row) -> str:
    return f"{row['id']} ({row['name']}, {row['kind']})"
