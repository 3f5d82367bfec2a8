"""How many articles a source may hold: what a progress bar wants to know before they are read.

A table's rows are counted without being understood, at some hundred megabytes a second; all
else is one article.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError
from onrecord.ingest import csv, jsonl, parquet
from onrecord.ingest.opening import BROKEN_GZIP, open_file
from onrecord.ingest.sources import STDIN, is_address, suffix_of

__all__ = ["expected"]

_CHUNK = 1 << 20
_MOST = 1 << 34  # bytes that are looked through


def expected(source: str) -> int:
    """The number of articles that reading ``source`` is likely to give, at least 1.

    Nothing is raised: what cannot be counted is taken for one.
    """
    suffix = suffix_of(source)
    if source == STDIN or is_address(source):
        return 1
    try:
        if suffix in parquet.READER.suffixes:
            return max(1, _in_parquet(source))
        if suffix in csv.READER.suffixes or suffix in jsonl.READER.suffixes:
            with open_file(Path(source)) as stream:
                counted = _records if suffix in csv.READER.suffixes else _objects
                return max(1, counted(stream))
    except (InputError, OSError, *BROKEN_GZIP):
        return 1
    return 1


def _in_parquet(source: str) -> int:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        return 1
    try:
        return int(pyarrow.parquet.ParquetFile(source).metadata.num_rows)
    except pyarrow.ArrowException:
        return 1


def _records(stream: BinaryIO) -> int:
    """The rows of a CSV file below its header: ends of lines outside quotation marks."""
    ends, quoted = 0, False
    for chunk in _chunks(stream):
        for part in chunk.split(b'"'):
            ends += 0 if quoted else part.count(b"\n")
            quoted = not quoted
        quoted = not quoted  # the last part goes on in the next chunk
    return ends - 1


def _objects(stream: BinaryIO) -> int:
    """The lines of a JSON Lines file."""
    return sum(chunk.count(b"\n") for chunk in _chunks(stream))


def _chunks(stream: BinaryIO) -> Iterable[bytes]:
    """The bytes, up to a limit, with an end to the last line."""
    last, left = b"\n", _MOST
    while left > 0 and (chunk := stream.read(_CHUNK)):
        last, left = chunk[-1:], left - len(chunk)
        yield chunk
    if last != b"\n":
        yield b"\n"
