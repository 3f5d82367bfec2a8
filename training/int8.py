"""Rounds a network to int8, as every model that ships is.

The word table keeps a scale for each word, and the transformer's matrices one for each
output. ``to_int8`` also multiplies in int8; its matrices have seven bits, since sums of
products then fit 16 bits on CPUs without VNNI. ``keep_in_int8`` only stores them so.
"""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

__all__ = ["Table", "keep_in_int8", "to_int8"]


class Table(nn.Module):
    """An embedding kept in int8 with a scale for each row."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        scale = table.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (table.weight.detach() / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """*Shape:* (batch, pieces) to (batch, pieces, width)."""
        rows: Tensor = self.rows[ids].float() * self.scale[ids]  # type: ignore[index]
        return rows


class Matrix(nn.Module):
    """A linear layer whose matrix is kept in int8, a scale for each output, and used as floats.

    What it gives for a text does not depend on what else is in the batch, as it does where
    the activations are rounded too.
    """

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        weight = linear.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.bias = linear.bias

    def forward(self, x: Tensor) -> Tensor:
        """*Shape:* (..., in) to (..., out)."""
        found: Tensor = x @ (self.rows.float() * self.scale).T + self.bias  # type: ignore[operator]
        return found


def keep_in_int8(module: nn.Module) -> None:
    """Put a ``Matrix`` in the place of every linear layer of the module."""
    for name, child in module.named_children():
        if isinstance(child, nn.Linear):
            setattr(module, name, Matrix(child))
        else:
            keep_in_int8(child)


def to_int8(plain: Path, path: Path) -> None:
    """Write the graph at ``plain`` to ``path`` with the matrices of its ``layers`` in int8."""
    graph = onnx.load(str(plain)).graph
    constants = {t.name for t in graph.initializer}
    nodes = [
        n.name
        for n in graph.node
        if n.op_type == "MatMul" and n.input[1] in constants and "/layers" in n.name
    ]
    quantize_dynamic(
        plain,
        path,
        op_types_to_quantize=["MatMul"],
        nodes_to_quantize=nodes,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )
