"""Average the weights of several checkpoints of one line of training.

    python -m training.attribution.average RUN [RUN ...] --out RUN

The mean of weights that a common start and a falling rate have kept near each other is
often better than each (Wortsman et al. 2022, arXiv:2203.05482).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from training.checkpoints import read

__all__ = ["main"]


def main() -> None:
    """Read the command line and average."""
    parser = argparse.ArgumentParser(description="average checkpoints")
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    a = parser.parse_args()
    states = [read(run) for run in a.runs]
    networks = [state["network"] for state in states]
    mean = {k: sum(n[k] for n in networks) / len(networks) for k in networks[0]}
    a.out.mkdir(parents=True, exist_ok=True)
    torch.save(states[0] | {"network": mean, "optimizer": None}, a.out / "checkpoint.pt")


if __name__ == "__main__":
    main()
