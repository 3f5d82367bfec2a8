"""A record of as many invented statements as wanted, in the proportions of real news.

About 12 statements an article, some of them nested, at second hand or from unnamed sources;
some articles print what another printed before. The rows are those that reading and
relating would have written, put in by the thousand; the text of every span is checked where
it is written.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.articles import READER, Articles, Printed
from benchmarks.comparisons import Comparisons
from onrecord.record import Record
from onrecord.record.identities.settling import told_by
from onrecord.record.reading.names import fold
from onrecord.resolve.speakers import speaker_id
from onrecord.resolve.version import VERSION
from onrecord.statements import Speaker, Statement

__all__ = ["build"]

Progress = Callable[[int, int], None]

_FLUSH = 20_000  # statements written at a time
_NOW = "2026-01-01T00:00:00Z"


def build(
    path: str | Path,
    *,
    statements: int,
    seed: int = 1,
    vectors: bool = True,
    progress: Progress | None = None,
) -> None:
    """Make a record of that many statements at ``path``, where there must be nothing yet.

    ``vectors``: with vectors of all statements by the shipped model, and with all else that
    relating keeps (lists of near vectors, marks, what was compared), so that a new article is
    related as in a record that grew. The same ``statements`` and ``seed`` give the same
    record. ``progress`` is told how many statements are written, and of how many.
    """
    with Record(path):
        pass
    with _bulk(Path(path)) as database:
        writer = _Writer(database)
        comparisons = Comparisons(statements, seed, vectors=vectors)
        for printed in Articles(statements, seed):
            writer.add(printed)
            comparisons.add(printed, writer.first_number)
            if writer.waiting >= _FLUSH:
                writer.flush()
                comparisons.flush(database)
                if progress is not None:
                    progress(writer.statements, statements)
        writer.flush()
        comparisons.flush(database)
        comparisons.finish(database)
    with Record(path) as record:
        comparisons.settle(record)
    if progress is not None:
        progress(statements, statements)


@contextmanager
def _bulk(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection for writing much at once: indexes and word lists are made at the end."""
    database = sqlite3.connect(path, isolation_level=None)
    try:
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000"):
            database.execute(f"PRAGMA {setting}")
        later = database.execute(
            "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
            " AND (type = 'index' OR name IN ('statements_added', 'articles_added'))"
        ).fetchall()
        for kind, name, _ in later:
            database.execute(f"DROP {kind} {name}")
        database.execute("BEGIN")
        yield database
        for table in ("statement_words", "article_words"):
            database.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
        for _, _, sql in later:
            database.execute(sql)
        database.execute("COMMIT")
        database.execute("PRAGMA journal_mode = WAL")
    finally:
        database.close()


@dataclass
class _Writer:
    """Rows of articles, speakers and statements; ``waiting`` statements are not written yet."""

    database: sqlite3.Connection
    statements: int = 0
    waiting: int = 0
    first_number: int = 1
    _articles: int = 0
    _introductions: int = 0
    _speakers: dict[str, int] = field(default_factory=dict)
    _told: set[tuple[Any, ...]] = field(default_factory=set)
    _tellings: Counter[int] = field(default_factory=Counter)
    _rows: dict[str, list[Sequence[Any]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, printed: Printed) -> None:
        """Make the rows of one article; ``first_number`` is then its first statement's."""
        self._articles += 1
        self.first_number = self.statements + 1
        self._article(printed)
        introduced: dict[str, tuple[int, int]] = {}
        for statement in printed.statements:
            speaker = statement.speaker
            if speaker is not None and speaker.id not in introduced:
                introduced[speaker.id] = self._introduce(printed, speaker)
            self.statements += 1
            self.waiting += 1
            who = introduced[speaker.id] if speaker else (None, None)
            self._statement(printed, statement, who)

    def flush(self) -> None:
        """Write what waits."""
        for table, rows in self._rows.items():
            marks = ", ".join("?" * len(rows[0]))
            self.database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        self._rows.clear()
        self.waiting = 0

    def _article(self, printed: Printed) -> None:
        one, day = printed.article, printed.day
        self._rows["articles"].append((
            self._articles, one.id, one.sha256, one.title, one.outlet, "[]", day, day, day,
            one.url, "en", one.kind, None, _NOW, one.text,
        ))  # fmt: skip
        self._rows["readings"].append((self._articles, READER, _NOW, VERSION))

    def _introduce(self, printed: Printed, speaker: Speaker) -> tuple[int, int]:
        """The numbers of the speaker and of the introduction."""
        number = self._speaker(speaker)
        self._introductions += 1
        self._rows["introductions"].append((
            self._introductions, self._articles, number, speaker.name, speaker.kind, speaker.role,
            speaker.affiliation, speaker.country, speaker.confidence, 0,
        ))  # fmt: skip
        for place, name in enumerate(speaker.aliases):
            self._rows["speaker_aliases"].append((self._introductions, place, name))
        for place, span in enumerate(speaker.mentions):
            words = span.of(printed.article.text)
            self._rows["mentions"].append((self._introductions, place, *span, words))
        self._tell(number, speaker)
        return number, self._introductions

    def _speaker(self, speaker: Speaker) -> int:
        if speaker.id not in self._speakers:
            number = self._speakers[speaker.id] = len(self._speakers) + 1
            row = (number, speaker.id, speaker.name, speaker.kind, None, None, None)
            self._rows["speakers"].append(row)
            for name in dict.fromkeys((speaker.name, *speaker.aliases)):
                self._rows["speaker_names"].append((number, name, fold(name)))
        return self._speakers[speaker.id]

    def _tell(self, number: int, speaker: Speaker) -> None:
        """What the article tells of a speaker whose id every article gives."""
        if speaker.id != speaker_id(speaker.name, speaker.kind):
            return
        row: Any = {
            "name": speaker.name, "kind": speaker.kind, "role": speaker.role,
            "affiliation": speaker.affiliation, "country": speaker.country, "home": 0,
        }  # fmt: skip
        told = told_by(row)
        values = (number, told.role or "", told.affiliation or "", told.country or "", 0)
        if values not in self._told:
            self._told.add(values)
            self._tellings[number] += 1
            row = (*values, self._tellings[number] - 1, "same full name")
            self._rows["speaker_evidence"].append(row)

    def _statement(
        self, printed: Printed, statement: Statement, who: tuple[int | None, int | None]
    ) -> None:
        number, at = self.statements, statement.attribution
        day = statement.said_earliest or printed.day
        self._rows["statements"].append((
            number, statement.id, self._articles, at.extent.start, *who,
            statement.speaker.name if statement.speaker else None, statement.source_text,
            statement.cue_text, statement.content_text, statement.form, statement.speech,
            at.confidence, statement.parent, statement.addressee, statement.medium,
            statement.said, statement.said_earliest, statement.said_latest, day,
            statement.said_latest or day, statement.act, statement.negated, statement.hedged,
            statement.proposition, statement.stance, READER, None,
        ))  # fmt: skip
        text = printed.article.text
        for part, spans in (("source", at.source), ("cue", at.cue), ("content", at.content)):
            for place, span in enumerate(spans):
                self._rows["spans"].append((number, part, place, *span, span.of(text)))
        for place, name in enumerate(statement.via):
            self._rows["via"].append((number, place, name))
