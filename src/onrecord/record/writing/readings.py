"""Who read an article last: extractors, with their versions, and the version of resolving."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.record.connection import Connection
from onrecord.record.writing.publication import now
from onrecord.resolve.version import VERSION

__all__ = ["is_read", "put_readings", "same_reading"]


def is_read(connection: Connection, sha256: str, extractor: str) -> bool:
    """Whether the text was last read by this extractor and resolved as it is now."""
    sql = (
        "SELECT 1 FROM readings AS r JOIN articles AS a ON a.number = r.article"
        " WHERE a.sha256 = ? AND r.extractor = ? AND r.resolver = ?"
    )
    return connection.value(sql, (sha256, extractor, VERSION)) is not None


def same_reading(connection: Connection, article: int, extractors: set[str]) -> bool:
    """Whether just these extractors read the article (row) last, and it was resolved as now."""
    sql = "SELECT extractor, resolver FROM readings WHERE article = ?"
    kept = {(row["extractor"], row["resolver"]) for row in connection.rows(sql, (article,))}
    return kept == {(extractor, VERSION) for extractor in extractors}


def put_readings(connection: Connection, article: int, extractors: Iterable[str]) -> None:
    """Keep that these read the article (row), and none before; within a transaction."""
    connection.run("DELETE FROM readings WHERE article = ?", (article,))
    connection.run_many(
        "INSERT INTO readings (article, extractor, read, resolver) VALUES (?, ?, ?, ?)",
        [(article, extractor, now(), VERSION) for extractor in sorted(extractors)],
    )
