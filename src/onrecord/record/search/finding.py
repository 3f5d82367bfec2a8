"""Which article a name means."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import difflib
import re
import sqlite3
from collections.abc import Iterator

from onrecord.errors import AmbiguousName, UnknownName
from onrecord.record.connection import Connection
from onrecord.record.search.query import Query

__all__ = ["find_article"]

_LISTED = 9
_LONGEST_TITLE_WORDS = 120  # characters; a longer name must be a whole title
_BEGINS = "sha256 >= ?1 AND sha256 < ?1 || 'g'"
_IN_TITLE = "number IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)"


def find_article(connection: Connection, name: str) -> int:
    """The row of the one article that ``name`` means.

    It may be an id or the beginning of one, a title, an address, the place it was read
    from, or words that just one title has; fewer than 4 characters are the beginning of an
    id only when they are nothing else. Raises UnknownName when it means none, and
    AmbiguousName when it means several; both list some.
    """
    for sql, value in _ways(name):
        rows = connection.rows(
            f"SELECT number, id, title FROM articles WHERE {sql} ORDER BY number LIMIT {_LISTED}",
            (value,),
        )
        if len(rows) == 1:
            return int(rows[0]["number"])
        if rows:
            total = connection.value(f"SELECT count(*) FROM articles WHERE {sql}", (value,))
            raise AmbiguousName("article", name, map(_label, rows), total=total)
    raise _unknown(connection, name)


def _ways(name: str) -> Iterator[tuple[str, str]]:
    """Conditions under which an article may be meant, the surest first."""
    if re.fullmatch(r"[0-9a-fA-F]{4,64}", name):
        yield _BEGINS, name.lower()
    for column in ("title COLLATE NOCASE", "url", "source"):
        yield f"{column} = ?", name
    query = Query.of(name) if len(name) <= _LONGEST_TITLE_WORDS else None
    if query is not None:
        yield _IN_TITLE, f"title : ({query.all})"
    if re.fullmatch(r"[0-9a-fA-F]{1,3}", name):
        yield _BEGINS, name.lower()


def _label(row: sqlite3.Row) -> str:
    return f"{row['id']} ({row['title'] or 'no title'})"


def _unknown(connection: Connection, name: str) -> UnknownName:
    """With all articles where they are few, or else those whose titles are like the name."""
    total = connection.value("SELECT count(*) FROM articles")
    rows = connection.rows("SELECT id, title FROM articles ORDER BY number DESC LIMIT 1000")
    titles = {row["title"] or row["id"]: row for row in rows}
    near = difflib.get_close_matches(name[:200], titles, n=5, cutoff=0.4)
    shown = rows if total <= 5 else [titles[title] for title in near]
    return UnknownName("article", name, map(_label, shown), total=total)
