"""Statements about the same question, grouped as they arrive.

A statement joins the matter whose statements it is nearest to, when it is near two of them
and near their centre; otherwise it begins a matter of its own. Being near one statement is
not enough, or a chain of small steps would lead from any matter to any other. Nothing
that is placed is moved, so ids stay; only a person joins or parts matters.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.record import Record
from onrecord.relate.known import Known
from onrecord.relate.models.vectors import subject_text
from onrecord.relate.nearness import nearness
from onrecord.relate.neighbours import Neighbours, neighbours
from onrecord.statements import Statement

__all__ = ["LARGEST", "Rule", "choose", "find_matters", "matter_id", "telling"]

LARGEST = 200
"""Statements of a matter; one that has as many takes in no more."""

_BATCH = 256
_NEAR = 40  # placed statements that are looked at for each
_LEAST = 0.4  # cosine; nearness is never more
_LABEL = 160  # characters
_FEWEST = 3  # words
_WORD = re.compile(r"[^\W\d_][\w’'-]*")

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rule:
    """How near a statement must be: to the two nearest of a matter, and to its centre.

    The first is a cosine less what ``nearness`` takes off for time, the second a plain
    cosine. ``evaluation/matters.py`` measures what they do; they were chosen on ClaimDiff
    (train) and the newsroom.
    """

    members: float = 0.45
    centre: float = 0.47


def find_matters(
    record: Record,
    *,
    model: str,
    rule: Rule = Rule(),
    progress: Callable[[int], None] | None = None,
    known: Known | None = None,
) -> list[str]:
    """Place every statement that is in no matter yet; the ids of the matters that changed.

    ``model`` names the vectors that the statements have in the record. Further printings
    of the same words go where the first one is. Beliefs, wishes and plans are not placed.
    ``progress`` is told after each batch how many statements are placed; ``known`` has
    statements that were loaded before.
    """
    known = known or Known(record)
    changed: dict[str, None] = {}
    waiting = record.matters.unplaced()
    for start in range(0, len(waiting), _BATCH):
        batch = _Batch(record, model, rule, known, frozenset(waiting[start:]))
        statements = known.statements(waiting[start : start + _BATCH])
        changed |= dict.fromkeys(batch.place(statements))
        if progress is not None:
            progress(start + len(statements))
    return list(changed)


def matter_id(statement_id: str) -> str:
    """The id of the matter that this statement begins: 16 hex digits."""
    return hashlib.sha256(f"matter:{statement_id}".encode()).hexdigest()[:16]


def choose(
    near: Mapping[str, Sequence[float]], centres: Callable[[str], float], rule: Rule
) -> str | None:
    """The matter that a statement joins, or None.

    ``near``: for each matter the nearness to its statements; ``centres``: the cosine with
    a matter's centre, 0 when it takes in no more.
    """
    scored = sorted(((_two(found), one) for one, found in near.items()), reverse=True)
    good = [(score, one) for score, one in scored if score >= rule.members]
    joined = [(score + at, one) for score, one in good if (at := centres(one)) >= rule.centre]
    return max(joined)[1] if joined else None


def _two(found: Sequence[float]) -> float:
    """The mean of the two greatest."""
    best = sorted(found, reverse=True)[:2]
    return sum(best) / len(best)


@dataclass
class _Centre:
    """What is needed of a matter to know its centre. *Shape:* total (width,)."""

    total: Vector
    count: int

    def add(self, vector: Vector) -> None:
        self.total = self.total + vector
        self.count += 1

    def cosine(self, vector: Vector) -> float:
        if self.count >= LARGEST:
            return 0.0
        return float(self.total @ vector / (np.linalg.norm(self.total) or 1.0))


class _Batch:
    """Places a batch of statements one after the other and keeps their places at the end."""

    def __init__(
        self, record: Record, model: str, rule: Rule, known: Known, unplaced: frozenset[str]
    ) -> None:
        self._record, self._model, self._rule = record, model, rule
        self._known, self._unplaced = known, unplaced
        self._firsts: dict[str, str] = {}
        self._places_before: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self._begun: dict[str, str] = {}
        self._centres: dict[str, _Centre] = {}

    def place(self, statements: Sequence[Statement]) -> list[str]:
        """Place these statements and give the matters they went to new labels."""
        vectors = self._record.vectors.of(self._model, [s.id for s in statements])
        near = neighbours(
            self._record, self._model, vectors,
            most=_NEAR, least=_LEAST, without=self._unplaced, spoken=True,
        )  # fmt: skip
        self._places_before = self._record.matters.places(_ids(near))
        self._firsts = self._record.appearances.firsts([s.id for s in statements])
        known = {s.id: s for s in self._known.statements(_ids(near))}
        for n, one in enumerate(statements):
            placed = [(known[i], cosine) for i, cosine in near[n] if i in known]
            cosines = (vectors[:n] @ vectors[n]).tolist()
            new = [x for x in zip(statements[:n], cosines, strict=True) if x[1] >= _LEAST]
            self._place(one, vectors[n], [*placed, *new])
        self._keep()
        changed = list(dict.fromkeys(self._places.values()))
        for matter in changed:
            self._label(matter)
        return changed

    def _place(
        self, one: Statement, vector: Vector, near: Sequence[tuple[Statement, float]]
    ) -> None:
        first = self._firsts[one.id]
        matter = self._matter(first) if first != one.id else None
        matter = matter or self._nearest(one, vector, near)
        if matter is None:
            matter = matter_id(first)
            self._begun[matter] = first
        self._centre(matter).add(vector)
        self._places[one.id] = matter

    def _nearest(
        self, one: Statement, vector: Vector, near: Sequence[tuple[Statement, float]]
    ) -> str | None:
        found: dict[str, list[float]] = defaultdict(list)
        if not telling(one):
            return None
        for other, cosine in near:
            if telling(other) and (matter := self._matter(other.id)):
                found[matter].append(nearness(one, other, cosine))
        return choose(found, lambda m: self._centre(m).cosine(vector), self._rule)

    def _matter(self, statement_id: str) -> str | None:
        """Where it is; asked of the record only for a first printing that is not near."""
        known = self._places.get(statement_id) or self._places_before.get(statement_id)
        return known or self._record.matters.places([statement_id]).get(statement_id)

    def _centre(self, matter: str) -> _Centre:
        if matter not in self._centres:
            known = [] if matter in self._begun else self._record.matters.get(matter).statements
            vectors = self._record.vectors.of(self._model, known)
            total = vectors.sum(0) if known else np.zeros(1, np.float32)
            self._centres[matter] = _Centre(total, len(known))
        return self._centres[matter]

    def _keep(self) -> None:
        begun = self._known.statements(self._begun.values())
        texts = {s.id: _shortened(subject_text(s)) for s in begun}
        for matter, first in self._begun.items():
            self._record.matters.put(matter, texts[first])
        self._record.matters.place(self._places)

    def _label(self, matter: str) -> None:
        """Name the matter by that of its statements which is nearest its centre.

        A whole sentence that is not cut short comes before what is less.
        """
        kept = self._record.matters.get(matter)
        words = self._record.matters.words(kept.statements)
        members = [words[one] for one in kept.statements]
        vectors = self._record.vectors.of(self._model, kept.statements)
        near = vectors @ vectors.mean(0) + np.array([_worth(*one) for one in members])
        proposition, content = members[int(np.argmax(near))]
        label = _shortened(proposition or content)
        if label != kept.label:
            self._record.matters.put(matter, label)


def telling(statement: Statement) -> bool:
    """Whether the words say by themselves what they are about: "it" and "nothing" do not."""
    words = _WORD.findall(subject_text(statement))
    return len(words) >= _FEWEST and any(word[0].isupper() or len(word) > 4 for word in words[1:])


def _worth(proposition: str | None, content: str) -> float:
    """What kind of label a statement's words make: the best are sentences that fit."""
    text = proposition or content
    return float(proposition is not None) - (len(text) > _LABEL) - text.endswith("?")


def _ids(near: Sequence[Neighbours]) -> list[str]:
    return sorted({one for found in near for one, _ in found})


def _shortened(text: str) -> str:
    """The text, or its first words and an ellipsis."""
    if len(text) <= _LABEL:
        return text
    return text[:_LABEL].rsplit(" ", 1)[0] + "…"
