"""Relations of one statement to others: compared, judged, and told with their reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.relate.comparing.comparison import Comparison, compare
from onrecord.relate.comparing.composition import Verdict, at_best, compose
from onrecord.relate.models.judge import Judge
from onrecord.relate.positions.positions import Position
from onrecord.relate.relations.patterns import common_side, in_order, pattern
from onrecord.relate.relations.reasons import reason
from onrecord.relations import Difference, Relation

if TYPE_CHECKING:
    from onrecord.record import Record

__all__ = ["THRESHOLD", "between", "promising"]

THRESHOLD = 0.6
"""The least score at which a relation is kept; below it two statements are merely related.

Chosen on pairs labelled in the newsroom and in PolNeAR; see evaluation/README.md."""

MOST = 8  # statements with which one is compared by the judge


def promising(
    mine: Sequence[Position],
    others: Iterable[tuple[Sequence[Position], float | None]],
    *,
    most: int = MOST,
) -> list[Comparison]:
    """The comparisons that are worth a judge's time: the best with each of ``most`` others.

    ``mine`` and each of ``others`` are the positions of one statement; with each other is the
    cosine of its vector and that of mine, None when it is not known.
    What a reader sees at once to be about different persons, places or times is left out.
    """
    best = [found for other, near in others for found in _best(mine, other, near)]
    best.sort(key=lambda c: (-_promise(c), c.second.statement.id))
    chosen: dict[str, None] = {}
    for one in best:
        chosen.setdefault(one.second.statement.id)
    keep = set(list(chosen)[:most])
    return [c for c in best if c.second.statement.id in keep]


def between(
    found: Sequence[Comparison],
    judge: Judge,
    *,
    record: Record | None = None,
    threshold: float | None = None,
) -> list[Relation]:
    """The relations that hold with at least the threshold, the strongest of each pair."""
    least = THRESHOLD if threshold is None else threshold
    strongest: dict[frozenset[str], Verdict] = {}
    for verdict in compose(_worth(found, record, least), judge):
        pair = frozenset(
            (verdict.comparison.first.statement.id, verdict.comparison.second.statement.id)
        )
        if verdict.score >= max(least, strongest[pair].score if pair in strongest else 0.0):
            strongest[pair] = verdict
    return [_relation(v, judge.name, record) for v in strongest.values()]


def _worth(found: Sequence[Comparison], record: Record | None, least: float) -> list[Comparison]:
    """Those that can reach the score, so that a judge is asked about no other."""
    return [c for c in found if at_best(c) >= least and _concerns(c, record)]


def _best(
    mine: Sequence[Position], other: Sequence[Position], near: float | None
) -> Iterator[Comparison]:
    """The likest comparison with another statement: of opposites, of others, of own words."""
    best: dict[tuple[bool, bool], Comparison] = {}
    for a in mine:
        for b in other:
            found = compare(a, b, near)
            if found is None or found.apart:
                continue
            sort = (found.opposite, a.own or b.own)
            if sort not in best or _promise(found) > _promise(best[sort]):
                best[sort] = found
    yield from best.values()


def _promise(found: Comparison) -> float:
    """How much a comparison promises: an opposite or a decisive difference counts."""
    against = found.opposite or bool(found.decisive)
    return max(*found.covered, found.filled) + found.likeness + 0.5 * against


def _relation(verdict: Verdict, model: str, record: Record | None) -> Relation:
    comparison = verdict.comparison
    one, other = comparison.first.statement, comparison.second.statement
    side = common_side(one, other, record) if verdict.kind == "contradicts" else None
    first, second = in_order(one, other)
    kind = pattern(first, second, side=side) if verdict.kind == "contradicts" else None
    differences = _turned(comparison.differences, first is not one)
    return Relation(
        verdict.kind,
        first.id,
        second.id,
        round(verdict.score, 4),
        reason(
            verdict.kind,
            first,
            second,
            pattern=kind,
            side=side,
            differences=differences,
            compared=_compared(comparison, turned=first is not one),
        ),
        pattern=kind,
        differences=differences,
        model=model,
    )


def _compared(found: Comparison, *, turned: bool) -> tuple[str, str]:
    """The words of each statement that were compared."""
    one, other = found.first.told, found.second.told
    return (other, one) if turned else (one, other)


def _concerns(found: Comparison, record: Record | None) -> bool:
    """Whether a claim about one side's own words is compared with words of that side."""
    if not (found.first.own or found.second.own):
        return True
    return common_side(found.first.statement, found.second.statement, record) is not None


def _turned(found: Sequence[Difference], turned: bool) -> tuple[Difference, ...]:
    if not turned:
        return tuple(found)
    return tuple(Difference(aspect, second, first) for aspect, first, second in found)
