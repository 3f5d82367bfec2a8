"""Parquet: one statement a row, nested as in the JSONL export, for tables of any size.

Needs pyarrow: ``pip install onrecord[parquet]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.serve.export.outlet import Outlet
from onrecord.statements import Statement

__all__ = ["export_parquet"]

_ROWS_A_GROUP = 10_000
_CHARACTERS_A_GROUP = 16_000_000
_SURROGATES = re.compile("[\ud800-\udfff]")
_ARTICLE = ("id", "sha256", "title", "outlet", "published", "url", "language")
_SPEAKER = ("id", "name", "kind", "role", "affiliation", "country")
_WORDS = ("source_text", "cue_text", "content_text", "parent", "addressee", "medium", "said")
_MANNER = ("said_earliest", "said_latest", "form", "act", "proposition", "stance", "extractor")


def export_parquet(statements: Iterable[Statement]) -> Iterator[bytes]:
    """Columns and values of ``Statement.to_dict()``; spans are lists of ``[start, end]``.

    Rows are written in groups of at most 10,000. A lone surrogate becomes U+FFFD. Raises
    OnRecordError at once when pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise OnRecordError(
            "writing Parquet needs pyarrow: pip install onrecord[parquet]"
        ) from None
    return _written(pyarrow, statements)


def _written(arrow: ModuleType, statements: Iterable[Statement]) -> Iterator[bytes]:
    schema = _schema(arrow)
    out = Outlet()
    with arrow.parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for rows in _groups(statements):
            writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
            yield out.taken()
    yield out.taken()


def _groups(statements: Iterable[Statement]) -> Iterator[list[dict[str, Any]]]:
    """Rows by the group: few enough, and little enough text, to be held in memory."""
    rows: list[dict[str, Any]] = []
    characters = 0
    for statement in statements:
        row = _storable(statement.to_dict())
        rows.append(row)
        characters += len(row["content_text"]) + len(row["source_text"])
        if len(rows) == _ROWS_A_GROUP or characters > _CHARACTERS_A_GROUP:
            yield rows
            rows, characters = [], 0
    if rows:
        yield rows


def _schema(arrow: ModuleType) -> Any:
    """Types of the columns, in the order of ``Statement.to_dict()``."""
    text, truth = arrow.string(), arrow.bool_()
    article = [(name, text) for name in _ARTICLE]
    article.insert(4, ("authors", arrow.list_(text)))
    types = {
        **dict.fromkeys(("id", *_WORDS, *_MANNER), text),
        **dict.fromkeys(("source", "cue", "content"), arrow.list_(arrow.list_(arrow.int64()))),
        **dict.fromkeys(("speech", "negated", "hedged"), truth),
        "article": arrow.struct(article),
        "speaker": arrow.struct([(name, text) for name in _SPEAKER]),
        "via": arrow.list_(text),
        "confidence": arrow.float64(),
    }
    return arrow.schema([(name, types[name]) for name in _COLUMNS])


_COLUMNS = (
    *("id", "article", "source", "cue", "content", "source_text", "cue_text", "content_text"),
    *("form", "speech", "confidence", "parent", "speaker", "via", "addressee", "medium"),
    *("said", "said_earliest", "said_latest", "act", "negated", "hedged", "proposition"),
    *("stance", "extractor"),
)


def _storable(value: Any) -> Any:
    """``value`` without lone surrogates, which UTF-8 cannot hold."""
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, list):
        return [_storable(item) for item in value]
    if isinstance(value, dict):
        return {name: _storable(item) for name, item in value.items()}
    return value
