"""Lists of vectors by the centre that each is nearest to, for searching a part of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.record.connection import Connection

__all__ = ["CellLists", "Cells", "Members"]

Matrix = NDArray[np.float32]

_KEPT = np.dtype("<f2")


class CellLists(NamedTuple):
    """A model's lists: vectors when they were made, the last number in them, the centres.

    *Shape:* centres (cells, width).
    """

    size: int
    latest: int
    centres: Matrix


class Members(NamedTuple):
    """Numbers of vectors, and the vectors. *Shape:* matrix (n, width)."""

    numbers: list[int]
    matrix: Matrix


class Cells:
    """The lists of a record, one set a model. A vector that goes leaves its list."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lists(self, model: str) -> CellLists | None:
        """The model's lists; None when there are none."""
        return self._connection.remembered(("cell lists", model), lambda: self._lists(model))

    def _lists(self, model: str) -> CellLists | None:
        row = self._connection.row("SELECT * FROM cell_lists WHERE model = ?", (model,))
        if row is None:
            return None
        centres = np.frombuffer(row["centres"], _KEPT).astype(np.float32)
        return CellLists(row["size"], row["latest"], centres.reshape(-1, row["width"]))

    def make(self, model: str, size: int, centres: Matrix) -> None:
        """Begin the model's lists anew, all empty; one transaction."""
        with self._connection.writing():
            self._connection.run("DELETE FROM cell_lists WHERE model = ?", (model,))
            self._connection.run(
                "INSERT INTO cell_lists (model, size, latest, width, centres)"
                " VALUES (?, ?, 0, ?, ?)",
                (model, size, centres.shape[1], centres.astype(_KEPT).tobytes()),
            )

    def keep(self, model: str, cells: Sequence[int], numbers: Sequence[int]) -> None:
        """Put vectors (by number, ascending) on the lists of these cells; one transaction."""
        with self._connection.writing():
            self._connection.run_many(
                "INSERT OR IGNORE INTO cells (model, cell, vector)"
                " SELECT ?1, ?2, number FROM vectors WHERE number = ?3",
                [(model, c, n) for c, n in zip(cells, numbers, strict=True)],
            )
            self._connection.run(
                "UPDATE cell_lists SET latest = ? WHERE model = ?", (numbers[-1], model)
            )

    def members(self, model: str, cells: Sequence[int]) -> Members:
        """The vectors on these lists."""
        return self._members(
            "SELECT v.number, v.vector FROM cells AS c"
            " CROSS JOIN vectors AS v ON v.number = c.vector"
            " WHERE c.model = ? AND c.cell IN (SELECT value FROM json_each(?))",
            (model, json.dumps(list(cells))),
        )

    def after(self, model: str, number: int, limit: int) -> Members:
        """The model's vectors after that number, in order, at most so many."""
        return self._connection.remembered(
            ("vectors after", model, number, limit),
            lambda: self._members(
                "SELECT number, vector FROM vectors WHERE model = ? AND number > ?"
                " ORDER BY number LIMIT ?",
                (model, number, limit),
            ),
        )

    def sample(self, model: str, count: int) -> Matrix:
        """About so many of the model's vectors, at even distances."""
        last = int(self._connection.value("SELECT max(number) FROM vectors") or 0)
        step = max(1, last // max(1, count))
        asked = json.dumps(list(range(1, last + 1, step)))
        return self._members(
            "SELECT number, vector FROM vectors WHERE model = ?"
            " AND number IN (SELECT value FROM json_each(?))",
            (model, asked),
        ).matrix

    def names(self, numbers: Sequence[int], *, spoken: bool = False) -> dict[int, str]:
        """The statements' ids by their vectors' numbers; ``spoken``: without beliefs."""
        rows = self._connection.rows(
            "SELECT v.number, s.id FROM vectors AS v CROSS JOIN statements AS s"
            " ON s.number = v.statement WHERE v.number IN (SELECT value FROM json_each(?))"
            " AND s.speech >= ?",
            (json.dumps(list(numbers)), spoken),
        )
        return {row["number"]: row["id"] for row in rows}

    def _members(self, sql: str, values: Sequence[object]) -> Members:
        rows = self._connection.rows(sql, values)
        if not rows:
            return Members([], np.zeros((0, 0), np.float32))
        matrix = np.frombuffer(b"".join(row["vector"] for row in rows), _KEPT)
        shaped = matrix.reshape(len(rows), -1).astype(np.float32)
        return Members([row["number"] for row in rows], shaped)
