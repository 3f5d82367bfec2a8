"""The judgements that hold."""

from __future__ import annotations

import json
import sqlite3

from onrecord.judgements import Judgement
from onrecord.record.connection import Connection, Values

__all__ = ["holding", "judgements", "latest_verdict"]

_LOG = (
    "SELECT j.*, w.made AS withdrawn, w.user AS withdrawn_by FROM judgements AS j"
    " LEFT JOIN withdrawals AS w ON w.judgement = j.number"
)


def holding(connection: Connection, where: str, values: Values) -> list[Judgement]:
    """The judgements ``j`` of which this is true and that were not withdrawn, in order."""
    return judgements(connection, f"({where}) AND w.judgement IS NULL", values)


def judgements(connection: Connection, where: str, values: Values) -> list[Judgement]:
    """The judgements ``j`` (withdrawals ``w``) of which this is true, in order."""
    rows = connection.rows(f"{_LOG} WHERE {where} ORDER BY j.number", values)
    return [_judgement(row) for row in rows]


def _judgement(row: sqlite3.Row) -> Judgement:
    """The judgement of a row of the log."""
    return Judgement(
        number=row["number"],
        subject=row["subject"],
        subject_id=row["subject_id"],
        verdict=row["verdict"],
        user=row["user"],
        made=row["made"],
        reason=row["reason"],
        detail=json.loads(row["detail"]),
        withdrawn=row["withdrawn"],
        withdrawn_by=row["withdrawn_by"],
    )


def latest_verdict(made: list[Judgement]) -> str | None:
    """``accept`` or ``reject``, whichever was said last; None when neither was."""
    verdicts = [one.verdict for one in made if one.verdict in {"accept", "reject"}]
    return verdicts[-1] if verdicts else None
