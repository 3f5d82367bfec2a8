"""Events that news tells with many verbs, each with those who take part in it.

"The brigade shelled the market" and "The market was fired on by the brigade" are one event,
with the same agent and target; who was paid took money. Sentences about one event are
compared part by part, whatever their verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

__all__ = ["Event", "events"]

_LONGEST = 400  # characters of a clause that is read
_AUX = (
    r"(?:(?:had|has|have|having|did|does|do|was|were|been|is|are|being|ever|also|already|once"
    r"|never|\w+ly) )*"
)
_BE = r"(?:is|are|was|were|has been|have been|had been|being|been)(?: \w+ly)?"
_MONEY = (
    r"(?P<money>(?:an? |any |the |some |his |her |its )?(?:[$€£]\S+|\S*\d[\d.,]*\S*|money|cash"
    r"|bribes?|fees?|funds?|donations?|gifts?|loans?|cheques?)(?: (?:million|billion|thousand))?"
    r"(?: (?!to\b|from\b|in\b|by\b|for\b)[a-z]+)?)"
)
_TAIL = (
    r"(?P<rest>(?:,| (?:in|on|at|over|near|for|from|by|during|before|after|when|while|last)\b).*)?"
)

# A part is a word in braces; what follows the last one is left out.
_WAYS: Mapping[str, tuple[str, ...]] = {
    "attack": (
        r"{target} {be} (?:shelled|fired (?:up)?on|bombed|bombarded|attacked) by {agent}",
        r"{target} (?:came|come|was|were) under (?:fire|attack) from {agent}",
        r"{agent} {aux}(?:shell(?:ed|ing)?|fir(?:ed|e|ing) (?:up)?on|bomb(?:ed|ing)?|bombard(?:ed)?"
        r"|attack(?:ed)?|opened fire on) {target}",
        r"{target} {be} (?:shelled|fired (?:up)?on|bombed|bombarded|attacked)",
    ),
    "loss": (
        r"{thing} {be} (?:lost|downed|shot down|brought down)",
        r"{agent} {aux}(?:(?:brought|bring|shot|shoot) down|downed) {thing}",
        r"{agent} {aux}(?:lost|lose) {thing}",
    ),
    "payment": (
        r"{giver} {aux}(?:paid|pay|gave|give|donated|donate|lent|lend|handed|transferred) {money}"
        r" to {taker}",
        r"{taker} {aux}(?:took|taken|take|received|receive|accepted|accept|got) {money}"
        r"(?: \w+)? from {giver}",
        r"{taker} {be} (?:paid|given|handed|lent) {money} by {giver}",
        r"{giver} {aux}(?:paid|pay|gave|give|lent|handed) {taker} {money}",
    ),
    "meeting": (
        r"{one} {aux}(?:met|meet)(?: with)? {other}",
        r"{one} {aux}(?:had|have|held|hold) (?:a (?:\w+ )?meeting|talks) with {other}",
    ),
}


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, by its name here, and who or what took part, as worded."""

    name: str
    parts: Mapping[str, str]


@lru_cache(maxsize=8192)
def events(clause: str) -> tuple[Event, ...]:
    """The events that a clause without its negation tells of, each by its first reading."""
    return tuple(_found(clause[:_LONGEST].rstrip(" .!")))


def _found(line: str) -> Iterator[Event]:
    for name, patterns in _patterns().items():
        matches = (pattern.match(line) for pattern in patterns)
        match = next((m for m in matches if m is not None), None)
        if match is not None:
            parts = {k: v for k, v in match.groupdict().items() if v and k != "rest"}
            yield Event(name, parts)


@cache
def _patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    return {name: tuple(map(_compiled, ways)) for name, ways in _WAYS.items()}


def _compiled(way: str) -> re.Pattern[str]:
    made = way.replace("{aux}", _AUX).replace("{be}", _BE).replace("{money}", _MONEY)
    made = re.sub(r"\{([a-z]+)\}", r"(?P<\1>.{2,100}?)", made)
    return re.compile(rf"^{made}{_TAIL}$", re.IGNORECASE)
