"""A judge that goes by words alone, so that tests do not rest on a network's weights."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.relate.checking.words import covered

_NO = re.compile(r"\b(?:no|not|never|none|nobody|nothing|\w+n't)\b", re.IGNORECASE)


class WordsJudge:
    """The hypothesis follows so far as the premise has its words; a negation turns it round."""

    name = "words/1"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.asked += pairs
        return np.array([_row(*pair) for pair in pairs], np.float32).reshape(-1, 3)


def _row(premise: str, hypothesis: str) -> list[float]:
    yes = min(0.97, max(0.02, covered(hypothesis, premise)))
    turned = bool(_NO.search(premise)) != bool(_NO.search(hypothesis))
    return [0.01, 0.99 - yes, yes] if turned else [yes, 0.99 - yes, 0.01]
