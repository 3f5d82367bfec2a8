"""All statements that a question asks for, in the order of the record."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.record.connection import Connection
from onrecord.record.reading.ids import unknown
from onrecord.record.reading.reading import statement_numbers, statements
from onrecord.record.search.question import Question
from onrecord.statements import Statement

__all__ = ["selection"]


def selection(
    connection: Connection,
    question: Question,
    *,
    after: str | None = None,
    limit: int | None = None,
) -> Iterator[Statement]:
    """Articles as added, each in reading order; ``question.order`` is not heeded.

    ``after``: only those that come after the statement of this id. Which statements is
    settled by the call. Raises DateError, UnknownName (also when ``after`` is no longer in
    the record), and RecordError for too long a search.
    """
    asked = question.conditions(connection)
    query = question.query()
    if query is not None:
        asked.require(_HAVING, query.all)
    elif question.words.strip():
        asked.require("0")
    if after is not None:
        row = connection.row(_PLACE, (after,))
        if row is None:
            raise unknown(connection, "statements", "statement", after[:200])
        asked.require("(s.article, s.first_start, s.number) > (?, ?, ?)", *row)
    numbers = statement_numbers(connection, asked, limit=limit, offset=0)
    return statements(connection, numbers)


_HAVING = "s.number IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)"
_PLACE = "SELECT article, first_start, number FROM statements WHERE id = ?"
