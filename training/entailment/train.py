"""Train the entailment network.

    python -m training.entailment.train NLI --claimdiff CLAIMDIFF --minilm FOLDER --out RUN

The run is a number of steps that ``--pieces`` decides; it writes ``RUN/checkpoint.pt`` every
200 steps, goes on from it when started again, and writes ``RUN/done`` at its end. With
``--processes 2`` two one-thread processes share every step. With ``--minutes`` it is cut short:
the rate then falls by the clock, so that it ends at zero all the same.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

import torch
from torch.nn import functional

from training.checkpoints import resume, save
from training.entailment.batches import Batch, batches
from training.entailment.network import FRESH, Network, Shape
from training.entailment.pairs import Pairs
from training.minilm import tokenizer
from training.processes import greatest, join, launch, part
from training.steps import Loss, Steps

__all__ = ["Plan", "loss", "main", "train"]

_BEARING = 0.3  # weight of ClaimDiff's loss
_WEAKEN = 2.5  # weight of the rare "weakens" in it
_SMOOTH = 0.03
_EVERY = 200  # steps between checkpoints
_PORT = 29512
_FLOOR = 0.005


@dataclass(frozen=True)
class Plan:
    """One training run.

    ``pieces`` is its length, padding counted; ``minutes`` (0: none) a limit of time;
    ``rounding`` the share of the run after which int8 rounding is on.
    """

    data: Path
    claimdiff: Path
    minilm: Path
    out: Path
    pieces: int = 2_400_000
    minutes: float = 0
    rate: float = 2e-4
    budget: int = 640
    dropout: float = 0.1
    rounding: float = 0.7
    seed: int = 1
    processes: int = 1
    device: str = "cpu"

    @property
    def steps(self) -> int:
        """Steps of the whole run."""
        return max(1, self.pieces // (self.budget * self.processes))


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description="train the entailment network")
    parser.add_argument("data", type=Path, help="folder with cad.train.jsonl.gz and the others")
    parser.add_argument("--claimdiff", type=Path, required=True, help="weaken, strengthen")
    parser.add_argument("--minilm", type=Path, required=True, help="weights and tokenizer")
    parser.add_argument("--out", type=Path, required=True)
    for name in ("pieces", "budget", "seed", "processes"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Plan, name))
    for name in ("minutes", "rate", "dropout", "rounding"):
        parser.add_argument(f"--{name}", type=float, default=getattr(Plan, name))
    parser.add_argument("--device", default=Plan.device)
    plan = Plan(**vars(parser.parse_args()))
    plan.out.mkdir(parents=True, exist_ok=True)
    launch(train, plan)


def train(rank: int, plan: Plan) -> None:
    """One process of a run."""
    join(rank, plan, port=_PORT)
    network = Network(Shape(dropout=plan.dropout))
    network.load_minilm(plan.minilm)
    steps = Steps.of(
        network.to(plan.device),
        rate=plan.rate,
        fresh=FRESH,
        rounding=plan.rounding,
        floor=_FLOOR,
        processes=plan.processes,
    )
    state = resume(plan.out, steps, device=plan.device) or {"step": 0, "spent": 0.0}
    step, began = state["step"], time.monotonic() - state["spent"]
    for batch in _stream(plan, rank, step):
        spent = time.monotonic() - began
        if (done := _done(step, spent, plan)) >= 1:
            break
        parts = steps.take(partial(loss, network, batch.to(plan.device)), done)
        step += 1
        if rank == 0 and step % 25 == 0:
            print(f"step {step}/{plan.steps} {spent:.0f}s done {done:.3f} {parts}", flush=True)
        if rank == 0 and step % _EVERY == 0:
            save(plan.out, steps, plan, step=step, spent=spent)
    if rank == 0:
        save(plan.out, steps, plan, step=step, spent=spent)
        (plan.out / "done").touch()


def loss(network: Network, batch: Batch) -> Loss:
    """Cross-entropy of the relation and of ClaimDiff's bearing; and the two, and accuracy."""
    relation, bearing = network(*batch.inputs)
    asked = batch.label >= 0
    sums = functional.cross_entropy(
        relation, batch.label, ignore_index=-1, reduction="sum", label_smoothing=_SMOOTH
    )
    weights = torch.tensor([1.0, 1.0, _WEAKEN], device=bearing.device)
    extra = functional.cross_entropy(
        bearing, batch.bearing, weights, ignore_index=-1, reduction="sum"
    )
    total = (sums + _BEARING * extra) / len(batch.label)
    right = (relation.argmax(-1) == batch.label)[asked].float().mean()
    return total, [round(x.item(), 4) for x in (sums / asked.sum().clamp(min=1), right)]


def _stream(plan: Plan, rank: int, skip: int) -> Iterator[Batch]:
    """The batches of process ``rank``, round after round, without the first ``skip``."""
    pieces = tokenizer(plan.minilm)
    pairs = Pairs(plan.data, plan.claimdiff)
    number = 0
    while True:
        rng = Random(plan.seed * 1000 + number)
        chosen = pairs.round(number, plan.seed)
        mine = part(list(batches(chosen, pieces, rng, budget=plan.budget)), rank, plan)
        yield from mine[skip:]
        skip = max(0, skip - len(mine))
        number += 1


def _done(step: int, spent: float, plan: Plan) -> float:
    """The share of the run that is done, by steps or by the clock; all processes agree on it."""
    if not plan.minutes:
        return step / plan.steps
    return greatest(max(step / plan.steps, spent / 60 / plan.minutes), plan.processes)


if __name__ == "__main__":
    main()
