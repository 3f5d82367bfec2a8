"""From a network to the model folder that ships: network.onnx, tokenizer.json, model.json."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import nn

from training.encoder import Encoder
from training.int8 import Table, keep_in_int8, to_int8

__all__ = ["BATCH", "NUMBERS", "PIECES", "arguments", "to_onnx", "write_folder", "write_network"]

Axes = dict[int, str]

BATCH: Axes = {0: "batch"}
PIECES: Axes = {0: "batch", 1: "pieces"}
NUMBERS = ("int8", "stored", "float")
"""Matrices in int8 that multiply in int8; kept in int8 and used as floats; floats."""

_NETWORK = "network.onnx"
_TOKENIZER = "tokenizer.json"


def arguments(name: str) -> argparse.ArgumentParser:
    """The command line of an export: a checkpoint in, a folder out, by default called ``name``."""
    parser = argparse.ArgumentParser(description="export a checkpoint as a model folder")
    parser.add_argument("run", type=Path)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default=name)
    parser.add_argument("--version", default="1")
    parser.add_argument("--numbers", choices=NUMBERS, default="int8", help="of the matrices")
    return parser


def write_network(
    network: Encoder,
    out: Path,
    *,
    inputs: Sequence[str],
    outputs: Mapping[str, Axes],
    numbers: str,
) -> None:
    """Write the network's graph into the folder ``out``; ``numbers`` is one of ``NUMBERS``."""
    out.mkdir(parents=True, exist_ok=True)
    if numbers == "float":
        to_onnx(network, out / _NETWORK, inputs=inputs, outputs=outputs)
        return
    network.word = Table(network.word)
    if numbers == "stored":
        keep_in_int8(network.layers)
        to_onnx(network, out / _NETWORK, inputs=inputs, outputs=outputs, folding=False)
        return
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        to_onnx(network, plain, inputs=inputs, outputs=outputs)
        to_int8(plain, out / _NETWORK)


def to_onnx(
    module: nn.Module,
    path: Path,
    *,
    inputs: Sequence[str],
    outputs: Mapping[str, Axes],
    folding: bool = True,
) -> None:
    """Write the graph of ``module``; every input is (batch, pieces) whole numbers.

    Without ``folding`` what can be computed beforehand is not.
    """
    ones = torch.ones(2, 16, dtype=torch.long)
    torch.onnx.export(
        module,
        (ones,) * len(inputs),
        str(path),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes={**dict.fromkeys(inputs, PIECES), **outputs},
        opset_version=17,
        do_constant_folding=folding,
        dynamo=False,
    )


def write_folder(
    out: Path, minilm: Path, *, name: str, version: str, more: Mapping[str, Any]
) -> None:
    """Put the tokenizer and ``model.json`` beside the network; ``more`` joins the latter."""
    shutil.copy(minilm / _TOKENIZER, out / _TOKENIZER)
    files = (_NETWORK, _TOKENIZER)
    digests = {f: hashlib.sha256((out / f).read_bytes()).hexdigest() for f in files}
    card = {"name": name, "version": version, "sha256": digests, **more}
    (out / "model.json").write_text(json.dumps(card) + "\n", encoding="utf-8")
