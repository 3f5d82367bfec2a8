"""The shipped entailment model: does one sentence follow from another, or contradict it?

A small cross-encoder: it reads both sentences together (its card is in models/entailment).
It answers about sentences alone. Who said them, and whether they meant the same occasion, it
does not know; what is made of its answers is in ``composition``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.weights import Weights, shipped
from onrecord.relate.models.pieces import Pieces, collate, pieces, shorten

__all__ = ["Entailment"]

Floats = NDArray[np.float32]

_PREMISE = 90  # words of a premise that are read: its sentences nearest the hypothesis
_CHUNK = 256  # pairs cut into pieces at a time


class Entailment:
    """The entailment model that comes with the package; loaded when first used.

    ``folder`` is a model folder (by default the shipped one), ``threads`` how many the
    network computes with. Raises ModelError on first use when the weights are missing or
    are not those that the model's card names.

    Every pair is computed by itself. The rounding of int8 arithmetic depends on all that
    is computed together, so a pair's answer would otherwise depend on its neighbours.
    """

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self.weights = Weights(folder or shipped("entailment"), threads)

    @cached_property
    def name(self) -> str:
        """Name and version of the model, kept with every relation that rests on it."""
        return self.weights.name

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """How likely it is that the second of each pair follows from the first.

        *Shape:* (pairs, 3), each row summing to 1: entailment, neutral, contradiction,
        calibrated by the temperature on the model's card. Of a premise longer than 90 words
        the sentences are read that share most words with the hypothesis. A pair in
        which either has no letter or digit is neutral.
        """
        relation, _ = self.logits(pairs)
        (temperature,) = self.weights.calibration
        found = _softmax(relation / temperature)
        found[[n for n, pair in enumerate(pairs) if not all(map(_says, pair))]] = (0, 1, 0)
        return found

    def bearing(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """What the second claim of each pair does to the first, learned from ClaimDiff.

        *Shape:* (pairs, 3), each row summing to 1: strengthens, neither, weakens. Not calibrated.
        """
        return _softmax(self.logits(pairs)[1])

    def logits(self, pairs: Sequence[tuple[str, str]]) -> tuple[Floats, Floats]:
        """Before calibration, of the relation and of the bearing. *Shape:* twice (pairs, 3)."""
        found = np.zeros((2, len(pairs), 3), np.float32)
        for start in range(0, len(pairs), _CHUNK):
            cut = self._cut(pairs[start : start + _CHUNK])
            for n, pair in enumerate(cut, start):
                found[:, n] = self._run(pair)
        return found[0], found[1]

    def _cut(self, pairs: Sequence[tuple[str, str]]) -> list[Pieces]:
        plain = [(_plain(premise), _plain(hypothesis)) for premise, hypothesis in pairs]
        short = [(shorten(p, h, _PREMISE), h) for p, h in plain]
        return pieces(self.weights.tokenizer, short)

    def _run(self, pair: Pieces) -> Floats:
        """*Shape:* (2, 3)."""
        relation, bearing = self.weights.session.run(None, collate([pair]))
        return np.stack([relation[0], bearing[0]])


def _plain(text: str) -> str:
    """Without lone surrogates, and no longer than is looked at."""
    return text[:4000].encode("utf-8", "replace").decode("utf-8")


def _says(text: str) -> bool:
    return any(c.isalnum() for c in text[:4000])


def _softmax(logits: Floats) -> Floats:
    """*Shape:* (pairs, 3) to (pairs, 3)."""
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    found: Floats = (raised / raised.sum(-1, keepdims=True)).astype(np.float32)
    return found
