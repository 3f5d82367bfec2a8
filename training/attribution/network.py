"""The network: MiniLM with features of the page, a tag for each piece, and two pointers.

Started from all-MiniLM-L6-v2 (Apache-2.0).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.extract.tags import TAGS
from onrecord.extract.windows import BREAK, CASES, PLACES, QUOTES, SEP
from training import encoder, minilm
from training.encoder import Encoder

__all__ = ["FRESH", "Network", "Shape"]

_FEATURES = {"case": CASES, "quote": QUOTES, "place": PLACES}
FRESH = (*_FEATURES, "tag", "link", "distance")
"""What MiniLM does not have."""


@dataclass(frozen=True)
class Shape(encoder.Shape):
    """Sizes of the network: also the width of a pointer, and how far distances are told."""

    link: int = 64
    reach: int = 64


class Network(Encoder):
    """Windows in, tag scores and link vectors out."""

    Sizes = Shape
    shape: Shape

    def __init__(self, shape: Shape) -> None:
        super().__init__(shape, _FEATURES, segments=False)
        self.tag = nn.Linear(shape.width, TAGS)
        self.link = nn.Linear(shape.width, 4 * shape.link)
        self.distance = nn.Parameter(torch.zeros(2, 2 * shape.reach + 1))

    def forward(
        self, ids: Tensor, case: Tensor, quote: Tensor, place: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """*Shape:* five times (batch, pieces) to (batch, pieces, 7), (batch, pieces, 4 × link)."""
        x = self.encode(ids, (case, quote, place), mask)
        return self.tag(x), self.link(x)

    def pointers(self, link: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of content piece to cue piece, and of cue piece to source piece.

        *Shape:* (batch, pieces, 4 × link) to twice (batch, pieces, pieces).
        """
        content, cue_key, cue, source = link.split(self.shape.link, -1)
        reach, n = self.shape.reach, link.shape[1]
        at = torch.arange(n, device=link.device)
        apart = (at[None, :] - at[:, None]).clamp(-reach, reach) + reach
        hidden = (1 - mask.to(link.dtype))[:, None, :] * -1e4
        scale = math.sqrt(self.shape.link)
        to_cue = content @ cue_key.transpose(1, 2) / scale + self.distance[0][apart] + hidden
        to_source = cue @ source.transpose(1, 2) / scale + self.distance[1][apart] + hidden
        return to_cue, to_source

    def load_minilm(self, folder: Path) -> None:
        """Start from the weights of all-MiniLM-L6-v2.

        All is one segment, so that its row joins the positions'; the break between
        paragraphs starts as the end of a text does.
        """
        weights = minilm.weights(folder, self.shape.layers)
        weights["position.weight"] = weights["position.weight"] + weights.pop("segment.weight")[0]
        weights["word.weight"][BREAK] = weights["word.weight"][SEP]
        self.load_pretrained(weights)
