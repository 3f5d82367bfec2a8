"""From entailment and what a reader can see to repeats, supports and contradicts.

Positions are stated positively and have a sign, so that every case is one of two: signs
differ, and one that entails the other stands against it; or signs agree, and it supports
it. What the entailment model thinks is one of a handful of things that are weighed
(``evidence``, ``weights``); a difference of person, place or time, or between what is and
what ought to be, rules a contradiction out whatever the model thinks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.relate.comparing.comparison import Comparison
from onrecord.relate.comparing.evidence import against, supporting
from onrecord.relate.comparing.weights import likely
from onrecord.relate.models.judge import Judge
from onrecord.relations import RelationKind

__all__ = ["Verdict", "at_best", "compose", "questions"]

Probabilities = NDArray[np.float32]

_SURE = 0.95  # no judge is believed to be surer than this
_BOTH_WAYS = 0.7  # of words covered or likelihood, each way, for "repeats"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a pair of positions stands: ``score`` is likened to a probability, in [0, 1]."""

    kind: RelationKind
    score: float
    comparison: Comparison


def questions(found: Comparison) -> list[tuple[str, str]]:
    """The (premise, hypothesis) pairs that a judge is asked about a comparison: always two.

    When signs differ: the affirmed clause, against the denied one stated positively and as
    it stands. Else each clause against the other, stated positively when both are denied;
    where both tell what is where in other words, that alone, without what stands beside it.
    """
    one, other = found.sides
    if found.opposite:
        return [(one.text, other.text), (one.text, other.clause.text)]
    alike = min(found.covered) >= _BOTH_WAYS
    mine, yours = (None if alike else found.plainly) or (one.text, other.text)
    return [(mine, yours), (yours, mine)]


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
    score = _against(found, answer)
    if found.opposite:
        return Verdict("contradicts", score, found)
    support = _support(found, answer)
    if score > support:
        return Verdict("contradicts", score, found)
    both = min(answer[:, 0]) >= _BOTH_WAYS and min(found.covered) >= _BOTH_WAYS
    return Verdict("repeats" if both or found.same_words else "supports", support, found)


def _against(found: Comparison, answer: Probabilities) -> float:
    """Does what one affirms entail what the other denies, or do they exclude each other?"""
    if found.apart or not (found.opposite or _can_exclude(found)):
        return 0.0
    return likely("against", against(found, answer))


def _can_exclude(found: Comparison) -> bool:
    """Whether both are affirmed of the world, and no negation is left in either."""
    positions = (found.first, found.second)
    return not any(p.sign < 0 or p.own or p.clause.negated for p in positions)


def _support(found: Comparison, answer: Probabilities) -> float:
    """Both are affirmed, or both denied: does one entail the other?"""
    own = found.first.own or found.second.own
    if own or found.decisive or found.differences_apart or found.first.mode != found.second.mode:
        return 0.0
    enough = found.filled or (found.words and (found.close or found.words + found.names > 2))
    if found.half_negated or not enough:
        return 0.0
    return likely("supporting", supporting(found, answer))
