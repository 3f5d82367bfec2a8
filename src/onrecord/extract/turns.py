"""Transcripts: every turn is an attribution, by structure and not by guess."""

from __future__ import annotations

from onrecord.ingest.transcript import turns
from onrecord.statements import Attribution

__all__ = ["turn_attributions"]


def turn_attributions(text: str, extractor: str) -> list[Attribution]:
    """One attribution a turn: the label is the source, there is no cue, the body is content."""
    return [Attribution((t.label,), (), (t.body,), 1.0, extractor) for t in turns(text)]
