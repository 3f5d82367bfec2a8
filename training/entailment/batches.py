"""Pairs in batches of like length, so that next to nothing is spent on padding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import torch
from tokenizers import Tokenizer
from torch import Tensor

from evaluation.nli import Pair
from onrecord.relate.models.pieces import INPUTS, Pieces, collate, pieces

__all__ = ["Batch", "batches", "tensors"]

_CHUNK = 256  # pairs that are cut into pieces at a time


@dataclass(frozen=True)
class Batch:
    """*Shape:* inputs (batch, pieces); label and bearing (batch,), -1 where not asked."""

    inputs: tuple[Tensor, ...]
    label: Tensor
    bearing: Tensor

    def to(self, device: str) -> Batch:
        """The same on another device."""
        inputs = tuple(t.to(device) for t in self.inputs)
        return Batch(inputs, self.label.to(device), self.bearing.to(device))


def batches(
    pairs: Sequence[Pair], tokenizer: Tokenizer, rng: Random, *, budget: int
) -> Iterator[Batch]:
    """The pairs in batches of at most ``budget`` pieces, padding counted, in random order."""
    cut = [piece for chunk in _chunks(pairs) for piece in _cut(tokenizer, chunk)]
    order = sorted(range(len(pairs)), key=lambda n: (len(cut[n]), rng.random()))
    groups: list[list[int]] = []
    for n in order:
        if not groups or (len(groups[-1]) + 1) * len(cut[n]) > budget:
            groups.append([])
        groups[-1].append(n)
    rng.shuffle(groups)
    for group in groups:
        yield _batch([pairs[n] for n in group], [cut[n] for n in group])


def tensors(cut: Sequence[Pieces]) -> tuple[Tensor, ...]:
    """The network's inputs, padded. *Shape:* (batch, pieces) each."""
    arrays = collate(cut)
    return tuple(torch.from_numpy(arrays[name]) for name in INPUTS)


def _chunks(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    for i in range(0, len(pairs), _CHUNK):
        yield pairs[i : i + _CHUNK]


def _cut(tokenizer: Tokenizer, pairs: Sequence[Pair]) -> list[Pieces]:
    return pieces(tokenizer, [(p.premise, p.hypothesis) for p in pairs])


def _batch(pairs: Sequence[Pair], cut: Sequence[Pieces]) -> Batch:
    claims = [p.source == "claimdiff" for p in pairs]
    label = [-1 if claim else p.label for p, claim in zip(pairs, claims, strict=True)]
    bearing = [p.label if claim else -1 for p, claim in zip(pairs, claims, strict=True)]
    return Batch(tensors(cut), torch.tensor(label), torch.tensor(bearing))
