"""How well the entailment model judges pairs that it was not trained on.

    python -m evaluation.entailment ../shared/data [--model FOLDER]

needs ``nli`` and ``claimdiff`` in the data folder. What is held out is in ``nli.py``.
``cad``, ``conjnli`` and ``breaking_nli`` are accuracies over three labels; ``fever`` is over
two: whether the evidence supports the claim or stands against it, a claim counted as supported
when entailment is the likelier of the two; ``weaken`` is the area under the ROC curve of what
ClaimDiff calls weakening. All are in percent, with 95% bootstrap intervals over groups
of pairs that share a premise (or a topic).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from evaluation.nli import Pair, claim_pairs, corpora
from onrecord.relate.models.entailment import Entailment

__all__ = [
    "THRESHOLDS",
    "Figure",
    "Judged",
    "contradictions",
    "figures",
    "judged",
    "main",
    "measure",
]

Floats = NDArray[np.float64]

THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)
_FEVER = 2500  # held-out pairs that are judged
_DRAWS = 1000


@dataclass(frozen=True)
class Judged:
    """Pairs of one source and what the model says of them.

    *Shape:* scores (pairs, 3): its probabilities, or for ClaimDiff those of the bearing.
    """

    pairs: list[Pair]
    scores: Floats

    @property
    def labels(self) -> NDArray[np.int64]:
        """What is right, a number for each pair."""
        return np.array([p.label for p in self.pairs])


@dataclass(frozen=True)
class Figure:
    """A percentage, its 95% interval, and over how many pairs."""

    value: float
    low: float
    high: float
    pairs: int

    def __str__(self) -> str:
        return f"{self.value:.1f} ({self.low:.1f}–{self.high:.1f}, n = {self.pairs})"


def main() -> None:
    """Read the command line, judge, print."""
    parser = argparse.ArgumentParser(description="measure the entailment model")
    parser.add_argument("data", type=Path, help="folder with nli/ and claimdiff/")
    parser.add_argument("--model", type=Path, help="a model folder (default: the shipped one)")
    parser.add_argument("--only", nargs="*", default=(), help="these sources alone")
    parser.add_argument("--most", type=int, default=_FEVER, help="pairs of each source at most")
    a = parser.parse_args()
    found = judged(a.data, Entailment(a.model), only=a.only, most=a.most)
    for name, figure in measure(found).items():
        print(f"{name:14} {figure}")
    print("\nthreshold  precision  recall  of contradiction, CAD and ConjNLI together")
    for threshold, precision, recall in contradictions(found):
        print(f"{threshold:9.2f}  {precision:9.1f}  {recall:6.1f}")


def judged(
    data: Path, model: Entailment, *, only: Sequence[str] = (), most: int = _FEVER
) -> dict[str, Judged]:
    """The held-out pairs of each source, at most ``most`` each, drawn the same way every time."""
    parts = corpora(data / "nli") | {"claimdiff": claim_pairs(data / "claimdiff")}
    found = {}
    for name, part in parts.items():
        if part.held_out and (not only or name in only):
            pairs = Random(0).sample(part.held_out, min(most, len(part.held_out)))
            texts = [(p.premise, p.hypothesis) for p in pairs]
            scores = model.bearing(texts) if name == "claimdiff" else model.judge(texts)
            found[name] = Judged(pairs, scores.astype(np.float64))
    return found


def measure(found: Mapping[str, Judged]) -> dict[str, Figure]:
    """The figures by name: each source's, and ``weaken``."""
    ways: dict[str, Callable[[Floats, NDArray[np.int64]], float]] = {
        "fever": _two_way,
        "claimdiff": _weaken,
    }
    names = {"claimdiff": "weaken"}
    return {
        names.get(name, name): _figure(one, ways.get(name, _accuracy))
        for name, one in found.items()
    }


def figures(data: Path) -> dict[str, float]:
    """The shipped model's figures by name, for the gate."""
    return {name: one.value for name, one in measure(judged(data, Entailment())).items()}


def contradictions(found: Mapping[str, Judged]) -> list[tuple[float, float, float]]:
    """Threshold, precision and recall (percent) of contradiction on CAD and ConjNLI."""
    kept = [found[name] for name in ("cad", "conjnli") if name in found]
    if not kept:
        return []
    p = np.concatenate([one.scores[:, 2] for one in kept])
    gold = np.concatenate([one.labels == 2 for one in kept])
    rows = []
    for threshold in THRESHOLDS:
        hits = (gold & (p >= threshold)).sum()
        over = max((p >= threshold).sum(), 1)
        rows.append((threshold, 100 * float(hits / over), 100 * float(hits / gold.sum())))
    return rows


def _accuracy(scores: Floats, labels: NDArray[np.int64]) -> float:
    return float((scores.argmax(-1) == labels).mean())


def _two_way(scores: Floats, labels: NDArray[np.int64]) -> float:
    return float(((scores[:, 2] > scores[:, 0]) == (labels == 2)).mean())


def _weaken(scores: Floats, labels: NDArray[np.int64]) -> float:
    """Area under the ROC curve of the third score, ties counted half."""
    above, below = scores[labels == 2, 2], scores[labels != 2, 2]
    if not len(above) or not len(below):
        return float("nan")
    apart = above[:, None] - below[None, :]
    return float((apart > 0).mean() + (apart == 0).mean() / 2)


def _figure(one: Judged, way: Callable[[Floats, NDArray[np.int64]], float]) -> Figure:
    """The figure with its interval; what shares a premise or topic is drawn together."""
    groups: dict[str, list[int]] = {}
    for n, pair in enumerate(one.pairs):
        groups.setdefault(pair.group or pair.premise, []).append(n)
    members = [np.array(g) for g in groups.values()]
    rng = np.random.default_rng(0)
    drawn = []
    for _ in range(_DRAWS):
        rows = np.concatenate([members[g] for g in rng.integers(len(members), size=len(members))])
        drawn.append(way(one.scores[rows], one.labels[rows]))
    low, high = np.nanpercentile(drawn, (2.5, 97.5))
    value = way(one.scores, one.labels)
    return Figure(100 * value, 100 * float(low), 100 * float(high), len(one.pairs))


if __name__ == "__main__":
    main()
