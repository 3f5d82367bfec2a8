"""A shipped model: the network, its tokenizer and its card, checked before use.

A model is a folder: ``network.onnx``, ``tokenizer.json``, ``model.json`` (name, version,
sha256 of the files, the pointers' distance table, the calibration) and ``CARD.md``.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

__all__ = ["Weights", "shipped"]

INPUTS = ("ids", "case", "quote", "place", "mask")


@dataclass(frozen=True)
class Weights:
    """A model folder, opened. ``threads`` is how many the network computes with."""

    folder: Path
    threads: int = 1

    @cached_property
    def card(self) -> dict[str, Any]:
        """``model.json``; raises ModelError when it or a file it names is not as it says."""
        try:
            card: dict[str, Any] = json.loads((self.folder / "model.json").read_text("utf-8"))
            for name, digest in card["sha256"].items():
                if hashlib.sha256((self.folder / name).read_bytes()).hexdigest() != digest:
                    raise ModelError(
                        f"{self.folder / name}: not the file that the model's card names"
                    )
        except (OSError, ValueError, KeyError, AttributeError) as e:
            raise ModelError(f"{self.folder}: not a model folder ({e})") from e
        return card

    @property
    def name(self) -> str:
        """Name and version, e.g. ``minilm-l6/1``: what statements carry as their extractor."""
        return f"{self.card['name']}/{self.card['version']}"

    @cached_property
    def distance(self) -> NDArray[np.float64]:
        """The pointers' learned bias for distance. *Shape:* (2, 2 × reach + 1)."""
        return np.array(self.card["distance"])

    @cached_property
    def calibration(self) -> tuple[float, ...]:
        """Bias and weights of the confidence."""
        return tuple(self.card["calibration"])

    @property
    def threshold(self) -> float:
        """The confidence below which an attribution is more likely noise than news."""
        return float(self.card["threshold"])

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The wordpiece tokenizer, which neither pads nor cuts off."""
        from tokenizers import Tokenizer

        _ = self.card
        tokenizer: Tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def session(self) -> InferenceSession:
        """The network, ready to run on the CPU."""
        import onnxruntime as ort

        _ = self.card
        options = ort.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return ort.InferenceSession(
            str(self.folder / "network.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def run(
        self, batch: dict[str, NDArray[np.int64]]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Tag scores and link vectors.

        *Shape:* five inputs (batch, pieces) to (batch, pieces, 7), (batch, pieces, 4 × k).
        """
        tag, link = self.session.run(None, batch)
        return tag, link


def shipped(name: str = "attribution") -> Path:
    """The folder of a model that comes with the package."""
    return Path(str(resources.files("onrecord").joinpath("models", name)))
