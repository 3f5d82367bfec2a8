"""Train the small scorer of pronouns that ships.

    python -m training.coreference.surface GAP --out src/onrecord/models/pronouns/weights.npz

GAP holds ``gap-development.tsv`` and ``gap-test.tsv``, which it learns from. One hidden
layer over the surface features (``onrecord.resolve.coreference.features``), several of them
averaged; the loss is that of all names of the right person together. Numpy alone; a minute on
one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.gap import OTHER, Labelled, gap
from onrecord.resolve.coreference.features import surface

__all__ = ["Rows", "fit", "main", "rows_of"]

_HIDDEN, _SEEDS, _EPOCHS = 64, 4, 14
_RATE, _DECAY, _DROP, _BATCH = 4e-3, 3e-2, 0.4, 48
_NONE = -1e4


@dataclass(frozen=True)
class Rows:
    """Passages as numbers. *Shape:* ``x``: (passages, names, features); ``whose``: (passages,
    names), -1 where there is none; ``answer``: (passages,).
    """

    x: NDArray[np.float64]
    whose: NDArray[np.int64]
    answer: NDArray[np.int64]


def main() -> None:
    """Read the command line, learn and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("data", type=Path, help="folder with the GAP files")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    parts = [gap(a.data / f"gap-{p}.tsv") for p in ("development", "test")]
    rows = rows_of([passage for part in parts for passage in part])
    a.out.parent.mkdir(parents=True, exist_ok=True)
    weights: dict[str, Any] = {k: v.astype(np.float32) for k, v in fit(rows, seed=a.seed).items()}
    np.savez(a.out, **weights)


def rows_of(passages: Sequence[Labelled]) -> Rows:
    """The features of every name of every passage."""
    found = [surface(p.place, p.start, p.word, p.candidates) for p in passages]
    return padded(found, [p.whose for p in passages], [p.answer for p in passages])


def padded(
    found: Sequence[NDArray[np.float64]], whose: Sequence[Sequence[int]], answer: Sequence[int]
) -> Rows:
    """The features of passages with unequal numbers of names in one array."""
    most = max(len(w) for w in whose)
    x = np.zeros((len(found), most, found[0].shape[1]))
    owners = np.full((len(found), most), -1)
    for i, (features, owner) in enumerate(zip(found, whose, strict=True)):
        x[i, : len(owner)], owners[i, : len(owner)] = features, owner
    return Rows(x, owners, np.array(answer))


def fit(rows: Rows, *, seed: int) -> dict[str, NDArray[np.float64]]:
    """The weights: ``mean`` and ``scale`` of the features, ``inner``, ``bias``, ``outer`` of the
    hidden layer, ``direct`` past it, and ``none``, the score of "none of the names".
    """
    told = rows.x[rows.whose >= 0]
    mean, scale = told.mean(0), told.std(0) + 1e-3
    rows = Rows((rows.x - mean) / scale, rows.whose, rows.answer)
    nets = [_learn(rows, np.random.default_rng(seed * 100 + n)) for n in range(_SEEDS)]
    return {
        "mean": mean,
        "scale": scale,
        "inner": np.concatenate([n["inner"] for n in nets], 1),
        "bias": np.concatenate([n["bias"] for n in nets]),
        "outer": np.concatenate([n["outer"] for n in nets]) / _SEEDS,
        "direct": np.mean([n["direct"] for n in nets], 0),
        "none": np.mean([n["none"] for n in nets], 0),
    }


def _learn(rows: Rows, rng: np.random.Generator) -> dict[str, NDArray[np.float64]]:
    """One net, by Adam with decoupled weight decay."""
    size = rows.x.shape[2]
    net = {
        "inner": rng.uniform(-1, 1, (size, _HIDDEN)) / np.sqrt(size),
        "bias": np.zeros(_HIDDEN),
        "outer": rng.uniform(-1, 1, _HIDDEN) / np.sqrt(_HIDDEN),
        "direct": np.zeros(size),
        "none": np.zeros(1),
    }
    first = {k: np.zeros_like(v) for k, v in net.items()}
    second = {k: np.zeros_like(v) for k, v in net.items()}
    for step, chosen in enumerate(_order(len(rows.answer), rng), start=1):
        slope = _slope(net, rows, chosen, rng)
        for k, g in slope.items():
            first[k] = 0.9 * first[k] + 0.1 * g
            second[k] = 0.999 * second[k] + 0.001 * g * g
            change = first[k] / (1 - 0.9**step)
            change = change / (np.sqrt(second[k] / (1 - 0.999**step)) + 1e-8)
            net[k] = net[k] * (1 - _RATE * _DECAY) - _RATE * change
    return net


def _order(n: int, rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    """The passages of each step, all of them once in every epoch."""
    for _ in range(_EPOCHS):
        shuffled = rng.permutation(n)
        yield from (shuffled[at : at + _BATCH] for at in range(0, n, _BATCH))


def _slope(
    net: dict[str, NDArray[np.float64]],
    rows: Rows,
    chosen: NDArray[np.int64],
    rng: np.random.Generator,
) -> dict[str, NDArray[np.float64]]:
    """The gradient of the loss over the chosen passages."""
    whose = rows.whose[chosen]
    most = int((whose >= 0).sum(1).max())
    x, whose = rows.x[chosen, :most], whose[:, :most]
    kept = rng.random((len(chosen), most, _HIDDEN)) >= _DROP
    hidden = np.maximum(x @ net["inner"] + net["bias"], 0) * kept / (1 - _DROP)
    scores = np.where(whose >= 0, hidden @ net["outer"] + x @ net["direct"], _NONE)
    scores = np.concatenate([scores, np.full((len(chosen), 1), net["none"][0])], 1)
    owners = np.concatenate([whose, np.full((len(chosen), 1), OTHER)], 1)
    right = owners == rows.answer[chosen, None]
    all_ = _shares(scores)
    wanted = _shares(np.where(right, scores, _NONE))
    push = (all_ - wanted) / len(chosen)
    names = push[:, :-1]
    back = names[..., None] * net["outer"] * (hidden > 0) / (1 - _DROP)
    return {
        "inner": np.einsum("bnf,bnh->fh", x, back, optimize=True),
        "bias": back.sum((0, 1)),
        "outer": np.einsum("bnh,bn->h", hidden, names),
        "direct": np.einsum("bnf,bn->f", x, names),
        "none": push[:, -1:].sum(0),
    }


def _shares(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    shifted = np.exp(scores - scores.max(1, keepdims=True))
    shares: NDArray[np.float64] = shifted / shifted.sum(1, keepdims=True)
    return shares


if __name__ == "__main__":
    main()
