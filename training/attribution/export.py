"""From a checkpoint to the model folder that ships.

    python -m training.attribution.export RUN --minilm FOLDER --out src/onrecord/models/attribution

The transformer's matrices become int8 (a scale for each output, seven bits), the word
table int8 (a scale for each word); the heads stay as they are. The confidence is
not calibrated before ``calibrate`` has run on the folder.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import torch

from onrecord.extract.weights import INPUTS
from training.attribution.network import Network, Shape
from training.int8 import Table, to_int8

__all__ = ["export", "load_network", "main"]

UNCALIBRATED = (0.0, 0.5, 0.2, 0.2, 0.2, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description="export a checkpoint as a model folder")
    parser.add_argument("run", type=Path)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="minilm-l6")
    parser.add_argument("--version", default="1")
    parser.add_argument("--float", action="store_true", help="do not round to int8")
    a = parser.parse_args()
    export(a.run, a.minilm, a.out, name=a.name, version=a.version, rounded=not a.float)


def load_network(run: Path) -> Network:
    """The network of a run's last checkpoint, ready to infer."""
    state = torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=True)
    network = Network(Shape(**state["shape"]))
    network.load_state_dict(state["network"])
    return network.eval()


def export(
    run: Path, minilm: Path, out: Path, *, name: str, version: str, rounded: bool = True
) -> None:
    """Write network.onnx, tokenizer.json and model.json to ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    network = load_network(run)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _to_onnx(network, plain, rounded=rounded)
        if rounded:
            to_int8(plain, out / "network.onnx")
        else:
            shutil.copy(plain, out / "network.onnx")
    shutil.copy(minilm / "tokenizer.json", out / "tokenizer.json")
    files = ("network.onnx", "tokenizer.json")
    card = {
        "name": name,
        "version": version,
        "sha256": {f: hashlib.sha256((out / f).read_bytes()).hexdigest() for f in files},
        "distance": [[round(x, 5) for x in row] for row in network.distance.tolist()],
        "calibration": UNCALIBRATED,
        "threshold": 0.0,
    }
    (out / "model.json").write_text(json.dumps(card) + "\n", encoding="utf-8")


def _to_onnx(network: Network, path: Path, *, rounded: bool) -> None:
    if rounded:
        network.word = Table(network.word)  # type: ignore[assignment]
    ones = torch.ones(2, 16, dtype=torch.long)
    names = [*INPUTS, "tag", "link"]
    torch.onnx.export(
        network,
        (ones, ones, ones, ones, ones),
        str(path),
        input_names=list(INPUTS),
        output_names=["tag", "link"],
        dynamic_axes={n: {0: "batch", 1: "pieces"} for n in names},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
