"""The record that is served, lent to each request that asks for it."""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from threading import Lock

from starlette.requests import Request

from onrecord.errors import OnRecordError
from onrecord.record import Record
from onrecord.record.memory import Memory

__all__ = ["Readers", "path_of", "reading", "writing"]

_WAIT = 5.0
_IDLE = 4


def reading(request: Request) -> AbstractContextManager[Record]:
    """The record, for reading, in the thread that calls; use it in a ``with`` statement."""
    state = request.app.state
    with _MAKING:
        if not hasattr(state, "readers"):
            state.readers = Readers(path_of(request))
    readers: Readers = state.readers
    return readers.lent()


def writing(request: Request) -> Record:
    """The record, for writing, in the thread that calls; use it in a ``with`` statement."""
    return Record(path_of(request), create=False, wait=_WAIT)


def path_of(request: Request) -> Path:
    """Where the record is."""
    path: Path = request.app.state.record
    return path


_MAKING = Lock()


class Readers:
    """A record opened for reading as often as it is asked for at once, and kept open.

    What is worked out of it is remembered until the record changes, whoever changes it; one
    that another file has taken the place of is opened anew. Where nothing may be written
    beside the file, SQLite does not notice changes, and each request opens it for itself.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._file: tuple[int, int] | None = None
        self._memory = Memory()
        self._open: list[Record] = []  # the first watches for changes, the others are idle
        weakref.finalize(self, _close, self._open)

    @contextmanager
    def lent(self) -> Iterator[Record]:
        """A record that nobody else uses meanwhile; it is not lent again after an error."""
        if not os.access(self._path.parent, os.W_OK):
            with self._opened() as record:
                yield record
            return
        state, memory, found = self._taken()
        record = found or self._opened()
        try:
            record.remember(memory, state)
            yield record
        except BaseException:
            record.close()
            raise
        self._give_back(record, memory)

    def _taken(self) -> tuple[int, Memory, Record | None]:
        """The state that the file is in, what is remembered of it, and a record that is idle."""
        with self._lock:
            if not self._open or self._file != _place(self._path):
                _close(self._open)
                self._open.append(self._opened())
                self._file, self._memory = _place(self._path), Memory()
            try:
                state = self._open[0].state()
            except OnRecordError:
                _close(self._open)
                raise
            return state, self._memory, self._open.pop() if len(self._open) > 1 else None

    def _give_back(self, record: Record, memory: Memory) -> None:
        with self._lock:
            if memory is self._memory and len(self._open) <= _IDLE:
                self._open.append(record)
                return
        record.close()

    def _opened(self) -> Record:
        return Record(self._path, create=False, read_only=True, wait=_WAIT, any_thread=True)


def _place(path: Path) -> tuple[int, int] | None:
    """By what a file is known, whatever its name; None when there is none."""
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


def _close(records: list[Record]) -> None:
    while records:
        records.pop().close()
