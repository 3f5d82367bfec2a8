"""The rows of a linker's table: who has which Wikidata item.

A CSV file (separated by comma, semicolon, tab or bar), a TSV file, or JSON Lines, in UTF-8.
Columns, whatever their case; others are passed over:

``name``      needed
``id``        needed; also called ``qid`` or ``wikidata``: "Q42", its address, or nothing for
              one who has no item
``aliases``   other names, separated by ``;`` or ``|``; in JSON Lines also a list
``kind``      person, organization, government, outlet or group
``country``   ISO 3166 alpha-2, or a name
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.errors import MalformedInput, MissingColumn
from onrecord.ingest.opening import open_file, read_capped
from onrecord.resolve.gazetteers.countries import country_codes, country_named
from onrecord.resolve.mentions.entities import key_of

__all__ = ["KINDS", "SUFFIXES", "Entry", "country_key", "read_entries"]

SUFFIXES = (".csv", ".jsonl", ".ndjson", ".tsv")
"""How the name of a table ends."""

KINDS = ("person", "organization", "government", "outlet", "group")
"""The kinds of speakers that can have an item."""

_COLUMNS = {
    "name": ("name",),
    "id": ("id", "qid", "wikidata"),
    "aliases": ("aliases", "alias"),
    "kind": ("kind",),
    "country": ("country",),
}
_NEEDED = ("name", "id")
_ITEM = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/|wd:)?(Q[1-9][0-9]{0,17})")
_LONGEST = 200
_MOST_ALIASES = 100

Row = Mapping[str, Any]


class Entry(NamedTuple):
    """Someone in the table. ``country`` is as ``country_key`` gives it; empty: not told."""

    name: str
    item: str | None
    aliases: tuple[str, ...] = ()
    kind: str = ""
    country: str = ""


def read_entries(path: Path) -> list[Entry]:
    """The entries of a table.

    Raises UnreadableInput, InputTooLarge, MissingColumn, MalformedInput: file and line.
    """
    with open_file(path) as stream:
        data = read_capped(stream, str(path))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise MalformedInput(f"{path}:{line}", "not UTF-8") from None
    rows = _csv_rows if path.suffix.lower() in (".csv", ".tsv") else _json_rows
    return [_entry(row, f"{path}:{line}") for line, row in rows(text, path)]


def country_key(words: str) -> str:
    """A country for comparing: its alpha-2 code, or the name of one that has none."""
    code = words.strip().upper()
    if code in country_codes():
        return code
    named = country_named(words)
    return named.code if named else key_of(words)


def _csv_rows(text: str, path: Path) -> Iterator[tuple[int, Row]]:
    header = text.partition("\n")[0]
    separator = "\t" if path.suffix.lower() == ".tsv" else max(",;\t|", key=header.count)
    table = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        columns = _columns(next(table, []), str(path))
        for cells in table:
            where = f"{path}:{table.line_num}"
            if cells and len(cells) <= max(columns.values()):
                raise MalformedInput(where, f"only {len(cells)} cells")
            if cells:
                yield table.line_num, {field: cells[n] for field, n in columns.items()}
    except csv.Error as error:
        raise MalformedInput(f"{path}:{table.line_num}", f"not CSV ({error})") from None


def _json_rows(text: str, path: Path) -> Iterator[tuple[int, Row]]:
    for line, words in enumerate(text.split("\n"), 1):
        if not words.strip():
            continue
        where = f"{path}:{line}"
        try:
            row = json.loads(words)
        except (ValueError, RecursionError) as error:
            raise MalformedInput(where, f"not JSON ({str(error)[:100]})") from None
        if not isinstance(row, dict):
            raise MalformedInput(where, "is not a JSON object")
        names = list(row)
        columns = _columns(names, where)
        yield line, {field: row[names[n]] for field, n in columns.items()}


def _columns(header: Iterable[str], where: str) -> dict[str, int]:
    """Which column holds which field. Raises MissingColumn."""
    names = [name.strip().casefold() for name in header]
    found = {
        field: names.index(called)
        for field, known in _COLUMNS.items()
        for called in known[::-1]
        if called in names
    }
    for field in _NEEDED:
        if field not in found:
            raise MissingColumn(where, f"no column {field!r}")
    return found


def _entry(row: Row, where: str) -> Entry:
    cells = {field: _cell(row.get(field), field, where) for field in ("name", "id", "kind")}
    if not key_of(cells["name"]):
        raise MalformedInput(where, "holds no name")
    if cells["kind"] not in ("", *KINDS):
        raise MalformedInput(where, f"kind {cells['kind']!r:.40}; known: {', '.join(KINDS)}")
    return Entry(
        cells["name"],
        _item(cells["id"], where),
        _aliases(row.get("aliases"), where),
        cells["kind"],
        _country(_cell(row.get("country"), "country", where), where),
    )


def _cell(value: object, field: str, where: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise MalformedInput(where, f"{field} is no text: {value!r:.40}")
    if len(value.strip()) > _LONGEST:
        raise MalformedInput(where, f"{field} has more than {_LONGEST} characters")
    return value.strip()


def _item(words: str, where: str) -> str | None:
    found = _ITEM.fullmatch(words)
    if words and not found:
        raise MalformedInput(where, f"{words!r:.40} is no Wikidata item, such as Q42")
    return found[1] if found else None


def _aliases(value: object, where: str) -> tuple[str, ...]:
    parts = re.split("[;|]", value) if isinstance(value, str) else value or ()
    if not isinstance(parts, list | tuple):
        raise MalformedInput(where, f"aliases are no list: {value!r:.40}")
    if len(parts) > _MOST_ALIASES:
        raise MalformedInput(where, f"more than {_MOST_ALIASES} aliases")
    cells = (_cell(part, "an alias", where) for part in parts)
    return tuple(cell for cell in cells if key_of(cell))


def _country(words: str, where: str) -> str:
    key = country_key(words)
    if len(words) == 2 and key not in country_codes():
        raise MalformedInput(where, f"{words!r} is no country of ISO 3166 alpha-2")
    return key
