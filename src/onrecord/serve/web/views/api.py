"""What the API's description says, as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Operation", "Parameter", "operations"]

_KNOWN = {
    "since": "Said then or later, or published when it has no such date, as 2015-09-04.",
    "until": "Said then or earlier, or published when it has no such date, as 2015-09-04.",
    "q": "Words in any inflection.",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation; ``choices`` are all that it takes, where these are few."""

    name: str
    description: str
    choices: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked: ``GET``, a path below ``/api/v1``, and what it gives."""

    method: str
    path: str
    description: str
    parameters: tuple[Parameter, ...]


def operations(described: Mapping[str, Any]) -> list[Operation]:
    """The operations of an OpenAPI description, in its order."""
    return [
        Operation(
            method.upper(),
            path,
            str(told.get("description") or told.get("summary") or ""),
            tuple(_parameter(one) for one in told.get("parameters", ())),
        )
        for path, methods in described["paths"].items()
        for method, told in methods.items()
    ]


def _parameter(told: Mapping[str, Any]) -> Parameter:
    schema = told.get("schema", {})
    branches = [schema, *schema.get("anyOf", ())]
    choices = next((tuple(b["enum"]) for b in branches if "enum" in b), ())
    description = (
        told.get("description") or schema.get("description") or _KNOWN.get(told["name"], "")
    )
    return Parameter(told["name"], description, choices, bool(told.get("required")))
