"""Pieces of SQL that many questions to a record are made of."""

from __future__ import annotations

import json
from collections.abc import Iterable

__all__ = ["AMONG", "REJECTED", "listed"]

AMONG = "IN (SELECT value FROM json_each(?))"
"""After a column: that it is one of ``listed(values)``, of which there may be any number."""

REJECTED = "(SELECT number FROM statements WHERE judged = 'reject')"
"""The statements that a person rejected; an index holds just these."""


def listed(values: Iterable[int | str]) -> str:
    """Values as the one value for the placeholder of ``AMONG``."""
    return json.dumps(list(values))
