"""The seven tags of a word: outside, or beginning or inside of a source, a cue, a content."""

from __future__ import annotations

__all__ = ["BEGIN", "OUTSIDE", "PARTS", "TAGS"]

OUTSIDE = 0
PARTS = ("source", "cue", "content")
BEGIN = {"source": 1, "cue": 3, "content": 5}  # inside is one more
TAGS = 7
