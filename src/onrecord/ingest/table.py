"""Rows of a table to articles: which column holds what.

Without ``columns``, the usual names are looked for, whatever their case. A row that
cannot be an article costs that row; a date that is none costs the date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from onrecord.errors import EmptyInput, InputError, MissingColumn
from onrecord.ingest.assemble import article, dated
from onrecord.ingest.documents import Document, Metadata
from onrecord.statements import Article

__all__ = ["FIELDS", "articles", "find_columns"]

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "articlebody", "article_body", "article", "article_text"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "publication", "site_name"),
    "authors": ("authors", "author", "byline"),
    "published": ("published", "published_at", "date", "published_time", "datepublished",
                  "publication_date", "pubdate"),
    "url": ("url", "link", "source_url"),
    "language": ("language", "lang"),
}  # fmt: skip
"""The fields of an article, and the names under which a column is taken for each."""

_PEEK = 100
_NOTHING = frozenset({"", "null", "none", "nan", "n/a", "na", "unknown", "-"})
_MOST_LISTED = 30

Row = Mapping[str, Any]
Numbered = tuple[int, Row | InputError]


def articles(rows: Iterable[Numbered], document: Document) -> Iterator[Article | InputError]:
    """The article of each numbered row, or the error that the row is.

    Raises MissingColumn when none of the first 100 rows has the text column.
    """
    rows = iter(rows)
    first = list(islice(rows, _PEEK))
    names = dict.fromkeys(n for _, row in first if not isinstance(row, InputError) for n in row)
    if names:
        find_columns(names, document)
    for number, row in chain(first, rows):
        yield row if isinstance(row, InputError) else _article(row, number, document)


def find_columns(names: Iterable[str], document: Document) -> dict[str, str]:
    """Field to column, for the fields that have one. Raises MissingColumn."""
    names = list(names)
    unknown = next((f for f in document.columns if f not in FIELDS), None)
    if unknown is not None:
        raise MissingColumn(document.where, f"no field {unknown!r}; fields: {', '.join(FIELDS)}")
    by_case = {n.strip().casefold(): n for n in reversed(names)}
    found = {f: n for f, wanted in FIELDS.items() for n in _first(wanted, by_case)}
    for field, column in document.columns.items():
        if column not in names:
            raise MissingColumn(document.where, f"no column {column!r}; columns: {_listed(names)}")
        found[field] = column
    if "text" not in found:
        raise MissingColumn(
            document.where,
            "no column is known to hold the text; name it, as text=COLUMN (--column); columns:"
            f" {_listed(names)}",
        )
    return found


def _first(wanted: Iterable[str], by_case: Mapping[str, str]) -> list[str]:
    return [by_case[w] for w in wanted if w in by_case][:1]


def _listed(names: list[str]) -> str:
    shown = ", ".join(repr(n[:60]) for n in names[:_MOST_LISTED])
    return shown + (", …" if len(names) > _MOST_LISTED else "") or "none"


def _article(row: Row, number: int, document: Document) -> Article | InputError:
    where = f"{document.where}:{number}"
    try:
        columns = find_columns(row, document)
        text = row[columns["text"]]
        if not isinstance(text, str) or not text.strip():
            return EmptyInput(where, f"column {columns['text']!r} holds no text")
        found = _metadata({f: row[c] for f, c in columns.items()})
        undated = replace(found, published=None)
        made = article(text, where=where, found=undated, given=document.given)
        return dated(made, found.published, document=document)
    except MissingColumn as error:
        return MissingColumn(where, error.problem)
    except InputError as error:
        return error


def _metadata(values: Mapping[str, Any]) -> Metadata:
    """What the cells say; the date as it is written."""
    text = {f: _text(values.get(f)) for f in ("title", "outlet", "published", "url", "language")}
    return Metadata(authors=_authors(values.get("authors")), **text)


def _text(value: Any) -> str | None:
    """A cell as text; dates by their ISO form; None for the ways of writing nothing."""
    if value is None or isinstance(value, bool | float | list | dict | bytes):
        return None
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return None if text.strip().casefold() in _NOTHING else text


def _authors(value: Any) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        return tuple(filter(None, (_text(v) for v in value)))
    text = _text(value)
    return tuple(p.strip() for p in text.split(";") if p.strip()) if text else ()
