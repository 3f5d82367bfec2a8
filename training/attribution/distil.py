"""A student that learns what a teacher says, from annotated and from unannotated articles.

The soft targets of Hinton, Vinyals and Dean 2015 (arXiv:1503.02531) for the tag of each piece
and for both pointers. The teacher reads each batch along with the student, without dropout and
without the rounding of int8.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from onrecord.extract.tags import BEGIN
from training.attribution.batches import Batch
from training.attribution.losses import (
    POINTER_WEIGHT,
    Scores,
    gold_loss,
    piece_weights,
    scores,
)
from training.attribution.network import Network
from training.steps import Loss

__all__ = ["Teacher", "texts"]


@dataclass(frozen=True)
class Teacher:
    """What a student is told of a batch.

    ``temperature`` divides the logits of both; ``soft`` is the share of the teacher's word
    in the loss where there are annotators' answers too.
    """

    network: Network
    temperature: float
    soft: float

    def loss(self, student: Network, batch: Batch) -> Loss:
        """The loss and its parts: the annotators' three if there are answers, the teacher's."""
        found = scores(student, batch)
        with torch.no_grad():
            taught = scores(self.network, batch)
        soft = self.soft_loss(found, taught, batch)
        told = round(soft.item(), 4)
        if batch.answers is None:
            return soft, [told]
        gold, parts = gold_loss(found, batch)
        return (1 - self.soft) * gold + self.soft * soft, [*parts, told]

    def soft_loss(self, found: Scores, taught: Scores, batch: Batch) -> Tensor:
        """How far the student is from the teacher in tags and pointers.

        A pointer counts as far as the teacher holds its piece for one that points: inside a
        content, or the first of a cue.
        """
        sure = taught.tag.softmax(-1)
        content = sure[..., BEGIN["content"]] + sure[..., BEGIN["content"] + 1]
        weights = (piece_weights(batch), content * batch.mask, sure[..., BEGIN["cue"]] * batch.mask)
        tag, to_cue, to_source = (
            self._divergence(*three) for three in zip(found, taught, weights, strict=True)
        )
        return tag + POINTER_WEIGHT * (to_cue + to_source)

    def _divergence(self, found: Tensor, taught: Tensor, weight: Tensor) -> Tensor:
        """Kullback-Leibler from the teacher's distributions to the student's, weighted mean.

        *Shape:* twice (batch, pieces, choices), (batch, pieces) to ().
        """
        mine = functional.log_softmax(found / self.temperature, -1)
        theirs = functional.log_softmax(taught / self.temperature, -1)
        each = functional.kl_div(mine, theirs, reduction="none", log_target=True).sum(-1)
        return self.temperature**2 * (each * weight).sum() / weight.sum().clamp(min=1e-6)


def texts(files: Iterable[Path]) -> Iterator[str]:
    """The ``text`` of every row of the JSONL files, which may be gzipped."""
    for file in files:
        opened = gzip.open if file.suffix == ".gz" else open
        with opened(file, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)
