"""CSV: one statement a row, flat, for spreadsheets.

Spans are written ``start-end``, several of them with a space between. A cell that a
spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.statements import Statement

__all__ = ["COLUMNS", "export_csv", "flat", "harmless"]

COLUMNS = (
    "id",
    "speaker",
    "speaker_kind",
    "role",
    "affiliation",
    "country",
    "content_text",
    "form",
    "act",
    "stance",
    "negated",
    "hedged",
    "speech",
    "said",
    "said_earliest",
    "said_latest",
    "via",
    "addressee",
    "medium",
    "proposition",
    "source_text",
    "cue_text",
    "source",
    "cue",
    "content",
    "parent",
    "confidence",
    "extractor",
    "speaker_id",
    "article_id",
    "title",
    "outlet",
    "authors",
    "published",
    "url",
    "language",
    "sha256",
)

_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def export_csv(statements: Iterable[Statement]) -> Iterator[bytes]:
    """A row of column names, then one row a statement; UTF-8, lines end in CR LF."""
    yield _row(COLUMNS)
    for statement in statements:
        cells = _cells(statement.to_dict())
        yield _row([cells[column] for column in COLUMNS])


def harmless(text: str) -> str:
    """``text`` as a spreadsheet shows it and never runs it.

    An apostrophe is put before what begins with ``=``, ``+``, ``-`` or ``@`` (full-width
    ones too, and after white space) or with a tab or a line end, as OWASP advises against
    CSV injection. NUL and lone surrogates become U+FFFD.
    """
    text = _UNWRITABLE.sub("\ufffd", text)
    return f"'{text}" if _FORMULA.match(text) else text


def _row(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().encode()


def flat(line: dict[str, Any]) -> dict[str, Any]:
    """The nested object of one JSONL line as one with the keys of ``COLUMNS``."""
    article, speaker = line["article"], line["speaker"] or {}
    values = {
        **line,
        **{k: article[k] for k in ("title", "outlet", "authors", "published", "url", "language")},
        **{k: speaker.get(k) for k in ("role", "affiliation", "country")},
        "speaker": speaker.get("name"),
        "speaker_kind": speaker.get("kind"),
        "speaker_id": speaker.get("id"),
        "article_id": article["id"],
        "sha256": article["sha256"],
    }
    return {column: values[column] for column in COLUMNS}


def _cells(line: dict[str, Any]) -> dict[str, str]:
    values = flat(line)
    values |= {part: _spans(line[part]) for part in ("source", "cue", "content")}
    return {column: harmless(_cell(value)) for column, value in values.items()}


def _spans(spans: list[list[int]]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(value) if isinstance(value, list) else str(value)
