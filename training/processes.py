"""Several processes that train one network together.

On two CPU cores two processes of one thread each are a quarter faster than one of two threads.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

import torch
import torch.distributed
import torch.multiprocessing

__all__ = ["Shared", "average", "begin_alike", "greatest", "join", "launch", "part"]


class Shared(Protocol):
    """A plan of a run as far as its processes go."""

    @property
    def seed(self) -> int:
        """What chance begins with."""

    @property
    def processes(self) -> int:
        """How many share every step."""


P = TypeVar("P", bound=Shared)
T = TypeVar("T")


def launch(train: Callable[[int, P], None], plan: P) -> None:
    """Run ``train(rank, plan)`` in every process of the plan."""
    if plan.processes == 1:
        train(0, plan)
    else:
        torch.multiprocessing.spawn(train, (plan,), nprocs=plan.processes)


def join(rank: int, plan: Shared, *, port: int) -> None:
    """Set this process up; several of them meet at ``port`` (or that of MASTER_PORT)."""
    torch.manual_seed(plan.seed * 100 + rank)
    torch.set_flush_denormal(True)
    if plan.processes > 1:
        torch.set_num_threads(1)
        os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
        os.environ.setdefault("MASTER_PORT", str(port))
        torch.distributed.init_process_group("gloo", rank=rank, world_size=plan.processes)


def part(batches: Sequence[T], rank: int, plan: Shared) -> Sequence[T]:
    """The batches of process ``rank``: as many as every other has."""
    return batches[rank : len(batches) // plan.processes * plan.processes : plan.processes]


def begin_alike(parameters: Iterable[torch.nn.Parameter], processes: int) -> None:
    """Give every process the first one's weights: what is not pretrained begins by chance."""
    if processes > 1:
        for p in parameters:
            torch.distributed.broadcast(p.data, 0)


def average(parameters: Sequence[torch.nn.Parameter], processes: int) -> None:
    """Make every process's gradients the mean of all."""
    if processes == 1:
        return
    zero = [p.grad if p.grad is not None else torch.zeros_like(p) for p in parameters]
    flat = torch.cat([g.reshape(-1) for g in zero])
    torch.distributed.all_reduce(flat)
    flat /= processes
    for p, mean in zip(parameters, flat.split([p.numel() for p in parameters]), strict=True):
        p.grad = mean.view_as(p)


def greatest(number: float, processes: int) -> float:
    """The greatest of the numbers that the processes bring."""
    if processes == 1:
        return number
    shared = torch.tensor(number, dtype=torch.float64)
    torch.distributed.all_reduce(shared, torch.distributed.ReduceOp.MAX)
    return float(shared)
