"""The network: MiniLM over a pair of sentences, with features a reader can see.

Started from all-MiniLM-L6-v2 (Apache-2.0); its layers are those of ``attribution``, with the
rounding of int8 arithmetic in them during the last part of training.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.relate.pieces import KINDS, MATCHES
from training.attribution.network import Layer, Linear, Shape, _layer

__all__ = ["Network", "Shape"]

_FRESH = ("match", "kind", "mixed", "relation", "bearing")


class Network(nn.Module):
    """Pairs in; logits of entailment, neutral, contradiction, and of what a claim does.

    The second output is ClaimDiff's: strengthens, neither, weakens.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        d = shape.width
        self.word, self.position = nn.Embedding(shape.vocabulary, d), nn.Embedding(shape.longest, d)
        self.segment = nn.Embedding(2, d)
        self.match, self.kind = nn.Embedding(MATCHES, d), nn.Embedding(KINDS, d)
        for table in (self.match, self.kind):
            nn.init.normal_(table.weight, 0, 0.01)
        self.norm = nn.LayerNorm(d, 1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in shape.layers)
        self.mixed = nn.Linear(4 * d, d)
        self.relation, self.bearing = nn.Linear(d, 3), nn.Linear(d, 3)

    def forward(
        self, ids: Tensor, segment: Tensor, match: Tensor, kind: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """*Shape:* five times (batch, pieces) to twice (batch, 3)."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        x = x + self.segment(segment) + self.match(match) + self.kind(kind)
        x = functional.dropout(self.norm(x), self.shape.dropout, self.training)
        bias = (1 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        pooled = functional.gelu(self.mixed(_pool(x, segment, mask)))
        pooled = functional.dropout(pooled, self.shape.dropout, self.training)
        return self.relation(pooled), self.bearing(pooled)

    def round(self, on: bool) -> None:
        """Switch the rounding of int8 arithmetic on or off in the transformer layers."""
        for module in self.layers.modules():
            if isinstance(module, Linear):
                module.rounding = on

    def load_minilm(self, path: Path) -> None:
        """Start from the weights of all-MiniLM-L6-v2 (``model.safetensors``)."""
        from safetensors.torch import load_file

        old = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
        tables = {"word": "word", "position": "position", "segment": "token_type"}
        new = {f"{a}.weight": old[f"embeddings.{b}_embeddings.weight"] for a, b in tables.items()}
        new |= {f"norm.{p}": old[f"embeddings.LayerNorm.{p}"] for p in ("weight", "bias")}
        for here, there in enumerate(self.shape.layers):
            new |= _layer(old, f"encoder.layer.{there}.", f"layers.{here}.")
        missing = set(self.state_dict()) - set(new)
        if any(m.split(".")[0] not in _FRESH for m in missing):
            raise ValueError(f"{path} lacks {sorted(missing)}")
        self.load_state_dict(new, strict=False)


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
