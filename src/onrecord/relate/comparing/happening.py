"""How far one event that was told is the other, part by part."""

from __future__ import annotations

from collections.abc import Set

from onrecord.relate.comparing.parts import head_root, roots
from onrecord.relate.positions.clauses import Clause, root
from onrecord.relate.positions.events import Event, events
from onrecord.relate.positions.positions import Position
from onrecord.relate.words.kinds import is_kind
from onrecord.relate.words.naming import WORD, names

__all__ = ["happened"]

_UNTOLD = 0.85  # for each part that only one of both tells
_MODIFIER = 0.85  # for each word beside a part that has no counterpart
_ANYONE = frozenset(("someone", "anyone", "somebody", "anybody", "people", "person"))


def happened(plus: Position, minus: Position, shared: Set[str], *, either: bool) -> float:
    """The share of the event in ``minus`` that the one in ``plus`` fills, in [0, 1].

    ``either``: a part may also be wider than its counterpart, and not only a kind of it.
    """
    pairs = (
        _filled(here, there, plus.clause, minus.clause, shared, either=either)
        for here in events(plus.text)
        for there in events(minus.text)
        if here.name == there.name
    )
    return max(pairs, default=0.0)


def _filled(
    here: Event, there: Event, a: Clause, b: Clause, shared: Set[str], *, either: bool
) -> float:
    both = (here.parts.keys() & there.parts.keys()) - {"money"}  # however much it was
    alike = [_alike(here.parts[p], there.parts[p], a, b, either=either) for p in both]
    if not alike or not min(alike):
        return 0.0
    untold = len(here.parts.keys() ^ there.parts.keys())
    anchored = shared or all(one == 1.0 for one in alike)
    return float(min(alike) * _UNTOLD**untold) if anchored else 0.0


def _alike(given: str, wanted: str, a: Clause, b: Clause, *, either: bool) -> float:
    """Whether one part is the other: a name in common, or one a kind of the other."""
    if wanted.lower() in _ANYONE:
        return 1.0
    named, other = _names(wanted), _names(given)
    if named and other:
        return float(any(n <= m or m <= n for n in named for m in other))
    if named or other:
        return _MODIFIER * _described(given, wanted, a, b)
    mine, yours = head_root(given, a), head_root(wanted, b)
    if not mine or not yours:
        return 0.0
    if not (is_kind(mine, yours) or (either and is_kind(yours, mine))):
        return 0.0
    return float(_MODIFIER ** len(roots(wanted, b) - {yours} - roots(given, a)))


def _names(part: str) -> list[set[str]]:
    """The keys of each name in a part: "the Orvan Bank" is not the Tarn Bank."""
    return [set(name.keys) for name in names(f"x {part}")]


def _described(given: str, wanted: str, a: Clause, b: Clause) -> bool:
    """Whether a name ends in what the other part is called: "the Third Brigade", "his brigade"."""
    head = head_root(given, a) or head_root(wanted, b)
    name = given if _names(given) else wanted
    return bool(head) and root(WORD.findall(name)[-1]) == head
