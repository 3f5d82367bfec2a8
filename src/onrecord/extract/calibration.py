"""From the network's own sureness to a probability that holds.

A logistic regression on the log-odds of the parts' sureness and on the attribution's build
(contents of one or two words, no source, many parts are more often wrong), fitted on
articles that the network was not trained on (Platt 1999). Its weights lie beside the
network's; the reliability table is on the model card.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from onrecord.extract.decode import Evidence

__all__ = ["features", "probability"]

_EDGE = 1e-4


def features(evidence: Evidence) -> tuple[float, ...]:
    """Log-odds of agreement, content, cue and source; words, source, parts, words of cue."""
    return (
        _log_odds(evidence.agreement),
        _log_odds(evidence.content),
        _log_odds(evidence.cue),
        _log_odds(evidence.source),
        float(evidence.words < 2),
        float(evidence.words < 3),
        math.log1p(evidence.words),
        float(not evidence.sourced),
        float(evidence.parts > 2),
        float(evidence.cue_words),
    )


def probability(evidence: Evidence, weights: Sequence[float]) -> float:
    """The calibrated confidence. ``weights`` are the bias and one for each feature."""
    bias, *rest = weights
    x = bias + sum(w * f for w, f in zip(rest, features(evidence), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def _log_odds(p: float) -> float:
    p = min(max(p, _EDGE), 1 - _EDGE)
    return math.log(p / (1 - p))
