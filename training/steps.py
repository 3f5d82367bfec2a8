"""Steps of gradient descent: AdamW, a rate that rises and falls, gradients cut at length one."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import torch
from torch import Tensor

from training.encoder import Encoder
from training.processes import average, begin_alike

__all__ = ["Loss", "Steps"]

Loss = tuple[Tensor, list[float]]
"""What is made less, and its parts for a person to watch."""

_WARM = 0.06  # share of the run in which the rate rises
_FRESH = 4  # times the rate, for what is not pretrained
_LONGEST = 1.0


@dataclass(frozen=True)
class Steps:
    """How a network is trained.

    ``rounding`` is the share of the run after which int8 rounding is on, ``floor`` the share
    of the rate below which it does not fall, ``processes`` how many share a step.
    """

    network: Encoder
    optimizer: torch.optim.Optimizer
    rounding: float
    floor: float
    processes: int

    @classmethod
    def of(
        cls,
        network: Encoder,
        *,
        rate: float,
        fresh: Collection[str],
        rounding: float,
        floor: float,
        processes: int,
    ) -> Steps:
        """Steps of at most ``rate``; ``fresh`` are the parts whose rate is four times that.

        The table of words stays as it is.
        """
        network.word.weight.requires_grad_(False)
        begin_alike(network.parameters(), processes)
        return cls(network, _optimizer(network, rate, fresh), rounding, floor, processes)

    def take(self, loss: Callable[[], Loss], done: float) -> list[float]:
        """One step; ``done`` is the share of the run behind it. The parts of the loss."""
        self.network.train()
        self.network.round(done >= self.rounding)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * min(1, (done + 1e-3) / _WARM) * max(self.floor, 1 - done)
        total, parts = loss()
        self.optimizer.zero_grad(set_to_none=True)
        total.backward()
        parameters = [p for p in self.network.parameters() if p.requires_grad]
        average(parameters, self.processes)
        torch.nn.utils.clip_grad_norm_(parameters, _LONGEST)
        self.optimizer.step()
        return parts


def _optimizer(network: Encoder, rate: float, fresh: Collection[str]) -> torch.optim.Optimizer:
    groups: dict[str, list[torch.nn.Parameter]] = {"matrix": [], "vector": [], "fresh": []}
    for name, p in network.named_parameters():
        if p.requires_grad:
            kind = "matrix" if p.ndim > 1 else "vector"
            groups["fresh" if name.split(".")[0] in fresh else kind].append(p)
    return torch.optim.AdamW(
        [
            {"params": groups["matrix"], "peak": rate, "weight_decay": 0.01},
            {"params": groups["vector"], "peak": rate, "weight_decay": 0.0},
            {"params": groups["fresh"], "peak": rate * _FRESH, "weight_decay": 0.01},
        ],
        lr=rate,
        betas=(0.9, 0.98),
        eps=1e-6,
        fused=True,
    )
