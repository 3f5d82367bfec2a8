"""What a run reads in every epoch: annotated articles, and others for a teacher to read along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tokenizers import Tokenizer

from evaluation.brat import Annotated, read_corpus
from training.attribution.batches import Example, batches, labelled, unlabelled
from training.attribution.distil import texts
from training.attribution.plan import Plan
from training.minilm import tokenizer

__all__ = ["Material"]


@dataclass(frozen=True)
class Material:
    """The articles, and what cuts them into pieces."""

    documents: Sequence[Annotated]
    texts: Sequence[str]
    tokenizer: Tokenizer

    @classmethod
    def of(cls, plan: Plan) -> Material:
        """What the plan names."""
        more = list(texts(plan.unlabelled))
        return cls(read_corpus(plan.data), more, tokenizer(plan.minilm))

    def epoch(self, number: int, plan: Plan) -> list[list[Example]]:
        """The batches of an epoch, those of annotated and other texts mixed."""
        rng = Random(plan.seed * 1000 + number)
        marked = labelled(self.documents, self.tokenizer, rng, size=plan.size)
        todo = batches(marked, rng, budget=plan.budget)
        if self.texts:
            chosen = rng.sample(self.texts, min(plan.sample or len(self.texts), len(self.texts)))
            plain = unlabelled(chosen, self.tokenizer, rng, size=plan.size)
            todo += batches(plain, rng, budget=plan.budget)
            rng.shuffle(todo)
        return todo
