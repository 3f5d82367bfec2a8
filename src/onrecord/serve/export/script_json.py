"""JSON that stays data wherever it is put."""

from __future__ import annotations

import re
from typing import Any

from onrecord.serve.export.jsonl import json_text

__all__ = ["script_json"]

_ACTIVE = re.compile("[<>&\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def script_json(value: Any) -> str:
    r"""``json_text`` of ``value`` in which nothing can end a script element or turn a line round.

    ``<``, ``>``, ``&``, C1 controls and the controls of direction are written as ``\uXXXX``;
    whoever reads the JSON gets them back.
    """
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text(value))
