"""Sources that run on into the outlet that was told: "the spokeswoman to AFP"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.resolve.gazetteers.outlets import is_outlet, known_outlet
from onrecord.statements import Attribution, Span

__all__ = ["without_relay"]

_TO = re.compile(r"\s+to\s+(?=\S+(?:\s+\S+){0,5}$)")


def without_relay(text: str, attribution: Attribution) -> Attribution:
    """The attribution, with its source ending before a "to" that only an outlet follows.

    Who is told is not part of the one who speaks; an ambassador to a country is.
    """
    if not attribution.source:
        return attribution
    *others, last = attribution.source
    words = last.of(text)
    for match in _TO.finditer(words):
        name = words[match.end() :]
        if match.start() and (known_outlet(name) or is_outlet(name)):
            shorter = Span(last.start, last.start + match.start())
            return replace(attribution, source=(*others, shorter))
    return attribution
