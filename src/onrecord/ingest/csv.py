"""CSV and its kin: a header line, then a row an article.

The separator is the one of comma, semicolon, tab and bar that the header has most
of. Rows are numbered from 1, the header not counted.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain, count

from onrecord.errors import EmptyInput, InputError, InputTooLarge, MalformedInput
from onrecord.ingest.documents import Document, Reader
from onrecord.ingest.limits import MAX_CHARACTERS
from onrecord.ingest.lines import lines
from onrecord.ingest.table import Numbered, Row, articles, find_columns
from onrecord.statements import Article

__all__ = ["READER", "read"]

_SEPARATORS = ",;\t|"


def read(document: Document) -> Iterator[Article | InputError]:
    """The article of each row."""
    return articles(_rows(document), document)


def _rows(document: Document) -> Iterator[Numbered]:
    too_long: list[InputTooLarge] = []
    source = _whole_lines(document, too_long)
    header = next(source, "").lstrip("\ufeff")
    separator = max(_SEPARATORS, key=header.count)
    csv.field_size_limit(MAX_CHARACTERS)
    table = csv.reader(chain([header], source), delimiter=separator)
    names = next(table, [])
    if not any(names):
        raise EmptyInput(document.where, "holds no header and rows")
    find_columns(names, document)
    for number in count(1):
        row = _next(table, names, f"{document.where}:{number}")
        if row is None:
            return
        if too_long:
            row = InputTooLarge(f"{document.where}:{number}", too_long.pop().problem)
        yield number, row


def _whole_lines(document: Document, too_long: list[InputTooLarge]) -> Iterator[str]:
    """The lines; for one that is too long a blank one, and its error in ``too_long``."""
    for line in lines(document):
        if isinstance(line, InputTooLarge):
            too_long.append(line)
            yield "\n"
        else:
            yield line


def _next(table: Iterator[list[str]], names: list[str], where: str) -> Row | InputError | None:
    """The next row by column name; its error; None after the last."""
    try:
        cells = next(table)
    except StopIteration:
        return None
    except csv.Error as error:
        return MalformedInput(where, f"not CSV ({error})")
    if len(cells) > len(names):
        return MalformedInput(where, f"{len(cells)} cells under {len(names)} columns")
    return dict(zip(names, cells, strict=False))


READER = Reader(
    name="csv",
    suffixes=(".csv", ".tsv"),
    read=read,
    media_types=("text/csv", "text/tab-separated-values"),
)
