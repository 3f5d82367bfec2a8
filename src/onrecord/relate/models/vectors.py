"""Sentences as vectors: the nearer two are, the more alike is what they say.

The network is all-MiniLM-L6-v2 (Reimers and Gurevych 2019, arXiv:1908.10084; its card is
in models/sentences). Likeness is the cosine, which for unit vectors is the dot product.
It says "about the same thing"; a sentence and its denial are near each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.weights import Weights, shipped
from onrecord.statements import Statement

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["INPUTS", "LONGEST", "WIDTH", "Sentences", "subject_text"]

INPUTS = ("ids", "mask")
LONGEST = 256
"""Word pieces of a text that count; the network was trained on no more than that."""
WIDTH = 384

_CHARACTERS = 20 * LONGEST  # longer than any 256 pieces of English; the rest is not tokenized


class Sentences:
    """The sentence encoder that comes with the package; loaded when first used.

    ``folder`` is a model folder (by default the shipped one), ``threads`` how many the
    network computes with. Raises ModelError on first use when the weights are missing or
    are not those that the model's card names.
    """

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self.weights = Weights(folder or shipped("sentences"), threads)

    @cached_property
    def name(self) -> str:
        """Name and version of the model, by which its vectors are kept."""
        return self.weights.name

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A vector of unit length for each text. *Shape:* n texts to (n, 384).

        What a text has beyond its first 256 word pieces (about 190 words) is left out by
        design: a proposition is a sentence, and the network has seen no longer ones.
        A text without a letter has the vector of an empty one. No texts, no rows.
        """
        found = np.zeros((len(texts), WIDTH), np.float32)
        for row, text in enumerate(texts):
            found[row] = self._run(self._pieces(text))
        return found

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        """The model's tokenizer, set to cut after 256 pieces, start and end marks counted."""
        tokenizer = self.weights.tokenizer
        tokenizer.enable_truncation(LONGEST)
        return tokenizer

    def _pieces(self, text: str) -> list[int]:
        plain = text[:_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
        ids: list[int] = self._tokenizer.encode(plain).ids
        return ids

    def _run(self, pieces: Sequence[int]) -> NDArray[np.float32]:
        """One text at a time: together they would be filled up to the longest, which costs more
        than is won on processors that the network's products keep busy.

        *Shape:* (384,).
        """
        ids = np.array([pieces], np.int64)
        (vectors,) = self.weights.session.run(None, {"ids": ids, "mask": np.ones_like(ids)})
        vector: NDArray[np.float32] = vectors[0]
        return vector


def subject_text(statement: Statement) -> str:
    """The text that stands for a statement: its proposition, or else its content's words."""
    return statement.proposition or statement.content_text
