"""The likeliest tags of a window's words, under the rules of BIO and of plain phrases.

The network scores each word by itself. Read together, a tag inside a part follows only
that part's beginning or inside, and a content rarely ends in the middle of a phrase: to
leave it where no mark stands costs a nat. Two figures were chosen on PolNeAR dev: that
price, and what the tags of sources get, of which the network gives too few.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.tags import BEGIN, OUTSIDE, TAGS

__all__ = ["likeliest", "log_softmax", "word_scores"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Real = TypeVar("Real", np.float32, np.float64)

_IMPOSSIBLE = -1e4
_LEAVE = 1.0  # what it costs to leave a content where no mark stands, in nats
_SOURCE = 1.0  # what is added to the scores of a source's tags, in nats


def log_softmax(x: NDArray[Real]) -> NDArray[Real]:
    """Log-probabilities along the last axis. *Shape:* as ``x``."""
    shifted = x - x.max(-1, keepdims=True)
    normal: NDArray[Real] = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return normal


def word_scores(tag: NDArray[np.floating]) -> Floats:
    """Log-probabilities of the tags of words. *Shape:* (words, 7), as the network's scores."""
    scores = tag.astype(np.float64)
    scores[:, BEGIN["source"] : BEGIN["source"] + 2] += _SOURCE
    return log_softmax(scores)


def likeliest(scores: Floats, bounds: NDArray[np.bool_]) -> Ints:
    """The likeliest sequence of tags. *Shape:* (words, 7) and (words,) to (words,).

    ``bounds`` says before which words a content may end at no cost.
    """
    if not len(scores):
        return np.zeros(0, np.int64)
    best = scores[0] + _TRANSITIONS[1, OUTSIDE]
    back = np.zeros(scores.shape, np.int64)
    for i, free in enumerate(bounds[1:].astype(np.int64), 1):
        ways = best[:, None] + _TRANSITIONS[free]
        back[i] = ways.argmax(0)
        best = ways.max(0) + scores[i]
    tags = np.zeros(len(scores), np.int64)
    tags[-1] = best.argmax()
    for i in range(len(scores) - 1, 0, -1):
        tags[i - 1] = back[i, tags[i]]
    return tags


def _transitions() -> Floats:
    """From tag to tag within a phrase, and at its bounds. *Shape:* (2, 7, 7)."""
    table = np.zeros((2, TAGS, TAGS))
    begin = BEGIN["content"]
    table[0, begin : begin + 2] = -_LEAVE
    for begin in BEGIN.values():
        table[:, :, begin + 1] = _IMPOSSIBLE
        table[:, begin : begin + 2, begin + 1] = 0
    return table


_TRANSITIONS = _transitions()
