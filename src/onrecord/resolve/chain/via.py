"""Through which outlets the words came, by the frame of one attribution alone.

Told to one ("told Reuters"), said on one ("on CNN", "in an interview with the Harbour
Courier"), or carried by one ("quoted by Interfax", "according to the Nova Times").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.resolve.frames import MASK, Frame, gap
from onrecord.resolve.gazetteers.countries import country_named
from onrecord.resolve.gazetteers.outlets import (
    NAME_BEGINS,
    OutletMatch,
    known_outlet,
    known_outlets,
    outlet_at,
)
from onrecord.resolve.gazetteers.tables import listed

__all__ = ["QUOTED", "Relay", "relays", "told_before", "told_person", "written_for"]


class Relay(NamedTuple):
    """An outlet in a frame: its name as printed, its place, and how the words came to it.

    ``how`` is "told", "interview", "on" (on the air), "by" (carried) or "in" (in print).
    """

    name: str
    start: int
    end: int
    how: str


_PERSON = r"(?:(?:[A-Z][\w.’'-]+\s+){1,3}(?:of|from|at|with|on)\s+)?"
_A = r"(?:an?|his|her|its|their|the|this)\s+"
_TALK = r"(?:interview|conversation|discussion|sit-down|chat|appearance|exchange|talk)s?"
_PIECE = r"(?:op-ed|column|essay|opinion piece|piece|article|commentary|editorial)"
_AIRED = r"(?:broadcast|edition|episode|airing|instal?lment|segment|show|program(?:me)?)"
_EVENT = r"(?:town halls?|forum|debate|special|event)"
_STAGED = r"(?:hosted|moderated|sponsored|televised|aired|broadcast)"
_GIVEN = r"(?:gave|given|granted)(?:\s+to)?"
_KIND = (
    r"(?:station|network|channel|agency|website|site|newspaper|paper|magazine|broadcaster|daily"
    r"|weekly|service|program(?:me)?|podcast|blog)"
)
_BY_KIND = rf"(?:the\s+)?(?:[\w-]+\s+){{0,3}}{_KIND}"
_TOLD = r"(?:told|tells|telling|informed)"
_WITH = r"(?:with|on|for|by|to|in)"
_REPORT = r"reports?\s+(?:in|by|from|on)"
_SPOKE = (
    r"(?:(?i:said|explained|spoke|speaking|talked|talking|confirmed|added|commented|stated|remarks"
    r"|comments|statement|e-?mail|message|letter|revealed|admitted|disclosed|recalled|insisted"
    r"|described|confessed|announced|responded|replied|opened up|spilled|recounted|complained"
    r"|talks|speaks|quotes?|response|reply|note|tip|exclusively))"
)
_CARRIED = (
    r"(?:quoted|cited|reported|carried|published|aired|broadcast|obtained|released|posted|relayed"
    r"|seen|reviewed)"
)
# What comes right before an outlet's name, and how the words came to it.
_LEADS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (how, re.compile(rf"\b{pattern}\s*(?<=\s)$"))
    for how, pattern in (
        ("told", rf"{_TOLD}(?:\s+(?:{_PERSON}|\w+\s+of\s+|reporters?\s+\w+\s+))?"),
        ("told", rf"{_SPOKE}\s+to(?:\s+{_PERSON})?"),
        ("interview", rf"(?i:{_TALK})\s+(?:[\w-]+\s+){{0,4}}?{_WITH}(?:\s+{_PERSON})?"),
        ("interview", r"(?:interviewed|asked|pressed|questioned)\s+(?:by|on)"),
        ("told", rf"{_TOLD}\s+(?:the\s+)?(?:[\w-]+\s+){{0,3}}{_KIND}"),
        ("interview", rf"(?:interviews?|comments?)\s+(?:[\w’'.-]+\s+){{0,5}}{_GIVEN}"),
        ("on", rf"{_EVENT}\s+(?:that was\s+)?{_STAGED}\s+(?:live\s+)?(?:by|on)"),
        ("on", rf"(?i:on|during|over)\s+(?:{_A})?(?:[\w’'-]+\s+){{0,3}}?{_AIRED}\s+(?:of|on)"),
        ("on", rf"(?i:on|during)(?:\s+(?:{_A}|[\w’']+day(?:[’']s)?\s+)(?:[\w’'-]+\s+){{0,2}})?"),
        ("by", rf"{_CARRIED}\s+(?:\w+\s+){{0,3}}?(?:by|in|on)(?:\s+{_BY_KIND})?"),
        ("by", rf"(?i:according to|as per)(?:\s+(?:an?\s+)?(?:[\w-]+\s+)?{_REPORT})?"),
        ("in", rf"{_PIECE}\s+(?:\w+\s+){{0,3}}?(?:in|for|on|by)"),
        ("in", r"(?i:wrote|writes|writing|written)\s+(?:\w+\s+)?(?:in|for)"),
        ("in", rf"(?i:in|of|to)\s+(?:{_A}|[\w’']+\s)?(?:[\w-]+\s+){{0,3}}?(?:issue|edition)\s+of"),
        ("by", r"(?:,\s+|\b)(?:per|reports|reported)"),
    )
)  # fmt: skip
_IN_A = re.compile(r"\b(?:[Ii]n|[Dd]uring|[Aa]t)\s+(?:an?|his|her|the)\s+(?:[\w-]+\s+){0,3}$")
_ITS_PIECE = re.compile(rf"\s+(?:{_PIECE}|(?P<talk>interview)|(?P<event>town hall|forum))\b")
_QUOTES = re.compile(
    r"\s+(?:(?:has|have|had|also|later|on \w+day)\s+)?(?:quoted|quotes|quoting|cited|cites"
    r"|reported|reports)\b"
)
_PASSED_ON = re.compile(r",\s(?:as\s)?(?:[Tt]he\s)?[\"“‘']?$")
_ELSEWHERE = re.compile(
    r"\b(?:after|before|following|since|ahead of|prior to|who|which|when|while|whose"
    r"|where)\b[^,;]{0,80}$|;\s",
    re.IGNORECASE,
)
_TO = re.compile(r"\sto\s(?:the\s)?[\"“‘']?")
_ON_AIR = re.compile(r"(?:Show|Podcast|Radio|TV|Television|News|FM|Network)$")
_STATION = re.compile(
    r"(?:(?:Fox|FOX|ABC|NBC|CBS|CW|News|Channel|Eyewitness News|Action News|NewsChannel|Local)"
    r"\s?\d{1,2}(?:\sNews)?|[WK][A-Z]{2,3}(?:-(?:TV|FM|AM))?|[A-Za-z][\w!-]{1,30}"
    r"\.(?:com|org|net|co\.uk|tv|news|info))(?![\w-])"
)
_ACRONYM = re.compile(r"[A-Z]{3,6}\b")
_JUST_TOLD = re.compile(rf"\b(?:told|tells|telling) (?:(?:the )?(?:[\w-]+ ){{0,3}}{_KIND} )?$")
_OPENED = re.compile(r"(?:[Tt]he\s)?[\"“‘']?(?:[Tt]he\s)?$")
_PAPER = (
    r"(?:the|that)\s(?:[\w-]+\s)?(?:(?:news)?paper|magazine|network|station|outlet|site|website"
    r"|agency|broadcaster|channel|tabloid|publication)\b"
)
_TOLD_PAPER = re.compile(rf"\b(?:told|tells|telling|{_TALK}\s(?:with|to|for))\s{_PAPER}")
_SPEAKING = re.compile(rf"\b[Ss]peaking\s(?:with|to)\s{_PAPER}")
QUOTED = re.compile(r"(?:was|were|is|are|been)\s(?:also\s)?quoted\sas\ssaying\W*")
_TOLD_PERSON = re.compile(
    rf"{_TOLD}\s+(?:[A-Z][\w.’'-]+\s+){{1,3}}(?:of|from|at|with|on)\s+(?:the\s)?$"
)
_TOLD_NAME = re.compile(
    r"\b(?:told|tells|telling)\s(?:(?:Mr|Mrs|Ms|Dr)\.\s)?(?:[A-Z][\w.-]+\s)?([A-Z][\w’'-]+?)(?=[\s,.;:]|$)"
)
_THE = re.compile(r"[Tt]he\s")
_WHOSE = re.compile(r"[’']s?\s(?:[a-z][\w-]*\s){0,3}[A-Z][\w.’'-]*\s[A-Z]")
_BACK, _NEXT = 4000, 40  # characters
_LOW, _HIGH, _LEAD = 200, 160, 80  # characters


def told_before(frame: Frame, before: str) -> str | None:
    """The outlet that "told the newspaper" or "told Doe" means: the one named last in
    ``before``, the words ahead of the frame, or there as that of Doe ("Jane Doe of Lestria
    One", "Lestria One's Jane Doe").
    """
    before = before[-_BACK:]
    cue = frame.cue
    told = _TOLD_PAPER.search(frame.text, max(0, cue.start - _NEXT), cue.end + _NEXT)
    if told or QUOTED.fullmatch(frame.cue_text) or _SPEAKING.search(frame.text, 0, cue.start):
        named = list(known_outlets(before))
        return " ".join(named[-1].printed.split()) if named else None
    named_host = _TOLD_NAME.search(frame.text, frame.cue.start, frame.cue.end + _NEXT)
    host = named_host and re.search(
        rf"[’']s\s(?:[A-Z][\w.-]+\s)?{re.escape(named_host[1])}\b"
        rf"|\b{re.escape(named_host[1])}\s(?:of|from|at|with)\s(?:the\s)?(?=[A-Z])",
        before,
    )
    if host is None:
        return None
    near = (m for m in known_outlets(before) if m.end == host.start() or m.start == host.end())
    return next((" ".join(m.printed.split()) for m in near), None)


def written_for(frame: Frame) -> str | None:
    """The outlet of the one who says it, by the source ("the Harbour Courier's Jane Doe")."""
    begin = _THE.match(frame.text, frame.source.start)
    match = outlet_at(frame.text, begin.end() if begin else frame.source.start)
    whose = match and _WHOSE.match(frame.text, match.end, frame.source.end)
    if match is None or match.outlet is None or whose is None:
        return None
    return " ".join(match.printed.split())


def told_person(frame: Frame, relay: Relay) -> bool:
    """Whether somebody of the outlet is told, by name ("told Jane Doe of Lestria One")."""
    low = max(0, relay.start - _LEAD)
    return relay.how == "told" and _TOLD_PERSON.search(frame.text[low : relay.start]) is not None


def relays(frame: Frame) -> list[Relay]:
    """The outlets that the cue's clause names as relays, nearest to the cue first."""
    found = [
        Relay(" ".join(match.printed.split()), match.start, match.end, how)
        for match in _outlets(frame)
        if (how := _how(frame, match)) and _same_clause(frame, match.start, match.end)
        and frame.nearest(match.start, match.end)
    ]  # fmt: skip
    return sorted(found, key=lambda r: gap(r.start, r.end, frame.cue))


def _outlets(frame: Frame) -> Iterator[OutletMatch]:
    """The outlets in the cue's clause, those of the source left out."""
    end = max(0, frame.cue.start - _LOW)
    for m in NAME_BEGINS.finditer(frame.text, end, frame.cue.end + _HIGH):
        inside = frame.source.start <= m.start() < frame.source.end
        match = None if inside or m.start() < end else _outlet(frame.text, m.start())
        if match:
            yield match
            end = match.end


def _outlet(text: str, at: int) -> OutletMatch | None:
    """An outlet by its name, a local station or a site ("Fox 13", "harbour.com"), or an unknown
    acronym that someone "told", without an article.
    """
    station = _STATION.match(text, at)
    if station and (outlet_at(text, at) is None or " " in station[0] or "." in station[0]):
        return OutletMatch(at, station.end(), station[0], known_outlet(station[0]))
    m = _ACRONYM.match(text, at)
    told = m and _JUST_TOLD.search(text, max(0, at - _LEAD), at)
    if m and told and not country_named(m[0]) and m[0].lower() not in listed("named bodies"):
        return outlet_at(text, at) or OutletMatch(at, m.end(), m[0], None)
    return outlet_at(text, at)


def _how(frame: Frame, match: OutletMatch) -> str | None:
    """How the words came to the outlet, by what stands next to its name."""
    text = frame.text
    low = max(0, match.start - _LEAD)
    before = _OPENED.sub("", text[low : match.start])
    if _after_source(frame, match):
        return "told"
    for how, lead in _LEADS:
        if lead.search(before) and _fits(how, match, before, frame.cue_text):
            return how
    own = _ITS_PIECE.match(text, match.end) if _IN_A.search(before) else None
    if own:
        return "interview" if own["talk"] else "on" if own["event"] else "in"
    quotes = _QUOTES.match(text, match.end)
    after = match.start >= frame.cue.end and _PASSED_ON.search(text[: match.start])
    return "by" if quotes and (match.end <= frame.cue.end or after) else None


def _after_source(frame: Frame, match: OutletMatch) -> bool:
    """As in "explained the spokeswoman to AFP"."""
    end = frame.source.end
    return frame.source.start >= frame.cue.end and bool(_TO.fullmatch(frame.text, end, match.start))


def _fits(how: str, match: OutletMatch, before: str, cue: str) -> bool:
    """Whether words can come so to this kind of outlet; an unknown one must sound so."""
    if (
        how == "by"
        and "according" in cue.lower()
        and before.rstrip().lower().endswith("according to")
    ):
        return False
    if how != "on":
        return True
    if match.outlet:
        return match.outlet.kind in ("broadcaster", "programme")
    return _ON_AIR.search(match.printed) is not None


def _same_clause(frame: Frame, start: int, end: int) -> bool:
    if start >= frame.cue.end:
        return not _ELSEWHERE.search(frame.text[frame.cue.end : start])
    if end <= frame.cue.start:
        return not _ELSEWHERE.search(frame.text[:start].rpartition(MASK)[2])
    return True
