"""What is judged: where it is, as it was found, and the statements that anchor it."""

# ruff: noqa: S608 (the SQL joined here is this package's own; all values are bound)

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import JudgementError
from onrecord.record.connection import Connection
from onrecord.record.reading.ids import number_of, required
from onrecord.record.reading.naming import known_id

__all__ = ["Judged", "judged"]

_TABLES = {
    "statement": "statements",
    "speaker": "speakers",
    "matter": "matters",
    "relation": "relations",
}
_FOUND = {
    "statement": (
        "SELECT s.speaker_name AS name, s.content_text AS content, s.extractor, a.title"
        " FROM statements AS s JOIN articles AS a ON a.number = s.article WHERE s.number = ?"
    ),
    "speaker": "SELECT name, kind FROM speakers WHERE number = ?",
    "matter": "SELECT coalesce(given, label) AS label FROM matters WHERE number = ?",
    "relation": (  # what a person corrected in it is in another judgement, and may be taken back
        "SELECT iif(machine IS NULL, kind, json_extract(machine, '$.kind')) AS kind,"
        " iif(machine IS NULL, pattern, json_extract(machine, '$.pattern')) AS pattern, score,"
        " iif(machine IS NULL, reason, json_extract(machine, '$.reason')) AS reason,"
        " differences, model FROM relations WHERE number = ?"
    ),
}


@dataclass(slots=True)
class Judged:
    """What a judgement is about.

    ``found`` is what it was at that moment (a relation: as it was found, whatever people
    corrected), ``statements`` the rows of those whose words the judgement is tied to,
    ``detail`` with all ids written out.
    """

    id: str
    detail: dict[str, Any]
    found: dict[str, Any]
    statements: Sequence[int] = field(default_factory=tuple)


def judged(
    connection: Connection, subject: str, name: str, verdict: str, detail: dict[str, Any]
) -> Judged:
    """The subject with this id, or the only one whose id begins so.

    Raises UnknownName for an id that is none, JudgementError where they do not go together.
    """
    table = _TABLES[subject]
    number = number_of(connection, table, subject, name)
    row = connection.rows(_FOUND[subject], (number,))[0]
    one = Judged(
        id=connection.value(f"SELECT id FROM {table} WHERE number = ?", (number,)),
        detail=detail,
        found=dict(zip(row.keys(), row, strict=True)),
    )
    _READ[subject](connection, number, one)
    if verdict == "merge":
        _read_merge(connection, subject, one)
    return one


def _read_statement(connection: Connection, number: int, one: Judged) -> None:
    one.statements = [number]
    if one.detail.get("speaker"):
        article = connection.value("SELECT article FROM statements WHERE number = ?", (number,))
        one.found["speaker"] = known_id(connection, one.detail["speaker"], article=article)


def _read_relation(connection: Connection, number: int, one: Judged) -> None:
    row = connection.rows("SELECT first, second FROM relations WHERE number = ?", (number,))[0]
    one.statements = [row["first"], row["second"]]
    one.found["differences"] = json.loads(one.found["differences"])


def _read_matter(connection: Connection, number: int, one: Judged) -> None:
    one.statements = required(connection, one.detail.get("out", ()))
    where = "SELECT statement FROM matter_statements WHERE matter = ?"
    _check_out(one, connection, where, number)
    if one.statements:
        label = "SELECT coalesce(proposition, content_text) FROM statements WHERE number = ?"
        one.found["label"] = connection.value(label, (one.statements[0],))


def _read_speaker(connection: Connection, number: int, one: Judged) -> None:
    """What is taken out of a speaker: others that were joined to it, or statements."""
    others = set(one.detail.get("out", ())) & _joined(connection, number)
    given = [out for out in one.detail.get("out", ()) if out not in others]
    one.statements = required(connection, given)
    _check_out(one, connection, "SELECT number FROM statements WHERE speaker = ?", number)


def _joined(connection: Connection, speaker: int) -> set[str]:
    rows = connection.rows("SELECT id FROM speakers WHERE same_as = ?", (speaker,))
    return {row["id"] for row in rows}


def _check_out(one: Judged, connection: Connection, members: str, number: int) -> None:
    """Raise JudgementError when what is to be taken out is not in there."""
    among = set(connection.numbers(members, (number,))) if one.statements else set()
    for place, statement in enumerate(one.statements):
        if statement not in among:
            raise JudgementError(f"statement {one.detail['out'][place]} is not in {one.id}")


def _read_merge(connection: Connection, subject: str, one: Judged) -> None:
    table = _TABLES[subject]
    numbers = [number_of(connection, table, subject, other) for other in one.detail["with"]]
    ids = [
        connection.value(f"SELECT id FROM {table} WHERE number = ?", (number,))
        for number in numbers
    ]
    if one.id in ids:
        raise JudgementError(f"{subject} {one.id} cannot be merged with itself")
    one.detail = {"with": ids}


_READ = {
    "statement": _read_statement,
    "speaker": _read_speaker,
    "matter": _read_matter,
    "relation": _read_relation,
}
