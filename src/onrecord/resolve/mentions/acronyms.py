"""Names with their acronym in brackets: "Bureau of Inland Rivers (BIR)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from onrecord.resolve.gazetteers.names import Word
from onrecord.resolve.mentions.kinds import kind_of_name
from onrecord.resolve.mentions.types import Mention

__all__ = ["acronym_spans", "with_acronyms"]


_BRACKET = re.compile(r"\s\((?:the\s)?[“\"]?([A-Z][A-Za-z&]{1,7})[”\"]?(?:/[A-Z]+)?\)")
_LONGEST = 20
_SMALL = frozenset({"of", "the", "for", "and", "to", "in", "on", "a", "an", "by", "at"})


def acronym_spans(text: str, words: list[Word]) -> Iterator[tuple[int, int, str]]:
    """Start, end and acronym of each name of ``words`` whose initials follow it in brackets."""
    if not words:
        return
    for m in _BRACKET.finditer(text, words[0].start, words[-1].end + 1):
        letters = [c for c in m[1] if c.isupper()]
        stop = bisect_left(words, m.start(), key=lambda w: w.start)
        before = words[max(0, stop - _LONGEST) : stop]
        start = _first(before, letters)
        if start is not None and len(letters) > 1:
            yield start, before[-1].end, m[1]


def _first(before: list[Word], letters: list[str]) -> int | None:
    """Where the name begins whose words' initials are the letters, read from the end."""
    left = len(letters) - 1
    for word in reversed(before):
        if word.text[0].upper() == letters[left] and word.text.lower() not in _SMALL:
            left -= 1
            if left < 0:
                return word.start if word.text[0].isupper() else None
        elif word.text.lower() not in _SMALL:
            return None
    return None


def with_acronyms(text: str, words: list[Word], found: list[Mention]) -> list[Mention]:
    """The mentions of a paragraph, those that a spelled-out acronym covers replaced by it."""
    for start, end, short in acronym_spans(text, words):
        name = text[start:end]
        kind = kind_of_name(name, the=True)
        found = [m for m in found if m.end <= start or m.start >= end]
        found.append(Mention(start, end, name, kind, None, acronym=short))
    return sorted(found, key=lambda m: m.start)
