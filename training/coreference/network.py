"""The network: an encoder that knows which words are the pronoun and the names, and a scorer.

The encoder has the shape of the attribution network and starts from its weights. To each
piece is added whether it is of the pronoun or of a name; a name's score is read off the
vectors of both, their product, and the surface features (``coreference_features``).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from evaluation.gap import OTHER
from onrecord.extract.windows import CASES, PLACES, QUOTES
from onrecord.resolve.coreference.features import FEATURES
from training.attribution.network import Layer, Linear, Shape
from training.coreference.passages import Batch

__all__ = ["Coreference", "answers"]

_NONE = -1e4


class Coreference(nn.Module):
    """Passages in, for each name and for "none of them" a log-probability out."""

    def __init__(self, shape: Shape, *, small: int = 96, hidden: int = 128) -> None:
        super().__init__()
        d = shape.width
        self.shape = shape
        self.word = nn.Embedding(shape.vocabulary, d)
        self.position = nn.Embedding(shape.longest, d)
        self.case, self.quote = nn.Embedding(CASES, d), nn.Embedding(QUOTES, d)
        self.place, self.mark = nn.Embedding(PLACES, d), nn.Embedding(3, d)
        nn.init.normal_(self.mark.weight, 0, 0.02)
        self.norm = nn.LayerNorm(d, 1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in shape.layers)
        self.small = nn.Linear(d, small)
        self.inner = nn.Linear(3 * small + len(FEATURES), hidden)
        self.outer = nn.Linear(hidden, 1)
        self.direct = nn.Linear(len(FEATURES), 1)
        self.none = nn.Linear(small, 1)

    def vectors(self, *inputs: Tensor) -> Tensor:
        """*Shape:* six times (batch, pieces) to (batch, pieces, small)."""
        ids, case, quote, place, mark, mask = inputs
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        x = x + self.case(case) + self.quote(quote) + self.place(place) + self.mark(mark)
        x = functional.dropout(self.norm(x), self.shape.dropout, self.training)
        bias = (1 - mask.to(x.dtype))[:, None, None, :] * _NONE
        for layer in self.layers:
            x = layer(x, bias)
        return self.small(x)

    def forward(self, batch: Batch) -> Tensor:
        """*Shape:* (batch, names + 1), the last for "none of the names"."""
        pooled = batch.pools @ self.vectors(*batch.inputs)
        pronoun, names = pooled[:, :1], pooled[:, 1:]
        both = torch.cat([pronoun.expand_as(names), names, pronoun * names, batch.surface], dim=-1)
        hidden = functional.dropout(torch.relu(self.inner(both)), 0.2, self.training)
        scores = (self.outer(hidden) + self.direct(batch.surface))[..., 0]
        scores = scores.masked_fill(batch.whose < 0, _NONE)
        return torch.log_softmax(torch.cat([scores, self.none(pronoun[:, 0])], 1), 1)

    def round(self, on: bool) -> None:
        """Switch the rounding of int8 arithmetic on or off in the transformer layers."""
        for module in self.layers.modules():
            if isinstance(module, Linear):
                module.rounding = on


def answers(scores: Tensor, whose: Tensor) -> Tensor:
    """Log-probabilities of A, of B and of neither. *Shape:* (batch, 3)."""
    whose = torch.cat([whose, torch.full_like(whose[:, :1], OTHER)], 1)
    of = [torch.logsumexp(scores.masked_fill(whose != k, _NONE), 1) for k in range(3)]
    return torch.stack(of, 1)
