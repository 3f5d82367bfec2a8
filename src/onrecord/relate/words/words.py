"""Kinds of words that decide whether one sentence follows from another."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["KINDS", "Word", "kind", "stem", "value"]

KINDS = 8  # other, function word, negation, refusal, number, name, quantity, hedge


@dataclass(frozen=True)
class Word:
    """A word as printed, and whether it is the first of its sentence."""

    text: str
    first: bool

    @property
    def lower(self) -> str:
        """In small letters."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FUNCTION = _set(
    "a an the this that these those of in on at to for from by with as into onto over under "
    "and or but is are was were be been being am has have had do does did will it its he she "
    "they them his her their him we our you your i my me who whom whose which what there here "
    "than then so such s"
)
_NEGATION = _set("not no never none nobody nothing neither nor without cannot nowhere non")
_REFUSAL = _set(
    "deny denied denies denying refuse refused refuses fail failed fails reject rejected rejects "
    "dismiss dismissed lack lacks lacked avoid avoided stop stopped stops cease ceased prevent "
    "prevented against unable hardly barely scarcely rarely seldom few little false untrue wrong "
    "oppose opposed opposes withdraw withdrew halt halted ban banned block blocked instead"
)
_QUANTITY = _set(
    "all every each everyone everybody everything some somebody someone something any anyone "
    "anything only just most many several both either always often sometimes least more less "
    "about around nearly almost roughly over up half entire whole partly except other another "
    "exactly approximately fewer"
)
_HEDGE = _set(
    "may might could would should can must if unless whether possibly perhaps probably likely "
    "allegedly reportedly alleged seem seems seemed appear appears appeared believe believes "
    "believed think thinks thought want wants wanted hope hopes hoped plan plans planned intend "
    "intends intended threaten threatened promise promised ask asked asks before until would "
    "claims claimed suspected considering expected"
)
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen", "twenty",
)  # fmt: skip
_TENS = {"thirty": "30", "forty": "40", "fifty": "50", "hundred": "100", "thousand": "1000"}
_NUMBERS = {word: str(n) for n, word in enumerate(_SMALL)} | _TENS
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}
_COUNTS = _set("million billion trillion dozen dozens hundreds thousands millions twice once")
_CLASSES = (
    (_NEGATION, 2),
    (_REFUSAL, 3),
    (_QUANTITY, 6),
    (_HEDGE, 7),
    (_FUNCTION, 1),
    (_COUNTS, 4),
)
_ENDINGS = ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s")


def kind(word: Word, before: Word | None, names: Set[str]) -> int:
    """The number of its kind, in ``range(KINDS)``; ``names`` are words known to be capital."""
    lower = word.lower
    if lower == "t" and before is not None and before.text in "'’":
        return 2
    for words, number in _CLASSES:
        if lower in words:
            return number
    if value(lower):
        return 4
    return 5 if word.capital and (not word.first or word.text in names) else 0


@lru_cache(maxsize=65536)
def value(word: str) -> str:
    """The figures of a number ("three" and "3" are "3"), or nothing."""
    if word[:1].isdecimal():
        return word.rstrip("stndrh") or word
    return _NUMBERS.get(word) or _ORDINALS.get(word, "")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its ending: "sends", "sending" and "send" are one."""
    for ending in _ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= 3:
            word = root + "y" if ending in ("ies", "ied") else root
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word
