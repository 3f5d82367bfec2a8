"""The record that is served, opened where it is used."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request

from onrecord.record import Record

__all__ = ["path_of", "reading", "writing"]

_WAIT = 5.0


def reading(request: Request) -> Record:
    """The record, for reading, in the thread that calls; use it in a ``with`` statement.

    A connection belongs to one thread, and opening one costs less than a millisecond.
    """
    return Record(path_of(request), create=False, read_only=True, wait=_WAIT)


def writing(request: Request) -> Record:
    """The record, for writing, in the thread that calls; use it in a ``with`` statement."""
    return Record(path_of(request), create=False, wait=_WAIT)


def path_of(request: Request) -> Path:
    """Where the record is."""
    path: Path = request.app.state.record
    return path
