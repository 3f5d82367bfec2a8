"""What the network is to answer: a tag for each piece and two pointers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from evaluation.brat import Annotated
from onrecord.extract.tags import BEGIN, PARTS
from onrecord.extract.windows import Window
from onrecord.statements import Attribution

__all__ = ["IGNORE", "Owners", "labels"]

IGNORE = -100
Column = NDArray[np.int64]


class Owners:
    """For each part, which attribution (by number, -1 for none) each character belongs to."""

    def __init__(self, document: Annotated) -> None:
        self.attributions: Sequence[Attribution] = document.gold
        self.parts = {part: np.full(len(document.article.text) + 1, -1) for part in PARTS}
        for number, attribution in enumerate(document.gold):
            for part in PARTS:
                for start, end in getattr(attribution, part):
                    self.parts[part][start:end] = number


def labels(window: Window, owners: Owners) -> tuple[Column, Column, Column]:
    """Tags, content-to-cue and cue-to-source pointers of a window.

    *Shape:* three times (pieces,). A pointer is the index of the first piece of its target,
    0 for a cue that has no source, -100 where there is nothing to learn (the target lies
    outside the window).
    """
    tags, firsts = _tags(window, owners)
    to_cue = np.full(len(window), IGNORE, np.int64)
    for i in np.flatnonzero((tags == BEGIN["content"]) | (tags == BEGIN["content"] + 1)):
        cue = firsts.get(("cue", int(owners.parts["content"][window.offsets[i, 0]])))
        to_cue[i] = IGNORE if cue is None else cue
    return tags, to_cue, _to_source(window, owners, firsts)


def _tags(window: Window, owners: Owners) -> tuple[Column, dict[tuple[str, int], int]]:
    """BIO tags, and where each part of each attribution begins in the window."""
    tags = np.zeros(len(window), np.int64)
    firsts: dict[tuple[str, int], int] = {}
    for i, start in enumerate(window.offsets[:, 0]):
        if start < 0:
            continue
        before = window.offsets[i - 1, 0]
        for part in PARTS:
            owner = int(owners.parts[part][start])
            if owner >= 0:
                goes_on = before >= 0 and owners.parts[part][before] == owner
                tags[i] = BEGIN[part] + int(goes_on)
                firsts.setdefault((part, owner), i)
                break
    return tags, firsts


def _to_source(window: Window, owners: Owners, firsts: dict[tuple[str, int], int]) -> Column:
    pointers = np.full(len(window), IGNORE, np.int64)
    starts = {int(a): i for i, (a, _) in enumerate(window.offsets) if a >= 0}
    low, high = min(starts), int(window.offsets[:, 1].max())
    for number, attribution in enumerate(owners.attributions):
        cue = firsts.get(("cue", number))
        if cue is None:
            continue
        if not attribution.source:
            pointers[cue] = 0
            continue
        start = attribution.source[0].start
        if start in starts:
            pointers[cue] = starts[start]
        elif not low <= start < high:
            pointers[cue] = 0
    return pointers
