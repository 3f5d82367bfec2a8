"""Lets speakers be who people's judgements say that they are."""

from __future__ import annotations

import json

from onrecord.record.connection import Connection
from onrecord.record.identities.moving import keep_statements
from onrecord.record.identities.shown_names import show_names
from onrecord.record.judging.log import holding
from onrecord.record.judging.statements import settle_statements
from onrecord.record.judging.unions import joined
from onrecord.record.reading.names import fold

__all__ = ["settle_speakers"]


def settle_speakers(connection: Connection) -> None:
    """Join, part and correct all speakers as the judgements that hold say.

    Within a transaction; it costs a few look-ups for each judgement of a speaker.
    """
    made = holding(connection, "j.subject = 'speaker'", ())
    wanted = joined(one for one in made if one.verdict in {"merge", "split"})
    for speaker, top in _changes(connection, wanted).items():
        _keep_under(connection, speaker, top)
    named = _given_names(connection)
    connection.run("DELETE FROM speaker_corrections")
    for one in made:
        if one.verdict == "correct":
            for field, value in one.detail.items():
                _correct(connection, one.subject_id, field, value)
    _show(connection, {speaker for speaker, _ in named ^ _given_names(connection)})


def _given_names(connection: Connection) -> set[tuple[int, str]]:
    """The speakers whom people gave another name, and that."""
    rows = connection.rows("SELECT speaker, value FROM speaker_corrections WHERE field = 'name'")
    return {(row["speaker"], row["value"]) for row in rows}


def _show(connection: Connection, speakers: set[int]) -> None:
    """Let what these said be found by the names that they have now."""
    sql = "SELECT number FROM statements WHERE speaker = ?"
    for speaker in sorted(speakers):
        show_names(connection, connection.numbers(sql, (speaker,)))


def _changes(connection: Connection, wanted: dict[str, str]) -> dict[int, int | None]:
    """The speakers that are to be kept under another one than now; None: under themselves."""
    rows = connection.rows(
        "SELECT p.number, p.id, p.same_as FROM speakers AS p WHERE p.same_as IS NOT NULL"
        " OR p.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(wanted)),),
    )
    tops = {
        row["id"]: row["number"]
        for row in connection.rows(
            "SELECT id, number FROM speakers WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(wanted.values())),),
        )
    }
    now = {row["number"]: row["same_as"] for row in rows}
    then = {row["number"]: tops.get(wanted.get(row["id"], "")) for row in rows}
    return {number: top for number, top in then.items() if top != now[number]}


def _keep_under(connection: Connection, speaker: int, top: int | None) -> None:
    """Keep the speaker's statements under that one from now on."""
    connection.run("UPDATE speakers SET same_as = ? WHERE number = ?", (top, speaker))
    moved = connection.numbers(
        "SELECT number FROM statements WHERE introduction IN"
        " (SELECT number FROM introductions WHERE speaker = ?)",
        (speaker,),
    )
    keep_statements(connection, moved, speaker if top is None else top)
    given = connection.numbers(
        "SELECT statement FROM statement_corrections WHERE field = 'speaker'"
    )
    settle_statements(connection, given)


def _correct(connection: Connection, speaker_id: str, field: str, value: str | None) -> None:
    number = connection.value("SELECT number FROM speakers WHERE id = ?", (speaker_id,))
    if number is None:
        return
    connection.run(
        "INSERT OR REPLACE INTO speaker_corrections (speaker, field, value) VALUES (?, ?, ?)",
        (number, field, value),
    )
    if field == "name" and value:
        connection.run(
            "INSERT OR IGNORE INTO speaker_names (speaker, name, folded) VALUES (?, ?, ?)",
            (number, value, fold(value)),
        )
