r"""Agreement between attributions, counted in words.

Only runs of word characters (``\w+``) count, never punctuation, and a span covers a
word that it overlaps by one character or more. So whether an annotator took a comma
or half of a hyphen along makes no difference.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.statements import Attribution, Form, Span

__all__ = ["Match", "Measured", "Words", "form", "is_inside", "jaccard", "match", "outermost"]

Covered = frozenset[int]

_WORD = re.compile(r"\w+")
_OPENING, _CLOSING, _TOGGLING = "\u201c\u201e\u00ab", "\u201d\u00bb", '"\u201f'
_QUOTES = frozenset(_OPENING + _CLOSING + _TOGGLING)
_MARK = re.compile(f"[\r\n{_OPENING}{_CLOSING}{_TOGGLING}]")

_MOSTLY_QUOTED = 0.8
_SOURCE_OVERLAP = 0.5


class Words:
    """The words of a text by number, and which of them stand in double quotation marks.

    Marks are followed line by line: an opening mark opens, a closing one closes, a
    straight one toggles, and what is not closed runs to the end of its line.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        places = [m.span() for m in _WORD.finditer(text)]
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]
        self.quoted = self._quoted()

    def __len__(self) -> int:
        return len(self._starts)

    def covered(self, spans: Iterable[tuple[int, int]]) -> Covered:
        """The numbers of the words that the spans overlap."""
        found: set[int] = set()
        for start, end in spans:
            found.update(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))
        return frozenset(found)

    def measure(self, attributions: Iterable[Attribution]) -> list[Measured]:
        """The attributions with the words they cover; those without a content word are dropped."""
        every = (
            Measured(a, self.covered(a.source), self.covered(a.cue), self.covered(a.content))
            for a in attributions
        )
        return [m for m in every if m.content]

    def _quoted(self) -> Covered:
        marks = [m.start() for m in _MARK.finditer(self.text)]
        inside = [False]
        for mark in (self.text[at] for at in marks):
            inside.append(mark in _OPENING or (mark in _TOGGLING and not inside[-1]))
        return frozenset(
            n for n, start in enumerate(self._starts) if inside[bisect_left(marks, start)]
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """An attribution and the numbers of the words that each of its parts covers."""

    attribution: Attribution
    source: Covered
    cue: Covered
    content: Covered


class Match(NamedTuple):
    """A gold and a predicted attribution (by index) that are taken for the same one."""

    gold: int
    predicted: int
    jaccard: float
    same_source: bool


def match(
    gold: Sequence[Measured], predicted: Sequence[Measured], *, threshold: float = 0.5
) -> list[Match]:
    """Pair gold with predictions one to one, best content Jaccard first.

    Only pairs that reach ``threshold`` are made. Among equals the pair whose sources
    agree comes first, then the order of the two lists.
    """
    pairs = [
        Match(i, j, likeness, _same_source(g.source, p.source))
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if (likeness := jaccard(g.content, p.content)) >= threshold
    ]
    pairs.sort(key=lambda m: (-m.jaccard, not m.same_source, m.gold, m.predicted))
    return one_to_one(pairs)


def one_to_one(pairs: Iterable[Match]) -> list[Match]:
    """The pairs, in their order, of which neither side was taken by one before."""
    gold_taken: set[int] = set()
    predicted_taken: set[int] = set()
    kept = []
    for pair in pairs:
        if pair.gold not in gold_taken and pair.predicted not in predicted_taken:
            gold_taken.add(pair.gold)
            predicted_taken.add(pair.predicted)
            kept.append(pair)
    return kept


def jaccard(one: Covered, other: Covered) -> float:
    """Shared words by all words of both, in [0, 1]; 0 when neither has a word."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def form(words: Words, attribution: Measured) -> Form:
    """``direct`` when 80% of the content's words are in quotation marks, ``mixed`` when
    any is or a mark stands in the content, else ``indirect``.
    """
    share = len(attribution.content & words.quoted) / len(attribution.content)
    if share >= _MOSTLY_QUOTED:
        return "direct"
    content = attribution.attribution.content
    if share or any(_QUOTES.intersection(Span(*s).of(words.text)) for s in content):
        return "mixed"
    return "indirect"


def is_inside(attribution: Measured, others: Iterable[Measured]) -> bool:
    """Whether its content lies within, and is less than, the content of one of the others."""
    return any(attribution.content < other.content for other in others)


def outermost(words: Words, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Those whose content is not inside the content of another."""
    measured = words.measure(attributions)
    return [m.attribution for m in measured if not is_inside(m, measured)]


def _same_source(gold: Covered, predicted: Covered) -> bool:
    """Half of the smaller one is shared; no source agrees only with no source."""
    if not gold or not predicted:
        return gold == predicted
    return len(gold & predicted) / min(len(gold), len(predicted)) >= _SOURCE_OVERLAP
