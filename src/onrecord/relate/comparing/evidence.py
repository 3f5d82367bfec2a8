"""What can be seen of a comparison, by name and as numbers, for its score."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.relate.comparing.comparison import Comparison
from onrecord.relate.comparing.levels import is_level
from onrecord.relate.comparing.nationality import nationalities
from onrecord.relate.positions.clauses import Clause
from onrecord.relate.positions.positions import Position
from onrecord.relate.words.lists import word_list
from onrecord.relate.words.synonyms import concepts

__all__ = ["against", "supporting"]

Probabilities = NDArray[np.float32]

_SURE = 0.95  # no model is believed to be surer than this
_MOST = 3  # names, and words that are missing
_UNKNOWN = 0.6  # the cosine that stands for one that is not known


def against(found: Comparison, answer: Probabilities) -> dict[str, float]:
    """What speaks for and against a contradiction, by the names of ``tables/weights.tsv``.

    ``answer``: the judge's probabilities for the two questions of ``composition``.
    """
    plus, minus = found.sides
    covered = found.covered[1 if plus is found.first else 0]
    if not found.opposite:
        return _common(found) | _exclusion(found, answer)
    entails = _log_odds(float(answer[0, 0]))
    excludes = _log_odds(float(answer[1, 2])) if minus.text != minus.clause.text else entails
    return _common(found) | {
        "opposite": 1.0,
        "judge": (entails + excludes) / 2,
        "covered": max(covered, found.filled),
        "missing": 0.0 if found.filled else _missing(minus, plus, found),
        "filled": found.filled,
        "avows": float(plus.avows or minus.avows),
        "own": float(plus.own or minus.own),
        "later": float(found.later),
        "turned": _turned(plus.clause, minus.clause),
    }


def supporting(found: Comparison, answer: Probabilities) -> dict[str, float]:
    """What speaks for and against one supporting the other, by the same names."""
    best = int(answer[1, 0] > answer[0, 0])
    premise, claim = (found.second, found.first) if best else (found.first, found.second)
    told = _in_frame(found) if found.filled else _in_words(found, premise, claim)
    return (
        _common(found)
        | {
            "judge": _log_odds(float(answer[best, 0])),
            "denied": float(found.first.sign < 0),
            "later": float(found.first.clause.to_come != found.second.clause.to_come),
            "turned": _turned(premise.clause, claim.clause),
        }
        | told
    )


def _in_words(found: Comparison, premise: Position, claim: Position) -> dict[str, float]:
    """How much of the words is the same, where no frame says so."""
    return {
        "covered": max(found.covered),
        "both": min(found.covered),
        "missing": min(_missing(claim, premise, found), _missing(premise, claim, found)),
    }


def _in_frame(found: Comparison) -> dict[str, float]:
    """How much of a frame is the same: what stands beside it neither counts nor lacks."""
    return {
        "covered": max(*found.covered, found.filled),
        "both": max(min(found.covered), found.filled),
        "filled": found.filled,
        "words": float(min(max(found.words, 1), _MOST)),
        "extra": 0.0,
    }


def _common(found: Comparison) -> dict[str, float]:
    near = _UNKNOWN if found.near is None else found.near
    return {
        "near": near,
        "names": float(min(found.names, _MOST)),
        "words": float(min(found.words, _MOST)),
        "same words": float(found.same_words),
        "reported": float(found.reported and not found.filled),
        "extra": abs(math.log((1 + _size(found.first)) / (1 + _size(found.second)))),
    }


def _exclusion(found: Comparison, answer: Probabilities) -> dict[str, float]:
    """Of two that are both affirmed."""
    least_missing, size = min(
        (_missing(a, b, found), _size(a))
        for a, b in ((found.first, found.second), (found.second, found.first))
    )
    aspects = {d.aspect for d in found.decisive}
    seen = bool(aspects)
    mean = float(answer[:, 2].mean())
    least = float(answer[:, 2].min())
    level = aspects == {"quantity"} and _level(found)
    beside = _same_day(found) + 1 if level else 0
    return {
        "words": float(min(found.words + beside, _MOST)),
        "judge": _log_odds(mean if seen else least),
        "covered": max(0.0, 1 - least_missing / max(size, 1)) if seen else max(found.covered),
        "missing": least_missing,
        "opposite words": float("words" in aspects),
        "numbers": float(aspects == {"quantity"}),
        "unseen": float(not seen),
        "filled": float(any(nationalities(found.first, found.second))),
        "turned": _turned(found.first.clause, found.second.clause),
    }


def _differing_numbers(found: Comparison) -> bool:
    return any(d.aspect == "quantity" for d in found.differences)


def _same_day(found: Comparison) -> bool:
    """Whether both name the same days."""
    one, other = ({(t.first, t.last) for t in p.clause.times} for p in (found.first, found.second))
    return bool(one & other)


def _level(found: Comparison) -> bool:
    """Whether both tell a level that something had or came to ("fell to", "stood at")."""
    return all(is_level(p.clause) for p in (found.first, found.second))


def _size(position: Position) -> int:
    return len(position.clause.content) + len(position.clause.named)


def _missing(wanted: Position, given: Position, found: Comparison) -> float:
    """How many words and names of one the other lacks, opposite words left out."""
    known = {w for d in found.differences if d.aspect == "words" for w in (d.first, d.second)}
    light = word_list("verbs of staying")
    if _level(found) and _differing_numbers(found):
        light |= word_list("verbs of level")
    roots = {r for r, w in wanted.clause.content.items() if w not in known and r not in light}
    words = concepts(roots) - concepts(given.clause.content)
    names = sum(not set(n.keys) & found.shared for n in wanted.clause.named)
    return float(min(_MOST, len(words) + names))


def _turned(one: Clause, other: Clause) -> float:
    """The share of neighbouring words of both that stand the other way round in the other."""
    places = [_places(one), _places(other)]
    both = [key for key in places[0] if key in places[1]]
    pairs = list(pairwise(both))
    swapped = sum(places[1][a] > places[1][b] for a, b in pairs)
    return swapped / len(pairs) if pairs else 0.0


def _places(clause: Clause) -> Mapping[str, int]:
    """The words and names of a clause with their places, in order."""
    found: dict[str, int] = {}
    text = clause.text
    for root, word in clause.content.items():
        (key,) = concepts((root,))
        found.setdefault(key, text.find(word))
    for name in clause.named:
        for key in name.keys:
            found.setdefault(key, name.start)
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _log_odds(likely: float) -> float:
    sure = min(max(likely, 1 - _SURE), _SURE)
    return math.log(sure / (1 - sure))
