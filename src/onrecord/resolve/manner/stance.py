"""Whether a speaker affirms, denies or leaves open what the proposition says."""

from __future__ import annotations

import re
from functools import cache

from onrecord.statements import Stance

__all__ = ["peel", "turned"]

_LEFT = 8
_DEPTH = 6
_CLAUSE = r"(?= (?:that|it|he|she|they|we|there|this|the|you|i|these|those|people|our|his|my)\b)"
_ADVERB = r"(?: \w+ly| really| just| do| also| still| truly)?"
_LAYERS: tuple[tuple[str, Stance], ...] = (
    (r"(?:i|we) (?:do not|don't|did not|didn't) (?:think|believe|accept)", "denies"),
    (r"i (?:doubt|deny|dispute)", "denies"),
    (r"(?:it is|it's|it was) (?:not true|untrue|false|a lie|not the case)(?= that)", "denies"),
    (
        r"there (?:is|was|is absolutely|was absolutely) no (?:truth|substance) (?:in|to|behind)"
        r" (?:(?:the|any|these|those|such) )?(?:reports?|claims?|allegations?|accusations?"
        r"|suggestions?|rumou?rs?)(?= that)",
        "denies",
    ),
    (r"(?:maybe|perhaps|possibly)", "open"),
    (r"(?:i|we) (?:hope|wonder if|wonder whether|wish)", "open"),
    (r"(?:it is|it's) (?:possible|conceivable|unclear)(?= (?:that|whether))", "open"),
    (
        rf"(?:i|we){_ADVERB} (?:think|believe|mean|guess|suppose|know|understand){_CLAUSE}",
        "affirms",
    ),
    (
        r"(?:i'm|i am|we're|we are)(?: \w+)? (?:sure|certain|confident|convinced|afraid)"
        rf"{_CLAUSE}",
        "affirms",
    ),
    (
        r"(?:i'm telling you|i(?: must| can| will|'ll)? tell you|let me tell you|let me be clear"
        r"|let me say|make no mistake)(?=[,:]|(?: that| this,)\b)",
        "affirms",
    ),
    (r"(?:there is|there's) no (?:doubt|question)(?= that)", "affirms"),
    (r"the (?:truth|fact|reality|point|bottom line) is", "affirms"),
    (
        r"(?:well|look|listen|no|nope|you know|i mean|yes|yeah|okay|ok|oh|so|obviously|now|again"
        r"|of course|clearly|frankly|honestly|in fact|also|as you know)(?=,)",
        "affirms",
    ),
    (r"(?:so|and|but|now)(?! (?:far|many|much|that|is|are)\b)(?= )", "affirms"),
)
# With these "I don't think anyone knows" cannot become "anyone knows", denied.
_POLAR = re.compile(
    r"\b(?:any|any\w+|ever|either|at all|yet|much|necessarily|until)\b", re.IGNORECASE
)
_TURN: dict[tuple[Stance, Stance], Stance] = {
    ("affirms", "affirms"): "affirms",
    ("affirms", "denies"): "denies",
    ("denies", "affirms"): "denies",
    ("denies", "denies"): "affirms",
}


def peel(clause: str) -> tuple[str, Stance]:
    """The clause without openers and "I think that", and the stance that they gave it.

    "I don't think that it works" is ("it works", denies); "Well, it works" is
    ("it works", affirms). What others think is left as it is.
    """
    stance: Stance = "affirms"
    for _ in range(_DEPTH):
        layer = _layer(clause)
        if layer is None:
            break
        clause, stance = clause[layer[0] :], turned(stance, layer[1])
    return clause, stance


def turned(outer: Stance, inner: Stance) -> Stance:
    """Two stances, one about the other, as one: to deny a denial is to affirm."""
    return _TURN.get((outer, inner), "open")


def _layer(clause: str) -> tuple[int, Stance] | None:
    """Where the outermost layer of the clause ends, and the stance that it gives."""
    line = clause.replace("’", "'")
    for pattern, stance in _patterns():
        found = pattern.match(line)
        if found is None or len(clause) - found.end() <= _LEFT:
            continue
        if stance != "denies" or not _POLAR.search(clause, found.end()):
            return found.end(), stance
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Stance], ...]:
    return tuple(
        (re.compile(rf"(?:{pattern})(?:,? that)?[,: ]+(?=\S)", re.IGNORECASE), stance)
        for pattern, stance in _LAYERS
    )
