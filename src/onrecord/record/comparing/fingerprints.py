"""Finds where words were printed before, by numbers made from them."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from onrecord.record.comparing.undone import undone
from onrecord.record.connection import Connection
from onrecord.record.reading.ids import required
from onrecord.record.reading.reading import statements
from onrecord.statements import Statement

__all__ = ["Copy", "Fingerprints"]

_MOST = 200  # statements or articles looked at for one mark, the latest first


class Copy(NamedTuple):
    """An article that has marks in common with another: how many, and how many it has."""

    article_id: str
    shared: int
    marks: int


class Fingerprints:
    """The marks of contents and of whole articles; what a mark is, relate decides.

    Marks are integers of 63 bits.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self, limit: int | None = None) -> list[Statement]:
        """Statements whose other printings were not looked for, the oldest in the record first.

        Rejected ones are left out.
        """
        return list(statements(self._connection, undone(self._connection, "sought", limit=limit)))

    def sharing(self, marks: Collection[int], *, most: int) -> dict[str, int]:
        """Statements with at least one of the marks, and how many; at most ``most``."""
        return dict(self._sharing("content_marks", "statement", marks).most_common(most))

    def copies(self, marks: Collection[int], *, most: int) -> list[Copy]:
        """Articles with at least one of the marks, those with the most in common first."""
        found = self._sharing("article_marks", "article", marks).most_common(most)
        return [Copy(one, shared, self._size(one)) for one, shared in found]

    def keep_contents(
        self, marks: Mapping[str, Collection[int]], firsts: Mapping[str, str]
    ) -> None:
        """Keep the marks of statements, and that their printings were looked for.

        ``firsts``: the first printing of each, which may be itself. One transaction.
        Raises UnknownName (statement).
        """
        with self._connection.writing():
            numbers = required(self._connection, list(firsts))
            earliest = required(self._connection, list(firsts.values()))
            known = dict(zip(firsts, numbers, strict=True))
            self._connection.run_many(
                "INSERT OR IGNORE INTO content_marks (mark, statement) VALUES (?, ?)",
                [(mark, known[one]) for one, found in marks.items() for mark in found],
            )
            self._connection.run_many(
                "INSERT OR REPLACE INTO sought (statement, first) VALUES (?, ?)",
                list(zip(numbers, earliest, strict=True)),
            )

    def keep_article(self, article_id: str, marks: Collection[int]) -> None:
        """Keep the marks of an article that is in the record; one transaction."""
        with self._connection.writing():
            self._connection.run_many(
                "INSERT OR IGNORE INTO article_marks (mark, article)"
                " SELECT ?, number FROM articles WHERE id = ?",
                [(mark, article_id) for mark in marks],
            )

    def _size(self, article_id: str) -> int:
        return int(
            self._connection.value(
                "SELECT count(*) FROM article_marks"
                " WHERE article = (SELECT number FROM articles WHERE id = ?)",
                (article_id,),
            )
        )

    def _sharing(self, table: str, owner: str, marks: Collection[int]) -> Counter[str]:
        """How many of the marks each owner has."""
        found: Counter[int] = Counter()
        for mark in marks:
            found.update(
                self._connection.numbers(
                    f"SELECT {owner} FROM {table} WHERE mark = ? ORDER BY {owner} DESC LIMIT ?",
                    (mark, _MOST),
                )
            )
        ids = self._ids(f"{owner}s", list(found))
        return Counter({ids[number]: n for number, n in found.items()})

    def _ids(self, table: str, numbers: Sequence[int]) -> dict[int, str]:
        rows = self._connection.rows(
            f"SELECT number, id FROM {table} WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(numbers),),
        )
        return {row["number"]: row["id"] for row in rows}
