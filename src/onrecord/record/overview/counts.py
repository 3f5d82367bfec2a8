"""How much a record holds, and who speaks how often."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.connection import Connection
from onrecord.record.reading.speakers import together
from onrecord.record.sql import AMONG, REJECTED, listed
from onrecord.statements import Speaker

__all__ = ["Counts", "SpeakerCount", "counts", "counts_of", "readings", "speaker_counts"]

_HELD = f"number NOT IN {REJECTED}"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is; the days of the earliest and latest statement or article.

    Statements that a person rejected are not counted.
    """

    articles: int
    statements: int
    speakers: int
    outlets: int
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """A speaker as all articles show them together, and what the record has of them.

    The role, affiliation and country are those last given; the aliases are all.
    ``first`` and ``last`` are the days of the earliest and latest statement.
    """

    speaker: Speaker
    statements: int
    articles: int
    first: str | None
    last: str | None


def counts(connection: Connection) -> Counts:
    """What the record holds."""
    return connection.remembered("counts", lambda: _counts(connection))


def _counts(connection: Connection) -> Counts:
    row = connection.row(
        "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM statements)"
        f" - (SELECT count(*) FROM {REJECTED}),"
        " (SELECT count(*) FROM speakers), (SELECT count(DISTINCT outlet) FROM articles),"
        " (SELECT min(day) FROM (SELECT min(dated_from) AS day FROM statements"
        "  UNION ALL SELECT min(dated_from) FROM articles)),"
        " (SELECT max(day) FROM (SELECT max(dated_to) AS day FROM statements"
        "  UNION ALL SELECT max(dated_to) FROM articles))"
    )
    return Counts(*(row or ()))


def readings(connection: Connection) -> dict[str, int]:
    """How many articles each extractor (with its version) has read."""
    rows = connection.rows(
        "SELECT extractor, count(*) FROM readings GROUP BY extractor ORDER BY extractor"
    )
    return {row[0]: row[1] for row in rows}


def speaker_counts(
    connection: Connection, *, named_only: bool, limit: int | None
) -> list[SpeakerCount]:
    """Those with the most statements first; rejected statements do not count."""
    key = ("speaker counts", named_only, limit)

    def make() -> list[SpeakerCount]:
        with connection.reading():
            return _most(connection, named_only, limit)

    return list(connection.remembered(key, make))


def _most(connection: Connection, named_only: bool, limit: int | None) -> list[SpeakerCount]:
    most = connection.rows(
        "SELECT p.number FROM (SELECT speaker, count(*) AS statements FROM statements"
        f"  WHERE speaker IS NOT NULL AND {_HELD} GROUP BY speaker) AS c"
        " CROSS JOIN speakers AS p ON p.number = c.speaker WHERE NOT (? AND p.kind = 'unnamed')"
        " ORDER BY c.statements DESC, p.name, p.number LIMIT ?",
        (named_only, -1 if limit is None else limit),
    )
    return counts_of(connection, [row["number"] for row in most])


def counts_of(connection: Connection, numbers: list[int]) -> list[SpeakerCount]:
    """The speakers of those rows, in that order; one that no article introduces is left out."""
    people, said = together(connection, numbers), _said(connection, numbers)
    return [
        SpeakerCount(people[number], *said.get(number, (0, 0, None, None)))
        for number in numbers
        if number in people
    ]


def _said(
    connection: Connection, numbers: list[int]
) -> dict[int, tuple[int, int, str | None, str | None]]:
    """Statements, articles, first and last day of speakers by row."""
    rows = connection.rows(
        "SELECT speaker, count(*), count(DISTINCT article), min(dated_from), max(dated_to)"
        f" FROM statements WHERE speaker {AMONG} AND {_HELD} GROUP BY speaker",
        (listed(numbers),),
    )
    return {row[0]: (row[1], row[2], row[3], row[4]) for row in rows}
