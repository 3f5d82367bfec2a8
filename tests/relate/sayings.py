"""Statements of invented people, and judges that need no model."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import numpy as np
from numpy.typing import NDArray

from onrecord.relate.positions.clauses import clauses
from onrecord.statements import Article, Attribution, Span, Speaker, Stance, Statement

_numbers = count()


def person(name: str, **more: object) -> Speaker:
    return Speaker(name.lower().replace(" ", "-"), name, "person", **more)


def said(
    proposition: str,
    *,
    by: Speaker | str | None = "Ana Velik",
    stance: Stance = "affirms",
    published: str = "2031-03-03",
    text: str | None = None,
    **more: object,
) -> Statement:
    """A statement with that proposition, in an article of its own unless ``text`` is given."""
    speaker = person(by) if isinstance(by, str) else by
    words = text or f"{proposition} Article {next(_numbers)}."
    content = Span(0, len(proposition)) if text is None else _place(words, proposition)
    article = Article(words, published=published)
    made = Attribution(content=(content,), extractor="test/1")
    return Statement(
        article,
        made,
        speaker=speaker,
        proposition=proposition,
        stance=stance,
        **more,
    )


def _place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


class Always:
    """A judge that gives the same answer to every question, and keeps what it was asked."""

    name = "always/1"

    def __init__(self, entailment: float, contradiction: float) -> None:
        self.row = (entailment, 1 - entailment - contradiction, contradiction)
        self.asked: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        self.asked += pairs
        return np.array([self.row] * len(pairs), np.float32).reshape(-1, 3)


class ByWords:
    """A judge that goes by shared words and by negation alone."""

    name = "by-words/1"

    def judge(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        rows = [_by_words(*pair) for pair in pairs]
        return np.array(rows, np.float32).reshape(-1, 3)


def _by_words(premise: str, hypothesis: str) -> tuple[float, float, float]:
    have, want = clauses(premise), clauses(hypothesis)
    known = set().union(*(c.roots for c in have))
    wanted = set().union(*(c.roots for c in want))
    likely = 0.05 + 0.85 * len(known & wanted) / max(1, len(wanted))
    if any(c.negation for c in have) != any(c.negation for c in want):
        return 0.05, 0.95 - likely, likely
    return likely, 0.95 - likely, 0.05


class Bags:
    """An encoder whose vectors are the words of a text, hashed: for records without a model."""

    name = "bags/1"

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        made = np.zeros((len(texts), 64), np.float32)
        for row, text in enumerate(texts):
            for clause in clauses(text):
                for word in clause.roots:
                    made[row, sum(map(ord, word)) % 64] += 1
        norms = np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-6)
        unit: NDArray[np.float32] = (made / norms).astype(np.float32)
        return unit
