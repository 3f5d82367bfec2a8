"""What pages and other readers ask of a record, beyond its statements one by one."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.record.connection import Connection
from onrecord.record.overview import profile, reliance
from onrecord.record.overview.counts import SpeakerCount
from onrecord.record.reading.reading import load
from onrecord.record.search import answer, selection
from onrecord.record.search.question import Question
from onrecord.record.sql import REJECTED
from onrecord.statements import Article, Statement

__all__ = ["Overview"]

_REACH = 20_000
"""Characters before a part of a text in which a statement that reaches into it may begin."""


class Overview:
    """Questions with counts, speakers and outlets at a glance. Used as ``record.overview``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def answer(
        self,
        question: Question,
        *,
        limit: int = 20,
        offset: int = 0,
        count: bool = True,
        ranked: Sequence[str] | None = None,
    ) -> answer.Answer:
        """One page of what answers the question, and counts of all that does.

        ``ranked``: ids of the statements that the words stand for, the best first; without
        it those that have the words. Raises DateError, UnknownName, and RecordError for too
        long a search.
        """
        return answer.answer(
            self._connection, question, limit=limit, offset=offset, count=count, ranked=ranked
        )

    def ranking(
        self, question: Question, *, limit: int, ranked: Sequence[str] | None = None
    ) -> list[str]:
        """Ids of what ``answer`` would find, in its order, without counts. Raises as it does."""
        return answer.ranking(self._connection, question, limit=limit, ranked=ranked)

    def statements(
        self, question: Question, *, after: str | None = None, limit: int | None = None
    ) -> Iterator[Statement]:
        """All that the question asks for, in the order of the record, however many.

        ``after``: only those after the statement of this id. Raises DateError, UnknownName,
        and RecordError for too long a search.
        """
        return selection.selection(self._connection, question, after=after, limit=limit)

    def speaker(self, speaker_id: str) -> profile.Profile:
        """What is known of one speaker. Raises UnknownName."""
        return profile.profile(self._connection, speaker_id)

    def speakers(
        self, *, name: str | None = None, kind: str | None = None, limit: int = 50, offset: int = 0
    ) -> list[SpeakerCount]:
        """Speakers, the most quoted first; ``name``: words in a row of any of their names."""
        return profile.speaker_page(
            self._connection, name=name, kind=kind, limit=limit, offset=offset
        )

    def reliance(self) -> reliance.Reliance:
        """Whom the outlets quote, and how much is unnamed or at second hand."""
        return reliance.reliance(self._connection)

    def within(self, article: Article, start: int, end: int) -> list[tuple[int, Statement]]:
        """The statements with words in ``[start, end)`` of the article, in reading order.

        Each with its place among all of the article's statements, the first being 1. A
        statement that begins more than 20,000 characters before ``start`` is left out.
        """
        rows = self._connection.rows(
            "SELECT s.number, row_number() OVER (ORDER BY s.first_start, s.number) AS place,"
            " s.first_start FROM statements AS s"
            " WHERE s.article = (SELECT number FROM articles WHERE sha256 = ?)"
            f" AND s.number NOT IN {REJECTED}",
            (article.sha256,),
        )
        near = {r["number"]: r["place"] for r in rows if start - _REACH <= r["first_start"] < end}
        loaded = load(self._connection, list(near))
        return [
            (place, loaded[number])
            for number, place in near.items()
            if number in loaded and loaded[number].attribution.extent.end > start
        ]

    def latest_articles(self, *, limit: int = 50, offset: int = 0) -> list[str]:
        """Ids of articles, the last published first; the undated ones last."""
        rows = self._connection.rows(
            "SELECT id FROM articles ORDER BY dated_from DESC, dated_to DESC, number DESC"
            " LIMIT ? OFFSET ?",
            (limit, offset),
        )
        return [row["id"] for row in rows]
