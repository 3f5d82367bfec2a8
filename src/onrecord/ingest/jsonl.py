"""JSON Lines: an object a line. Also a ``.json`` file with one object or an array of them.

Rows are numbered by line in JSON Lines and from 1 in an array.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from onrecord.errors import InputError, InputTooLarge, MalformedInput
from onrecord.ingest.documents import Document, Reader
from onrecord.ingest.encoding import decode
from onrecord.ingest.lines import lines
from onrecord.ingest.opening import head, read_capped
from onrecord.ingest.table import Numbered, articles
from onrecord.statements import Article

__all__ = ["READER", "read"]


def read(document: Document) -> Iterator[Article | InputError]:
    """The article of each object."""
    start = head(document.stream, document.where)
    whole = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"[" or _is_spread(start)
    return articles(_from_whole(document) if whole else _from_lines(document), document)


def _is_spread(start: bytes) -> bool:
    """Whether the first line opens an object without closing it."""
    first, newline, _ = start.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    return bool(newline) and first.strip() == b"{"


def _from_lines(document: Document) -> Iterator[Numbered]:
    for number, line in enumerate(lines(document), 1):
        where = f"{document.where}:{number}"
        if isinstance(line, InputTooLarge):
            yield number, InputTooLarge(where, line.problem)
        elif line.strip("\ufeff \t\r\n"):
            yield number, _row(_parsed(line.lstrip("\ufeff"), where), where)


def _from_whole(document: Document) -> Iterator[Numbered]:
    data = read_capped(document.stream, document.where)
    value = _parsed(decode(data, document.where), document.where)
    if isinstance(value, InputError):
        raise value
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        yield number, _row(item, f"{document.where}:{number}")


def _row(value: Any, where: str) -> dict[str, Any] | InputError:
    if isinstance(value, dict | InputError):
        return value
    return MalformedInput(where, "is not a JSON object")


def _parsed(text: str, where: str) -> Any:
    """The value, or the MalformedInput that says what is wrong."""
    try:
        return json.loads(text)
    except RecursionError:
        return MalformedInput(where, "JSON nested too deeply")
    except ValueError as error:
        return MalformedInput(where, f"not JSON ({str(error)[:100]})")


def _looks_like_json_lines(start: bytes) -> bool:
    first = start.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")[0].rstrip()
    return first[:2].replace(b" ", b"") in (b'{"', b"{") and (
        first == b"{" or first.endswith(b"}") or len(first) > 2000
    )


READER = Reader(
    name="jsonl",
    suffixes=(".jsonl", ".ndjson", ".json"),
    read=read,
    sniff=_looks_like_json_lines,
    media_types=("application/jsonl", "application/x-ndjson", "application/json"),
)
