"""Lets statements be what people's judgements make of them."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.judgements import Judgement
from onrecord.record.comparing.matter_counts import count_matters_of
from onrecord.record.connection import Connection
from onrecord.record.identities.shown_names import show_names
from onrecord.record.judging.log import holding, latest_verdict
from onrecord.record.reading.naming import named_speaker, split_speaker
from onrecord.resolve.time.edtf import bounds

__all__ = ["settle_statements"]

# The columns of a statement that a field of a correction is kept in.
_COLUMNS: dict[str, tuple[str, ...]] = {
    "speaker": ("speaker", "introduction", "speaker_name"),
    "said": ("said", "said_earliest", "said_latest"),
}
# What a comparison with other statements rests on.
_COMPARED = {"speaker", "negated", "stance", "proposition", "said", "speech"}

_ABOUT = (
    "j.number IN (SELECT judgement FROM anchors WHERE statement = ?)"
    " AND (j.subject = 'statement' OR j.subject = 'speaker' AND j.verdict = 'split')"
)


def settle_statements(connection: Connection, numbers: Sequence[int]) -> None:
    """Give each statement what was read, and then what the judgements that hold say of it.

    Within a transaction. What was compared of a statement that is now another is
    forgotten, so that it is compared again, except what a person judged.
    """
    for number in numbers:
        before = _fields(connection, number)
        _restore(connection, number)
        made = holding(connection, _ABOUT, (number,))
        _correct(connection, number, made)
        connection.run(
            "UPDATE statements SET judged = ? WHERE number = ?",
            (latest_verdict([one for one in made if one.subject == "statement"]), number),
        )
        after = _fields(connection, number)
        _forget_compared(connection, number, {f for f in before if before[f] != after[f]})
    show_names(connection, numbers)
    count_matters_of(connection, numbers)


def _correct(connection: Connection, number: int, made: Sequence[Judgement]) -> None:
    """Write the values that were given last, and keep those that they replace."""
    given: dict[str, Any] = {}
    for one in made:
        if one.verdict == "correct":
            given |= {field: (one, value) for field, value in one.detail.items()}
        elif one.verdict == "split":
            given["speaker"] = (one, None)
    for field, (one, value) in given.items():
        values = _values(connection, field, one, value)
        machine = _columns(connection, number, _COLUMNS.get(field, (field,)))
        connection.run(
            "INSERT INTO statement_corrections (statement, field, machine) VALUES (?, ?, ?)",
            (number, field, json.dumps(machine, ensure_ascii=False)),
        )
        _write(connection, number, values)
    _date(connection, number)


def _values(connection: Connection, field: str, made: Judgement, value: Any) -> dict[str, Any]:
    """What the columns of a corrected field become."""
    if field == "speaker":
        return _speaker(connection, made, value)
    if field == "said":
        return _said(value)
    return {field: value}


def _speaker(connection: Connection, made: Judgement, name: str | None) -> dict[str, Any]:
    """The speaker that a person named; no introduction in the article stands behind it."""
    number: int | None = None
    if made.verdict == "split":
        number = split_speaker(connection, made)
    elif name:
        number = named_speaker(connection, made)
    sql = "SELECT name FROM speakers WHERE number = ?"
    shown = None if number is None else connection.value(sql, (number,))
    return {"speaker": number, "introduction": None, "speaker_name": shown}


def _said(said: str | None) -> dict[str, Any]:
    earliest, latest = bounds(said) if said else (None, None)
    return {"said": said, "said_earliest": earliest, "said_latest": latest}


def _restore(connection: Connection, number: int) -> None:
    """Give the statement what was read."""
    for row in connection.rows(
        "SELECT field, machine FROM statement_corrections WHERE statement = ?", (number,)
    ):
        _write(connection, number, json.loads(row["machine"]))
    connection.run("DELETE FROM statement_corrections WHERE statement = ?", (number,))
    connection.run(
        "UPDATE statements SET speaker = (SELECT coalesce(p.same_as, p.number)"
        " FROM introductions AS i JOIN speakers AS p ON p.number = i.speaker"
        " WHERE i.number = statements.introduction) WHERE number = ?",
        (number,),
    )
    _date(connection, number)


def _date(connection: Connection, number: int) -> None:
    """When it was said, or else when the article was published."""
    connection.run(
        "UPDATE statements SET"
        " dated_from = iif(said_earliest IS NULL AND said_latest IS NULL, a.dated_from,"
        "  coalesce(said_earliest, said_latest)),"
        " dated_to = iif(said_earliest IS NULL AND said_latest IS NULL, a.dated_to,"
        "  coalesce(said_latest, said_earliest))"
        " FROM articles AS a WHERE a.number = statements.article AND statements.number = ?",
        (number,),
    )


def _forget_compared(connection: Connection, number: int, changed: set[str]) -> None:
    if not changed & _COMPARED:
        return
    connection.run("DELETE FROM compared WHERE statement = ?", (number,))
    connection.run(
        "DELETE FROM relations WHERE (first = ?1 OR second = ?1)"
        " AND judged IS NULL AND machine IS NULL",
        (number,),
    )
    if "proposition" in changed:
        connection.run("DELETE FROM vectors WHERE statement = ?", (number,))


def _fields(connection: Connection, number: int) -> dict[str, Any]:
    """What is compared of a statement."""
    return _columns(connection, number, tuple(sorted(_COMPARED)))


def _columns(connection: Connection, number: int, names: Sequence[str]) -> dict[str, Any]:
    row = connection.row(f"SELECT {', '.join(names)} FROM statements WHERE number = ?", (number,))
    return dict(zip(names, row or (), strict=True))


def _write(connection: Connection, number: int, values: Mapping[str, Any]) -> None:
    """Write columns of a statement; the program alone names them."""
    names = ", ".join(f"{name} = ?" for name in values)
    connection.run(f"UPDATE statements SET {names} WHERE number = ?", (*values.values(), number))
