"""Of what sorts the statements are that were found: counts by field, and by month."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from onrecord.record.connection import Connection

__all__ = ["Facet", "facets", "months"]

Value = TypeVar("Value", bound=Hashable)

_NAMES = 12


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the statements found have a value. ``key`` asks for it; ``name`` is shown."""

    key: str
    name: str
    statements: int


def facets(connection: Connection) -> dict[str, list[Facet]]:
    """The facets of the statements in ``temp.found``, by field; a field without any is left out.

    SQLite gives each column as one JSON list: to sort thousands of rows by each of them
    takes it five times as long as to count them here.
    """
    forms, acts, stances, hedged, speakers = _lists(connection, _OWN)
    found = {
        "form": _named(forms),
        "act": _named(acts),
        "stance": _named(stances),
        "hedged": [Facet("1", "hedged", sum(hedged))] if any(hedged) else [],
        "kind": _named(*_lists(connection, _KINDS)),
        "speaker": _speakers(connection, speakers),
        **{name: _named(*_lists(connection, sql)) for name, sql in _FURTHER.items()},
    }
    return {name: some for name, some in found.items() if some}


def months(connection: Connection) -> dict[str, int]:
    """How many of the statements in ``temp.found`` there are of each month, in order."""
    rows = connection.rows(
        "SELECT substr(dated_from, 1, 7), count(*) FROM temp.found"
        " WHERE dated_from IS NOT NULL GROUP BY 1 ORDER BY 1"
    )
    return {row[0]: row[1] for row in rows}


def _lists(connection: Connection, sql: str) -> list[list[Any]]:
    """The lists in the one row of a query."""
    row = connection.row(sql)
    return [json.loads(one) for one in row] if row is not None else []


def _most(values: Iterable[Value | None]) -> list[tuple[Value, int]]:
    """The twelve most frequent values with their counts, the least first among equals."""
    counted = Counter(one for one in values if one is not None)
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:_NAMES]


def _named(values: Iterable[str | None]) -> list[Facet]:
    return [Facet(value, value, count) for value, count in _most(values)]


def _speakers(connection: Connection, numbers: Iterable[int | None]) -> list[Facet]:
    most = dict(_most(numbers))
    rows = connection.rows(
        "SELECT number, id, name FROM speakers WHERE number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(most)),),
    )
    found = [Facet(row["id"], row["name"], most[row["number"]]) for row in rows]
    return sorted(found, key=lambda one: (-one.statements, one.name))


_OWN = (
    "SELECT json_group_array(form), json_group_array(act), json_group_array(stance),"
    " json_group_array(hedged), json_group_array(speaker) FROM temp.found"
)
_KINDS = (
    "SELECT json_group_array(p.kind) FROM temp.found AS f"
    " CROSS JOIN speakers AS p ON p.number = f.speaker"
)
_FURTHER = {
    "outlet": "SELECT json_group_array(a.outlet) FROM temp.found AS f CROSS JOIN articles AS a"
    " INDEXED BY articles_counted ON a.number = f.article",
    "country": "SELECT json_group_array(i.country) FROM temp.found AS f"
    " CROSS JOIN introductions AS i ON i.number = f.introduction",
    "via": "SELECT json_group_array(v.name) FROM temp.found AS f"
    " CROSS JOIN via AS v ON v.statement = f.number",
}
