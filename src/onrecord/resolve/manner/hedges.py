"""Where an article marks doubt about what was said, in its own voice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.resolve.manner.content import Word
from onrecord.resolve.manner.words import alternatives

__all__ = ["is_alleged", "is_hedged"]

_ALLEGED = re.compile(r"\balleg(?:e|es|ed|ing|ations?|edly)\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:den|reject|dismiss|refut|rebut)\w+", re.IGNORECASE)


def is_alleged(cue: str) -> bool:
    """Whether the article says by its cue that this is an allegation, and none that is denied."""
    return _ALLEGED.search(cue) is not None and not _DENIES.search(cue)


def is_hedged(*parts: Iterable[Word]) -> bool:
    """Whether words of doubt ("alleged", "appeared to") stand in a part, unquoted.

    A hedge inside quotation marks is the speaker's, not the article's.
    """
    return any(_hedge().search(_own_words(part)) for part in parts)


@cache
def _hedge() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'])(?:{alternatives('hedge')})(?!\w)")


def _own_words(words: Iterable[Word]) -> str:
    return " ".join("|" if w.quoted else w.lower for w in words)
