"""Vectors of what was said, kept beside the statements."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import RecordError
from onrecord.record.comparing.undone import undone
from onrecord.record.connection import Connection
from onrecord.record.reading.ids import required
from onrecord.record.reading.reading import statements
from onrecord.statements import Statement

__all__ = ["Arrived", "Vectors"]

Matrix = NDArray[np.float32]

_KEPT = np.dtype("<f2")


class Arrived(NamedTuple):
    """Vectors added after a number: the newest number, statement ids, and float32 (n, d)."""

    number: int
    ids: list[str]
    matrix: Matrix


class Vectors:
    """The vectors of a record's statements, one a statement and model.

    They are kept as 16-bit floats, which changes a unit vector's products by less than
    0.001, and given back as float32.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def missing(self, model: str, limit: int | None = None) -> list[Statement]:
        """Statements without a vector by that model, the oldest in the record first.

        Rejected ones are left out.
        """
        numbers = undone(self._connection, "vectors", model=model, limit=limit)
        return list(statements(self._connection, numbers))

    def put(self, model: str, ids: Sequence[str], matrix: Matrix) -> None:
        """Keep the vectors (n, d) of n statements; one that is there is replaced.

        Raises UnknownName (statement), and RecordError when the shapes do not fit each
        other or the vectors that the model already has, or a number is not finite.
        """
        self._check(model, ids, matrix)
        with self._connection.writing():
            rows = zip(required(self._connection, ids), matrix.astype(_KEPT), strict=True)
            self._connection.run_many(
                "INSERT OR REPLACE INTO vectors (statement, model, vector) VALUES (?, ?, ?)",
                [(number, model, vector.tobytes()) for number, vector in rows],
            )

    def blocks(self, model: str, size: int = 65536) -> Iterator[tuple[list[str], Matrix]]:
        """All vectors of the model, at most ``size`` at a time: ids, and float32 (n, d)."""
        last = 0
        while True:
            number, ids, matrix = self.since(model, last, limit=size)
            if not ids:
                return
            yield ids, matrix
            last = number

    def since(self, model: str, number: int = 0, *, limit: int | None = None) -> Arrived:
        """The vectors added after ``number``, which is 0 or what was given here before.

        A statement that has gone since, or been given another vector, is not named: see
        ``Record.statements_by_id``, and let the later vector count.
        """
        rows = self._connection.rows(
            "SELECT v.number, s.id, v.vector FROM vectors AS v"
            " CROSS JOIN statements AS s ON s.number = v.statement"
            " WHERE v.model = ? AND v.number > ? ORDER BY v.number LIMIT ?",
            (model, number, _all(limit)),
        )
        newest = rows[-1]["number"] if rows else number
        return Arrived(newest, [row["id"] for row in rows], _matrix([r["vector"] for r in rows]))

    def of(self, model: str, ids: Sequence[str]) -> Matrix:
        """The vectors of these statements in their order, float32 (n, d).

        Raises UnknownName (statement), and RecordError when one has no vector.
        """
        numbers = required(self._connection, ids)
        rows = self._connection.rows(
            "SELECT statement, vector FROM vectors WHERE model = ?"
            " AND statement IN (SELECT value FROM json_each(?))",
            (model, json.dumps(numbers)),
        )
        known = {row["statement"]: row["vector"] for row in rows}
        for one, number in zip(ids, numbers, strict=True):
            if number not in known:
                raise RecordError(f"statement {one} has no vector by {model}")
        return _matrix([known[number] for number in numbers])

    def any(self, model: str) -> bool:
        """Whether there is a vector of the model."""
        found = self._connection.row("SELECT 1 FROM vectors WHERE model = ? LIMIT 1", (model,))
        return found is not None

    def count(self, model: str) -> int:
        """How many vectors of the model there are."""
        return int(self._connection.value("SELECT count(*) FROM vectors WHERE model = ?", (model,)))

    def _check(self, model: str, ids: Sequence[str], matrix: Matrix) -> None:
        if matrix.ndim != 2 or len(matrix) != len(ids):
            raise RecordError(f"{len(ids)} statements, but vectors of shape {matrix.shape}")
        first = "SELECT vector FROM vectors WHERE model = ? LIMIT 1"
        kept = self._connection.value(first, (model,))
        width = len(kept) // _KEPT.itemsize if kept else matrix.shape[1]
        if matrix.shape[1] != width:
            raise RecordError(f"{model} has vectors of {width} numbers, not {matrix.shape[1]}")
        with np.errstate(over="ignore"):
            finite = np.isfinite(matrix.astype(_KEPT)).all()
        if not finite:
            raise RecordError("a vector has a number that is not finite")


def _matrix(blobs: Sequence[bytes]) -> Matrix:
    """Float32 (n, d); (0, 0) of nothing."""
    if not blobs:
        return np.zeros((0, 0), np.float32)
    kept = np.frombuffer(b"".join(blobs), _KEPT)
    return kept.reshape(len(blobs), -1).astype(np.float32)


def _all(limit: int | None) -> int:
    return -1 if limit is None else limit
