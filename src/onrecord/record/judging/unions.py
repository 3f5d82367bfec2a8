"""What people joined, and took apart again."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.judgements import Judgement

__all__ = ["joined"]


def joined(made: Iterable[Judgement]) -> dict[str, str]:
    """To which id each other one was joined, by merges and splits in their order.

    A merge joins the ids in ``with`` to its subject, and all that were joined to them; a
    split takes the ids in ``out``, and what was joined to them, out again. Ids in ``out``
    that were never joined are passed over.
    """
    above: dict[str, str] = {}
    for one in made:
        for other in one.detail.get("with", ()):
            top, under = _top(above, one.subject_id), _top(above, other)
            if top != under:
                above[under] = top
        for other in one.detail.get("out", ()):
            if above.pop(other, None) is None and _top(above, one.subject_id) == other:
                above.pop(one.subject_id, None)
    return {under: _top(above, under) for under in above}


def _top(above: dict[str, str], one: str) -> str:
    while one in above:
        one = above[one]
    return one
