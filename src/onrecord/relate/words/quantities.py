"""How many or how much a sentence speaks of, as an interval and what is counted."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.relate.words.lists import word_list, word_rows
from onrecord.relate.words.words import stem

__all__ = ["Quantity", "can_both_hold", "quantities"]

_SCALES = {
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
}
# What stands before a number and what it makes of the number n: from, to.
_BOUNDS: dict[str, tuple[float, float]] = {
    r"at least|no (?:less|fewer) than|not (?:less|fewer) than|a minimum of": (1.0, math.inf),
    r"at most|up to|no more than|not more than|as many as|as much as|a maximum of": (0.0, 1.0),
    r"more than|over|above|upwards of|in excess of|greater than": (1.0, math.inf),
    r"less than|fewer than|under|below|almost|nearly|close to|just under": (0.0, 1.0),
    r"about|around|some|roughly|approximately|an estimated|estimated|circa": (0.8, 1.25),
}
_NEAR = re.compile(r"almost|nearly|close to|just under")
_NEARLY = 0.8  # of the number: the least that "nearly" and "close to" leave
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*|[%$€£]")
_FIGURE = r"(?<![\w.])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_VAGUE = tuple(f"{scale}s" for scale in _SCALES)  # "dozens", "thousands"
_LONGEST = 2_000


class Quantity(NamedTuple):
    """``low`` to ``high`` of ``unit`` (the stem of what is counted, "" when not said).

    ``words`` as printed; ``start`` and ``end`` are code-point offsets of the number.
    """

    low: float
    high: float
    unit: str
    words: str
    start: int
    end: int


def quantities(sentence: str) -> list[Quantity]:
    """The numbers of a sentence, dates left in: digits and words, percent and money.

    "at least thirty advisers" is 30 to infinity of "advis"; "close to sixty" is 48 to 60.
    Only the first 2,000 characters are looked at.
    """
    return list(_read(sentence[:_LONGEST]))


def can_both_hold(one: Quantity, other: Quantity) -> bool:
    """Whether some number lies within both."""
    return one.low <= other.high and other.low <= one.high


def _read(sentence: str) -> Iterator[Quantity]:
    for start, end, value in _numbers(sentence):
        low, high, begins = _bounds(sentence, start, value)
        unit, stop = _unit(sentence, start, end)
        yield Quantity(low, high, unit, sentence[begins:stop].strip(), start, end)


def _numbers(sentence: str) -> Iterator[tuple[int, int, float]]:
    """Runs of figures and number words as one number: "2.5 million", "twenty-five"."""
    run: list[tuple[int, int, str]] = []
    for m in _pieces().finditer(sentence):
        if run and sentence[run[-1][1] : m.start()].strip(" -") != "":
            yield from _closed(run)
            run = []
        run.append((m.start(), m.end(), m.group().lower()))
    yield from _closed(run)


def _closed(run: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, float]]:
    words = [word for _, _, word in run]
    if words and words != ["one"]:
        yield run[0][0], run[-1][1], _value(words)


def _value(words: list[str]) -> float:
    """The number that the words make: ("four", "hundred") is 400."""
    total = part = 0.0
    for word in words:
        scale = _SCALES.get(word.removesuffix("s"))
        if scale is None:
            part += _plain()[word] if word in _plain() else float(word.replace(",", ""))
        elif scale in (12, 100):
            part = max(part, 1) * scale
        else:
            total, part = total + max(part, 1) * scale, 0.0
    return total + part


def _bounds(sentence: str, start: int, value: float) -> tuple[float, float, int]:
    """From, to, and where the words that bound the number begin."""
    before = sentence[max(0, start - 24) : start]
    for pattern, (low, high) in _bound_patterns():
        found = pattern.search(before)
        if found:
            least = _NEARLY if _NEAR.search(found.group().lower()) else low
            at = start - len(before) + found.start()
            return value * least, value * high, at
    if sentence[start:].lower().startswith(_VAGUE):
        return value, math.inf, start
    return value, value, start


def _unit(sentence: str, start: int, end: int) -> tuple[str, int]:
    """What is counted: the first content word after the number, and where it ends."""
    if sentence[max(0, start - 1) : start] in ("$", "€", "£"):
        return sentence[start - 1], end
    at = end
    for m in _WORD.finditer(sentence, end, end + 60):
        word = m.group().lower()
        if sentence[at : m.start()].strip(" -"):
            break
        if word in ("percent", "%") or (word == "per" and sentence[m.end() :][:5] == " cent"):
            return "%", m.end()
        if word not in word_list("before what is counted"):
            return (stem(word), m.end()) if m.group().islower() else ("", end)
        at = m.end()
    return "", end


@cache
def _plain() -> dict[str, float]:
    """Number words below a hundred."""
    found = {word: float(n) for n, word in enumerate(word_rows("ones"))}
    for n, ten in enumerate(word_rows("tens"), 2):
        found[ten] = n * 10.0
    return found


@cache
def _pieces() -> re.Pattern[str]:
    words = "|".join([*_plain(), *_SCALES])
    return re.compile(rf"{_FIGURE}|\b(?:{words}|{'|'.join(_VAGUE)})\b", re.IGNORECASE)


@cache
def _bound_patterns() -> tuple[tuple[re.Pattern[str], tuple[float, float]], ...]:
    return tuple(
        (re.compile(rf"\b(?:{words})\s+[$€£]?$", re.IGNORECASE), bound)
        for words, bound in _BOUNDS.items()
    )
