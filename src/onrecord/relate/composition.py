"""From entailment and what a reader can see to repeats, supports and contradicts.

Positions are stated positively and have a sign, so that every case is one of two: signs
differ, and one that entails the other stands against it; or signs agree, and it supports
it. What the entailment model thinks is one of a handful of things that are weighed; a
difference of person, place or time, or between what is and what ought to be, rules a
contradiction out whatever the model thinks.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.relate.comparison import Comparison
from onrecord.relate.judge import Judge
from onrecord.relations import RelationKind

__all__ = ["Verdict", "Weights", "at_best", "compose", "questions"]

Probabilities = NDArray[np.float32]


class Weights(NamedTuple):
    """What each thing adds to the logarithm of the odds that a careful reader would agree.

    ``start`` before anything is known; ``judge`` times the log-odds that the entailment
    model gives; ``covered`` times how much both are about one thing; ``name`` for each
    shared name, three at most.
    """

    start: float
    judge: float
    covered: float
    name: float


# Set by hand, and not calibrated: a score is likened to a probability and is none. With all
# words shared, two of them names, and a model that says nothing (one half), an affirmed and a
# denied sentence are a contradiction three times in four; without an opposite of any kind to
# be seen, a model has to be as sure as it gets both ways.
POLARITY = Weights(-4.6, 1.7, 4.6, 0.5)
OPPOSITES = Weights(-4.8, 1.7, 4.6, 0.5)
UNSEEN = Weights(-6.5, 2.2, 4.2, 0.5)
AVOWAL = Weights(-3.4, 1.2, 3.4, 0.5)
OWN = Weights(-3.6, 1.2, 4.6, 0.5)
SUPPORT = Weights(-5.0, 2.1, 4.2, 0.4)

_SURE = 0.9  # no model is believed to be surer than this
_MOST_NAMES = 3
_REPORTED = -2.0  # when one only reports, wants or promises what the other says is so
_LATER = -1.5  # when what was denied is to come: what is so now does not show that it will be
_NAMES_ALONE = -1.5  # when no word but names is shared and the vectors are not close
_BOTH_WAYS = 0.7  # of words covered or likelihood, each way, for "repeats"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a pair of positions stands: ``score`` is likened to a probability, in [0, 1]."""

    kind: RelationKind
    score: float
    comparison: Comparison


def questions(found: Comparison) -> list[tuple[str, str]]:
    """The (premise, hypothesis) pairs that a judge is asked about a comparison: always two.

    When signs differ: the affirmed whole, against the denied clause stated positively and as
    it stands. Else: each whole against the other's clause, or, when both are denied, what
    each denies against what the other does.
    """
    one, other = found.first, found.second
    if found.opposite:
        plus, minus = (one, other) if one.sign > 0 else (other, one)
        return [(plus.whole, minus.text), (plus.whole, minus.clause.text)]
    if one.sign < 0:
        return [(one.text, other.text), (other.text, one.text)]
    return [(one.whole, other.text), (other.whole, one.text)]


def compose(found: Sequence[Comparison], judge: Judge) -> list[Verdict]:
    """The verdict on each comparison; all questions are put to the judge in one batch."""
    asked = [pair for comparison in found for pair in questions(comparison)]
    if not asked:
        return []
    answers = judge.judge(asked).reshape(len(found), 2, 3)
    return [_verdict(one, answer) for one, answer in zip(found, answers, strict=True)]


def at_best(found: Comparison) -> float:
    """The score that the surest answers of a judge would give: below it none has to be asked."""
    return _verdict(found, np.full((2, 3), _SURE, np.float32)).score


def _verdict(found: Comparison, answer: Probabilities) -> Verdict:
    if found.opposite:
        return Verdict("contradicts", _opposite(found, answer), found)
    against, support = _against(found, answer), _support(found, answer)
    if against > support:
        return Verdict("contradicts", against, found)
    both = min(answer[:, 0]) >= _BOTH_WAYS and min(found.covered) >= _BOTH_WAYS
    both = both or found.same_words
    return Verdict("repeats" if both else "supports", support, found)


def _opposite(found: Comparison, answer: Probabilities) -> float:
    """One is affirmed and the other denied: does what is affirmed entail what is denied?"""
    if found.apart:
        return 0.0
    minus = found.first if found.first.sign < 0 else found.second
    covered = found.covered[0] if minus is found.first else found.covered[1]
    reworded = minus.text != minus.clause.text
    likely = float(answer[0, 0])
    if minus.own:
        return _weigh(OWN, likely, covered, found)
    if reworded:
        likely = _middle(likely, float(answer[1, 2]))
    if found.same_words:
        likely = _SURE
    avowed = found.first.avows or found.second.avows
    return _weigh(AVOWAL if avowed else POLARITY, likely, found.about(covered), found)


def _against(found: Comparison, answer: Probabilities) -> float:
    """Both are affirmed: do they exclude each other?"""
    if found.apart or found.first.sign < 0 or found.first.own or found.second.own:
        return 0.0
    both = answer[:, 2]
    if found.decisive:
        return _weigh(OPPOSITES, float(both.mean()), found.likeness, found)
    return _weigh(UNSEEN, float(both.min()), found.likeness, found)


def _support(found: Comparison, answer: Probabilities) -> float:
    """Both are affirmed, or both denied: does one entail the other?"""
    own = found.first.own or found.second.own
    if own or found.decisive or found.differences_apart or found.first.mode != found.second.mode:
        return 0.0
    enough = found.words and (found.close or found.words + found.names > 2)
    if found.half_negated or not enough:
        return 0.0
    likely = _SURE if found.same_words else float(answer[:, 0].max())
    return _weigh(SUPPORT, likely, found.about(max(found.covered)), found)


def _middle(one: float, other: float) -> float:
    """The probability whose log-odds are the mean of both."""
    return 1 / (1 + math.exp(-(_log_odds(one) + _log_odds(other)) / 2))


def _log_odds(likely: float) -> float:
    sure = min(max(likely, 1 - _SURE), _SURE)
    return math.log(sure / (1 - sure))


def _weigh(weights: Weights, likely: float, covered: float, found: Comparison) -> float:
    odds = (
        weights.start
        + weights.judge * _log_odds(likely)
        + weights.covered * covered
        + weights.name * min(found.names, _MOST_NAMES)
        + _REPORTED * found.reported
        + _LATER * found.later
        + _NAMES_ALONE * (not found.words and (weights is AVOWAL or not found.close))
    )
    return 1 / (1 + math.exp(-odds))
