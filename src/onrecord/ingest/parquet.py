"""Parquet, when pyarrow is installed. Rows are numbered from 1."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from onrecord.errors import InputError, InputTooLarge, MalformedInput, UnreadableInput
from onrecord.ingest.documents import Document, Reader
from onrecord.ingest.opening import read_capped
from onrecord.ingest.table import Numbered, articles, find_columns
from onrecord.statements import Article

__all__ = ["READER", "read"]

_ROWS_AT_ONCE = 64
_LARGEST_GROUP = 2 * 1024**3


def read(document: Document) -> Iterator[Article | InputError]:
    """The article of each row. Raises UnreadableInput when pyarrow is not installed."""
    return articles(_rows(document), document)


def _rows(document: Document) -> Iterator[Numbered]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UnreadableInput(
            document.where, "reading Parquet needs pyarrow: pip install onrecord[parquet]"
        ) from None
    try:
        table = pyarrow.parquet.ParquetFile(_seekable(document))
        columns = find_columns(table.schema_arrow.names, document)
        _check_sizes(table, document)
        yield from _batches(table, sorted(set(columns.values())))
    except (pyarrow.ArrowException, OSError) as error:
        raise MalformedInput(document.where, f"not Parquet ({str(error)[:120]})") from None


def _seekable(document: Document) -> Any:
    """The file itself where it can be sought in, else its bytes (within the limit)."""
    if isinstance(document.stream, io.BufferedReader) and document.stream.seekable():
        return document.stream
    return io.BytesIO(read_capped(document.stream, document.where))


def _check_sizes(table: Any, document: Document) -> None:
    groups = (table.metadata.row_group(i) for i in range(table.metadata.num_row_groups))
    if any(group.total_byte_size > _LARGEST_GROUP for group in groups):
        raise InputTooLarge(document.where, f"a row group of more than {_LARGEST_GROUP:,} bytes")


def _batches(table: Any, columns: list[str]) -> Iterator[Numbered]:
    number = 0
    for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=columns):
        for row in batch.to_pylist():
            number += 1
            yield number, row


def _is_parquet(start: bytes) -> bool:
    return start.startswith(b"PAR1")


READER = Reader(
    name="parquet",
    suffixes=(".parquet", ".pq"),
    read=read,
    sniff=_is_parquet,
    media_types=("application/vnd.apache.parquet",),
)
