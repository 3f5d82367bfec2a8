"""What reads two sentences and says whether one follows from the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["Judge"]


class Judge(Protocol):
    """An entailment model: ``Entailment`` is the shipped one, and others can be given."""

    @property
    def name(self) -> str:
        """Name and version, kept with every relation that rests on it."""
        ...

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """How likely the second of each pair follows from the first.

        *Shape:* (pairs, 3), each row summing to 1: entailment, neutral, contradiction.
        """
        ...
