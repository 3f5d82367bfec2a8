"""The encoder of the networks that are trained: MiniLM's layers, written out.

They are written out here so that the graph that is exported is the graph that is trained, with
the rounding of int8 arithmetic in it during the last part of training (quantization-aware
training, Jacob et al. 2018, arXiv:1712.05877).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

import torch
from torch import Tensor, nn
from torch.nn import functional

__all__ = ["Encoder", "Shape", "kept_layers"]

_WEIGHT_LEVELS = 64  # seven bits: sums of products then fit 16 bits on CPUs without VNNI
_PRETRAINED = ("word", "position", "segment", "norm", "layers")


@dataclass(frozen=True)
class Shape:
    """Sizes of an encoder. ``layers`` are the pretrained layers that it starts from."""

    layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    longest: int = 512
    dropout: float = 0.1

    @classmethod
    def of(cls, sizes: Mapping[str, Any]) -> Self:
        """The shape with these sizes, as a checkpoint has them; sizes of no use are left out."""
        return cls(**{f.name: sizes[f.name] for f in fields(cls) if f.name in sizes})


class Linear(nn.Linear):
    """A linear layer that can round as int8 inference does."""

    rounding = False

    def forward(self, x: Tensor) -> Tensor:
        """*Shape:* (..., in) to (..., out)."""
        if not self.rounding:
            return functional.linear(x, self.weight, self.bias)
        return functional.linear(_round_activations(x), _round_weights(self.weight), self.bias)


def _round_weights(weight: Tensor) -> Tensor:
    """Symmetric, a scale for each output."""
    scale = weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / _WEIGHT_LEVELS
    rounded = (weight.detach() / scale).round() * scale
    return weight + (rounded - weight.detach())


def _round_activations(x: Tensor) -> Tensor:
    """Asymmetric, one scale for the whole tensor, as in ONNX DynamicQuantizeLinear."""
    with torch.no_grad():
        low, high = x.min().clamp(max=0), x.max().clamp(min=0)
        scale = ((high - low) / 255).clamp(min=1e-8)
        zero = (-low / scale).round()
        change = (((x / scale).round() + zero).clamp(0, 255) - zero) * scale - x
    return x + change


class Layer(nn.Module):
    """One transformer layer (post-norm, as BERT)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        d = shape.width
        self.heads, self.dropout = shape.heads, shape.dropout
        self.qkv, self.out = Linear(d, 3 * d), Linear(d, d)
        self.norm1 = nn.LayerNorm(d, 1e-12)
        self.inner, self.outer = Linear(d, shape.inner), Linear(shape.inner, d)
        self.norm2 = nn.LayerNorm(d, 1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """*Shape:* (batch, pieces, width), (batch, 1, 1, pieces) to (batch, pieces, width)."""
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        if torch.onnx.is_in_onnx_export():
            scores = q @ k.transpose(-1, -2) * (1 / math.sqrt(d // self.heads)) + bias
            mixed = torch.softmax(scores, -1) @ v
        else:
            mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        mixed = mixed.transpose(1, 2).reshape(b, n, d)
        x = self.norm1(x + self._drop(self.out(mixed)))
        return self.norm2(x + self._drop(self.outer(functional.gelu(self.inner(x)))))

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.dropout, self.training)


class Encoder(nn.Module):
    """MiniLM with features beside each piece; a network puts its heads on it.

    ``features`` are tables that start near nothing, by name with their number of rows;
    ``segments`` says whether MiniLM's own table of two segments stands before them.
    """

    Sizes: type[Shape] = Shape

    def __init__(self, shape: Shape, features: Mapping[str, int], *, segments: bool) -> None:
        super().__init__()
        self.shape = shape
        self.features = ("segment", *features) if segments else tuple(features)
        d = shape.width
        self.word, self.position = nn.Embedding(shape.vocabulary, d), nn.Embedding(shape.longest, d)
        if segments:
            self.segment = nn.Embedding(2, d)
        for name, rows in features.items():
            setattr(self, name, nn.Embedding(rows, d))
        for name in features:
            nn.init.normal_(getattr(self, name).weight, 0, 0.01)
        self.norm = nn.LayerNorm(d, 1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in shape.layers)

    def encode(self, ids: Tensor, features: Sequence[Tensor], mask: Tensor) -> Tensor:
        """*Shape:* every tensor (batch, pieces) to (batch, pieces, width)."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        for name, column in zip(self.features, features, strict=True):
            x = x + getattr(self, name)(column)
        x = functional.dropout(self.norm(x), self.shape.dropout, self.training)
        bias = (1 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def round(self, on: bool) -> None:
        """Switch the rounding of int8 arithmetic on or off in the transformer layers."""
        for module in self.layers.modules():
            if isinstance(module, Linear):
                module.rounding = on

    def load_pretrained(self, weights: Mapping[str, Tensor]) -> None:
        """Take over ``weights``; the features and the heads stay as they are.

        Raises ValueError when they lack anything of the encoder.
        """
        wanted = {name for name in self.state_dict() if name.split(".")[0] in _PRETRAINED}
        if missing := wanted - set(weights):
            raise ValueError(f"the pretrained weights lack {sorted(missing)}")
        self.load_state_dict(weights, strict=False)


def kept_layers(weights: Mapping[str, Tensor], keep: Sequence[int]) -> dict[str, Tensor]:
    """An encoder's weights with only these of its layers, in this order."""
    new = {name: w for name, w in weights.items() if not name.startswith("layers.")}
    for here, there in enumerate(keep):
        old = f"layers.{there}."
        new |= {
            f"layers.{here}.{name.removeprefix(old)}": w
            for name, w in weights.items()
            if name.startswith(old)
        }
    return new
