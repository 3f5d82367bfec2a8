"""Train the attribution network.

    python -m training.attribution.train POLNEAR/train --minilm FOLDER --out RUN

writes ``RUN/checkpoint.pt`` after every epoch and goes on from it when started again.
With ``--processes 2`` two one-thread processes share every step, which on two CPU cores
is a quarter faster than one process with two threads; on a GPU use one.
With ``--teacher`` it learns from another network too (see ``distil``).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from training.attribution.batches import Batch, collate
from training.attribution.distil import Teacher
from training.attribution.losses import gold_loss, scores
from training.attribution.material import Material
from training.attribution.network import FRESH, Network, Shape
from training.attribution.plan import Plan, arguments
from training.checkpoints import network_of, read, resume, save
from training.encoder import kept_layers
from training.processes import join, launch, part
from training.steps import Loss, Steps

__all__ = ["Plan", "begun", "main", "train"]

_PORT = 29511
_FLOOR = 0.01


def main() -> None:
    """Read the command line and train."""
    plan = arguments()
    plan.out.mkdir(parents=True, exist_ok=True)
    launch(train, plan)


def train(rank: int, plan: Plan) -> None:
    """One process of a run."""
    join(rank, plan, port=_PORT)
    network = begun(plan).to(plan.device)
    steps = Steps.of(
        network,
        rate=plan.rate,
        fresh=FRESH,
        rounding=plan.rounding,
        floor=_FLOOR,
        processes=plan.processes,
    )
    state = resume(plan.out, steps, device=plan.device)
    loss = _loss(network, plan)
    material = Material.of(plan)
    for epoch in range(state["epoch"] if state else 0, plan.epochs):
        mine = part(material.epoch(epoch, plan), rank, plan)
        began = time.monotonic()
        for step, examples in enumerate(mine):
            done = (epoch + step / len(mine)) / plan.epochs
            parts = steps.take(partial(loss, collate(examples).to(plan.device)), done)
            if rank == 0 and step % 50 == 0:
                spent = time.monotonic() - began
                print(f"epoch {epoch} step {step}/{len(mine)} {spent:.0f}s {parts}", flush=True)
        if rank == 0:
            save(plan.out, steps, plan, epoch=epoch + 1)


def begun(plan: Plan) -> Network:
    """The network that the run begins with."""
    if plan.start is None:
        network = Network(Shape(layers=plan.layers, dropout=plan.dropout))
        network.load_minilm(plan.minilm)
        return network
    state = read(plan.start)
    whole = Shape.of(state["shape"])
    keep = plan.keep or range(len(whole.layers))
    layers = tuple(whole.layers[n] for n in keep)
    network = Network(replace(whole, layers=layers, dropout=plan.dropout))
    network.load_state_dict(kept_layers(state["network"], keep))
    return network


def _loss(network: Network, plan: Plan) -> Callable[[Batch], Loss]:
    """What the run makes less."""
    if plan.teacher is None:
        return lambda batch: gold_loss(scores(network, batch), batch)
    taught = network_of(plan.teacher, Network).to(plan.device)
    return partial(Teacher(taught, plan.temperature, plan.soft).loss, network)


if __name__ == "__main__":
    main()
