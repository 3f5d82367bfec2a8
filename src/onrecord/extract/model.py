"""The shipped extractor: windows through the network, back as attributions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.calibration import probability
from onrecord.extract.decode import Found, decode
from onrecord.extract.dialogue import dialogue
from onrecord.extract.direct import direct_speech
from onrecord.extract.edges import plain_edges
from onrecord.extract.nested import inner, worth_reading
from onrecord.extract.running import running_quotations
from onrecord.extract.turns import turn_attributions
from onrecord.extract.weights import INPUTS, Weights, shipped
from onrecord.extract.whole import whole_quotations
from onrecord.extract.windows import Window, windows
from onrecord.paragraphs import own_paragraphs
from onrecord.statements import Article, Attribution, Span

__all__ = ["ModelExtractor"]

_BATCH = 4096  # pieces, padding counted
_PADDING = {"ids": 0, "case": 6, "quote": 0, "place": 3, "mask": 0}


class ModelExtractor:
    """Finds attributions with the shipped network.

    ``folder`` is a model folder (by default the shipped one), ``threads`` how many the
    network computes with, ``threshold`` the least confidence of what is returned, in
    [0, 1] (by default the one on the model's card). A text in another language than
    English gives no attributions.
    """

    def __init__(
        self, folder: Path | None = None, *, threads: int = 1, threshold: float | None = None
    ) -> None:
        self.weights = Weights(folder or shipped(), threads)
        self._threshold = threshold

    @cached_property
    def name(self) -> str:
        """Name and version of the model."""
        return self.weights.name

    @property
    def threshold(self) -> float:
        """The least confidence of what is returned."""
        return self.weights.threshold if self._threshold is None else self._threshold

    def at(self, threshold: float) -> ModelExtractor:
        """The same extractor with another threshold."""
        other = copy(self)
        other._threshold = threshold
        return other

    def extract(self, article: Article) -> list[Attribution]:
        """The attributions of ``article``, outermost before those within them, in order."""
        if not (article.language or "en").lower().startswith("en"):
            return []
        spans = own_paragraphs(article)
        outer = self._outer(article, spans)
        within = self._within(article.text, outer)
        turns, read = (outer, []) if article.kind == "transcript" else ([], outer)
        found = {*turns, *plain_edges(article.text, spans, [*read, *within])}
        return sorted(found, key=lambda a: (a.extent, -len(a.content)))

    def _outer(self, article: Article, spans: Sequence[Span]) -> list[Attribution]:
        """The attributions that lie in no other; ``spans`` are the article's paragraphs."""
        if article.kind == "transcript":
            return turn_attributions(article.text, self.name)
        found = self._kept(self._read(article.text, spans))
        found = dialogue(article.text, spans, found, self.name)
        found = direct_speech(article.text, spans, found, self.name)
        found = whole_quotations(article.text, found)
        return running_quotations(article.text, spans, found)

    def finds(self, article: Article) -> list[Found]:
        """What the network finds in the article's own paragraphs, with its sureness."""
        return self._read(article.text, own_paragraphs(article))

    def _read(self, text: str, spans: Sequence[Span]) -> list[Found]:
        """What the network finds in these spans of the text."""
        cut = windows(self.weights.tokenizer, text, spans=spans)
        return [found for window in self._decode(cut) for found in window]

    def _within(self, text: str, outer: Sequence[Attribution]) -> Iterator[Attribution]:
        """Statements inside the statements: the same network reads each content by itself.

        The rounding of int8 arithmetic depends on all that is computed together, so what is
        found in a content would otherwise depend on the other contents.
        """
        spans = worth_reading(text, outer)
        found = [f for span in spans for f in self._read(text, [span])]
        return inner(text, spans, self._kept(found))

    def _kept(self, found: Sequence[Found]) -> list[Attribution]:
        """What was found as attributions, save what is too unsure."""
        sure = [(f, probability(f.evidence, self.weights.calibration)) for f in found]
        return [
            Attribution(f.source, f.cue, f.content, confidence, self.name)
            for f, confidence in sure
            if confidence >= self.threshold
        ]

    def _decode(self, cut: Sequence[Window]) -> list[list[Found]]:
        """What is found in each window, in the windows' order."""
        found: list[list[Found]] = [[] for _ in cut]
        for numbers in _batches(cut):
            tag, link = self.weights.run(_collate([cut[n] for n in numbers]))
            for row, n in enumerate(numbers):
                size = len(cut[n])
                scores = (tag[row, :size], link[row, :size])
                found[n] = decode(cut[n], *scores, self.weights.distance)
        return found


def _batches(cut: Sequence[Window]) -> Iterator[list[int]]:
    """Numbers of windows of like length, at most 4,096 pieces together."""
    batch: list[int] = []
    for n in sorted(range(len(cut)), key=lambda n: (len(cut[n]), n)):
        if batch and (len(batch) + 1) * len(cut[n]) > _BATCH:
            yield batch
            batch = []
        batch.append(n)
    if batch:
        yield batch


def _collate(cut: Sequence[Window]) -> dict[str, NDArray[np.int64]]:
    """The network's inputs, padded. *Shape:* (batch, pieces) each."""
    longest = max(len(w) for w in cut)
    batch = {name: np.full((len(cut), longest), _PADDING[name], np.int64) for name in INPUTS}
    for row, w in enumerate(cut):
        for name in ("ids", "case", "quote", "place"):
            batch[name][row, : len(w)] = getattr(w, name)
        batch["mask"][row, : len(w)] = 1
    return batch
