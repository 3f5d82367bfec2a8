"""The record: what programs and the command line use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from onrecord.record import schema
from onrecord.record.connection import open_file
from onrecord.record.notebook import record_html
from onrecord.record.overview import counts
from onrecord.record.parts import Parts
from onrecord.record.reading import reading
from onrecord.record.reading.ids import number_of, numbers_of
from onrecord.record.search import filters, finding, search
from onrecord.record.writing import readings, writing
from onrecord.statements import Article, Statement

if TYPE_CHECKING:
    import pandas
    import polars

    from onrecord.record.memory import Memory

__all__ = ["Record"]

_WAIT = 10.0


class Record(Parts):
    """Articles and who says what in them, in one SQLite file.

    ``path``: the file, or ``":memory:"``. ``create``: make it when it is not there.
    ``read_only``: nothing is written, and the file must be there. ``wait``: seconds
    to wait while another process writes, before RecordLocked.

    One that an earlier version wrote is brought up to date, also when it is opened to be
    read: what it holds stays as it is. Where that may not be written, RecordError.

    Any number of processes may read while one writes. A Record belongs to the thread
    that opened it; open another one in another thread (or, with ``any_thread``, see that
    no two threads use it at once). Close it, or use it in a ``with`` statement.

    Raises RecordError: ForeignRecord for another program's database, DamagedRecord
    for a file that is truncated, empty or no database, NewerRecord for one that a later
    version wrote, RecordLocked, RecordFull. Every method may raise the last two and
    DamagedRecord.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        create: bool = True,
        read_only: bool = False,
        wait: float = _WAIT,
        any_thread: bool = False,
    ) -> None:
        self.path = path
        self._connection = open_file(
            path, create=create, read_only=read_only, wait=wait, any_thread=any_thread
        )
        try:
            if read_only:
                schema.migrate_for_reading(self._connection, wait=wait)
            else:
                schema.migrate(self._connection, wait=wait)
        except BaseException:
            self._connection.close()
            raise

    def state(self) -> int:
        """A number that grows whenever something else than this Record writes."""
        return self._connection.state()

    def remember(self, memory: Memory, state: int) -> None:
        """From now on, keep in ``memory`` what is worked out, as of that state of the record."""
        self._connection.remember(memory, state)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Record({str(self.path)!r})"

    def _repr_html_(self) -> str:
        return record_html(self)

    def to_polars(self, what: str = "statements", **filters: Any) -> polars.DataFrame:
        """A table of the record with typed columns, as a polars data frame.

        ``what``: statements (with the fields of the CSV export), articles, speakers,
        matters or relations. ``filters``: as for the method that lists them. Raises
        UnknownName (what), OnRecordError when polars is not installed, and what the filters
        raise.
        """
        from onrecord.serve.frames import to_polars

        return to_polars(self, what, **filters)

    def to_pandas(self, what: str = "statements", **filters: Any) -> pandas.DataFrame:
        """The same as a pandas data frame."""
        from onrecord.serve.frames import to_pandas

        return to_pandas(self, what, **filters)

    def add(
        self,
        article: Article,
        statements: Sequence[Statement] | None = None,
        *,
        extractor: str | None = None,
        replace: bool = False,
    ) -> writing.Added:
        """Keep an article and its statements; one transaction, all or nothing.

        ``statements``: None to have them extracted and resolved here, by the shipped
        extractor, unless that would change nothing. ``extractor`` names the extractor
        that the statements are from, for when it may have found nothing; otherwise it
        is known from the statements. Without statements, it names the one to use.

        The same text read by the same extractors and resolved by the same version changes
        nothing, unless ``replace``; by others, the statements of the older reading give way
        to these. What the stored article lacked (title, outlet, authors, date, address,
        language, source, furniture) is filled from this one, and nothing is overwritten.

        Raises AnchorError when a span is not in the text, a statement is from another
        text or has no words; NotText when the text holds NUL or a lone surrogate.
        """
        if statements is None:
            from onrecord.record.writing.extracting import extracted

            return extracted(self, article, extractor, replace=replace)
        return writing.add(
            self._connection, article, statements, extractor=extractor, replace=replace
        )

    def has(self, article: Article, *, extractor: str | None = None) -> bool:
        """Whether the text is here (and was last read by this extractor, and resolved by this
        version of the program).
        """
        if extractor is not None:
            return readings.is_read(self._connection, article.sha256, extractor)
        sql = "SELECT number FROM articles WHERE sha256 = ?"
        return self._connection.value(sql, (article.sha256,)) is not None

    def statement(self, name: str) -> Statement:
        """The statement with this id, or the only one whose id begins so, rejected or not.

        Raises UnknownName.
        """
        number = number_of(self._connection, "statements", "statement", name)
        return reading.load(self._connection, [number])[number]

    def statements_by_id(self, ids: Sequence[str]) -> list[Statement]:
        """The statements with these ids, in their order; those not in the record are left out."""
        known = numbers_of(self._connection, ids)
        numbers = [known[one] for one in ids if one in known]
        return list(reading.statements(self._connection, numbers))

    def statements(
        self,
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        since: object = None,
        until: object = None,
        form: str | None = None,
        article: Article | str | None = None,
        rejected: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[Statement]:
        """Statements in the order in which articles were added and their words stand.

        ``speaker``, ``outlet``: a name, or whole words of it in a row, without regard to
        case and accents; a speaker's aliases count, and an id is just that speaker.
        ``since``, ``until``: a year, month or day (ISO 8601, EDTF), both included, compared
        with when it was said or else published; what has no date is left out.
        ``article``: as for ``article()``.
        ``rejected``: also those that a person rejected.

        Which statements is settled by the call; what is added later does not appear.
        Raises DateError, UnknownName (article, form).
        """
        asked = filters.of_statements(
            self._connection,
            speaker=speaker,
            outlet=outlet,
            since=since,
            until=until,
            form=form,
            article=None if article is None else self._number(article),
            rejected=rejected,
        )
        numbers = reading.statement_numbers(self._connection, asked, limit=limit, offset=offset)
        return reading.statements(self._connection, numbers)

    def search(
        self,
        words: str,
        *,
        speaker: str | None = None,
        outlet: str | None = None,
        since: object = None,
        until: object = None,
        form: str | None = None,
        rejected: bool = False,
        limit: int | None = 20,
        offset: int = 0,
    ) -> list[search.Hit]:
        """Statements that have all the words, the best match first.

        The words may be anywhere in content, proposition, source and speaker's name, in
        any inflection; ``"a phrase"`` is looked for as it stands, ``conceal*`` with any
        ending. Filters as for ``statements``. No words, no hits.
        """
        asked = filters.of_statements(
            self._connection,
            speaker=speaker,
            outlet=outlet,
            since=since,
            until=until,
            form=form,
            rejected=rejected,
        )
        return search.search(self._connection, words, asked, limit=limit, offset=offset)

    def articles(
        self,
        *,
        words: str | None = None,
        outlet: str | None = None,
        since: object = None,
        until: object = None,
        language: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[Article]:
        """Articles in the order of adding; ``words`` are looked for in title and text."""
        asked = filters.of_articles(
            self._connection, outlet=outlet, since=since, until=until, language=language
        )
        if words is not None:
            search.matching_articles(asked, words)
        numbers = reading.article_numbers(self._connection, asked, limit=limit, offset=offset)
        return reading.articles(self._connection, numbers)

    def article(self, name: str) -> Article:
        """The article that ``name`` means.

        An id or the beginning of one (4 characters or more), a title, an address, where
        it was read from, or words that just one title has. Raises UnknownName with
        the candidates when it is none or several.
        """
        number = finding.find_article(self._connection, name)
        return next(reading.articles(self._connection, [number]))

    def speakers(
        self, *, named_only: bool = False, limit: int | None = None
    ) -> list[counts.SpeakerCount]:
        """Who speaks, those with the most statements first."""
        return counts.speaker_counts(self._connection, named_only=named_only, limit=limit)

    def counts(self) -> counts.Counts:
        """How much the record holds."""
        return counts.counts(self._connection)

    def readings(self) -> dict[str, int]:
        """How many articles each extractor, with its version, has read."""
        return counts.readings(self._connection)

    def _number(self, article: Article | str) -> int:
        name: Any = article.sha256 if isinstance(article, Article) else article
        return finding.find_article(self._connection, name)
