"""Statements that a claim may have something to do with: by words, by vectors, by speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from onrecord.record.reading.dates import days, first_day, last_day
from onrecord.record.reading.names import fold
from onrecord.relate.checking.words import content_roots, content_words
from onrecord.relate.claims.claims import Claim
from onrecord.relate.relations.sides import state_root
from onrecord.statements import Statement

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from onrecord.record import Record
    from onrecord.relate.models.vectors import Sentences

__all__ = ["Candidate", "Filters", "candidates"]

_MOST_WORDS = 16
_EACH = 60  # statements that are looked at for each word
_NEAREST = 100  # statements by vector


@dataclass(frozen=True, slots=True)
class Filters:
    """Which statements may be found, as asked; the meaning is that of ``Record.search``."""

    speaker: str | None = None
    since: object = None
    until: object = None

    def allow(self, statement: Statement) -> bool:
        """Whether the statement is one of those asked for."""
        if self.speaker is not None and not _is_named(statement, fold(self.speaker)):
            return False
        if self.since is None and self.until is None:
            return True
        first, last = _days(statement)
        if first is None or last is None:
            return False
        after = self.since is None or last >= first_day(self.since)
        return after and (self.until is None or first <= last_day(self.until))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement, the share of the claim's words that it has, and how alike the vectors are.

    Both in [0, 1]; ``likeness`` is 0 where vectors were not compared.
    """

    statement: Statement
    shared: float = 0.0
    likeness: float = 0.0

    @property
    def promise(self) -> float:
        """How much it promises, for choosing which to compare."""
        return self.shared + self.likeness


def candidates(
    record: Record, claim: Claim, asked: Filters, *, sentences: Sentences | None, most: int
) -> list[Candidate]:
    """At most ``most`` statements, the most promising first; one for words printed twice."""
    wanted = content_roots(claim.text) | content_roots(claim.proposition)
    found = {one.id: Candidate(one) for one in _by_words(record, claim, asked)}
    likeness = dict(_by_vectors(record, claim, sentences)) if sentences is not None else {}
    for one in record.statements_by_id([i for i in likeness if i not in found]):
        if asked.allow(one):
            found[one.id] = Candidate(one)
    weighed = [
        replace(one, shared=_share(wanted, one.statement), likeness=likeness.get(name, 0.0))
        for name, one in found.items()
    ]
    weighed.sort(key=lambda one: (-one.promise, one.statement.id))
    return weighed[:most]


def _by_words(record: Record, claim: Claim, asked: Filters) -> Iterator[Statement]:
    """Those that have one of the words, the best for each word; the one named has a turn too."""
    words = {w for root, word in content_words(claim.text).items() for w in _typed(root, word)}
    only = (asked.speaker,) if asked.speaker is not None else (None, claim.speaker)
    for word in sorted(words, key=lambda w: (-len(w), w))[:_MOST_WORDS]:
        for speaker in dict.fromkeys(only):
            hits = record.search(
                word, speaker=speaker, since=asked.since, until=asked.until, limit=_EACH
            )
            yield from (hit.statement for hit in hits)


def _typed(root: str, word: str) -> Iterator[str]:
    """What to type into a search: the word, and of a name its stem ("Osmark", "Osmarkian")."""
    plain = word.replace('"', " ").replace("*", " ")
    yield plain
    stem = state_root(plain) if plain[:1].isupper() and " " not in plain else None
    if stem is not None and stem != root:
        yield f"{stem}*"
    elif stem is not None:
        yield f"{root}*"


def _by_vectors(record: Record, claim: Claim, sentences: Sentences) -> Iterable[tuple[str, float]]:
    """The nearest statements by vector, with their cosine to the claim or what is at stake."""
    wanted = sentences.vectors(list(dict.fromkeys([claim.sentence, claim.proposition])))
    best: list[tuple[float, str]] = []
    for ids, matrix in record.vectors.blocks(sentences.name):
        best = sorted([*best, *_nearest(ids, matrix @ wanted.T)], reverse=True)[:_NEAREST]
    return [(name, max(0.0, cosine)) for cosine, name in best]


def _nearest(ids: Sequence[str], cosines: NDArray[np.float32]) -> list[tuple[float, str]]:
    """The nearest of a block. *Shape:* cosines (statements, texts)."""
    highest = cosines.max(axis=1)
    most = min(_NEAREST, len(ids))
    places = np.argpartition(-highest, most - 1)[:most]
    return [(float(highest[n]), ids[n]) for n in places]


def _share(wanted: frozenset[str], statement: Statement) -> float:
    said = content_roots(f"{statement.proposition or ''} {statement.content_text[:1000]}")
    return len(wanted & said) / len(wanted) if wanted else 0.0


def _is_named(statement: Statement, name: str) -> bool:
    speaker = statement.speaker
    names = (speaker.name, *speaker.aliases) if speaker else ()
    return any(name in fold(one) for one in names)


def _days(statement: Statement) -> tuple[str | None, str | None]:
    """The days between which it was said, or else published."""
    if statement.said_earliest and statement.said_latest:
        return statement.said_earliest[:10], statement.said_latest[:10]
    return days(statement.said) or days(statement.article.published) or (None, None)
