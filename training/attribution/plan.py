"""The plan of a run that trains the attribution network."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Plan", "arguments"]


@dataclass(frozen=True)
class Plan:
    """One training run.

    ``rounding`` is the share of it after which int8 rounding is on. The network begins with
    the ``layers`` of MiniLM, or with the weights of the checkpoint ``start``, of whose layers
    it may ``keep`` some. ``teacher`` is the checkpoint that a student learns from, ``soft`` the
    teacher's share of the loss, ``temperature`` that of its soft targets, ``unlabelled``
    JSONL files of more texts for it to read, and ``sample`` how many of them in an epoch
    (0: all).
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
    keep: tuple[int, ...] = ()
    teacher: Path | None = None
    unlabelled: tuple[Path, ...] = ()
    sample: int = 0
    soft: float = 0.5
    temperature: float = 2.0


def arguments() -> Plan:
    """The plan that the command line asks for."""
    parser = argparse.ArgumentParser(description="train the attribution network")
    parser.add_argument("data", type=Path, help="folder with text/ and attributions/")
    parser.add_argument(
        "--minilm", type=Path, required=True, help="model.safetensors, tokenizer.json"
    )
    parser.add_argument("--out", type=Path, required=True)
    for name in ("epochs", "budget", "size", "seed", "processes", "sample"):
        parser.add_argument(f"--{name}", type=int, default=getattr(Plan, name))
    for name in ("rate", "dropout", "rounding", "soft", "temperature"):
        parser.add_argument(f"--{name}", type=float, default=getattr(Plan, name))
    parser.add_argument("--device", default=Plan.device)
    begin = parser.add_mutually_exclusive_group()
    begin.add_argument("--start", type=Path, help="a checkpoint to begin with")
    begin.add_argument("--layers", type=_numbers, default=Plan.layers, help="of MiniLM, as 0,2,4")
    parser.add_argument("--keep", type=_numbers, default=(), help="layers of --start, as 0,2,5")
    parser.add_argument("--teacher", type=Path, help="a checkpoint to learn from")
    parser.add_argument(
        "--unlabelled", type=Path, nargs="+", default=(), help="JSONL files for the teacher"
    )
    found = parser.parse_args()
    if found.keep and not found.start:
        parser.error("--keep needs --start")
    if found.unlabelled and not found.teacher:
        parser.error("--unlabelled needs --teacher")
    return Plan(**vars(found) | {"unlabelled": tuple(found.unlabelled)})


def _numbers(words: str) -> tuple[int, ...]:
    return tuple(int(word) for word in words.split(","))
