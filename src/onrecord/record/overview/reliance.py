"""Whom the outlets quote, and how much of it is unnamed or at second hand."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from onrecord.record.connection import Connection
from onrecord.record.sql import AMONG, REJECTED, listed

__all__ = ["Outlet", "Relay", "Reliance", "Voice", "reliance"]

_KEPT = f"s.number NOT IN {REJECTED}"


@dataclass(frozen=True, slots=True)
class Outlet:
    """How much an outlet printed: of whom unnamed, and how much with others in between."""

    name: str
    articles: int
    statements: int
    unnamed: int
    second_hand: int


@dataclass(frozen=True, slots=True)
class Relay:
    """How many statements an outlet has through someone else."""

    outlet: str
    via: str
    statements: int


@dataclass(frozen=True, slots=True)
class Voice:
    """A named speaker and how many of their statements each outlet printed."""

    id: str
    name: str
    kind: str
    by_outlet: dict[str, int]

    @property
    def statements(self) -> int:
        """How many in the outlets shown."""
        return sum(self.by_outlet.values())


@dataclass(frozen=True, slots=True)
class Reliance:
    """Outlets with the most statements first, the speakers they quote, and their relays."""

    outlets: list[Outlet]
    voices: list[Voice]
    relays: list[Relay]


def reliance(
    connection: Connection, *, outlets: int = 40, voices: int = 25, relays: int = 60
) -> Reliance:
    """The outlets, speakers and relays with the most statements, at most so many of each."""

    def make() -> Reliance:
        with connection.reading():
            found = _outlets(connection, outlets)
            names = listed(outlet.name for outlet in found)
            return Reliance(
                found, _voices(connection, names, voices), _relays(connection, names, relays)
            )

    return connection.remembered(("reliance", outlets, voices, relays), make)


def _outlets(connection: Connection, limit: int) -> list[Outlet]:
    rows = connection.rows(
        "SELECT a.outlet, count(DISTINCT a.number), count(*), total(p.kind = 'unnamed'),"
        " total(EXISTS (SELECT 1 FROM via WHERE statement = s.number AND name <> a.outlet))"
        " FROM articles AS a CROSS JOIN statements AS s ON s.article = a.number"
        " LEFT JOIN speakers AS p ON p.number = s.speaker"
        f" WHERE a.outlet IS NOT NULL AND {_KEPT}"
        " GROUP BY a.outlet ORDER BY 3 DESC, 1 LIMIT ?",
        (limit,),
    )
    return [Outlet(row[0], row[1], row[2], int(row[3]), int(row[4])) for row in rows]


def _voices(connection: Connection, outlets: str, limit: int) -> list[Voice]:
    rows = connection.rows(
        "WITH counted AS MATERIALIZED (SELECT s.speaker, a.outlet, count(*) AS n"
        " FROM articles AS a CROSS JOIN statements AS s ON s.article = a.number"
        f" WHERE a.outlet {AMONG} AND s.speaker IS NOT NULL AND {_KEPT} GROUP BY 1, 2),"
        " most AS (SELECT c.speaker, sum(c.n) AS n FROM counted AS c"
        " JOIN speakers AS p ON p.number = c.speaker WHERE p.kind <> 'unnamed'"
        " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?)"
        " SELECT p.id, p.name, p.kind, c.outlet, c.n FROM most"
        " JOIN counted AS c ON c.speaker = most.speaker JOIN speakers AS p ON p.number = c.speaker"
        " ORDER BY most.n DESC, p.number, c.outlet",
        (outlets, limit),
    )
    who: dict[str, tuple[str, str]] = {}
    by_outlet: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        who[row["id"]] = (row["name"], row["kind"])
        by_outlet[row["id"]][row["outlet"]] = row["n"]
    return [Voice(key, *who[key], by_outlet[key]) for key in who]


def _relays(connection: Connection, outlets: str, limit: int) -> list[Relay]:
    rows = connection.rows(
        "SELECT a.outlet, v.name, count(*) FROM via AS v CROSS JOIN statements AS s"
        " ON s.number = v.statement CROSS JOIN articles AS a ON a.number = s.article"
        f" WHERE a.outlet {AMONG} AND v.name <> a.outlet AND {_KEPT}"
        " GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ?",
        (outlets, limit),
    )
    return [Relay(*row) for row in rows]
