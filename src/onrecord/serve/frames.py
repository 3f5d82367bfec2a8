"""Tables of a record as data frames, with typed columns.

Polars needs ``pip install onrecord[polars]``, pandas ``pip install onrecord[pandas]``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from onrecord.errors import OnRecordError, UnknownName
from onrecord.record.reading.dates import days
from onrecord.serve import objects
from onrecord.serve.export.csv import COLUMNS, flat
from onrecord.statements import Statement

if TYPE_CHECKING:
    import pandas
    import polars

    from onrecord.record import Record

__all__ = ["TABLES", "columns", "to_pandas", "to_polars"]

Kind = Literal["text", "whole", "part", "truth", "day", "texts", "spans"]
Row = Mapping[str, Any]

_SURROGATES = re.compile("[\ud800-\udfff]")
_ARTICLE = (
    *("id", "sha256", "title", "outlet", "authors", "published", "url", "language", "kind"),
    *("characters", "text", "furniture", "day"),
)
_SPEAKER = (
    *("id", "name", "kind", "role", "affiliation", "country", "aliases", "statements"),
    *("articles", "first", "last"),
)
_MATTER = (
    *("id", "label", "size", "speakers", "affirms", "denies", "open", "earliest"),
    "latest",
)
_RELATION = (
    *("id", "kind", "pattern", "first", "second", "score", "reason", "differences"),
    "model",
)
TABLES: Mapping[str, tuple[str, ...]] = {
    "statements": (*COLUMNS, "day", "matter"),
    "articles": _ARTICLE,
    "speakers": _SPEAKER,
    "matters": _MATTER,
    "relations": _RELATION,
}
"""The tables that can be asked for, and their columns in order."""

_KINDS: Mapping[str, Mapping[str, Kind]] = {
    "statements": {
        **dict.fromkeys(("negated", "hedged", "speech"), "truth"),
        **dict.fromkeys(("said_earliest", "said_latest", "day"), "day"),
        **dict.fromkeys(("via", "authors"), "texts"),
        **dict.fromkeys(("source", "cue", "content"), "spans"),
        "confidence": "part",
    },
    "articles": {"authors": "texts", "characters": "whole", "furniture": "spans", "day": "day"},
    "speakers": {
        "aliases": "texts",
        **dict.fromkeys(("statements", "articles"), "whole"),
        **dict.fromkeys(("first", "last"), "day"),
    },
    "matters": {
        **dict.fromkeys(("size", "speakers", "affirms", "denies", "open"), "whole"),
        **dict.fromkeys(("earliest", "latest"), "day"),
    },
    "relations": {"score": "part", "differences": "texts"},
}


def to_polars(record: Record, what: str = "statements", **filters: Any) -> polars.DataFrame:
    """A table of the record as a polars data frame; see ``columns``."""
    library = _library("polars")
    text = library.String
    types = {
        "text": text,
        "whole": library.Int64,
        "part": library.Float64,
        "truth": library.Boolean,
        "day": library.Date,
        "texts": library.List(text),
        "spans": library.List(library.List(library.Int64)),
    }
    found = columns(record, what, **filters)
    schema = {name: types[_kind(what, name)] for name in found}
    frame: polars.DataFrame = library.DataFrame(found, schema=schema)
    return frame


def to_pandas(record: Record, what: str = "statements", **filters: Any) -> pandas.DataFrame:
    """A table of the record as a pandas data frame; see ``columns``. Lists stay lists."""
    library = _library("pandas")
    types = {
        "text": "string",
        "whole": "int64",
        "part": "float64",
        "truth": "bool",
        "day": "datetime64[s]",
        "texts": "object",
        "spans": "object",
    }
    found = columns(record, what, **filters)
    series = {
        name: library.Series(values, dtype=types[_kind(what, name)])
        for name, values in found.items()
    }
    frame: pandas.DataFrame = library.DataFrame(series)
    return frame


def columns(record: Record, what: str = "statements", **filters: Any) -> dict[str, list[Any]]:
    """The columns of a table, each with a value a row.

    ``what``: a key of ``TABLES``. ``filters``: for statements those of
    ``Record.statements``, for articles and speakers those of ``Record.articles`` and
    ``Record.speakers``, for matters and relations those of ``record.matters.list`` and
    ``record.relations.list``. Statements have the fields of the CSV export; spans are lists
    of ``[start, end]``, half-open code points. Columns that hold days have ``datetime.date``,
    and ``said`` and ``published`` EDTF as it is. ``day`` is the first day on which it was
    said, or else published; ``matter`` the id of the matter it is in. A lone surrogate
    becomes U+FFFD.

    Raises UnknownName (what), and what the filters raise.
    """
    if what not in TABLES:
        raise UnknownName("table", what, TABLES)
    found: dict[str, list[Any]] = {name: [] for name in TABLES[what]}
    for row in _ROWS[what](record, **filters):
        for name, values in found.items():
            values.append(_value(row[name], _kind(what, name)))
    return found


def _kind(what: str, name: str) -> Kind:
    return _KINDS[what].get(name, "text")


def _value(value: Any, kind: Kind) -> Any:
    if kind == "day":
        return _day(value)
    if kind == "text":
        return None if value is None else _SURROGATES.sub("\ufffd", value)
    if kind == "texts":
        return [_SURROGATES.sub("\ufffd", one) for one in value]
    return value


def _day(iso: str | None) -> date | None:
    """None also for a day that no calendar has."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _first_day(edtf: str | None) -> str | None:
    found = days(edtf)
    return found.first if found else None


def _statements(record: Record, **filters: Any) -> Iterable[Row]:
    places = record.matters.placed()
    return (_statement(one, places.get(one.id)) for one in record.statements(**filters))


def _statement(one: Statement, matter: str | None) -> Row:
    day = one.said_earliest or _first_day(one.article.published)
    return {**flat(one.to_dict()), "day": day, "matter": matter}


def _articles(record: Record, **filters: Any) -> Iterable[Row]:
    for one in record.articles(**filters):
        yield {**objects.article_object(one, whole=True), "day": _first_day(one.published)}


def _speakers(record: Record, **filters: Any) -> Iterable[Row]:
    return map(objects.speaker_object, record.speakers(**filters))


def _matters(record: Record, **filters: Any) -> Iterable[Row]:
    return map(objects.matter_object, record.matters.list(**filters))


def _relations(record: Record, **filters: Any) -> Iterable[Row]:
    for one in record.relations.list(**filters):
        said = [f"{aspect}: {first} / {second}" for aspect, first, second in one.differences]
        yield {**objects.relation_object(one), "differences": said}


_ROWS: Mapping[str, Callable[..., Iterable[Row]]] = {
    "statements": _statements,
    "articles": _articles,
    "speakers": _speakers,
    "matters": _matters,
    "relations": _relations,
}


def _library(name: str) -> Any:
    """The package. Raises OnRecordError, with the extra to install, when it is not there."""
    try:
        return import_module(name)
    except ImportError:
        raise OnRecordError(
            f"tables for {name} need {name}: pip install onrecord[{name}]"
        ) from None
