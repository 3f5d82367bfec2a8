"""Windows of an epoch, shuffled, of like length together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from evaluation.brat import Annotated
from onrecord.extract.windows import Window, windows
from training.attribution.labels import IGNORE, Owners, labels

__all__ = ["Batch", "Example", "batches", "collate", "labelled", "unlabelled"]

Column = NDArray[np.int64]

_CURLY = str.maketrans("“”’‘", "\"\"''")
_BRITISH = str.maketrans("“”", "‘’")
_PLAIN, _SINGLE = 0.15, 0.05  # shares of documents whose marks are changed


@dataclass(frozen=True)
class Example:
    """A window and its answers, None where nobody has marked any."""

    window: Window
    answers: tuple[Column, Column, Column] | None


@dataclass(frozen=True)
class Batch:
    """*Shape:* every tensor (batch, pieces). Without answers nobody has marked any."""

    inputs: tuple[Tensor, ...]
    answers: tuple[Tensor, ...] | None
    first: Tensor

    @property
    def mask(self) -> Tensor:
        """1 for a piece, 0 for padding."""
        return self.inputs[-1]

    def to(self, device: str) -> Batch:
        """The same on another device."""
        answers = self.answers and tuple(t.to(device) for t in self.answers)
        return Batch(tuple(t.to(device) for t in self.inputs), answers, self.first.to(device))


def labelled(
    documents: Iterable[Annotated], tokenizer: Tokenizer, rng: Random, *, size: int
) -> Iterator[Example]:
    """The windows of annotated articles, cut at random places, with their answers."""
    for document in documents:
        owners = Owners(document)
        text = _other_marks(document.article.text, rng)
        for window in windows(tokenizer, text, size=size, rng=rng):
            yield Example(window, labels(window, owners))


def unlabelled(
    texts: Iterable[str], tokenizer: Tokenizer, rng: Random, *, size: int
) -> Iterator[Example]:
    """The windows of articles that nobody has annotated."""
    for text in texts:
        for window in windows(tokenizer, _other_marks(text, rng), size=size, rng=rng):
            yield Example(window, None)


def batches(examples: Iterable[Example], rng: Random, *, budget: int) -> list[list[Example]]:
    """The examples in batches of at most ``budget`` pieces, padding counted, in random order.

    They are to have answers all, or none.
    """
    shuffled = list(examples)
    rng.shuffle(shuffled)
    found = [b for chunk in _chunks(shuffled, 64) for b in _alike(chunk, budget)]
    rng.shuffle(found)
    return found


def _other_marks(text: str, rng: Random) -> str:
    """The text with its quotation marks as another newspaper sets them; same length."""
    draw = rng.random()
    if draw < _PLAIN:
        return text.translate(_CURLY)
    return text.translate(_BRITISH) if draw < _PLAIN + _SINGLE else text


def _chunks(examples: Sequence[Example], batches_each: int) -> Iterator[Sequence[Example]]:
    step = 8 * batches_each
    for i in range(0, len(examples), step):
        yield examples[i : i + step]


def _alike(examples: Sequence[Example], budget: int) -> Iterator[list[Example]]:
    batch: list[Example] = []
    for example in sorted(examples, key=lambda e: len(e.window)):
        if batch and (len(batch) + 1) * len(example.window) > budget:
            yield batch
            batch = []
        batch.append(example)
    if batch:
        yield batch


def collate(examples: Sequence[Example]) -> Batch:
    """Pad the examples to one length."""
    longest = max(len(e.window) for e in examples)

    def column(arrays: Sequence[Column], fill: int) -> Tensor:
        out = np.full((len(arrays), longest), fill, np.int64)
        for row, array in zip(out, arrays, strict=True):
            row[: len(array)] = array
        return torch.from_numpy(out)

    w = [e.window for e in examples]
    inputs = (
        column([x.ids for x in w], 0),
        column([x.case for x in w], 6),
        column([x.quote for x in w], 0),
        column([x.place for x in w], 3),
        column([np.ones(len(x), np.int64) for x in w], 0),
    )
    answered = [e.answers for e in examples if e.answers is not None]
    answers = tuple(column(c, IGNORE) for c in zip(*answered, strict=True)) if answered else None
    return Batch(inputs, answers, column([x.first for x in w], 0))
