"""all-MiniLM-L6-v2 (Apache-2.0), which every network here starts from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

__all__ = ["tokenizer", "weights"]


def weights(folder: Path, layers: Sequence[int]) -> dict[str, Tensor]:
    """The weights of ``model.safetensors`` under the names of ``training.encoder``.

    ``layers`` are those that are taken, in this order.
    """
    from safetensors.torch import load_file

    old = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
    tables = {"word": "word", "position": "position", "segment": "token_type"}
    new = {f"{a}.weight": old[f"embeddings.{b}_embeddings.weight"] for a, b in tables.items()}
    new |= {f"norm.{p}": old[f"embeddings.LayerNorm.{p}"] for p in ("weight", "bias")}
    for here, there in enumerate(layers):
        new |= _layer(old, f"encoder.layer.{there}.", f"layers.{here}.")
    return new


def _layer(old: Mapping[str, Tensor], there: str, here: str) -> dict[str, Tensor]:
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


def tokenizer(folder: Path) -> Tokenizer:
    """The wordpiece tokenizer of ``tokenizer.json``, which neither pads nor cuts off."""
    found = Tokenizer.from_file(str(folder / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found
