"""A question as the statement that it asks about: "Has X ever sent Y?" as "X has sent Y"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.relate.words.lists import word_list
from onrecord.relate.words.naming import WORD
from onrecord.relate.words.opposites import has_opposite
from onrecord.relate.words.words import stem
from onrecord.resolve.manner.lemmas import is_past

__all__ = ["is_question", "stated"]

_ASKED = re.compile(
    r"^(?P<aux>has|have|had|did|does|do|is|are|was|were|will|would|can|could)"
    r"(?P<no>n['’]t| not)? (?P<rest>.+)$",
    re.IGNORECASE,
)
_THERE = re.compile(r"^there (?:(?:ever|still|really|actually) )?", re.IGNORECASE)
_DROPPED = frozenset(("ever", "really", "actually"))
_KEPT = frozenset(("never", "always", "already", "still", "not", "once", "been", "being"))
_INSIDE = frozenset(("of", "and", "the", "for", "de", "in"))
_HAVING, _BEING = ("has", "have", "had"), ("is", "are", "was", "were")
_LONGEST_SUBJECT = 8  # words


def is_question(line: str) -> bool:
    """Whether it ends in a question mark."""
    return line.rstrip(" \"'”’").endswith("?")


def stated(question: str) -> str | None:
    """The statement whose truth is asked for; None for "who", "how many" and the like.

    "Did X know of Y?" is "X did know of Y". None too where no rule finds the subject's end.
    """
    line = question.rstrip(" .!?…\"'”’")
    found = _ASKED.match(line)
    if found is None:
        return None
    aux, rest = found["aux"].lower(), found["rest"]
    verb = f"{aux} not" if found["no"] else aux
    if _THERE.match(rest):
        return f"There {verb} {_THERE.sub('', rest)}"
    words = list(WORD.finditer(rest))
    at = _subject_end(aux, [w.group() for w in words])
    if at is None:
        return None
    subject = rest[: words[at].start()].strip()
    told = " ".join(w for w in rest[words[at].start() :].split() if w.lower() not in _DROPPED)
    return f"{subject[:1].upper()}{subject[1:]} {verb} {told}"


def _subject_end(aux: str, words: Sequence[str]) -> int | None:
    """The number of the first word after the subject."""
    for n in range(1, min(len(words), _LONGEST_SUBJECT)):
        lower = words[n].lower()
        if lower in _DROPPED or lower in _KEPT or (words[n].islower() and _is_verb(aux, lower)):
            return n
        named = all(w[0].isupper() or w.lower() in _INSIDE for w in words[:n])
        if named and words[0][0].isupper() and lower not in _INSIDE and words[n].islower():
            return n
    return None


def _is_verb(aux: str, word: str) -> bool:
    """Whether a verb that follows this auxiliary: its participle, or its dictionary form."""
    if aux in _HAVING:
        return is_past(word)
    if aux in _BEING:
        return is_past(word) or word.endswith("ing") or has_opposite(stem(word))
    return word in word_list("verbs asked about")
