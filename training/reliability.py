"""How far a confidence can be relied on: what it says beside how often it is right."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

__all__ = ["expected_error", "table"]

Floats = NDArray[np.float64]

_BINS = 10


def expected_error(p: Floats, right: Floats) -> float:
    """Expected calibration error over ten bins of equal width (Naeini et al. 2015)."""
    return sum(abs(said - seen) * number for _, number, said, seen in _bins(p, right)) / len(p)


def table(p: Floats, right: Floats, *, what: str) -> str:
    """The error, and for each bin its number, the mean of ``p`` and the share that is right.

    *Shape:* (n,), (n,); ``right`` is 1 or 0. ``what`` is the heading of the bins.
    """
    lines = [
        f"expected calibration error {expected_error(p, right):.3f} over {len(p)}",
        f"{what}{'n':>7}   mean  right",
    ]
    for low, number, said, seen in _bins(p, right):
        bounds = f"{low:.1f}-{low + 1 / _BINS:.1f}"
        lines.append(f"{bounds:<{len(what)}}{number:7d}  {said:.3f}  {seen:.3f}")
    return "\n".join(lines)


def _bins(p: Floats, right: Floats) -> Iterator[tuple[float, int, float, float]]:
    """Of each bin that is not empty: where it begins, how many it has, and the two means."""
    where = np.minimum((p * _BINS).astype(int), _BINS - 1)
    for b in np.unique(where):
        inside = where == b
        yield b / _BINS, int(inside.sum()), float(p[inside].mean()), float(right[inside].mean())
