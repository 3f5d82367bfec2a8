"""What each piece of evidence adds to a score: the columns of ``tables/weights.tsv``."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

__all__ = ["Sort", "likely"]

Sort = Literal["against", "supporting"]


def likely(sort: Sort, evidence: Mapping[str, float]) -> float:
    """How likely it is that a careful reader would agree, by logistic regression, in [0, 1]."""
    weights = _weights()[sort]
    odds = weights["start"] + sum(weights[name] * value for name, value in evidence.items())
    return 1 / (1 + math.exp(-odds))


@cache
def _weights() -> Mapping[Sort, Mapping[str, float]]:
    source = files("onrecord") / "relate" / "tables" / "weights.tsv"
    lines = source.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    against, supporting = ({row[0]: float(row[n]) for row in rows} for n in (1, 2))
    return {"against": against, "supporting": supporting}
