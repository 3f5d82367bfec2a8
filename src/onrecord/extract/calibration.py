"""From the network's own sureness to a probability that holds.

A logistic regression on the log-odds of the parts' sureness, fitted on articles that the
network was not trained on (Platt 1999). Its weights lie beside the network's; the
reliability table is on the model card.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import astuple

from onrecord.extract.decode import Evidence

__all__ = ["features", "probability"]

_EDGE = 1e-4


def features(evidence: Evidence) -> tuple[float, ...]:
    """Log-odds of each part's sureness: content, cue, link, source."""
    return tuple(_log_odds(p) for p in astuple(evidence))


def probability(evidence: Evidence, weights: Sequence[float]) -> float:
    """The calibrated confidence. ``weights`` are the bias and one for each feature."""
    bias, *rest = weights
    x = bias + sum(w * f for w, f in zip(rest, features(evidence), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def _log_odds(p: float) -> float:
    p = min(max(p, _EDGE), 1 - _EDGE)
    return math.log(p / (1 - p))
