"""Train the attribution network.

    python -m training.attribution.train POLNEAR/train --minilm FOLDER --out RUN

writes ``RUN/checkpoint.pt`` after every epoch and goes on from it when started again.
With ``--processes 2`` two one-thread processes share every step, which on two CPU cores
is a quarter faster than one process with two threads; on a GPU use one.
"""

from __future__ import annotations

import argparse
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
import torch.distributed
import torch.multiprocessing
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from evaluation.brat import read_corpus
from training.attribution.batches import Batch, batches, collate
from training.attribution.labels import IGNORE
from training.attribution.network import Network, Shape

__all__ = ["Plan", "loss", "main", "train"]

_POINTER_WEIGHT = 0.15
_PIECE_WEIGHT = 0.1  # of pieces that do not begin a word, which decoding does not ask
_HEADS = ("tag", "link", "distance", "case", "quote", "place")


@dataclass(frozen=True)
class Plan:
    """One training run.

    ``rounding`` is the share of it after which int8 rounding is on; ``start`` a checkpoint
    whose weights it begins with instead of MiniLM's.
    """

    data: Path
    minilm: Path
    out: Path
    epochs: int = 7
    rate: float = 2e-4
    budget: int = 2048
    size: int = 256
    dropout: float = 0.1
    rounding: float = 0.7
    seed: int = 1
    processes: int = 1
    layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)
    device: str = "cpu"
    start: Path | None = None


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("data", type=Path, help="folder with text/ and attributions/")
    parser.add_argument(
        "--minilm", type=Path, required=True, help="model.safetensors, tokenizer.json"
    )
    parser.add_argument("--out", type=Path, required=True)
    for name in ("epochs", "budget", "size", "seed", "processes"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Plan, name))
    for name in ("rate", "dropout", "rounding"):
        parser.add_argument(f"--{name}", type=float, default=getattr(Plan, name))
    parser.add_argument("--device", default=Plan.device)
    parser.add_argument("--start", type=Path, help="a checkpoint to begin with")
    plan = Plan(**vars(parser.parse_args()))
    plan.out.mkdir(parents=True, exist_ok=True)
    if plan.processes == 1:
        train(0, plan)
    else:
        torch.multiprocessing.spawn(train, (plan,), nprocs=plan.processes)


