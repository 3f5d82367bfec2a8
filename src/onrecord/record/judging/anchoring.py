"""Ties judgements to words: after an article is read again, to the statement they are now."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

from onrecord.record.connection import Connection

__all__ = ["LEAST_OVERLAP", "anchor", "anchor_again", "overlap"]

LEAST_OVERLAP = 0.8
"""The share of characters that two contents must have in common to be the same words."""

Places = Sequence[Sequence[int]]
"""Sorted spans, half-open code points, that do not overlap."""


def anchor(connection: Connection, judgement: int, statements: Sequence[int]) -> None:
    """Keep which words the judgement is about: those of these statements, in this order."""
    for position, number in enumerate(statements):
        row = connection.row(
            "SELECT s.id, a.sha256 FROM statements AS s JOIN articles AS a"
            " ON a.number = s.article WHERE s.number = ?",
            (number,),
        )
        content = _contents(connection, [number])[number]
        connection.run(
            "INSERT INTO anchors (judgement, position, statement_id, sha256, content, statement)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (judgement, position, *(row or ()), json.dumps(content), number),
        )


def anchor_again(connection: Connection, article: int) -> list[int]:
    """Find the anchored words among the article's statements; the statements that have any.

    Words are found in the statement with the same id (the same spans), or else in the one
    whose content overlaps theirs most, by ``LEAST_OVERLAP`` or more.
    """
    anchors = connection.rows(
        "SELECT judgement, position, statement_id, content FROM anchors"
        " WHERE sha256 = (SELECT sha256 FROM articles WHERE number = ?)",
        (article,),
    )
    if not anchors:
        return []
    rows = connection.rows("SELECT number, id FROM statements WHERE article = ?", (article,))
    ids = {row["id"]: row["number"] for row in rows}
    contents = _contents(connection, list(ids.values()))
    found = [
        ids.get(one["statement_id"]) or _nearest(json.loads(one["content"]), contents)
        for one in anchors
    ]
    connection.run_many(
        "UPDATE anchors SET statement = ? WHERE judgement = ? AND position = ?",
        [(n, one["judgement"], one["position"]) for n, one in zip(found, anchors, strict=True)],
    )
    return sorted({number for number in found if number is not None})


def overlap(first: Places, second: Places) -> float:
    """The share of the characters of both that are in both, in [0, 1]."""
    common = sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in first
        for other_start, other_end in second
    )
    whole = sum(end - start for start, end in (*first, *second)) - common
    return common / whole if whole else 0.0


def _nearest(content: Places, contents: dict[int, list[list[int]]]) -> int | None:
    """The statement that has these words; the first of several that have them equally."""
    shares = {number: overlap(content, other) for number, other in contents.items()}
    best = max(shares, key=lambda number: (shares[number], -number), default=None)
    return best if best is not None and shares[best] >= LEAST_OVERLAP else None


def _contents(connection: Connection, statements: Sequence[int]) -> dict[int, list[list[int]]]:
    """Where the contents of statements are, by number."""
    found: dict[int, list[list[int]]] = defaultdict(list)
    for row in connection.rows(
        "SELECT statement, start, \"end\" FROM spans WHERE part = 'content'"
        " AND statement IN (SELECT value FROM json_each(?)) ORDER BY statement, ordinal",
        (json.dumps(list(statements)),),
    ):
        found[row["statement"]].append([row["start"], row["end"]])
    return found
