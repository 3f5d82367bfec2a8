"""Whether an attribution reports a communication or a state of mind."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.resolve.manner.cues import Cue
from onrecord.resolve.manner.words import word_list

__all__ = ["is_label", "is_speech", "main_cue"]


# Verbs that lend the floor to the verb after them: "appeared to blame", "went on to say".
def is_label(cue: str) -> bool:
    """Whether the cue is a transcript's colon or missing, and not words of saying."""
    return not any(c.isalpha() for c in cue)


def main_cue(found: Sequence[Cue]) -> Cue | None:
    """The expression that decides among those of one cue.

    Nouns after a preposition ("in a statement", "under questioning") and light verbs
    ("began to", "used a speech to") give way to another expression; then the first wins.
    """
    standing = _standing(found) or list(found)
    for i, cue in enumerate(standing):
        following = standing[i + 1 : i + 2]
        if following and _gives_way(cue, following[0]):
            continue
        return cue
    return None


def _standing(found: Sequence[Cue]) -> list[Cue]:
    """The expressions that do not stand in a prepositional phrase."""
    kept: list[Cue] = []
    inside = False
    for cue in found:
        verb = cue.lead[-1:] == ("to",)
        inside = not verb and (
            bool(word_list("preposition in cue").intersection(cue.lead[-2:]))
            or (inside and not cue.lead)
        )
        inside = inside and cue.expression not in word_list("light verb")
        if not inside:
            kept.append(cue)
    return kept


def _gives_way(cue: Cue, following: Cue) -> bool:
    first = cue.expression.split()[0]
    if first in word_list("light verb that keeps") or (
        not cue.speech and first not in word_list("light verb")
    ):
        return False
    return first in word_list("light verb") or (cue.act is None and "to" in following.lead)


def is_speech(cue: str, main: Cue | None, *, infinitive: bool) -> bool:
    """True for what was said, written, shown or ruled; false for belief, wish, plan, feeling.

    ``infinitive``: the content begins with "to" ("decided to run" is a plan, "decided that
    the law stands" a ruling). A cue without a known expression counts as speech: most
    unknown cues are manners of speaking.
    """
    if is_label(cue) or main is None:
        return True
    return main.speech and not (infinitive and main.expression in word_list("plan before to"))
