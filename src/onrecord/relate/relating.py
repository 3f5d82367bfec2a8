"""Comparing what is new in a record: its appearances, its matters, its relations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import RecordError, UnknownName
from onrecord.relate.known import Known
from onrecord.relate.positions.positions import Position, positions
from onrecord.relate.relations.candidates import add_vectors, nearest
from onrecord.relate.relations.relations import between, promising
from onrecord.relations import Relation

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.relate.models.judge import Judge
    from onrecord.relate.models.vectors import Sentences
    from onrecord.statements import Statement

__all__ = ["Progress", "Related", "relate_new"]

Progress = Callable[[int, int], None]
"""Told how many statements have been compared, and of how many."""

_ANSWERS = 4096  # of a judge that are in memory
_BATCH = 64  # statements that are compared and kept together


@dataclass(frozen=True, slots=True)
class Related:
    """What was found this time.

    ``statements`` were compared; ``appearances`` of them print words that were printed
    before; ``matters`` are new or have new statements; ``relations`` counts them by kind.
    """

    statements: int = 0
    appearances: int = 0
    matters: int = 0
    relations: Mapping[str, int] = field(default_factory=dict)


def relate_new(
    record: Record,
    *,
    sentences: Sentences | None,
    judge: Judge | None,
    threshold: float | None,
    progress: Progress | None,
) -> Related:
    """See ``onrecord.relate``.

    Whoever reads articles again meanwhile takes statements out of the record, and their
    vectors: what is left to do is then begun anew. What was kept stays kept.
    """
    sentences, judge = sentences or _sentences(), _Once(judge or _judge())
    while True:
        state = record.state()
        try:
            return _relate(record, sentences, judge, threshold, progress)
        except (UnknownName, RecordError) as gone:
            if record.state() == state or type(gone) not in (UnknownName, RecordError):
                raise


def _relate(
    record: Record,
    sentences: Sentences,
    judge: Judge,
    threshold: float | None,
    progress: Progress | None,
) -> Related:
    """Relate what waits. Raises UnknownName, RecordError where a statement, its vector are gone."""
    add_vectors(record, sentences)
    _tended(record, sentences)
    known = Known(record)
    appearances, matters = _grouped(record, sentences, known)
    waiting = record.relations.unrelated(judge.name)
    order = {i: n for n, i in enumerate(waiting)}
    run = _Run(record, sentences.name, judge, threshold, order, known)
    kinds: Counter[str] = Counter()
    for start in range(0, len(waiting), _BATCH):
        batch = waiting[start : start + _BATCH]
        found = run.relations(batch, until=start + len(batch))
        record.relations.put(found)
        record.relations.mark_related(batch, judge.name)
        kinds.update(one.kind for one in found)
        if progress is not None:
            progress(start + len(batch), len(waiting))
    return Related(len(waiting), appearances, matters, dict(sorted(kinds.items())))


@dataclass(frozen=True)
class _Run:
    """One run over the statements that wait; ``order`` is the place of each among them."""

    record: Record
    model: str
    judge: Judge
    threshold: float | None
    order: Mapping[str, int]
    known: Known

    def relations(self, batch: Sequence[str], *, until: int) -> list[Relation]:
        """The relations of a batch to what is near and was compared before, or is in it.

        Those at ``until`` and after it wait, and are compared with these in their turn. Of
        words that were printed several times only the first printing is compared.
        """
        first = self.record.appearances.firsts(batch)
        statements = [s for s in self.known.statements(batch) if first[s.id] == s.id]
        near = self._firsts(nearest(self.record, statements, model=self.model), until)
        stood = self._positions(statements, near)
        found: list[Relation] = []
        seen: set[frozenset[str]] = set()
        for one, others in near.items():
            new = {i: c for i, c in others.items() if i != one and frozenset((i, one)) not in seen}
            seen |= {frozenset((i, one)) for i in new}
            pairs = [(stood[i], cosine) for i, cosine in new.items() if i in stood]
            compared = promising(stood[one], pairs)
            found += between(compared, self.judge, record=self.record, threshold=self.threshold)
        return found

    def _firsts(
        self, near: Mapping[str, Mapping[str, float]], until: int
    ) -> dict[str, dict[str, float]]:
        """The first printings of what is near to each, without those that still wait."""
        ids = {i for others in near.values() for i in others}
        first = self.record.appearances.firsts(list(ids))
        return {
            one: {
                f: cosine
                for i, cosine in others.items()
                if self.order.get(f := first[i], -1) < until
            }
            for one, others in near.items()
        }

    def _positions(
        self, statements: Sequence[Statement], near: Mapping[str, Mapping[str, float]]
    ) -> dict[str, list[Position]]:
        """The positions of these statements and of all that are near one of them."""
        ids = {i for others in near.values() for i in others} - {s.id for s in statements}
        others = self.known.statements(sorted(ids))
        return {s.id: positions(s) for s in (*statements, *others)}


class _Once:
    """A judge that is asked no question twice; its latest answers are in memory."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._answers: dict[tuple[str, str], NDArray[np.float32]] = {}

    @property
    def name(self) -> str:
        return self._judge.name

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """*Shape:* (pairs, 3)."""
        new = list({pair: None for pair in pairs if pair not in self._answers})
        if new:
            self._answers |= dict(zip(new, self._judge.judge(new), strict=True))
        found = np.array([self._answers[pair] for pair in pairs], np.float32).reshape(-1, 3)
        for pair in list(self._answers)[:-_ANSWERS]:
            del self._answers[pair]
        return found


def _tended(record: Record, sentences: Sentences) -> None:
    """Keep a large record's vectors on the lists by which they are found, a small one's here."""
    from onrecord.relate.neighbours import hold, tend

    hold(record)
    tend(record, sentences.name)


def _grouped(record: Record, sentences: Sentences, known: Known) -> tuple[int, int]:
    """How many statements print words that were printed before, and how many matters changed."""
    from onrecord.relate.appearances import find_appearances
    from onrecord.relate.matters import find_matters

    found = find_appearances(record)
    again = sum(one.first != one.statement for one in found)
    return again, len(find_matters(record, model=sentences.name, known=known))


def _sentences() -> Sentences:
    from onrecord.relate.models.vectors import Sentences

    return Sentences()


def _judge() -> Judge:
    from onrecord.relate.models.entailment import Entailment

    return Entailment()
