"""Two things that are said in many ways: that somebody was told, and that something is somewhere.

"X knew of P", "X was told of P" and "Y wrote to X about P" have somebody who knows and what is
known; "There are soldiers in P", "X sent soldiers to P" and "Soldiers arrived in P" have a
thing and a place. Sentences of one frame are compared part by part, whatever their verbs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.resolve.manner.lemmas import is_past

__all__ = ["MONTH", "Knowing", "Presence", "knowing", "presences"]

_LONGEST = 400  # characters of a clause that is read

_AUX = (
    r"(?:(?:had|has|have|having|did|does|do|was|were|been|is|are|being|will|would|first|ever|not"
    r"|already|also|itself|himself|herself|themselves|previously|personally|always) )*"
)
_BE = r"(?:is|are|was|were|has been|have been|had been)"
_TELL = r"(?:told|tell|informed|inform|notified|notify|warned|warn|alerted|alert|briefed|brief)"
_TOLD = r"(?:told|informed|notified|warned|alerted|briefed)"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_NOTE = (
    r"(?:[\w’'-]+ ){0,4}?(?P<note>warning|letter|report|notice|complaint|memo|memorandum|email"
    r"|e-mail|alert|notification|message|document|dossier|briefing)s?\b"
)
_HAND = r"(?:sent|send|handed|hand|gave|give|delivered|addressed)"
_REPORT = r"(?:of|about|on|over|that|to report|reporting|saying|warning of)"
_TOPIC = rf"(?: {_REPORT} (?P<topic>.+))?"
_ABOUT = r" (?:of|about|on|over|that) (?P<topic>.+)"
_WHO = r"(?P<who>.{2,120}?)"
_BY = r"(?P<by>.{2,120}?)"
_END = r"(?= (?:of|about|on|over|that|in|at|to|before|after)\b|[.,]|$)"

_KNOWING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{_WHO} {_AUX}(?:knew|know|known|knows|learned|learnt|learn){_ABOUT}",
        rf"^{_WHO} {_AUX}(?:knew|known)(?: (?:in|on|before|after|by|since|until) (?:[^,]*\d[^,]*"
        rf"|{MONTH}))?$",
        rf"^{_WHO} {_AUX}(?:became|been|was|were|is|are) (?:\w+ )?aware{_ABOUT}",
        rf"^{_WHO} {_AUX}(?:was|were|been|being|got) (?:\w+ly |first |ever |never )?{_TELL}"
        rf"(?: by (?P<by>.{{2,60}}?))?{_ABOUT}",
        rf"^{_WHO} {_AUX}(?:was|were|been|being|got) (?:\w+ly |first |ever |never )?{_TOLD}"
        rf"(?: by (?P<by>.{{2,60}}?))?(?: (?:in|on|before|after|by) [^,]*\d[^,]*| in {MONTH})?$",
        rf"^{_WHO} {_AUX}(?:received|receive|got|get) {_NOTE}(?: from {_BY}{_END})?{_TOPIC}",
        rf"^{_BY} {_AUX}{_TELL} {_WHO}{_ABOUT}",
        rf"^{_BY} {_AUX}{_HAND} {_NOTE} to {_WHO}{_END}{_TOPIC}",
        rf"^{_BY} {_AUX}(?:wrote|write|written) to {_WHO}{_END}(?P<rest>.*)",
    )
)
_REST = re.compile(rf" {_REPORT} (?P<topic>(?!\d).+)")
_WHOSE = re.compile(
    r"(?P<by>[A-Z][\w-]+(?: [A-Z][\w-]+){0,3})[’']s? (?:letter|warning|report|memo)"
)

_IN = r"(?:in|at|on|aboard|inside|near|outside|over|within|across)"
_PLACE = rf" {_IN} (?!least|most|all\b|once)(?P<place>.+)"
_TO = r"(?: (?:to|into|in|at|onto|aboard) (?!least|most|all\b)(?P<place>.+))?"
_BEING = (
    r"(?:present|based|stationed|deployed|located|placed|posted|working|operating|serving|active"
    r"|trapped|held|kept|stored|hidden|found|seen|living|flying|fighting|there|sent|stuck|buried)"
)
_SEND = (
    r"(?:sent|send|sends|sending|brought|bring|brings|bringing|deployed|deploy|deploying"
    r"|redeployed|placed|place|placing|delivered|deliver|delivering|delivers|supplied|supply"
    r"|supplying|flew|flown|flying in|shipped|ship|shipping|stationed|dispatched|moved"
    r"|transferred|transferring|provided|provide|provides|providing)"
)
_SENDING = r"(?:re)?(?:deployment|presence|transfer|delivery|dispatch)"
_THING = r"(?P<thing>.{2,80}?)"
_MAKER = r"(?P<maker>.{2,80}?)"
_WHOM = r"(?P<place>(?:the )?[A-Z][\w’'-]+(?: [\w’'-]+){0,4}?)"
_PRESENCES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^there {_BE} (?:a |an )?{_SENDING} of {_THING}{_TO}$",
        rf"^there (?:{_BE}|will be) {_THING}(?: {_BEING})?{_PLACE}",
        rf"^{_THING} {_BE}(?: \w+ly)?(?: {_BEING})?(?: \w+ly)?{_PLACE}",
        rf"^{_THING} (?:{_BE}|being) (?:\w+ly )?{_SEND}{_TO}$",
        rf"^{_THING} (?:has |have |had )?(?:arrived|landed|come|came|docked|stayed){_PLACE}",
        rf"^{_MAKER} {_AUX}(?:provided|provide|provides|providing|supplied|supply|supplying)"
        rf" (?:(?:more|further|new|military|additional) )*(?:support|aid|help|assistance|{_WHOM})"
        rf" with {_THING}$",
        rf"^{_MAKER} {_AUX}{_SEND} {_THING}{_TO}$",
        rf"^(?P<place>.{{2,120}}?) {_AUX}(?:carried|carries|carry|holds?|held) {_THING}$",
        rf"^{_MAKER} (?:showed|showing|shows|filmed|photographed) {_THING}"
        rf"(?: in (?P<place>.+)| (?:next|close) to .+)?$",
        rf"^{_MAKER} (?:has|have|had) {_THING}{_PLACE}",
        rf"^{_THING} {_BE} (?:next|close) to .+$",
    )
)
_WHICH = re.compile(r", (?:which|who|whose|where) [^,]{1,120},")
_QUANTITY = re.compile(
    r"^(?:(?:a|an|the|some|any|one|its|their|his|her|more|new|several|many|first|at least|about"
    r"|group|small|quantity|number|of|up|close|to|over|two|three|dozens?|hundreds|\d[\d,.]*) )+",
    re.IGNORECASE,
)
_NO_THING = frozenset(("been", "already", "much", "not", "never", "yet", "also", "always", "what"))


@dataclass(frozen=True, slots=True)
class Knowing:
    """Somebody knew: ``who``, ``topic`` and ``by`` whom they were told, as worded or empty."""

    who: str
    topic: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Presence:
    """Something is or was brought somewhere: ``thing``, ``place`` and ``maker``, as worded."""

    thing: str
    place: str = ""
    maker: str = ""


@lru_cache(maxsize=8192)
def knowing(clause: str) -> Knowing | None:
    """Who knew what by a clause without its negation; None when it is about something else."""
    line = _WHICH.sub("", clause[:_LONGEST].rstrip(" .!"))
    for pattern in _KNOWING:
        found = pattern.match(line)
        if found is None:
            continue
        parts = {k: v for k, v in found.groupdict().items() if v}
        rest = _REST.search(parts.get("rest", ""))
        whose = _WHOSE.search(line)
        topic = parts.get("topic") or (rest["topic"] if rest else "")
        return Knowing(parts["who"], topic, parts.get("by") or (whose["by"] if whose else ""))
    return None


@lru_cache(maxsize=8192)
def presences(clause: str) -> tuple[Presence, ...]:
    """What is where by a clause without its negation, one for each thing it lists."""
    line = _WHICH.sub("", clause[:_LONGEST].rstrip(" .!"))
    for pattern in _PRESENCES:
        found = pattern.match(line)
        if found is not None:
            parts = {k: v or "" for k, v in found.groupdict().items()}
            things = re.split(r", (?:and )?| and | or ", parts["thing"])
            made = (_QUANTITY.sub("", thing.strip()) for thing in things)
            place, maker = parts.get("place", ""), parts.get("maker", "")
            return tuple(Presence(thing, place, maker) for thing in made if _is_thing(thing))
    return ()


def _is_thing(words: str) -> bool:
    """Whether they can be a noun: not "already been spent", "much yet"."""
    first = words.split(" ", 1)[0].lower()
    return bool(first) and not (is_past(first) or first in _NO_THING or first.endswith("ly"))
