"""Lets speakers of the same full name be one or several, as the articles tell."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.record.connection import Connection
from onrecord.record.identities.evidence import Evidence, Told, told_by_country
from onrecord.record.identities.grouping import grouped
from onrecord.record.identities.moving import move_introductions
from onrecord.record.identities.reasons import why_apart, why_one
from onrecord.record.reading.names import fold
from onrecord.record.writing.introductions import forget_unused

__all__ = ["settle_name", "settle_names", "told_before", "told_by", "told_of"]

_BODIES = {"organization", "government", "group", "outlet"}
_MOST = 500  # different tellings of one name that are compared
_OF = "number = ?1 OR namesake = ?1"


def told_of(connection: Connection, article: int) -> dict[int, set[Told]]:
    """What an article tells of its speakers, by the row of the one whose id the name gives."""
    found: dict[int, set[Told]] = defaultdict(set)
    for row in connection.rows(
        "SELECT coalesce(p.namesake, p.number) AS named, i.* FROM introductions AS i"
        " JOIN speakers AS p ON p.number = i.speaker WHERE i.article = ?",
        (article,),
    ):
        found[row["named"]].add(told_by(row))
    return found


def settle_names(connection: Connection, article: int, before: Mapping[int, set[Told]]) -> None:
    """Find again who is who among those named as an article's speakers; in a transaction.

    ``before``: what the reading that was replaced told of them. Where nothing contradicts and
    nothing else is told, it costs a few look-ups for each speaker.
    """
    after = told_of(connection, article)
    for speaker in sorted(before.keys() | after.keys()):
        row = connection.row("SELECT * FROM speakers WHERE number = ?", (speaker,))
        told, no_more = after.get(speaker, set()), before.get(speaker, set())
        if row is not None and (no_more - told or _is_news(connection, speaker, told)):
            settle_name(connection, row)


def _is_made_of_name(row: sqlite3.Row) -> bool:
    """Whether the id is what every article with this full name gives, and no one's own."""
    from onrecord.resolve.speakers import speaker_id

    return bool(row["id"] == speaker_id(row["name"], row["kind"]))


def _is_news(connection: Connection, named: int, told: set[Told]) -> bool:
    """Whether none told this before of the speaker in that row, or there are namesakes."""
    if connection.value("SELECT 1 FROM speakers WHERE namesake = ? LIMIT 1", (named,)):
        return True
    kept = connection.rows("SELECT * FROM speaker_evidence WHERE speaker = ?", (named,))
    return not told.issubset(map(told_before, kept))


def settle_name(connection: Connection, named: sqlite3.Row) -> None:
    """Find again who is who among those with the name of this row of ``speakers``; nothing
    changes where its id is not made of the name. Within a transaction.
    """
    if not _is_made_of_name(named):
        return
    rows = connection.rows(
        f"SELECT * FROM introductions WHERE speaker IN (SELECT number FROM speakers WHERE {_OF})",
        (named["number"],),
    )
    articles: dict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        articles[row["article"]].append(row)
    groups = grouped(_comparable({a: set(map(told_by, own)) for a, own in articles.items()}))
    for place, group in enumerate(groups):
        speaker = _namesake(connection, named, group) if place else named["number"]
        own = [row for article in group.articles for row in articles[article]]
        _move(connection, speaker, [row["number"] for row in own if row["speaker"] != speaker])
        apart = why_apart(group, groups[0]) if place else None
        _explain(connection, speaker, group, apart, several=len(groups) > 1)
    _forget_unused(connection, named["number"])


def _comparable(articles: dict[int, set[Told]]) -> dict[int, set[Told]]:
    """What the articles tell; of the countries alone where it is too much to compare."""
    if len(set().union(*articles.values())) <= _MOST:
        return articles
    return {
        article: {told._replace(role=None, affiliation=None) for told in own}
        for article, own in articles.items()
    }


def _forget_unused(connection: Connection, named: int) -> None:
    """Those that no article introduces any more; the one that gave the id last."""
    sql = f"SELECT number FROM speakers WHERE {_OF} ORDER BY namesake IS NULL"
    for number in connection.numbers(sql, (named,)):
        forget_unused(connection, number)


def told_by(row: sqlite3.Row) -> Told:
    """What an introduction tells; of bodies only a country counts, where each has one of
    the name. The row also has the speaker's name and kind.
    """
    country = row["country"] or None
    if row["kind"] in _BODIES:
        return Told(None, None, country if told_by_country(row["name"]) else None)
    return Told(row["role"] or None, row["affiliation"] or None, country, bool(row["home"]))


def told_before(row: sqlite3.Row) -> Told:
    """What a row of ``speaker_evidence`` says was told."""
    told = (row["role"] or None, row["affiliation"] or None, row["country"] or None)
    return Told(*told, home=bool(row["home"]))


def _namesake(connection: Connection, named: sqlite3.Row, group: Evidence) -> int:
    """The row of another speaker of the name, whose id is made of its first article's."""
    article = connection.value("SELECT id FROM articles WHERE number = ?", (min(group.articles),))
    own = f"{named['id']}-{article[:12]}"
    connection.run(
        "INSERT OR IGNORE INTO speakers (id, name, kind, namesake) VALUES (?, ?, ?, ?)",
        (own, named["name"], named["kind"], named["number"]),
    )
    return int(connection.value("SELECT number FROM speakers WHERE id = ?", (own,)))


def _move(connection: Connection, speaker: int, numbers: Sequence[int]) -> None:
    """Let these introductions be of that speaker, whose names are then theirs."""
    if not numbers:
        return
    move_introductions(connection, numbers, speaker)
    names = connection.rows(
        "SELECT name FROM introductions WHERE number IN (SELECT value FROM json_each(?1)) UNION"
        " SELECT name FROM speaker_aliases WHERE introduction IN (SELECT value FROM json_each(?1))",
        (json.dumps(list(numbers)),),
    )
    connection.run_many(
        "INSERT OR IGNORE INTO speaker_names (speaker, name, folded) VALUES (?, ?, ?)",
        [(speaker, row["name"], fold(row["name"])) for row in names],
    )


def _explain(
    connection: Connection, speaker: int, group: Evidence, apart: str | None, *, several: bool
) -> None:
    """Keep in words why all this is told of one, and why of no other."""
    connection.run("UPDATE speakers SET apart = ? WHERE number = ?", (apart, speaker))
    connection.run("DELETE FROM speaker_evidence WHERE speaker = ?", (speaker,))
    told = sorted(group.told, key=lambda one: (group.told[one], str(one)))
    connection.run_many(
        "INSERT INTO speaker_evidence"
        " (speaker, role, affiliation, country, home, position, reason)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                speaker, one.role or "", one.affiliation or "", one.country or "", one.home, place,
                why_one(one, told[: place or 1], several=several),
            )
            for place, one in enumerate(told)
        ],
    )  # fmt: skip
