"""How likely each name is the one that a pronoun stands for: a small learned scorer.

One hidden layer over the surface features (``coreference_features``), learned from GAP
(Webster et al. 2018, TACL 6) by ``training/coreference/surface.py``. The weights and the
card with the figures are in ``models/pronouns``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from onrecord.resolve.coreference.candidates import (
    Candidate,
    Layout,
    fitting,
    opens,
    resolve_pronoun,
)
from onrecord.resolve.coreference.features import surface

__all__ = ["likeliest", "scores"]

_WORD = re.compile(r"\w+")
_SUBJECT = 1.0  # more for the subject of a sentence: sources mostly take up those
_UNLIKELY = 0.35  # share of the likeliest below which rules have to agree
_AGREED = 0.4
_UNKNOWN = 1.5  # off the score of a name that does not tell its gender, where others do


def likeliest(
    place: Layout, start: int, candidates: Sequence[Candidate]
) -> tuple[Candidate, float] | None:
    """The candidate that the pronoun at ``start`` stands for, and how sure that is.

    Among those who agree and have spoken before, rules decide (``resolve_pronoun``): GAP,
    which the scorer is learned from, has no speakers. The scorer decides among names of
    which none has spoken. None when no candidate agrees, or none is likely by the scorer and
    the rules.
    """
    word = _WORD.match(place.text, start)
    agreeing = sorted(
        fitting(start, word[0] if word else "", candidates), key=lambda c: (c.start, c.end)
    )
    several = len({id(c.bearer) for c in agreeing}) > 1
    if word is None or not several or any(c.spoke for c in agreeing):
        return resolve_pronoun(place, start, candidates)
    found = scores(place, start, word[0], agreeing)
    told = any(c.gender for c in agreeing)
    found[:-1] += [_SUBJECT * opens(place, c) for c in agreeing]
    found[:-1] -= [_UNKNOWN if told and c.gender is None else 0.0 for c in agreeing]
    shares = np.exp(found - found.max())
    shares /= shares.sum()
    of: dict[int, float] = {}
    for c, share in zip(agreeing, shares[:-1].tolist(), strict=True):
        of[id(c.bearer)] = of.get(id(c.bearer), 0.0) + share
    bearer, share = max(of.items(), key=lambda item: item[1])
    if share < _UNLIKELY:
        return _ruled(place, start, candidates, bearer)
    return next(c for c in reversed(agreeing) if id(c.bearer) == bearer), round(share, 3)


def _ruled(
    place: Layout, start: int, candidates: Sequence[Candidate], bearer: int
) -> tuple[Candidate, float] | None:
    """The likeliest all the same where rules take it too: a source's pronoun has an antecedent."""
    ruled = resolve_pronoun(place, start, candidates)
    return (ruled[0], _AGREED) if ruled and id(ruled[0].bearer) == bearer else None


def scores(
    place: Layout, start: int, word: str, candidates: Sequence[Candidate]
) -> NDArray[np.float64]:
    """The score of every candidate (in the order of the text) for the pronoun ``word`` at
    ``start``, and last that of "none of them", as logarithms of unnormalised shares.

    *Shape:* (candidates + 1,).
    """
    weights = _weights()
    x = (surface(place, start, word, candidates) - weights["mean"]) / weights["scale"]
    hidden = np.maximum(x @ weights["inner"] + weights["bias"], 0)
    return np.append(hidden @ weights["outer"] + x @ weights["direct"], weights["none"])


@cache
def _weights() -> dict[str, NDArray[np.float64]]:
    path = resources.files("onrecord") / "models" / "pronouns" / "weights.npz"
    with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return {name: stored[name].astype(np.float64) for name in stored.files}
