"""What an attribution's own frame says of its occasion: when, through whom, by what means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from onrecord.resolve.chain.medium import medium_in_frame
from onrecord.resolve.chain.via import QUOTED, Relay, relays, told_before, told_person, written_for
from onrecord.resolve.gazetteers.outlets import airs, known_outlet, same_outlet
from onrecord.resolve.time.edtf import bounds
from onrecord.resolve.time.frame import Dating, date_in_frame
from onrecord.resolve.time.passage import PRESENT, RUNNING, UNREAL, Passage, verb_of
from onrecord.resolve.transcripts import is_label, medium_of_title
from onrecord.statements import Medium, Speaker

__all__ = ["WROTE", "Occasion", "evidence", "is_written_elsewhere"]

_ANNOUNCED = re.compile(r"\b(?:will|going to|plans? to|set to|expected to|scheduled to)\b|[’']ll\b")
WROTE = re.compile(r"(?:also |later )?(?:wrote|writes|posted|posts|tweeted|tweets)\b")
_RADIO = re.compile(r"\b(?:NPR|[Rr]adio|FM|AM)\b")
_TOLD = re.compile(r"\b(?:told|tells|telling)\b")
_SPEAKING_TO = re.compile(r"\b[Ss]peaking (?:\w+ly )?(?:to|with)\b")
_HEAD = 160  # characters of content


@dataclass(slots=True)
class Occasion:
    """What is known of one occasion. ``members`` are the attributions on it, in text order."""

    said: Dating | None = None
    via: tuple[str, ...] = ()
    medium: Medium | None = None
    members: list[int] = field(default_factory=list)

    @property
    def known(self) -> bool:
        """Whether anything is known of it."""
        return bool(self.said or self.via or self.medium)


def evidence(passage: Passage, i: int) -> Occasion:
    """What the attribution's own frame says of its occasion."""
    frame, attribution = passage.frames[i], passage.attributions[i]
    if is_label(passage.article, attribution):
        return _of_turn(passage, i)
    if not (attribution.cue or attribution.source or attribution.content):
        return Occasion(members=[i])
    via, air = _via(passage, i)
    content = passage.article.words(attribution.content[:1])[:_HEAD]
    medium = medium_in_frame(frame, content)
    if medium == "speech" and via and _SPEAKING_TO.search(frame.text):
        medium = None
    medium = medium or air
    return Occasion(said=_aired(_dated(passage, i), via), via=via, medium=medium, members=[i])


def is_written_elsewhere(passage: Passage, i: int, occasion: Occasion) -> bool:
    """Whether it is written, where the occasion is one on which an outlet was told."""
    if not occasion.via or not WROTE.match(passage.frames[i].cue_text):
        return False
    return any(_TOLD.search(passage.frames[j].cue_text) for j in occasion.members)


def _of_turn(passage: Passage, i: int) -> Occasion:
    """A turn of a transcript is said on the day of the transcript, as its title says."""
    day = passage.published.isoformat() if passage.published else None
    said = Dating(day, passage.attributions[i].source[0]) if day else None
    return Occasion(said, (), medium_of_title(passage.article), [i])


def _dated(passage: Passage, i: int) -> Dating | None:
    """The date that the frame gives: of what will be said one that is not past, of what may
    be said none, and what "is said" is not of last month.
    """
    ahead = _ANNOUNCED.search(verb_of(passage, i)) is not None
    dating = date_in_frame(
        passage.article, passage.attributions[i], passage.frames[i], passage.published, ahead=ahead
    )
    if ahead or UNREAL.search(verb_of(passage, i)):
        return dating if ahead else None
    if dating is None or dating.edtf is None or passage.published is None:
        return dating
    now = PRESENT.search(passage.frames[i].cue_text) or RUNNING.search(passage.frames[i].cue_text)
    first, last = bounds(dating.edtf)
    recent = first == last or last is None or last >= passage.published.isoformat()
    return dating if recent or not now else None


def _aired(dating: Dating | None, via: tuple[str, ...]) -> Dating | None:
    """A weekend's programme is dated by the day on which it is always aired."""
    day = airs(via[0]) if via else None
    if dating is None or dating.edtf is None or day is None or "/" not in dating.edtf:
        return dating
    saturday, sunday = dating.edtf.split("/")
    weekend = date.fromisoformat(saturday).weekday() == 5 and len(dating.edtf) == 21
    return Dating(sunday if day == "Sunday" else saturday, dating.span) if weekend else dating


def _via(passage: Passage, i: int) -> tuple[tuple[str, ...], Medium | None]:
    """The outlets that the frame names, and the medium that they make it: an interview, or
    what a station sends. The publisher's own are left out, but show that it was an interview.
    """
    found = relays(passage.frames[i])[:1]
    if not found:
        paper = told_before(passage.frames[i], passage.article.text[: passage.frames[i].start])
        name = paper or written_for(passage.frames[i])
        ours = name is not None and same_outlet(name, passage.article.outlet)
        asked = paper and not QUOTED.fullmatch(passage.frames[i].cue_text)
        return ((name,) if name and not ours else ()), "interview" if asked else None
    relay = found[0]
    if _is_speaker(relay.name, passage.speakers[i]):
        return (), None
    own = same_outlet(relay.name, passage.article.outlet)
    return () if own else (relay.name,), _medium(passage, i, relay, own=own)


def _medium(passage: Passage, i: int, relay: Relay, *, own: bool) -> Medium | None:
    """What it makes the words that they came to this outlet."""
    outlet, speaker = known_outlet(relay.name), passage.speakers[i]
    person = speaker is None or speaker.kind in ("person", "unnamed")
    if relay.how == "on" and person and outlet and outlet.kind == "broadcaster":
        return "radio" if _RADIO.search(relay.name) else "television"
    programme = outlet is not None and outlet.kind == "programme"
    asked = relay.how == "interview" or told_person(passage.frames[i], relay) or programme
    named = outlet is not None or len(relay.name.split()) > 1
    told = own and named and relay.how == "told"
    return "interview" if asked or told or (relay.how == "on" and person) else None


def _is_speaker(name: str, speaker: Speaker | None) -> bool:
    return speaker is not None and same_outlet(name, speaker.name)
