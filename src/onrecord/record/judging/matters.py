"""Keeps statements in the matters where people put them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from onrecord.judgements import Judgement
from onrecord.record.comparing.matter_counts import count_matters, matters_of
from onrecord.record.connection import Connection
from onrecord.record.judging.log import holding
from onrecord.record.judging.unions import joined

__all__ = ["keep_judged", "settle_matters", "split_id"]

_SPLITS = (
    "j.subject = 'matter' AND j.verdict = 'split' AND j.number IN (SELECT judgement FROM anchors"
    " WHERE statement IN (SELECT value FROM json_each(?)))"
)


def split_id(made: Judgement) -> str:
    """The id of the matter that a split makes of the statements that it takes out."""
    return f"{made.subject_id}~{made.number}"


def keep_judged(connection: Connection, statements: Sequence[int]) -> None:
    """Let judgements decide in which matters these statements are; within a transaction.

    Where they say nothing, a statement is where it was placed, or in the matter that
    this one was joined to.
    """
    asked = json.dumps(list(statements))
    connection.run(
        "UPDATE matter_statements SET matter = (SELECT coalesce(m.same_as, m.number)"
        " FROM matters AS m WHERE m.number = matter_statements.machine)"
        " WHERE statement IN (SELECT value FROM json_each(?))",
        (asked,),
    )
    for one in holding(connection, _SPLITS, (asked,)):
        connection.run(
            "UPDATE matter_statements SET matter = (SELECT coalesce(same_as, number)"
            " FROM matters WHERE id = ?) WHERE statement IN"
            " (SELECT statement FROM anchors WHERE judgement = ?)"
            " AND statement IN (SELECT value FROM json_each(?))",
            (split_id(one), one.number, asked),
        )


def settle_matters(connection: Connection) -> None:
    """Join, part and name all matters as the judgements that hold say; in a transaction."""
    made = holding(connection, "j.subject = 'matter'", ())
    merges = [one for one in made if one.verdict == "merge"]
    changed = _join(connection, _oldest(connection, joined(merges)))
    _make_split(connection, [one for one in made if one.verdict == "split"])
    _name(connection, [one for one in made if one.verdict == "correct"])
    members = connection.numbers(
        "SELECT p.statement FROM matter_statements AS p"
        " WHERE p.machine IN (SELECT value FROM json_each(?1))"
        " OR p.matter IN (SELECT value FROM json_each(?1))"
        " OR p.statement IN (SELECT a.statement FROM anchors AS a JOIN judgements AS j"
        "  ON j.number = a.judgement WHERE j.subject = 'matter')",
        (json.dumps(changed),),
    )
    before = matters_of(connection, members)
    keep_judged(connection, members)
    count_matters(connection, (*before, *matters_of(connection, members), *changed))


def _oldest(connection: Connection, tops: dict[str, str]) -> dict[int, int]:
    """To which matter each is joined, by number: of those that are one, the oldest stands."""
    ids = json.dumps([*tops, *tops.values()])
    numbers = {
        row["id"]: row["number"]
        for row in connection.rows(
            "SELECT id, number FROM matters WHERE id IN (SELECT value FROM json_each(?))", (ids,)
        )
    }
    groups: dict[str, set[int]] = {}
    for under, top in tops.items():
        known = {numbers[one] for one in (under, top) if one in numbers}
        groups.setdefault(top, set()).update(known)
    return {n: min(group) for group in groups.values() for n in group if n != min(group)}


def _join(connection: Connection, tops: dict[int, int]) -> list[int]:
    """Write to which matter each is joined; those of which that changed."""
    now = {
        row["number"]: row["same_as"]
        for row in connection.rows("SELECT number, same_as FROM matters WHERE same_as IS NOT NULL")
    }
    changed = [number for number in {*now, *tops} if now.get(number) != tops.get(number)]
    connection.run_many(
        "UPDATE matters SET same_as = ? WHERE number = ?",
        [(tops.get(number), number) for number in changed],
    )
    return changed


def _make_split(connection: Connection, splits: Sequence[Judgement]) -> None:
    connection.run_many(
        "INSERT OR IGNORE INTO matters (id, label)"
        " SELECT ?, json_extract(found, '$.label') FROM judgements WHERE number = ?",
        [(split_id(one), one.number) for one in splits],
    )


def _name(connection: Connection, made: Sequence[Judgement]) -> None:
    connection.run("UPDATE matters SET given = NULL WHERE given IS NOT NULL")
    connection.run_many(
        "UPDATE matters SET given = ? WHERE id = ?",
        [(one.detail["label"], one.subject_id) for one in made],
    )
