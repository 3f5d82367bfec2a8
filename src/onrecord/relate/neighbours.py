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

from bisect import bisect_right
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from onrecord.record import Record
from onrecord.record.comparing.cells import CellLists, Members

__all__ = ["EXACT", "Neighbours", "hold", "neighbours", "tend"]

EXACT = 100_000
"""Vectors up to which all are looked at."""

Matrix = NDArray[np.float32]
Neighbours = list[tuple[str, float]]
"""Ids of statements with their cosines, the nearest first."""

_BLOCK = 65_536
_JOINED = 8192  # vectors of small blocks that are put together
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
    spoken: bool = False,
) -> list[Neighbours]:
    """For each vector the nearest statements with at least that cosine.

    *Shape:* vectors (n, width), of unit length. ``without``: ids that are left out;
    ``spoken``: so are beliefs, wishes and plans.
    Memory is that of one block of 65,536 vectors, or of what ``hold`` keeps.
    """
    if not len(vectors):
        return []
    found: list[list[tuple[float, int]]] = [[] for _ in vectors]
    for members in _looked_at(record, model, vectors):
        cosines = vectors @ members.matrix.T
        for n, row in enumerate(cosines):
            places = np.flatnonzero(row >= least).tolist()
            found[n] += [(-float(row[i]), members.numbers[i]) for i in places]
    return _named(
        lambda numbers: record.cells.names(numbers, spoken=spoken),
        [sorted(one) for one in found],
        most,
        without,
    )


def hold(record: Record) -> None:
    """Keep the vectors of a small record in memory from their next use on, while it is open.

    Later searches read only those that are new. 100,000 vectors take 154 MB; those of
    a record that has lists are not kept.
    """
    _OPEN.setdefault(record, _Held())


def tend(record: Record, model: str, *, exact: int = EXACT) -> None:
    """Put new vectors on the lists, where the record is large enough to need any.

    The lists are made again whenever there are four times as many vectors. A run that was
    stopped is taken up where it was.
    """
    lists = record.cells.lists(model)
    if lists is None or lists.latest > _GROWTH * lists.size:
        count = record.vectors.count(model)
        if count > (exact if lists is None else _GROWTH * lists.size):
            record.cells.make(model, count, _centres(record, model, count))
            lists = record.cells.lists(model)
    if lists is not None:
        _list_new(record, model, lists)


def _list_new(record: Record, model: str, lists: CellLists) -> None:
    for members in _after(record, model, lists.latest):
        cells = (members.matrix @ lists.centres.T).argmax(1).tolist()
        record.cells.keep(model, cells, members.numbers)


def _looked_at(record: Record, model: str, vectors: Matrix) -> Iterator[Members]:
    """The vectors that may be near: those on the nearest lists and on none, or all."""
    lists = record.cells.lists(model)
    if lists is None:
        held = _OPEN.get(record)
        yield from _after(record, model, 0) if held is None else held.all(record, model)
        return
    _OPEN.pop(record, None)
    probes = min(_PROBES, len(lists.centres))
    nearest = np.argpartition(-(vectors @ lists.centres.T), probes - 1)[:, :probes]
    members = record.cells.members(model, np.unique(nearest).tolist())
    if members.numbers:
        yield members
    yield from _after(record, model, lists.latest)


class _Held:
    """Blocks of a model's vectors in memory, in the order of their numbers.

    Some may have gone from the record since; a number is never used again.
    """

    def __init__(self) -> None:
        self._model: str | None = None
        self._blocks: list[Members] = []

    def all(self, record: Record, model: str) -> Sequence[Members]:
        """All vectors of a small record: what is new is read, the rest is here."""
        if model != self._model:
            self._model, self._blocks = model, []
        for members in _after(record, model, self._latest):
            self._add(members)
        return self._blocks

    @property
    def _latest(self) -> int:
        return self._blocks[-1].numbers[-1] if self._blocks else 0

    def _add(self, members: Members) -> None:
        """Keep them as a block, or with the last one while both are small."""
        last = self._blocks[-1] if self._blocks else None
        if last is None or len(last.numbers) + len(members.numbers) > _JOINED:
            self._blocks.append(members)
        else:
            matrix = np.concatenate((last.matrix, members.matrix))
            self._blocks[-1] = Members([*last.numbers, *members.numbers], matrix)


_OPEN: WeakKeyDictionary[Record, _Held] = WeakKeyDictionary()


def _after(record: Record, model: str, number: int) -> Iterator[Members]:
    while (members := record.cells.after(model, number, _BLOCK)).numbers:
        yield members
        number = members.numbers[-1]


def _named(
    ids: Callable[[Sequence[int]], dict[int, str]],
    found: Sequence[Sequence[tuple[float, int]]],
    most: int,
    without: Container[str],
) -> list[Neighbours]:
    """The ``most`` first of each by id, without what is left out and what has gone.

    ``ids`` gives those of numbers; they are looked up only as far as they are needed.
    """
    names: dict[int, str | None] = {}
    wanted = most
    while True:
        first = [_first(one, wanted) for one in found]
        asked = {number for one in first for _, number in one} - names.keys()
        names |= dict.fromkeys(asked) | ids(list(asked))
        kept = [_kept(one, names, without) for one in first]
        if all(
            len(k) >= most or len(one) == len(f)
            for k, one, f in zip(kept, first, found, strict=True)
        ):
            return [sorted(one, key=lambda x: (-x[1], x[0]))[:most] for one in kept]
        wanted *= 4


def _first(found: Sequence[tuple[float, int]], count: int) -> Sequence[tuple[float, int]]:
    """So many of the beginning, and those that are as near as the last of them."""
    if len(found) <= count:
        return found
    return found[: bisect_right(found, found[count - 1][0], key=lambda one: one[0])]


def _kept(
    found: Sequence[tuple[float, int]], names: Mapping[int, str | None], without: Container[str]
) -> Neighbours:
    named = ((names[number], -cosine) for cosine, number in found)
    return [(name, cosine) for name, cosine in named if name and name not in without]


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
