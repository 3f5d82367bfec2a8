"""The weights by which relations are scored, fitted on pairs that a reader labelled.

    python -m evaluation.relations_weights [--write]

``relations_evidence.tsv`` has a row for each labelled pair of positions: whether a careful
reader agrees that the two stand against each other (or support each other), and the numbers
that ``onrecord.relate.comparing.evidence`` gave for them; it holds no text. The pairs are from the
newsroom, from the half of tests/relate/two_articles.json that is marked as seen, and from
PolNeAR. Logistic regression, by Newton's method, with the squares of the weights' distance
from those set by hand as a penalty: most evidence is seen in few pairs, and a weight that the
pairs say nothing about stays what it was. Printed: precision and recall at several
thresholds in five-fold cross-validation, all pairs of one group in one fold.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray

from onrecord.errors import MalformedInput, OnRecordError, UnreadableInput

__all__ = ["EVIDENCE", "Pair", "cross_validated", "fitted", "read_pairs"]

Floats = NDArray[np.float64]

EVIDENCE = Path(__file__).with_name("relations_evidence.tsv")
WEIGHTS = Path(__file__).parents[1] / "src/onrecord/relate/tables/weights.tsv"

SORTS = ("against", "supporting")
BY_HAND: Mapping[str, tuple[float, float]] = {
    "start": (-6, -6),
    "opposite": (0, 0),
    "opposite words": (0, 0),
    "numbers": (-1, 0),
    "unseen": (-2, 0),
    "judge": (0.6, 0.8),
    "covered": (4, 3),
    "both": (0, 1),
    "missing": (-0.8, -0.8),
    "filled": (2, 0),
    "avows": (0.5, 0),
    "own": (0, 0),
    "later": (-1.5, 0),
    "turned": (-1, -1),
    "near": (3, 3),
    "names": (0.4, 0.3),
    "words": (0.3, 0.3),
    "same words": (1.5, 1.5),
    "reported": (-2, -2),
    "extra": (-0.3, -0.3),
    "denied": (0, 0),
}
"""The weights to which the fitted ones are drawn."""

_RARE = frozenset(
    ("reported", "later", "own", "avows", "same words")
)  # drawn four times as strongly
_NEWSROOM = 0.6  # weight of one of its pairs: many of them are much alike
_FOLDS = 5
_THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair: what is asked of it, where it is from, its evidence, and the answer."""

    sort: str
    origin: str
    group: str
    right: bool
    evidence: Mapping[str, float]


def read_pairs(path: Path = EVIDENCE) -> list[Pair]:
    """The labelled pairs. Raises UnreadableInput, or MalformedInput for what is no such table."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise UnreadableInput(str(path), str(error)) from error
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    try:
        return [_pair(row) for row in rows]
    except (KeyError, TypeError, ValueError) as error:
        raise MalformedInput(str(path), f"not a table of evidence: {error}") from error


def fitted(pairs: Sequence[Pair], sort: str) -> Floats:
    """The weights for one sort of relation, in the order of ``BY_HAND``."""
    chosen = [p for p in pairs if p.sort == sort]
    values, right = _matrix(chosen), np.array([p.right for p in chosen], float)
    counts = np.array([_NEWSROOM if p.origin == "newsroom" else 1.0 for p in chosen])
    drawn = np.array([pair[SORTS.index(sort)] for pair in BY_HAND.values()], float)
    strength = np.array([4.0 if name in _RARE else 1.0 for name in BY_HAND])
    weights = drawn.copy()
    for _ in range(100):
        likely = _likely(values, weights)
        slope = values.T @ (counts * (likely - right)) + strength * (weights - drawn)
        curve = (values * (counts * likely * (1 - likely))[:, None]).T @ values
        step = np.linalg.solve(curve + np.diag(strength), slope)
        weights = weights - step
        if np.abs(step).max() < 1e-7:
            break
    return weights


def cross_validated(pairs: Sequence[Pair], sort: str) -> list[tuple[Pair, float]]:
    """Each pair and the score that it gets from weights fitted without its group."""
    chosen = [p for p in pairs if p.sort == sort]
    groups = sorted({p.group for p in chosen})
    random.Random(1).shuffle(groups)
    fold = {group: n % _FOLDS for n, group in enumerate(groups)}
    found: list[tuple[Pair, float]] = []
    for n in range(_FOLDS):
        weights = fitted([p for p in chosen if fold[p.group] != n], sort)
        left = [p for p in chosen if fold[p.group] == n]
        found += zip(left, _likely(_matrix(left), weights).tolist(), strict=True)
    return found


def _pair(row: dict[str, str]) -> Pair:
    evidence = {name: float(row[name] or 0) for name in BY_HAND if name != "start"}
    right = {"yes": True, "no": False}[row["right"]]
    return Pair(row["sort"], row["origin"], row["group"], right, evidence)


def _matrix(pairs: Sequence[Pair]) -> Floats:
    """*Shape:* (pairs, weights); the first column is ones."""
    return np.array([[1.0, *p.evidence.values()] for p in pairs]).reshape(len(pairs), -1)


def _likely(values: Floats, weights: Floats) -> Floats:
    if not len(values):
        return np.zeros(0)
    odds: Floats = np.clip(values @ weights, -30, 30)
    return 1 / (1 + np.exp(-odds))


def _table(weights: Sequence[Floats]) -> str:
    """The file ``tables/weights.tsv``."""
    lines = [
        "# Origin: fitted by evaluation/relations_weights.py on pairs labelled by hand",
        "# evidence\t" + "\t".join(SORTS),
    ]
    for n, name in enumerate(BY_HAND):
        lines.append("\t".join([name, *(f"{column[n]:.2f}" for column in weights)]))
    return "\n".join(lines) + "\n"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--write", is_flag=True, help="Write the weights that the program uses.")
def main(write: bool) -> None:
    """Fit the weights; print how well they do on pairs that they were not fitted on."""
    try:
        pairs = read_pairs()
    except OnRecordError as error:
        raise click.ClickException(str(error)) from error
    for sort in SORTS:
        scored = cross_validated(pairs, sort)
        for origin in sorted({p.origin for p, _ in scored}):
            click.echo(f"{sort}, {origin}:")
            for line in _figures([(p.right, s) for p, s in scored if p.origin == origin]):
                click.echo(f"  {line}")
    if write:
        WEIGHTS.write_text(_table([fitted(pairs, sort) for sort in SORTS]), encoding="utf-8")


def _figures(scored: Sequence[tuple[bool, float]]) -> list[str]:
    lines, wanted = [], sum(right for right, _ in scored)
    for least in _THRESHOLDS:
        flagged = [right for right, score in scored if score >= least]
        precision = sum(flagged) / len(flagged) if flagged else 0.0
        recall = sum(flagged) / wanted if wanted else 0.0
        lines.append(
            f"{least:.2f}: {len(flagged)} flagged, {precision:.0%} right,"
            f" {recall:.0%} of {wanted} found"
        )
    return lines


if __name__ == "__main__":
    main()
