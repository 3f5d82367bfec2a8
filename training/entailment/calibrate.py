"""Fit the temperature of an entailment model folder on pairs that it was not trained on.

    python -m training.entailment.calibrate DATA --model FOLDER

The temperature (Guo et al. 2017, arXiv:1706.04599) divides the logits; the order of the three
labels stays as it is. It is fitted on all held-out pairs of CAD, ConjNLI and the negation
sets, each source weighing the same, and written into ``model.json``; the reliability table that is
printed is for each half of the pairs with the temperature that was fitted on the other.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.entailment import Judged, judged
from onrecord.relate.models.entailment import Entailment
from training.reliability import table

__all__ = ["fit", "main"]

Floats = NDArray[np.float64]

_SOURCES = ("cad", "conjnli", "negation")
_TEMPERATURES = np.geomspace(0.5, 4, 85)


def main() -> None:
    """Read the command line, fit, write, print."""
    parser = argparse.ArgumentParser(description="calibrate an entailment model folder")
    parser.add_argument("data", type=Path, help="folder with nli/ and claimdiff/")
    parser.add_argument("--model", type=Path, required=True)
    a = parser.parse_args()
    path = a.model / "model.json"
    card = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(card | {"calibration": [1.0]}) + "\n", encoding="utf-8")
    logits, labels, weights = _examples(judged(a.data, Entailment(a.model), only=_SOURCES))
    card["calibration"] = [round(fit(logits, labels, weights), 3)]
    path.write_text(json.dumps(card) + "\n", encoding="utf-8")
    print("temperature", card["calibration"][0])
    print(table(*_held_out(logits, labels, weights), what="probability"))


def fit(logits: Floats, labels: NDArray[np.int64], weights: Floats) -> float:
    """The temperature with the least weighted log loss."""
    losses = [
        -(weights * np.log(_at(logits, t)[np.arange(len(labels)), labels] + 1e-12)).sum()
        for t in _TEMPERATURES
    ]
    return float(_TEMPERATURES[int(np.argmin(losses))])


def _examples(found: dict[str, Judged]) -> tuple[Floats, NDArray[np.int64], Floats]:
    """Logits (up to a constant in each row), labels and weights of all pairs."""
    order = np.random.default_rng(0).permutation(sum(len(one.pairs) for one in found.values()))
    logits = np.concatenate([np.log(one.scores + 1e-9) for one in found.values()])
    labels = np.concatenate([one.labels for one in found.values()])
    weights = np.concatenate([np.full(len(o.pairs), 1 / len(o.pairs)) for o in found.values()])
    return logits[order], labels[order], weights[order]


def _held_out(logits: Floats, labels: NDArray[np.int64], weights: Floats) -> tuple[Floats, Floats]:
    """The likeliest label's probability and whether it is right, each half by the other's."""
    half = len(labels) // 2
    first, second = slice(None, half), slice(half, None)
    sure, right = [], []
    for here, there in ((first, second), (second, first)):
        p = _at(logits[here], fit(logits[there], labels[there], weights[there]))
        sure.append(p.max(-1))
        right.append((p.argmax(-1) == labels[here]).astype(float))
    return np.concatenate(sure), np.concatenate(right)


def _at(logits: Floats, temperature: float) -> Floats:
    raised = np.exp((logits - logits.max(-1, keepdims=True)) / temperature)
    p: Floats = raised / raised.sum(-1, keepdims=True)
    return p


if __name__ == "__main__":
    main()
