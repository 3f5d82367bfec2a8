"""JSON Lines: one ``Statement.to_dict()`` a line, in UTF-8."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.statements import Statement

__all__ = ["export_jsonl", "json_text"]

_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def export_jsonl(statements: Iterable[Statement]) -> Iterator[bytes]:
    """One line a statement."""
    for statement in statements:
        yield json_text(statement.to_dict()).encode() + b"\n"


def json_text(value: Any, *, indent: int | None = None) -> str:
    """JSON of ``value`` in characters as they are, with two exceptions.

    U+0085, U+2028 and U+2029, which many programs take for the end of a line, are
    escaped. A lone surrogate, which no UTF-8 file can hold, becomes U+FFFD: one code
    point for one, so that offsets still hold.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    text = _LINE_ENDS.sub(lambda end: f"\\u{ord(end[0]):04x}", text)
    return _SURROGATES.sub("\ufffd", text)
