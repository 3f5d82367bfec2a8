"""Who relies on whom at second hand, drawn as lines between two columns of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record.overview.reliance import Relay
from onrecord.serve.web.words import short

__all__ = ["Line", "Network", "Node", "network"]

WIDTH, ROW, LEFT, RIGHT = 640, 26, 250, 390
_MOST = 18


@dataclass(frozen=True, slots=True)
class Node:
    """A name, how many statements go through it, and where it is written."""

    name: str
    statements: int
    y: int


@dataclass(frozen=True, slots=True)
class Line:
    """From an outlet to whom it relies on; the width tells how often."""

    y1: int
    y2: int
    width: float


@dataclass(frozen=True, slots=True)
class Network:
    """Outlets on the left, those they rely on on the right."""

    outlets: list[Node]
    relays: list[Node]
    lines: list[Line]
    height: int
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT


def network(relays: Sequence[Relay]) -> Network | None:
    """The strongest ties; None when there are none. At most 18 names on a side."""
    left = _nodes([(relay.outlet, relay.statements) for relay in relays])
    right = _nodes([(relay.via, relay.statements) for relay in relays])
    kept = [r for r in relays if r.outlet in left and r.via in right]
    if not kept:
        return None
    most = max(relay.statements for relay in kept)
    lines = [
        Line(left[r.outlet].y, right[r.via].y, round(1 + 7 * r.statements / most, 1)) for r in kept
    ]
    height = ROW * max(len(left), len(right)) + 8
    return Network(list(left.values()), list(right.values()), lines, height)


def _nodes(counted: Sequence[tuple[str, int]]) -> dict[str, Node]:
    totals: Counter[str] = Counter()
    for name, count in counted:
        totals[name] += count
    return {
        name: Node(short(name, 30), count, ROW * number + ROW // 2 + 4)
        for number, (name, count) in enumerate(totals.most_common(_MOST))
    }
