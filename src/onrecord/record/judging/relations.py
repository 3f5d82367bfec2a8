"""Lets relations be what people's judgements make of them."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from onrecord.record.comparing.relations import insert_relations
from onrecord.record.connection import Connection
from onrecord.record.judging.log import holding, latest_verdict
from onrecord.relations import Difference, Relation

__all__ = ["pairs_of", "settle_relation"]

Pair = tuple[int, int]
"""The rows of two statements, the first and the second of a relation."""

_PAIRS = (
    "SELECT x.judgement, x.statement AS first, y.statement AS second FROM anchors AS x"
    " JOIN anchors AS y ON y.judgement = x.judgement AND x.position = 0 AND y.position = 1"
    " JOIN judgements AS j ON j.number = x.judgement AND j.subject = 'relation'"
    " WHERE x.statement IS NOT NULL AND y.statement IS NOT NULL AND x.statement != y.statement"
)


def pairs_of(connection: Connection, statements: Sequence[int]) -> list[Pair]:
    """The pairs with one of these statements whose relation a person judged."""
    asked = json.dumps(list(statements))
    rows = connection.rows(
        f"{_PAIRS} AND j.number IN (SELECT judgement FROM anchors"
        " WHERE statement IN (SELECT value FROM json_each(?)))",
        (asked,),
    )
    return sorted({(row["first"], row["second"]) for row in rows})


def settle_relation(connection: Connection, pair: Pair) -> None:
    """Give the pair's relation what was found, and then what the judgements say of it.

    Within a transaction. A relation that went with its statements comes back as it was
    when it was judged.
    """
    numbers = connection.numbers(
        f"SELECT judgement FROM ({_PAIRS}) WHERE first = ?1 AND second = ?2"
        " OR first = ?2 AND second = ?1",
        pair,
    )
    made = holding(
        connection, "j.number IN (SELECT value FROM json_each(?))", (json.dumps(list(numbers)),)
    )
    deciding = [one for one in made if one.verdict != "comment"]
    if deciding:
        _come_back(connection, pair, deciding[-1].number)
    _restore(connection, pair)
    given: dict[str, Any] = {}
    for one in deciding:
        given |= one.detail
    if given:
        _correct(connection, pair, given)
    connection.run(
        f"UPDATE relations SET judged = ? WHERE {_PAIR}", (latest_verdict(made), *pair, *pair)
    )


_PAIR = "(first = ? AND second = ? OR second = ? AND first = ?)"


def _come_back(connection: Connection, pair: Pair, judgement: int) -> None:
    """Write the relation as it was found by whoever judged it, unless the pair has one."""
    if connection.row(f"SELECT 1 FROM relations WHERE {_PAIR}", (*pair, *pair)):
        return
    sql = "SELECT found FROM judgements WHERE number = ?"
    found = json.loads(connection.value(sql, (judgement,)))
    first, second = (
        connection.value("SELECT id FROM statements WHERE number = ?", (one,)) for one in pair
    )
    differences = tuple(Difference(*one) for one in found.pop("differences"))
    insert_relations(
        connection, [Relation(first=first, second=second, differences=differences, **found)]
    )


def _restore(connection: Connection, pair: Pair) -> None:
    connection.run(
        "UPDATE relations SET kind = json_extract(machine, '$.kind'),"
        " pattern = json_extract(machine, '$.pattern'),"
        f" reason = json_extract(machine, '$.reason'), machine = NULL WHERE {_PAIR}"
        " AND machine IS NOT NULL",
        (*pair, *pair),
    )


def _correct(connection: Connection, pair: Pair, given: dict[str, Any]) -> None:
    """Write the values that were given, and keep those that they replace."""
    kept = "json_object('kind', kind, 'pattern', pattern, 'reason', reason)"
    names = ", ".join(f"{name} = ?" for name in given)
    connection.run(
        f"UPDATE relations SET machine = {kept}, {names} WHERE {_PAIR}",
        (*given.values(), *pair, *pair),
    )
