"""Train the network that resolves pronouns.

    python -m training.coreference.train GAP --start RUN/checkpoint.pt --minilm FOLDER --out RUN2

GAP holds ``gap-development.tsv`` and ``gap-test.tsv``, which it learns from, and
``gap-validation.tsv``, which it is measured on after every epoch. ``--start`` is a
checkpoint of the attribution network. ``RUN2/checkpoint.pt`` is written after every epoch.
"""

from __future__ import annotations

import argparse
import math
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import torch
from tokenizers import Tokenizer

from evaluation.gap import OTHER, gap
from training.attribution.network import Network, Shape
from training.coreference.network import Coreference, answers
from training.coreference.passages import Example, batches, collate, examples

__all__ = ["Plan", "f1", "main", "train"]

_HEADS = ("small", "inner", "outer", "direct", "none", "mark")


@dataclass(frozen=True)
class Plan:
    """One training run. ``frozen`` counts the lowest layers that stay as they are;
    ``rounding`` is the share of the run after which int8 rounding is on.
    """

    data: Path
    minilm: Path
    out: Path
    start: Path | None = None
    epochs: int = 3
    rate: float = 1e-4
    budget: int = 1536
    frozen: int = 0
    dropout: float = 0.1
    rounding: float = 1.1
    seed: int = 1
    threads: int = 2
    device: str = "cpu"
    few: int = 0


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("data", type=Path, help="folder with the three GAP files")
    parser.add_argument("--minilm", type=Path, required=True, help="folder with tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a checkpoint of the attribution network")
    for name in ("epochs", "budget", "frozen", "seed", "threads", "few"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Plan, name))
    for name in ("rate", "dropout", "rounding"):
        parser.add_argument(f"--{name}", type=float, default=getattr(Plan, name))
    parser.add_argument("--device", default=Plan.device)
    train(Plan(**vars(parser.parse_args())))


def train(plan: Plan) -> None:
    """Learn, measure and save after every epoch."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    torch.set_flush_denormal(True)
    plan.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(plan.minilm / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    learned, held = _read(plan, tokenizer)
    network = _network(plan).to(plan.device)
    optimizer = _optimizer(network, plan)
    done, total = 0, plan.epochs * len(batches(learned, Random(0), budget=plan.budget))
    for epoch in range(plan.epochs):
        began = time.monotonic()
        network.train()
        for batch in batches(learned, Random(plan.seed * 100 + epoch), budget=plan.budget):
            loss = _step(network, optimizer, batch, done / total, plan)
            if done % 25 == 0:
                print(f"{done}/{total} {time.monotonic() - began:.0f}s {loss:.3f}", flush=True)
            done += 1
        found = f1(network, held, plan)
        print(f"epoch {epoch + 1}: F1 {found:.1f}", flush=True)
        _save(network, epoch + 1, plan)


def f1(network: Coreference, held: list[Example], plan: Plan, least: float = 0.1) -> float:
    """F1 of the names that get more than ``least`` and the most, in per cent (GAP's measure)."""
    network.eval()
    right = proposed = there = 0
    with torch.inference_mode():
        for batch in batches(held, Random(0), budget=plan.budget):
            b = collate(batch)
            shares = answers(network(b), b.whose).exp()
            best, which = shares[:, :2].max(1)
            given = best > least
            right += int((given & (which == b.answer)).sum())
            proposed += int(given.sum())
            there += int((b.answer != OTHER).sum())
    return 200 * right / (proposed + there)


def _read(plan: Plan, tokenizer: Tokenizer) -> tuple[list[Example], list[Example]]:
    """What is learned from and what is measured on; read once and kept beside the run."""
    kept = plan.out / "examples.pt"
    if kept.exists():
        learned, held = torch.load(kept, weights_only=False)
    else:
        parts = [
            list(gap(plan.data / f"gap-{p}.tsv")) for p in ("development", "test", "validation")
        ]
        learned, held = examples(parts[0] + parts[1], tokenizer), examples(parts[2], tokenizer)
        torch.save((learned, held), kept)
    return (learned[: plan.few], held[: plan.few]) if plan.few else (learned, held)


def _network(plan: Plan) -> Coreference:
    network = Coreference(Shape(dropout=plan.dropout))
    if plan.start:
        state = torch.load(plan.start, map_location="cpu", weights_only=True)["network"]
    else:
        base = Network(Shape(dropout=plan.dropout))
        base.load_minilm(plan.minilm / "model.safetensors")
        state = base.state_dict()
    own = set(network.state_dict())
    network.load_state_dict({k: v for k, v in state.items() if k in own}, strict=False)
    for module in (network.word, network.position, *network.layers[: plan.frozen]):
        module.requires_grad_(False)
    network.round(False)
    return network


def _optimizer(network: Coreference, plan: Plan) -> torch.optim.Optimizer:
    groups: dict[str, list[torch.nn.Parameter]] = {"matrix": [], "vector": [], "head": []}
    for name, p in network.named_parameters():
        if p.requires_grad:
            kind = "matrix" if p.ndim > 1 else "vector"
            groups["head" if name.split(".")[0] in _HEADS else kind].append(p)
    return torch.optim.AdamW(
        [
            {"params": groups["matrix"], "peak": plan.rate, "weight_decay": 0.01},
            {"params": groups["vector"], "peak": plan.rate, "weight_decay": 0.0},
            {"params": groups["head"], "peak": plan.rate * 10, "weight_decay": 0.01},
        ],
        lr=plan.rate,
        betas=(0.9, 0.98),
        eps=1e-6,
        fused=True,
    )


def _step(
    network: Coreference,
    optimizer: torch.optim.Optimizer,
    batch: list[Example],
    done: float,
    plan: Plan,
) -> float:
    """One step of gradient descent; ``done`` is the share of the run behind it."""
    network.round(done >= plan.rounding)
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * min(1, (done + 1e-3) / 0.1) * max(0.01, 1 - done)
    b = collate(batch)
    shares = answers(network(b), b.whose)
    loss = -shares[torch.arange(len(batch)), b.answer].mean()
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_([p for p in network.parameters() if p.requires_grad], 1.0)
    optimizer.step()
    value = float(loss.item())
    if not math.isfinite(value):
        raise FloatingPointError("the loss is not finite")
    return value


def _save(network: Coreference, epoch: int, plan: Plan) -> None:
    plain = {k: str(v) if isinstance(v, Path) else v for k, v in asdict(plan).items()}
    state = {
        "network": network.state_dict(),
        "epoch": epoch,
        "shape": asdict(network.shape),
        "plan": plain,
    }
    torch.save(state, plan.out / "checkpoint.tmp")
    (plan.out / "checkpoint.tmp").replace(plan.out / "checkpoint.pt")


if __name__ == "__main__":
    main()
