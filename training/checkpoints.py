"""Checkpoints: the file of a run that it goes on from, and that a model is exported from."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import torch

from training.encoder import Encoder
from training.steps import Steps

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["network_of", "read", "resume", "save"]

N = TypeVar("N", bound=Encoder)

_NAME = "checkpoint.pt"


def save(run: Path, steps: Steps, plan: DataclassInstance, **progress: float) -> None:
    """Write the checkpoint of the folder ``run``; ``progress`` is what ``resume`` gives back."""
    state = {
        "network": steps.network.state_dict(),
        "optimizer": steps.optimizer.state_dict(),
        **progress,
        "shape": asdict(steps.network.shape),
        "plan": _plain(asdict(plan)),
    }
    torch.save(state, run / "checkpoint.tmp")
    (run / "checkpoint.tmp").replace(run / _NAME)


def resume(run: Path, steps: Steps, *, device: str) -> dict[str, Any] | None:
    """Load the last checkpoint of the folder; what it says of its progress, None without one."""
    if not (run / _NAME).exists():
        return None
    state = read(run / _NAME, device=device)
    steps.network.load_state_dict(state["network"])
    steps.optimizer.load_state_dict(state["optimizer"])
    return state


def read(path: Path, *, device: str = "cpu") -> dict[str, Any]:
    """A checkpoint, from its file or its run's folder."""
    file = path / _NAME if path.is_dir() else path
    state: dict[str, Any] = torch.load(file, map_location=device, weights_only=True)
    return state


def network_of(path: Path, kind: type[N]) -> N:
    """The network of a checkpoint, ready to infer."""
    state = read(path)
    network = kind(kind.Sizes.of(state["shape"]))  # type: ignore[call-arg]  # all kinds take just that
    network.load_state_dict(state["network"])
    return network.eval()


def _plain(value: Any) -> Any:
    """With paths as strings, as a checkpoint can be read without running code."""
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    return str(value) if isinstance(value, Path) else value
