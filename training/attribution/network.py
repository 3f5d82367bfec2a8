"""The network: MiniLM with features of the page, a tag for each piece, and two pointers.

Started from all-MiniLM-L6-v2 (Apache-2.0), whose BERT layers are written out here so that
the graph that is exported is the graph that is trained, with the rounding of int8
arithmetic in it during the last part of training (quantization-aware training,
Jacob et al. 2018, arXiv:1712.05877).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.extract.tags import TAGS
from onrecord.extract.windows import BREAK, CASES, PLACES, QUOTES, SEP

__all__ = ["Network", "Shape"]

_WEIGHT_LEVELS = 64  # seven bits: sums of products then fit 16 bits on CPUs without VNNI


@dataclass(frozen=True)
class Shape:
    """Sizes of the network. ``layers`` are the pretrained layers that it starts from."""

    layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    longest: int = 512
    link: int = 64
    reach: int = 64
    dropout: float = 0.1


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


class Network(nn.Module):
    """Windows in, tag scores and link vectors out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        d = shape.width
        self.word = nn.Embedding(shape.vocabulary, d)
        self.position = nn.Embedding(shape.longest, d)
        self.case, self.quote = nn.Embedding(CASES, d), nn.Embedding(QUOTES, d)
        self.place = nn.Embedding(PLACES, d)
        for table in (self.case, self.quote, self.place):
            nn.init.normal_(table.weight, 0, 0.01)
        self.norm = nn.LayerNorm(d, 1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in shape.layers)
        self.tag = nn.Linear(d, TAGS)
        self.link = nn.Linear(d, 4 * shape.link)
        self.distance = nn.Parameter(torch.zeros(2, 2 * shape.reach + 1))

    def forward(
        self, ids: Tensor, case: Tensor, quote: Tensor, place: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """*Shape:* five times (batch, pieces) to (batch, pieces, 7), (batch, pieces, 4 × link)."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        x = x + self.case(case) + self.quote(quote) + self.place(place)
        x = functional.dropout(self.norm(x), self.shape.dropout, self.training)
        bias = (1 - mask.to(x.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
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

    def round(self, on: bool) -> None:
        """Switch the rounding of int8 arithmetic on or off in the transformer layers."""
        for module in self.layers.modules():
            if isinstance(module, Linear):
                module.rounding = on

    def load_minilm(self, path: Path) -> None:
        """Start from the weights of all-MiniLM-L6-v2 (``model.safetensors``)."""
        from safetensors.torch import load_file

        old = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
        names = [("word", "word_embeddings"), ("position", "position_embeddings")]
        new = {f"{a}.weight": old[f"embeddings.{b}.weight"] for a, b in names}
        new["position.weight"] = (
            new["position.weight"] + old["embeddings.token_type_embeddings.weight"][0]
        )
        new |= {f"norm.{p}": old[f"embeddings.LayerNorm.{p}"] for p in ("weight", "bias")}
        for here, there in enumerate(self.shape.layers):
            new |= _layer(old, f"encoder.layer.{there}.", f"layers.{here}.")
        new["word.weight"][BREAK] = new["word.weight"][SEP]
        missing = set(self.state_dict()) - set(new)
        fresh = ("case", "quote", "place", "tag", "link", "distance")
        if any(m.split(".")[0] not in fresh for m in missing):
            raise ValueError(f"{path} lacks {sorted(missing)}")
        self.load_state_dict(new, strict=False)


def _layer(old: dict[str, Tensor], there: str, here: str) -> dict[str, Tensor]:
    """The weights of one layer under our names."""
    new = {}
    for p in ("weight", "bias"):
        parts = [old[f"{there}attention.self.{x}.{p}"] for x in ("query", "key", "value")]
        new[f"{here}qkv.{p}"] = torch.cat(parts)
        new[f"{here}out.{p}"] = old[f"{there}attention.output.dense.{p}"]
        new[f"{here}norm1.{p}"] = old[f"{there}attention.output.LayerNorm.{p}"]
        new[f"{here}inner.{p}"] = old[f"{there}intermediate.dense.{p}"]
        new[f"{here}outer.{p}"] = old[f"{there}output.dense.{p}"]
        new[f"{here}norm2.{p}"] = old[f"{there}output.LayerNorm.{p}"]
    return new
