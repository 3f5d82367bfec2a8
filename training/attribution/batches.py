"""Windows of an epoch, shuffled, of like length together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

__all__ = ["Batch", "Example", "batches", "collate"]

_CURLY = str.maketrans("“”’‘", "\"\"''")
_BRITISH = str.maketrans("“”", "‘’")
_PLAIN, _SINGLE = 0.15, 0.05  # shares of documents whose marks are changed


@dataclass(frozen=True)
class Example:
    """A window and its answers."""

    window: Window
    answers: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]


@dataclass(frozen=True)
class Batch:
    """*Shape:* every tensor (batch, pieces)."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor, Tensor]
    answers: tuple[Tensor, Tensor, Tensor]
    first: Tensor


def batches(
    documents: Sequence[Annotated], tokenizer: Tokenizer, rng: Random, *, size: int, budget: int
) -> list[list[Example]]:
    """The examples of one epoch in batches of at most ``budget`` pieces, padding counted."""
    examples = [e for d in documents for e in _examples(d, tokenizer, rng, size)]
    rng.shuffle(examples)
    found = [b for chunk in _chunks(examples, 64) for b in _alike(chunk, budget)]
    rng.shuffle(found)
    return found


def _examples(
    document: Annotated, tokenizer: Tokenizer, rng: Random, size: int
) -> Iterator[Example]:
    owners = Owners(document)
    for window in windows(tokenizer, _other_marks(document.article.text, rng), size=size, rng=rng):
        yield Example(window, labels(window, owners))


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

    def column(arrays: Sequence[NDArray[np.int64]], fill: int) -> Tensor:
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
    tags, cues, sources = (column([e.answers[i] for e in examples], IGNORE) for i in range(3))
    return Batch(inputs, (tags, cues, sources), column([x.first for x in w], 0))
