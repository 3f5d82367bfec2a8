"""Bytes from files, bounded: gzip is undone, and nothing is read past its limit."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path
from typing import Any, BinaryIO, cast

from onrecord.errors import InputTooLarge, MalformedInput, UnreadableInput
from onrecord.ingest.limits import MAX_BYTES, SNIFF_BYTES

__all__ = ["BROKEN_GZIP", "decompressed", "head", "open_file", "read_capped"]

_GZIP = b"\x1f\x8b"

BROKEN_GZIP = (gzip.BadGzipFile, EOFError, zlib.error)
"""What reading a damaged gzip stream raises."""


def open_file(path: Path) -> BinaryIO:
    """The bytes of a file, decompressed when it is gzip. Raises UnreadableInput."""
    try:
        if path.is_dir():
            raise UnreadableInput(str(path), "is a directory")
        return decompressed(path.open("rb"))
    except FileNotFoundError:
        raise UnreadableInput(str(path), _missing(path)) from None
    except PermissionError:
        raise UnreadableInput(str(path), "no permission to read it") from None
    except (OSError, ValueError) as error:
        raise UnreadableInput(str(path), reason(error)) from None


def decompressed(stream: BinaryIO) -> BinaryIO:
    """``stream`` itself, or what it holds when it is gzip; peekable either way."""
    buffered = _buffered(stream)
    if buffered.peek(2)[:2] != _GZIP:
        return buffered
    return io.BufferedReader(cast(io.RawIOBase, _Gzip(fileobj=buffered)))


def head(stream: BinaryIO, where: str) -> bytes:
    """The first bytes, which stay to be read. Raises MalformedInput, UnreadableInput."""
    try:
        return cast(io.BufferedReader, stream).peek(SNIFF_BYTES)[:SNIFF_BYTES]
    except BROKEN_GZIP:
        raise MalformedInput(where, "the gzip data is damaged") from None
    except OSError as error:
        raise UnreadableInput(where, reason(error)) from None


def read_capped(stream: BinaryIO, where: str, *, limit: int = MAX_BYTES) -> bytes:
    """All bytes of ``stream``. Raises InputTooLarge when there are more than ``limit``."""
    try:
        data = stream.read(limit + 1)
    except BROKEN_GZIP:
        raise MalformedInput(where, "the gzip data is damaged") from None
    except OSError as error:
        raise UnreadableInput(where, reason(error)) from None
    if len(data) > limit:
        raise InputTooLarge(where, f"more than {limit:,} bytes, the limit for one document")
    return data


def reason(error: Exception) -> str:
    """What the system said, without its number."""
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()


class _Gzip(gzip.GzipFile):
    """A gzip stream that closes what it reads from."""

    def close(self) -> None:
        source: Any = self.fileobj
        super().close()
        if source is not None:
            source.close()


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, stream))


def _missing(path: Path) -> str:
    return "is a link to a missing file" if path.is_symlink() else "no such file"
