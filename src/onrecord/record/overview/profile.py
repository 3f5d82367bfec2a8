"""What the record knows of one speaker, and lists of speakers."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.errors import UnknownName
from onrecord.record.connection import Connection
from onrecord.record.overview.counts import SpeakerCount, counts_of
from onrecord.record.reading.ids import unknown
from onrecord.record.reading.names import fold
from onrecord.record.sql import REJECTED
from onrecord.statements import SPEAKER_KINDS

__all__ = ["Office", "Profile", "Tally", "profile", "speaker_page"]

_MOST = 24


@dataclass(frozen=True, slots=True)
class Office:
    """A role as articles word it, and between which days they were published.

    Days are ISO dates, None when no article is dated.
    """

    role: str | None
    affiliation: str | None
    country: str | None
    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """A name and how many statements have it."""

    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A speaker as all articles show them together.

    ``offices`` in the order of their first article; ``relayed`` are those in the chains of
    the statements, ``outlets`` who printed them, ``acts`` what was done by them, each with
    the most frequent first and 24 at most; ``months`` are statements by month (``2015-09``).
    """

    count: SpeakerCount
    offices: list[Office]
    relayed: list[Tally]
    outlets: list[Tally]
    acts: list[Tally]
    months: dict[str, int]


def profile(connection: Connection, speaker_id: str) -> Profile:
    """The speaker of that id. Raises UnknownName."""
    with connection.reading():
        number = connection.value("SELECT number FROM speakers WHERE id = ?", (speaker_id,))
        found = counts_of(connection, [number]) if number is not None else []
        if not found:
            raise unknown(connection, "speakers", "speaker", speaker_id[:200])
        return Profile(
            found[0],
            _offices(connection, number),
            _tallies(connection, _RELAYED, number),
            _tallies(connection, _OUTLETS, number),
            _tallies(connection, _ACTS, number),
            _months(connection, number),
        )


def speaker_page(
    connection: Connection, *, name: str | None, kind: str | None, limit: int, offset: int
) -> list[SpeakerCount]:
    """Speakers of whom some name has these words, of that kind; the most quoted first.

    Raises UnknownName for a kind that is not known.
    """
    if kind and kind not in SPEAKER_KINDS:
        raise UnknownName("kind", kind, SPEAKER_KINDS)
    conditions, values = ["c.statements > 0"], list[Any]()
    if kind:
        conditions.append("p.kind = ?")
        values.append(kind)
    if name and fold(name):
        conditions.append("p.number IN (SELECT speaker FROM speaker_names WHERE instr(folded, ?))")
        values.append(fold(name))

    def make() -> list[SpeakerCount]:
        rows = connection.rows(
            "SELECT p.number FROM (SELECT speaker, count(*) AS statements FROM statements"
            f"  WHERE speaker IS NOT NULL AND number NOT IN {REJECTED} GROUP BY speaker) AS c"
            f" CROSS JOIN speakers AS p ON p.number = c.speaker WHERE {' AND '.join(conditions)}"
            " ORDER BY c.statements DESC, p.name, p.number LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        return counts_of(connection, [row[0] for row in rows])

    return list(connection.remembered(("speakers", name, kind, limit, offset), make))


def _offices(connection: Connection, number: int) -> list[Office]:
    rows = connection.rows(
        "SELECT i.role, i.affiliation, i.country, count(DISTINCT i.article),"
        " min(a.dated_from), max(a.dated_to)"
        " FROM introductions AS i CROSS JOIN articles AS a ON a.number = i.article"
        " WHERE i.speaker = ? AND (i.role IS NOT NULL OR i.affiliation IS NOT NULL)"
        " GROUP BY i.role, i.affiliation, i.country ORDER BY 5 IS NULL, 5, 4 DESC LIMIT ?",
        (number, _MOST),
    )
    return [Office(*row) for row in rows]


_RELAYED = (
    "SELECT v.name, count(*) FROM statements AS s CROSS JOIN via AS v ON v.statement = s.number"
    f" WHERE s.speaker = ? AND s.number NOT IN {REJECTED} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
)
_OUTLETS = (
    "SELECT a.outlet, sum(c.n) FROM (SELECT s.article, count(*) AS n FROM statements AS s"
    f" WHERE s.speaker = ? AND s.number NOT IN {REJECTED} GROUP BY s.article) AS c"
    " CROSS JOIN articles AS a ON a.number = c.article WHERE a.outlet IS NOT NULL"
    " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
)
_ACTS = (
    "SELECT s.act, count(*) FROM statements AS s"
    f" WHERE s.speaker = ? AND s.number NOT IN {REJECTED} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
)


def _tallies(connection: Connection, sql: str, number: int) -> list[Tally]:
    return [Tally(*row) for row in connection.rows(sql, (number, _MOST))]


def _months(connection: Connection, number: int) -> dict[str, int]:
    rows = connection.rows(
        "SELECT substr(s.dated_from, 1, 7), count(*) FROM statements AS s WHERE s.speaker = ?"
        f" AND s.dated_from IS NOT NULL AND s.number NOT IN {REJECTED} GROUP BY 1 ORDER BY 1",
        (number,),
    )
    return {row[0]: row[1] for row in rows}
