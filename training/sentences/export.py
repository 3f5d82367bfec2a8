"""From all-MiniLM-L6-v2 to the model folder that ships.

    python -m training.sentences.export --minilm FOLDER --sentences FILE \
        --out src/onrecord/models/sentences

Nothing is trained. The mean over the pieces and the scaling to unit length are part of
the graph. Printed, as JSON: how near the vectors of the rounded network are to those of
the exact one on the sentences of FILE (one a line), singly and in how they rank each other.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from onrecord.relate.models.vectors import INPUTS, LONGEST, Sentences
from training.attribution.network import Network, Shape
from training.exporting import BATCH, to_onnx, write_folder
from training.int8 import Table, keep_in_int8

__all__ = ["Encoder", "export", "likeness", "main"]

_NEAREST = 10


class Encoder(nn.Module):
    """The transformer of all-MiniLM-L6-v2 with its mean over pieces, at unit length."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.word: nn.Module = network.word
        self.position, self.norm, self.layers = network.position, network.norm, network.layers

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """*Shape:* twice (batch, pieces) to (batch, width)."""
        x = self.norm(self.word(ids) + self.position.weight[: ids.shape[1]])
        shown = mask.to(x.dtype)
        for layer in self.layers:
            x = layer(x, (1 - shown)[:, None, None, :] * -1e4)
        total = (x * shown[:, :, None]).sum(1)
        return functional.normalize(total / shown.sum(1, keepdim=True), dim=1)


def main() -> None:
    """Read the command line, export, and print how much the rounding changed."""
    parser = argparse.ArgumentParser(description="export the sentence encoder")
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--name", default="all-minilm-l6-v2")
    parser.add_argument("--version", default="1")
    a = parser.parse_args()
    export(a.minilm, a.out, name=a.name, version=a.version)
    print(json.dumps(likeness(a.minilm, a.out, a.sentences.read_text("utf-8").splitlines())))


def export(minilm: Path, out: Path, *, name: str, version: str, rounded: bool = True) -> None:
    """Write network.onnx, tokenizer.json and model.json to ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    network = Network(Shape())
    network.load_minilm(minilm)
    encoder = Encoder(network.eval()).eval()
    if rounded:
        encoder.word = Table(network.word)
        keep_in_int8(encoder.layers)
    to_onnx(
        encoder,
        out / "network.onnx",
        inputs=INPUTS,
        outputs={"vectors": BATCH},
        folding=False,  # or the matrices would be stored as floats again
    )
    write_folder(out, minilm, name=name, version=version, more={"longest": LONGEST})


def likeness(minilm: Path, out: Path, sentences: list[str]) -> dict[str, float]:
    """Cosines between exact and rounded vectors, and the share of equal nearest neighbours."""
    with tempfile.TemporaryDirectory() as folder:
        export(minilm, Path(folder), name="exact", version="1", rounded=False)
        exact = Sentences(Path(folder)).vectors(sentences)
    rounded = Sentences(out).vectors(sentences)
    cosine = (exact * rounded).sum(1)
    return {
        "sentences": len(sentences),
        "cosine_mean": round(float(cosine.mean()), 4),
        "cosine_least": round(float(cosine.min()), 4),
        "same_nearest": round(float((_order(exact)[:, 0] == _order(rounded)[:, 0]).mean()), 3),
        "same_ten_nearest": round(_shared(_order(exact), _order(rounded)), 3),
        "pair_difference_mean": round(
            float(np.abs(exact @ exact.T - rounded @ rounded.T).mean()), 4
        ),
    }


def _order(vectors: NDArray[np.float32]) -> NDArray[np.int64]:
    """The ten others nearest to each, nearest first. *Shape:* (n, width) to (n, 10)."""
    near = vectors @ vectors.T
    np.fill_diagonal(near, -2)
    return np.argsort(-near, axis=1)[:, :_NEAREST]


def _shared(first: NDArray[np.int64], second: NDArray[np.int64]) -> float:
    pairs = zip(first.tolist(), second.tolist(), strict=True)
    return float(np.mean([len({*a} & {*b}) / len(a) for a, b in pairs]))


if __name__ == "__main__":
    main()
