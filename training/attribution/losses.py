"""How far the network's answers are from the annotators'."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from training.attribution.batches import Batch
from training.attribution.labels import IGNORE
from training.attribution.network import Network
from training.steps import Loss

__all__ = ["POINTER_WEIGHT", "Scores", "gold_loss", "piece_weights", "scores"]

POINTER_WEIGHT = 0.15
_PIECE_WEIGHT = 0.1  # of pieces that do not begin a word, which decoding does not ask


class Scores(NamedTuple):
    """What the network says. *Shape:* (batch, pieces, tags), twice (batch, pieces, pieces)."""

    tag: Tensor
    to_cue: Tensor
    to_source: Tensor


def scores(network: Network, batch: Batch) -> Scores:
    """Tags and pointers of a batch."""
    tag, link = network(*batch.inputs)
    return Scores(tag, *network.pointers(link, batch.mask))


def piece_weights(batch: Batch) -> Tensor:
    """What each piece's tag counts. *Shape:* (batch, pieces)."""
    return torch.where(batch.first == 1, 1.0, _PIECE_WEIGHT) * batch.mask


def gold_loss(found: Scores, batch: Batch) -> Loss:
    """Cross-entropy of tags and pointers, and its three parts. The batch has answers."""
    tags, *pointers = batch.answers or ()
    each = functional.cross_entropy(
        found.tag.flatten(0, 1), tags.flatten().clamp(min=0), reduction="none"
    )
    weight = piece_weights(batch)
    parts = [(each * weight.flatten()).sum() / weight.sum()]
    for pointed, answer in zip(found[1:], pointers, strict=True):
        part = functional.cross_entropy(
            pointed.flatten(0, 1), answer.flatten(), ignore_index=IGNORE, reduction="sum"
        )
        parts.append(part / (answer != IGNORE).sum().clamp(min=1))
    total = parts[0] + POINTER_WEIGHT * (parts[1] + parts[2])
    return total, [round(p.item(), 4) for p in parts]
