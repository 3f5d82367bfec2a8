"""Train the entailment network.

    python -m training.entailment.train NLI --claimdiff CLAIMDIFF --minilm FOLDER --out RUN

The run is a number of steps that ``--pieces`` decides; it writes ``RUN/checkpoint.pt`` every
200 steps, goes on from it when started again, and writes ``RUN/done`` at its end. With
``--processes 2`` two one-thread processes share every step. With ``--minutes`` it is cut short:
the rate then falls by the clock, so that it ends at zero all the same.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import torch
import torch.distributed
import torch.multiprocessing
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.entailment.batches import Batch, batches
from training.entailment.network import Network, Shape
from training.entailment.pairs import Pairs

__all__ = ["Plan", "loss", "main", "train"]

_BEARING = 0.3  # weight of ClaimDiff's loss
_WEAKEN = 2.5  # weight of the rare "weakens" in it
_SMOOTH = 0.03
_EVERY = 200  # steps between checkpoints
_FRESH = ("match", "kind", "segment", "mixed", "relation", "bearing")


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
    if plan.processes == 1:
        train(0, plan)
    else:
        torch.multiprocessing.spawn(train, (plan,), nprocs=plan.processes)


def train(rank: int, plan: Plan) -> None:
    """One process of a run."""
    _set_up(rank, plan)
    network = Network(Shape(dropout=plan.dropout))
    network.load_minilm(plan.minilm / "model.safetensors")
    network.to(plan.device)
    network.word.weight.requires_grad_(False)
    optimizer = _optimizer(network, plan)
    step, spent = _resume(network, optimizer, plan)
    began = time.monotonic() - spent
    network.train()
    for batch in _stream(plan, rank, step):
        spent = time.monotonic() - began
        done = _agreed(max(step / plan.steps, spent / 60 / (plan.minutes or 1e9)), plan)
        if done >= 1:
            break
        parts = _step(network, optimizer, batch, done, plan)
        step += 1
        if rank == 0 and step % 25 == 0:
            print(f"step {step}/{plan.steps} {spent:.0f}s done {done:.3f} {parts}", flush=True)
        if rank == 0 and step % _EVERY == 0:
            _save(network, optimizer, step, spent, plan)
    if rank == 0:
        _save(network, optimizer, step, spent, plan)
        (plan.out / "done").touch()


def loss(network: Network, batch: Batch) -> tuple[Tensor, list[float]]:
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
    tokenizer = Tokenizer.from_file(str(plan.minilm / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    pairs = Pairs(plan.data, plan.claimdiff)
    number = 0
    while True:
        rng = Random(plan.seed * 1000 + number)
        found = batches(pairs.round(number, plan.seed), tokenizer, rng, budget=plan.budget)
        todo = list(found)
        mine = todo[rank : len(todo) // plan.processes * plan.processes : plan.processes]
        yield from mine[skip:]
        skip = max(0, skip - len(mine))
        number += 1


def _step(
    network: Network, optimizer: torch.optim.Optimizer, batch: Batch, done: float, plan: Plan
) -> list[float]:
    """One step of gradient descent; ``done`` is the share of the run behind it."""
    inputs = tuple(t.to(plan.device) for t in batch.inputs)
    batch = Batch(inputs, batch.label.to(plan.device), batch.bearing.to(plan.device))
    network.round(done >= plan.rounding)
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * min(1, (done + 1e-3) / 0.06) * max(0.005, 1 - done)
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


def _agreed(done: float, plan: Plan) -> float:
    """The share done that the processes agree on: the greatest."""
    if plan.processes == 1 or not plan.minutes:
        return done
    share = torch.tensor(done, dtype=torch.float64)
    torch.distributed.all_reduce(share, torch.distributed.ReduceOp.MAX)
    return float(share)


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    groups: dict[str, list[torch.nn.Parameter]] = {"matrix": [], "vector": [], "fresh": []}
    for name, p in network.named_parameters():
        if p.requires_grad:
            kind = "matrix" if p.ndim > 1 else "vector"
            groups["fresh" if name.split(".")[0] in _FRESH else kind].append(p)
    return torch.optim.AdamW(
        [
            {"params": groups["matrix"], "peak": plan.rate, "weight_decay": 0.01},
            {"params": groups["vector"], "peak": plan.rate, "weight_decay": 0.0},
            {"params": groups["fresh"], "peak": plan.rate * 4, "weight_decay": 0.01},
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
        os.environ.setdefault("MASTER_PORT", "29512")
        torch.distributed.init_process_group("gloo", rank=rank, world_size=plan.processes)


def _save(
    network: Network, optimizer: torch.optim.Optimizer, step: int, spent: float, plan: Plan
) -> None:
    state = {
        "network": network.state_dict(),
        "optimizer": optimizer.state_dict(),
        "step": step,
        "spent": spent,
        "shape": asdict(network.shape),
        "plan": {k: str(v) if isinstance(v, Path) else v for k, v in asdict(plan).items()},
    }
    torch.save(state, plan.out / "checkpoint.tmp")
    (plan.out / "checkpoint.tmp").replace(plan.out / "checkpoint.pt")


def _resume(network: Network, optimizer: torch.optim.Optimizer, plan: Plan) -> tuple[int, float]:
    """Load the last checkpoint of this run, if any; its step, and the seconds spent on it."""
    path = plan.out / "checkpoint.pt"
    if not path.exists():
        return 0, 0.0
    state = torch.load(path, map_location=plan.device, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    return int(state["step"]), float(state["spent"])


if __name__ == "__main__":
    main()