def train(rank: int, plan: Plan) -> None:
    """One process of a run."""
    _set_up(rank, plan)
    network = Network(Shape(layers=plan.layers, dropout=plan.dropout))
    network.load_minilm(plan.minilm / "model.safetensors")
    if plan.start:
        state = torch.load(plan.start, map_location="cpu", weights_only=True)
        network.load_state_dict(state["network"])
    network.to(plan.device)
    network.word.weight.requires_grad_(False)
    optimizer = _optimizer(network, plan)
    start = _resume(network, optimizer, plan)
    tokenizer = Tokenizer.from_file(str(plan.minilm / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    documents = read_corpus(plan.data)
    for epoch in range(start, plan.epochs):
        rng = Random(plan.seed * 1000 + epoch)
        todo = batches(documents, tokenizer, rng, size=plan.size, budget=plan.budget)
        mine = todo[rank : len(todo) // plan.processes * plan.processes : plan.processes]
        began = time.monotonic()
        for step, examples in enumerate(mine):
            done = (epoch + step / len(mine)) / plan.epochs
            parts = _step(network, optimizer, collate(examples), done, plan)
            if rank == 0 and step % 50 == 0:
                spent = time.monotonic() - began
                print(f"epoch {epoch} step {step}/{len(mine)} {spent:.0f}s {parts}", flush=True)
        if rank == 0:
            _save(network, optimizer, epoch + 1, plan)


def loss(network: Network, batch: Batch) -> tuple[Tensor, list[float]]:
    """Cross-entropy of tags and pointers, and its three parts."""
    tag, link = network(*batch.inputs)
    mask = batch.inputs[-1]
    tags, cues, sources = batch.answers
    weight = torch.where(batch.first == 1, 1.0, _PIECE_WEIGHT) * mask
    each = functional.cross_entropy(
        tag.flatten(0, 1), tags.flatten().clamp(min=0), reduction="none"
    )
    parts = [(each * weight.flatten()).sum() / weight.sum()]
    for scores, answer in zip(network.pointers(link, mask), (cues, sources), strict=True):
        part = functional.cross_entropy(
            scores.flatten(0, 1), answer.flatten(), ignore_index=IGNORE, reduction="sum"
        )
        parts.append(part / (answer != IGNORE).sum().clamp(min=1))
    total = parts[0] + _POINTER_WEIGHT * (parts[1] + parts[2])
    return total, [round(p.item(), 4) for p in parts]


def _step(
    network: Network, optimizer: torch.optim.Optimizer, batch: Batch, done: float, plan: Plan
) -> list[float]:
    """One step of gradient descent; ``done`` is the share of the run behind it."""
    batch = Batch(
        tuple(t.to(plan.device) for t in batch.inputs),  # type: ignore[arg-type]
        tuple(t.to(plan.device) for t in batch.answers),  # type: ignore[arg-type]
        batch.first.to(plan.device),
    )
    network.train()
    network.round(done >= plan.rounding)
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * min(1, (done + 1e-3) / 0.06) * max(0.01, 1 - done)
    total, parts = loss(network, batch)
    optimizer.zero_grad(set_to_none=True)
    total.backward()
    parameters = [p for p in network.parameters() if p.requires_grad]
    if plan.processes > 1:
        _average(parameters, plan.processes)
    torch.nn.utils.clip_grad_norm_(parameters, 1.0)
    optimizer.step()
    return parts


def _average(parameters: list[torch.nn.Parameter], processes: int) -> None:
    """Make every process's gradients the mean of all."""
    zero = [p.grad if p.grad is not None else torch.zeros_like(p) for p in parameters]
    flat = torch.cat([g.reshape(-1) for g in zero])
    torch.distributed.all_reduce(flat)
    flat /= processes
    for p, part in zip(parameters, flat.split([p.numel() for p in parameters]), strict=True):
        p.grad = part.view_as(p)


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    groups: dict[str, list[Any]] = {"matrix": [], "vector": [], "head": []}
    for name, p in network.named_parameters():
        if p.requires_grad:
            kind = "matrix" if p.ndim > 1 else "vector"
            groups["head" if name.split(".")[0] in _HEADS else kind].append(p)
    return torch.optim.AdamW(
        [
            {"params": groups["matrix"], "peak": plan.rate, "weight_decay": 0.01},
            {"params": groups["vector"], "peak": plan.rate, "weight_decay": 0.0},
            {"params": groups["head"], "peak": plan.rate * 4, "weight_decay": 0.01},
        ],
        lr=plan.rate,
        betas=(0.9, 0.98),
        eps=1e-6,
        fused=True,
    )


def _set_up(rank: int, plan: Plan) -> None:
    torch.manual_seed(plan.seed * 100 + rank)
    torch.set_flush_denormal(True)
    if plan.processes > 1:
        torch.set_num_threads(1)
        os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
        os.environ.setdefault("MASTER_PORT", "29511")
        torch.distributed.init_process_group("gloo", rank=rank, world_size=plan.processes)


def _save(network: Network, optimizer: torch.optim.Optimizer, epoch: int, plan: Plan) -> None:
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "epoch": epoch,
        "shape": asdict(network.shape),
        "plan": {k: str(v) if isinstance(v, Path) else v for k, v in asdict(plan).items()},
    }
    torch.save(state, plan.out / "checkpoint.tmp")
    (plan.out / "checkpoint.tmp").replace(plan.out / "checkpoint.pt")


def _resume(network: Network, optimizer: torch.optim.Optimizer, plan: Plan) -> int:
    """Load the last checkpoint of this run, if any; the epoch to go on with."""
    path = plan.out / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, map_location=plan.device, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["epoch"])


if __name__ == "__main__":
    main()
