"""The network: MiniLM over a pair of sentences, with features a reader can see.

Started from all-MiniLM-L6-v2 (Apache-2.0).
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.relate.models.pieces import KINDS, MATCHES
from training import minilm
from training.encoder import Encoder, Shape

__all__ = ["FRESH", "Network", "Shape"]

_FEATURES = {"match": MATCHES, "kind": KINDS}
FRESH = ("segment", *_FEATURES, "mixed", "relation", "bearing")
"""What MiniLM does not have, or has but little of."""


class Network(Encoder):
    """Pairs in; logits of entailment, neutral, contradiction, and of what a claim does.

    The second output is ClaimDiff's: strengthens, neither, weakens.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__(shape, _FEATURES, segments=True)
        d = shape.width
        self.mixed = nn.Linear(4 * d, d)
        self.relation, self.bearing = nn.Linear(d, 3), nn.Linear(d, 3)

    def forward(
        self, ids: Tensor, segment: Tensor, match: Tensor, kind: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """*Shape:* five times (batch, pieces) to twice (batch, 3)."""
        x = self.encode(ids, (segment, match, kind), mask)
        pooled = functional.gelu(self.mixed(_pool(x, segment, mask)))
        pooled = functional.dropout(pooled, self.shape.dropout, self.training)
        return self.relation(pooled), self.bearing(pooled)

    def load_minilm(self, folder: Path) -> None:
        """Start from the weights of all-MiniLM-L6-v2."""
        self.load_pretrained(minilm.weights(folder, self.shape.layers))


def _pool(x: Tensor, segment: Tensor, mask: Tensor) -> Tensor:
    """First piece, means of premise and hypothesis, and how far these are apart.

    *Shape:* (batch, pieces, width), twice (batch, pieces) to (batch, 4 × width).
    """
    second = (segment * mask).to(x.dtype)
    first = mask.to(x.dtype) - second
    means = [
        (x * part[..., None]).sum(1) / part.sum(1, keepdim=True).clamp(min=1)
        for part in (first, second)
    ]
    return torch.cat([x[:, 0], *means, (means[0] - means[1]).abs()], -1)
