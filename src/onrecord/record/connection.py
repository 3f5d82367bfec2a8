"""One connection to one record file, and the only place where SQLite's errors are met."""

from __future__ import annotations

import os
import shlex
import sqlite3
from array import array
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from onrecord.errors import (
    DamagedRecord,
    NotText,
    OnRecordError,
    RecordError,
    RecordFull,
    RecordLocked,
)
from onrecord.record.memory import Memory

__all__ = ["MEMORY", "Connection", "open_file"]

MEMORY = ":memory:"

Values = Sequence[Any] | Mapping[str, Any]
"""For the ``?`` or ``:name`` placeholders of an SQL statement."""

Value = TypeVar("Value")

_CACHE_KIB = 64 * 1024
_PRIMARY = 0xFF  # SQLite's extended result codes keep the primary one in the low byte

_MEANING: dict[int, tuple[type[RecordError], str]] = {
    sqlite3.SQLITE_BUSY: (
        RecordLocked,
        "another process is writing to it; try again when it is done",
    ),
    sqlite3.SQLITE_LOCKED: (RecordLocked, "it is in use; try again"),
    sqlite3.SQLITE_FULL: (RecordFull, "no space is left; what was complete is kept"),
    sqlite3.SQLITE_CORRUPT: (DamagedRecord, "the file is truncated or corrupt"),
    sqlite3.SQLITE_NOTADB: (DamagedRecord, "the file is not a SQLite database"),
    sqlite3.SQLITE_READONLY: (RecordError, "it may not be written to"),
    sqlite3.SQLITE_CANTOPEN: (RecordError, "the file cannot be opened"),
    sqlite3.SQLITE_PERM: (RecordError, "access is denied"),
    sqlite3.SQLITE_TOOBIG: (RecordError, "a text is longer than SQLite can hold"),
}


