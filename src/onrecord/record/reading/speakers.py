"""Reads speakers: as an article introduces them, and as all articles together do."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onrecord.record.connection import Connection
from onrecord.record.sql import AMONG, listed
from onrecord.statements import Span, Speaker

__all__ = ["speakers_of", "together"]


def speakers_of(connection: Connection, statements: Sequence[sqlite3.Row]) -> dict[int, Speaker]:
    """The speakers of rows of ``statements`` that have one, by the statement's number.

    As the article introduces them, under the id of the one whom they are the same as, and
    with what a person corrected. One whom a person named is as all articles show them.
    """
    introduced = _introduced(connection, {row["introduction"] for row in statements} - {None})
    numbers = {row["speaker"] for row in statements} - {None}
    ids = {
        row["number"]: row["id"]
        for row in connection.rows(
            f"SELECT number, id FROM speakers WHERE number {AMONG}", (listed(numbers),)
        )
    }
    corrected = _corrections(connection, numbers)
    given = {row["speaker"] for row in statements if row["introduction"] is None} - {None}
    named = together(connection, given) if given else {}
    found: dict[int, Speaker] = {}
    for row in statements:
        number = row["speaker"]
        if row["introduction"] is not None:
            speaker = replace(introduced[row["introduction"]], id=ids[number])
            found[row["number"]] = _corrected(speaker, corrected[number])
        elif number is not None:
            found[row["number"]] = named[number]
    return found


def together(connection: Connection, numbers: Iterable[int]) -> dict[int, Speaker]:
    """Speakers by row, each as its last introduction says, with all its names.

    The names of those who are the same are among them.
    """
    numbers = list(numbers)
    names: dict[int, list[str]] = defaultdict(list)
    for row in connection.rows(
        "SELECT coalesce(p.same_as, p.number) AS speaker, n.name FROM speakers AS p"
        f" JOIN speaker_names AS n ON n.speaker = p.number"
        f" WHERE p.number {AMONG} OR p.same_as {AMONG} ORDER BY n.name",
        (listed(numbers), listed(numbers)),
    ):
        names[row["speaker"]].append(row["name"])
    rows = connection.rows(
        "SELECT p.number, p.id, p.name, p.kind, i.role, i.affiliation, i.country,"
        " coalesce(i.confidence, 1.0) AS confidence"
        " FROM speakers AS p LEFT JOIN introductions AS i ON i.number ="
        " (SELECT max(number) FROM introductions WHERE speaker = p.number)"
        f" WHERE p.number {AMONG}",
        (listed(numbers),),
    )
    corrected = _corrections(connection, numbers)
    return {
        row["number"]: _corrected(
            _speaker(row, dict.fromkeys(names[row["number"]]), ()), corrected[row["number"]]
        )
        for row in rows
    }


def _introduced(connection: Connection, introductions: set[int]) -> dict[int, Speaker]:
    asked = listed(introductions)
    aliases: dict[int, list[str]] = defaultdict(list)
    for row in connection.rows(
        f"SELECT introduction, name FROM speaker_aliases WHERE introduction {AMONG}"
        " ORDER BY introduction, position",
        (asked,),
    ):
        aliases[row["introduction"]].append(row["name"])
    mentions: dict[int, list[Span]] = defaultdict(list)
    for row in connection.rows(
        f'SELECT introduction, start, "end" FROM mentions WHERE introduction {AMONG}'
        " ORDER BY introduction, position",
        (asked,),
    ):
        mentions[row["introduction"]].append(Span(row["start"], row["end"]))
    rows = connection.rows(
        "SELECT i.*, s.id AS id FROM introductions AS i JOIN speakers AS s ON s.number = i.speaker"
        f" WHERE i.number {AMONG}",
        (asked,),
    )
    return {
        row["number"]: replace(
            _speaker(row, (), mentions[row["number"]]), aliases=tuple(aliases[row["number"]])
        )
        for row in rows
    }


def _corrections(
    connection: Connection, numbers: Iterable[int]
) -> Mapping[int, dict[str, str | None]]:
    """The fields that a person corrected, by speaker."""
    found: dict[int, dict[str, str | None]] = defaultdict(dict)
    for row in connection.rows(
        f"SELECT speaker, field, value FROM speaker_corrections WHERE speaker {AMONG}",
        (listed(numbers),),
    ):
        found[row["speaker"]][row["field"]] = row["value"]
    return found


def _corrected(speaker: Speaker, fields: Mapping[str, str | None]) -> Speaker:
    """The speaker with these fields; a name that gives way is an alias."""
    if not fields:
        return speaker
    changed = replace(speaker, **fields)  # type: ignore[arg-type]  # checked when judged
    names = dict.fromkeys((*speaker.aliases, speaker.name))
    return replace(changed, aliases=tuple(one for one in names if one != changed.name))


def _speaker(row: sqlite3.Row, names: Iterable[str], mentions: Sequence[Span]) -> Speaker:
    return Speaker(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        role=row["role"],
        affiliation=row["affiliation"],
        country=row["country"],
        aliases=tuple(name for name in names if name != row["name"]),
        mentions=tuple(mentions),
        confidence=row["confidence"],
    )
