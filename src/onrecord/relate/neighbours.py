"""The statements nearest to some vectors, among all that a record has.

Up to 100,000 vectors every one is looked at. Beyond, each vector is on the list of the
centre it is nearest to (an inverted file: Jégou, Douze and Schmid 2011), and only the lists
of the centres nearest to what is asked are looked at, exactly, with what is on no list
yet. There are some four centres to the square root of the size, so that what is looked
at grows with the square root. The lists are part of the record: an index in a file
beside it would have to be written whole for every article, and could differ from it.
benchmarks/neighbours.py measures cost and recall.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.record import Record
from onrecord.record.comparing.cells import CellLists, Members

__all__ = ["EXACT", "Neighbours", "neighbours", "tend"]

EXACT = 100_000
"""Vectors up to which all are looked at."""

Matrix = NDArray[np.float32]
Neighbours = list[tuple[str, float]]
"""Ids of statements with their cosines, the nearest first."""

_BLOCK = 65_536
_PROBES = 16  # lists that are looked at for each vector
_GROWTH = 4  # times as many vectors, and the lists are made again
_ROUNDS = 4  # of k-means
_SAMPLE = 30  # vectors for each centre


def neighbours(
    record: Record,
    model: str,
    vectors: Matrix,
    *,
    most: int,
    least: float,
    without: Container[str] = frozenset(),
) -> list[Neighbours]:
    """For each vector the nearest statements with at least that cosine.

    *Shape:* vectors (n, width), of unit length. ``without``: ids that are left out.
    Memory is that of one block of 65,536 vectors.
    """
    lists = record.cells.lists(model)
    best: list[Neighbours] = [[] for _ in vectors]
    for members in _looked_at(record, model, lists, vectors) if len(vectors) else ():
        cosines = vectors @ members.matrix.T
        names = record.cells.names(_wanted(members.numbers, cosines, least))
        for n, row in enumerate(cosines):
            found = _near(members.numbers, row, names, least, without)
            best[n] = sorted([*best[n], *found], key=lambda one: (-one[1], one[0]))[:most]
    return best


def tend(record: Record, model: str, *, exact: int = EXACT) -> None:
    """Put new vectors on the lists, where the record is large enough to need any.

    The lists are made again whenever there are four times as many vectors. A run that was
    stopped is taken up where it was.
    """
    lists = record.cells.lists(model)
    if lists is None or record.vectors.count(model) > _GROWTH * lists.size:
        count = record.vectors.count(model)
        if count <= exact:
            return
        record.cells.make(model, count, _centres(record, model, count))
        lists = record.cells.lists(model)
    if lists is not None:
        _list_new(record, model, lists)


def _list_new(record: Record, model: str, lists: CellLists) -> None:
    for members in _after(record, model, lists.latest):
        cells = (members.matrix @ lists.centres.T).argmax(1).tolist()
        record.cells.keep(model, cells, members.numbers)


def _looked_at(
    record: Record, model: str, lists: CellLists | None, vectors: Matrix
) -> Iterator[Members]:
    """The vectors that may be near: those on the nearest lists and on none, or all."""
    if lists is not None:
        probes = min(_PROBES, len(lists.centres))
        nearest = np.argpartition(-(vectors @ lists.centres.T), probes - 1)[:, :probes]
        members = record.cells.members(model, np.unique(nearest).tolist())
        if members.numbers:
            yield members
    yield from _after(record, model, 0 if lists is None else lists.latest)


def _after(record: Record, model: str, number: int) -> Iterator[Members]:
    while (members := record.cells.after(model, number, _BLOCK)).numbers:
        yield members
        number = members.numbers[-1]


def _wanted(numbers: Sequence[int], cosines: Matrix, least: float) -> list[int]:
    """Those of which one cosine at least is large enough. *Shape:* cosines (n, numbers)."""
    return [numbers[i] for i in np.flatnonzero(cosines.max(0) >= least).tolist()]


def _near(
    numbers: Sequence[int],
    cosines: Matrix,
    names: dict[int, str],
    least: float,
    without: Container[str],
) -> Neighbours:
    found = (
        (names.get(numbers[i]), float(cosines[i]))
        for i in np.flatnonzero(cosines >= least).tolist()
    )
    return [(name, cosine) for name, cosine in found if name and name not in without]


def _centres(record: Record, model: str, count: int) -> Matrix:
    """Centres of the vectors, by k-means on a sample. *Shape:* (cells, width)."""
    cells = max(1, round(4 * count**0.5))
    sample = record.cells.sample(model, _SAMPLE * cells)
    centres: Matrix = sample[np.linspace(0, len(sample) - 1, min(cells, len(sample))).astype(int)]
    for _ in range(_ROUNDS):
        centres = _moved(sample, centres)
    return centres


def _moved(sample: Matrix, centres: Matrix) -> Matrix:
    """Each centre moved to the mean of the vectors nearest to it, at unit length."""
    sums = np.zeros_like(centres)
    for start in range(0, len(sample), 4096):
        part = sample[start : start + 4096]
        np.add.at(sums, (part @ centres.T).argmax(1), part)
    length = np.linalg.norm(sums, axis=1, keepdims=True)
    moved: Matrix = np.where(length > 0, sums / np.maximum(length, 1e-9), centres)
    return moved
