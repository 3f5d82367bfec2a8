"""Fit the confidence of a model folder on articles that it was not trained on.

    python -m training.attribution.calibrate POLNEAR/dev --model FOLDER

An attribution counts as right when its content has a token Jaccard of at least 0.5 with a
gold one and the sources agree (evaluation/agreement.py). Writes the weights and
the threshold into ``model.json``, and prints the reliability table and what each threshold
gives, each article judged by weights that were fitted on the others (five parts).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation import brat
from evaluation.agreement import Words, match
from onrecord.extract.calibration import features
from onrecord.extract.model import ModelExtractor
from onrecord.statements import Attribution
from training.reliability import table

__all__ = ["fit", "main"]

Floats = NDArray[np.float64]

_PARTS = 5
_RIDGE = 1e-2
_THRESHOLDS = (0.0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def main() -> None:
    """Read the command line, fit, write, print."""
    parser = argparse.ArgumentParser(description="calibrate a model folder's confidence")
    parser.add_argument("data", type=Path, help="folder with text/ and attributions/")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--threshold", type=float, help="what is kept (default: best F1)")
    a = parser.parse_args()
    x, right, part, wanted = examples(a.data, a.model)
    p = _held_out(x, right, part)
    best = max(_THRESHOLDS, key=lambda t: _scores(p, right, wanted, t)[2])
    _write(a.model / "model.json", fit(x, right), best if a.threshold is None else a.threshold)
    print(table(p, right, what="confidence"))
    print("threshold  precision  recall     F1")
    for threshold in _THRESHOLDS:
        precision, recall, f1 = _scores(p, right, wanted, threshold)
        print(f"{threshold:9.2f}  {precision:9.1f}  {recall:6.1f}  {f1:5.1f}")


def examples(data: Path, folder: Path) -> tuple[Floats, Floats, NDArray[np.int64], int]:
    """Features, right or wrong, and the part (0 to 4) of each find; how many gold has.

    *Shape:* (finds, features), (finds,), (finds,).
    """
    extractor = ModelExtractor(folder)
    rows: list[tuple[float, ...]] = []
    right: list[float] = []
    part: list[int] = []
    wanted = 0
    for number, document in enumerate(brat.read_corpus(data)):
        words = Words(document.article.text)
        found = [
            (find, measured[0])
            for find in extractor.finds(document.article)
            if (measured := words.measure([Attribution(find.source, find.cue, find.content)]))
        ]
        gold = words.measure(document.gold)
        wanted += len(gold)
        pairs = match(gold, [measured for _, measured in found])
        hits = {pair.predicted for pair in pairs if pair.same_source}
        rows += [features(find.evidence) for find, _ in found]
        right += [float(i in hits) for i in range(len(found))]
        part += [number % _PARTS] * len(found)
    return np.array(rows), np.array(right), np.array(part), wanted


def _held_out(x: Floats, right: Floats, part: NDArray[np.int64]) -> Floats:
    """The probability of each find to be right, by weights fitted on the other parts."""
    p = np.empty(len(right))
    for k in range(_PARTS):
        p[part == k] = _predict(x[part == k], fit(x[part != k], right[part != k]))
    return p


def _write(path: Path, weights: Floats, threshold: float) -> None:
    """Put the weights and the threshold into the model's card."""
    card = json.loads(path.read_text("utf-8"))
    card |= {"calibration": [round(float(w), 5) for w in weights], "threshold": threshold}
    path.write_text(json.dumps(card) + "\n", encoding="utf-8")


def fit(x: Floats, right: Floats) -> Floats:
    """Bias and weights of a logistic regression with a small ridge, by Newton's method."""
    x1 = np.column_stack([np.ones(len(x)), x])
    w = np.zeros(x1.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x1 @ w))
        gradient = x1.T @ (p - right) + _RIDGE * w
        curvature = (x1 * (p * (1 - p))[:, None]).T @ x1 + _RIDGE * np.eye(len(w))
        w = w - np.linalg.solve(curvature, gradient)
    return w


def _scores(p: Floats, right: Floats, wanted: int, threshold: float) -> tuple[float, ...]:
    """Precision, recall and F1, in percent, of who said what at a threshold."""
    kept = p >= threshold
    hits = right[kept].sum()
    precision, recall = hits / max(kept.sum(), 1), hits / wanted
    return 100 * precision, 100 * recall, 200 * hits / (kept.sum() + wanted)


def _predict(x: Floats, weights: Floats) -> Floats:
    p: Floats = 1 / (1 + np.exp(-(weights[0] + x @ weights[1:])))
    return p


if __name__ == "__main__":
    main()
