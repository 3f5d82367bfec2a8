"""Which statements or articles a person asked for, as SQL conditions."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import UnknownName
from onrecord.record.connection import Connection
from onrecord.record.reading.dates import first_day, last_day
from onrecord.record.reading.names import fold
from onrecord.record.sql import AMONG, REJECTED, listed
from onrecord.statements import FORMS

__all__ = ["Conditions", "of_articles", "of_statements", "speaker_numbers"]


@dataclass
class Conditions:
    """SQL conditions that must all hold, with the values for their placeholders."""

    sql: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def require(self, sql: str, *values: Any) -> None:
        """Add a condition."""
        self.sql.append(sql)
        self.values.extend(values)

    @property
    def where(self) -> str:
        """A WHERE clause; it always holds when nothing is asked."""
        return "WHERE " + (" AND ".join(self.sql) or "1")


def of_statements(
    connection: Connection,
    *,
    speaker: str | None = None,
    outlet: str | None = None,
    since: object = None,
    until: object = None,
    form: str | None = None,
    article: int | None = None,
    rejected: bool = False,
) -> Conditions:
    """Conditions on ``statements AS s``; raises DateError, UnknownName (form)."""
    asked = Conditions()
    if not rejected:
        asked.require(f"s.number NOT IN {REJECTED}")
    if article is not None:
        asked.require("s.article = ?", article)
    if form is not None:
        if form not in FORMS:
            raise UnknownName("form", form, FORMS)
        asked.require("s.form = ?", form)
    if speaker is not None:
        asked.require(f"s.speaker {AMONG}", listed(speaker_numbers(connection, speaker)))
    if outlet is not None:
        asked.require(
            f"s.article IN (SELECT number FROM articles WHERE outlet {AMONG})",
            listed(_outlets(connection, outlet)),
        )
    _dates(asked, "s", since, until)
    return asked


def of_articles(
    connection: Connection,
    *,
    outlet: str | None = None,
    since: object = None,
    until: object = None,
    language: str | None = None,
) -> Conditions:
    """Conditions on ``articles AS a``; raises DateError."""
    asked = Conditions()
    if outlet is not None:
        asked.require(f"a.outlet {AMONG}", listed(_outlets(connection, outlet)))
    if language is not None:
        asked.require("a.language = ?", language)
    _dates(asked, "a", since, until)
    return asked


def _dates(asked: Conditions, table: str, since: object, until: object) -> None:
    """What has no date is in no period."""
    if since is not None:
        asked.require(f"{table}.dated_to >= ?", first_day(since))
    if until is not None:
        asked.require(f"{table}.dated_from <= ?", last_day(until))


def speaker_numbers(connection: Connection, name: str) -> list[int]:
    """Number of the speaker with this id; without one, numbers of those of whom some name
    has these words in a row.

    Of speakers that are the same, the one under whom their statements are kept.
    """
    sql = "SELECT DISTINCT coalesce(same_as, number) FROM speakers WHERE"
    by_id = connection.numbers(f"{sql} id = ?", (name,))
    if by_id:
        return list(by_id)
    among = "number IN (SELECT speaker FROM speaker_names WHERE instr(folded, ?))"
    return list(connection.numbers(f"{sql} {among}", (fold(name),)))


def _outlets(connection: Connection, name: str) -> list[str]:
    """The outlets, as written, whose name has these words in a row."""
    asked = fold(name)
    rows = connection.rows("SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL")
    return [row["outlet"] for row in rows if asked in fold(row["outlet"])]