class Connection:
    """Runs SQL on one record; every failure comes out as an error of ``onrecord.errors``.

    For one thread, unless it was opened for any: SQLite refuses the use of a connection
    from another thread.
    """

    def __init__(self, sqlite: sqlite3.Connection, name: str) -> None:
        self.name = name
        self._sqlite = sqlite
        self._memory: tuple[Memory, int] | None = None

    def remember(self, memory: Memory, state: int) -> None:
        """From now on, keep what ``remembered`` makes as of that state of the record."""
        self._memory = memory, state

    def remembered(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """What ``make`` gives, or gave for this key in the same state of the record.

        Whoever is given it must not change it. Without a memory it is made every time.
        """
        if self._memory is None:
            return make()
        memory, state = self._memory
        return memory.get(state, key, make)

    def state(self) -> int:
        """A number that grows whenever another connection, of any process, writes."""
        return int(self.value("PRAGMA data_version"))

    def rows(self, sql: str, values: Values = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        with translated(self.name):
            return self._sqlite.execute(sql, values).fetchall()

    def row(self, sql: str, values: Values = ()) -> sqlite3.Row | None:
        """The first row of a query, or None; the others are not looked for."""
        with translated(self.name), closing(self._sqlite.execute(sql, values)) as found:
            first: sqlite3.Row | None = found.fetchone()
            return first

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.row(sql, values)
        return None if row is None else row[0]

    def numbers(self, sql: str, values: Values = ()) -> array[int]:
        """The first column of all rows, which must be whole numbers, in little memory."""
        with translated(self.name):
            return array("q", (row[0] for row in self._sqlite.execute(sql, values)))

    def insert_row(self, table: str, **columns: object) -> int:
        """Add a row and give its number. Table and columns are named by the program only."""
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608
        with translated(self.name):
            return int(self._sqlite.execute(sql, tuple(columns.values())).lastrowid or 0)

    def run(self, sql: str, values: Values = ()) -> int:
        """Run a statement and give the number of rows that it changed."""
        with translated(self.name):
            return self._sqlite.execute(sql, values).rowcount

    def run_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement once for each row of values."""
        if not rows:
            return
        with translated(self.name):
            self._sqlite.executemany(sql, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All or nothing: commits at the end, undoes everything on any exception."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Queries inside see one state of the record, whatever is written meanwhile.

        Within another transaction, the state that this one sees.
        """
        if self._sqlite.in_transaction:
            yield
            return
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        try:
            self.run(begin)
            yield
            self.run("COMMIT")
        except BaseException:
            with translated(self.name):
                if self._sqlite.in_transaction:
                    self._sqlite.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Close the file. Closing twice is harmless."""
        with translated(self.name):
            self._sqlite.close()


def open_file(
    path: str | Path, *, create: bool, read_only: bool, wait: float, any_thread: bool = False
) -> Connection:
    """A connection to the SQLite file at ``path``, without looking at what is in it.

    ``wait`` is how many seconds to wait for another writer; ``any_thread``: threads may
    use it in turn. Raises RecordError when there is no such file (and ``create`` is false)
    or no such directory.
    """
    name = str(path)
    if name != MEMORY:
        _check_path(Path(path), create=create and not read_only)
    with translated(name):
        sqlite = sqlite3.connect(
            _address(path, read_only=read_only),
            uri=True,
            timeout=wait,
            isolation_level=None,
            check_same_thread=not any_thread,
        )
        sqlite.row_factory = sqlite3.Row
        try:
            sqlite.execute("PRAGMA foreign_keys = ON")
            sqlite.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            sqlite.execute("PRAGMA temp_store = MEMORY")
        except BaseException:
            sqlite.close()
            raise
    return Connection(sqlite, name)


def _check_path(path: Path, *, create: bool) -> None:
    if "\0" in str(path):
        raise RecordError(f"{str(path)!r}: not a file name")
    try:
        if path.is_dir():
            raise RecordError(f"{path}: a directory, not a record file")
        if path.exists():
            _check_size(path, create=create)
        elif not create:
            raise RecordError(f"{path}: there is no record here; {_filled_by(path)}")
        elif not path.parent.is_dir():
            raise RecordError(f"{path}: the directory {path.parent} does not exist")
    except (OSError, ValueError) as problem:
        raise RecordError(f"{str(path)!r}: {problem}") from problem


def _filled_by(path: Path) -> str:
    return f"onrecord read ARTICLE --record {shlex.quote(str(path))} makes one"


def _check_size(path: Path, *, create: bool) -> None:
    """SQLite itself notices whole missing pages, but not a last one that is cut short."""
    size = path.stat().st_size
    if size == 0 and not create:
        raise DamagedRecord(f"{path}: the file is empty")
    with path.open("rb") as file:
        header = file.read(18)
    page = int.from_bytes(header[16:18], "big")
    page = 65536 if page == 1 else page
    if header.startswith(b"SQLite format 3\0") and page and size % page and not _has_log(path):
        raise DamagedRecord(f"{path}: the file is truncated ({size} bytes, in pages of {page})")


def _address(path: str | Path, *, read_only: bool) -> str:
    """The file as a SQLite URI."""
    if str(path) == MEMORY:
        return "file::memory:"
    file = Path(path).absolute()
    mode = "mode=ro" if read_only else "mode=rwc"
    if read_only and not os.access(file.parent, os.W_OK) and not _has_log(file):
        # SQLite could not make its lock file. What someone else may write meanwhile is not noticed.
        mode += "&immutable=1"
    return f"{file.as_uri()}?{mode}"


def _has_log(file: Path) -> bool:
    return file.with_name(file.name + "-wal").exists()


@contextmanager
def translated(name: str) -> Iterator[None]:
    """SQLite's errors as ours; the message begins with ``name`` and says what is wrong."""
    try:
        yield
    except OnRecordError:
        raise
    except UnicodeEncodeError as problem:
        raise NotText(
            name, f"text with a lone surrogate cannot be kept ({problem.reason})"
        ) from problem
    except (sqlite3.Error, OverflowError) as problem:
        code = getattr(problem, "sqlite_errorcode", 0) & _PRIMARY
        kind, meaning = _MEANING.get(code, (RecordError, str(problem)))
        raise kind(f"{name}: {meaning}") from problem
