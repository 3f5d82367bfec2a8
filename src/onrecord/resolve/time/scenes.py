"""Scenes: sentences that say where somebody spoke, and quote nothing themselves.

"Doe was a guest on Harbour Radio." What follows of Doe's was said there. And asides:
clauses that only recall what the same speaker said another time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from onrecord.resolve.chain.medium import medium_in_frame
from onrecord.resolve.chain.via import relays
from onrecord.resolve.frames import Frame, Sentence
from onrecord.resolve.gazetteers.outlets import known_outlets, same_outlet
from onrecord.resolve.time.evidence import Occasion
from onrecord.resolve.time.frame import Dating, date_in_frame
from onrecord.resolve.time.passage import PERFECT, UNREAL, Passage, is_turn, verb_of
from onrecord.resolve.time.stories import story_day
from onrecord.statements import Attribution, Medium, Span

__all__ = ["is_aside", "is_relative_aside", "set_scenes"]

_ON_AIR = re.compile(
    r"(?:(?:was|were|is|are|will be|being) (?:an? |the )?(?:[\w-]+ )?(?:guests?|interviewed)"
    r"|(?:appeared|appears|appearing|joined|sat down|sits down|went|gave (?:an? )?interview))\b"
)
_STAGED = re.compile(
    r"(?:(?:spoke|speaks|speaking|appeared|appears|campaigned|campaigns|rallied|talked)\b"
    r"|(?:made|makes) (?:an? |his |her |their )?(?:[\w-]+ ){0,2}(?:appearance|stop|visit|remarks)\b"
    r"|(?:took|takes) (?:to )?the (?:[\w-]+ )?(?:stage|podium|floor|pulpit|microphone)\b"
    r"|(?:gave|gives|delivered|delivers|held|holds|hosted|hosts|addressed|headlined|attended"
    r"|took part in|took questions)\b)"
)
_ASKED = re.compile(r"(?:interviewed|sat down with|spoke with|questioned)\b")
_PRONOUN = re.compile(r"\b(?:He|She|They|he|she|they)$")
_CLAUSE = re.compile(
    r"(?:^|[\s,\x00(])(?:after|before|since|when|while|although|though|because|until)\s$"
)
_RELATIVE = frozenset({"who", "which"})
_NEXT = 1  # paragraph
_MOST = 50  # attributions of a sentence that are compared
_LEAD, _HEAD = 80, 40  # characters before the verb, and of the sentence, that hold its subject
_HALLS = ("speech", "debate", "press conference", "interview", "television", "radio")


def set_scenes(passage: Passage, found: list[Occasion]) -> None:
    """Give the next attribution of the one of whom a scene tells its medium, outlet and day,
    where the attribution names none of its own.
    """
    upper = [i for i in passage.order if passage.frames[i].parent is None]
    upper.sort(key=lambda i: passage.frames[i].sentence)
    for number, sentence in enumerate(passage.sentences):
        following = bisect_right(upper, number, key=lambda i: passage.frames[i].sentence)
        if sentence.paragraph and not passage.in_sentence(number) and following < len(upper):
            _set(passage, upper[following], sentence, found)


def _set(passage: Passage, i: int, sentence: Sentence, found: list[Occasion]) -> None:
    text = passage.article.text[sentence.start : min(sentence.end, sentence.start + 600)]
    asked = _ASKED.search(text)
    verb = _ON_AIR.search(text) or _STAGED.search(text) or asked
    if verb is None or text.lstrip()[:1] in "\"“‘'":
        return
    end = verb.end() + _LEAD if verb is asked else verb.start()
    subject = f"{text[: min(_HEAD, verb.start())]} … {text[max(0, verb.start() - _LEAD) : end]}"
    if not _follows(passage, i, sentence, subject):
        return
    cue, nobody = Span(*verb.span()), Span(verb.start(), verb.start())
    frame = Frame(sentence.start, text, cue, nobody, -1, sentence.paragraph, None)
    scene = (_questions if verb is asked else _scene)(passage, frame)
    own = found[i]
    if own.medium is None and not own.via and scene.medium:
        own.medium, own.via, own.said = scene.medium, scene.via, own.said or scene.said


def _scene(passage: Passage, frame: Frame) -> Occasion:
    """What the sentence tells of the occasion."""
    outlets = [r for r in relays(frame) if r.how in ("interview", "on", "told")]
    medium: Medium | None = medium_in_frame(frame) or ("interview" if outlets else None)
    if medium not in _HALLS:
        return Occasion()
    names = (o.name for o in outlets[:1] if not same_outlet(o.name, passage.article.outlet))
    return Occasion(_day(passage, frame), tuple(names), medium)


def _questions(passage: Passage, frame: Frame) -> Occasion:
    """The interview for which an outlet's own people ("CNN's Jane Doe") asked the questions."""
    outlet = next(known_outlets(frame.text[: frame.cue.start]), None)
    if outlet is None:
        return Occasion()
    name = " ".join(outlet.printed.split())
    via = () if same_outlet(name, passage.article.outlet) else (name,)
    asker = replace(frame, source=Span(outlet.start, frame.cue.start))
    return Occasion(_day(passage, asker), via, "interview")


def _day(passage: Passage, frame: Frame) -> Dating | None:
    day = story_day(frame.text, passage.published)
    if day is not None:
        return Dating(day.edtf, Span(frame.start + day.span.start, frame.start + day.span.end))
    return date_in_frame(passage.article, Attribution(), frame, passage.published)


def _follows(passage: Passage, i: int, sentence: Sentence, before: str) -> bool:
    """Whether the attribution follows closely, in the past, and is of the sentence's subject."""
    if passage.frames[i].paragraph - sentence.paragraph > _NEXT or is_turn(passage, i):
        return False
    verb = verb_of(passage, i)
    return not (PERFECT.search(verb) or UNREAL.search(verb)) and _is_subject(passage, i, before)


def _is_subject(passage: Passage, i: int, before: str) -> bool:
    """Whether the words before a scene's verb name the speaker."""
    speaker = passage.speakers[i]
    if speaker is None or speaker.kind not in ("person", "unnamed"):
        return False
    last = speaker.name.split()[-1]
    named = re.search(rf"\b{re.escape(last)}\b(?![’'])", before) is not None
    return named or _PRONOUN.search(before.rstrip()) is not None


def is_aside(passage: Passage, i: int) -> bool:
    """Whether a clause only recalls it ("…, after he had said in May that") beside something
    else of the same speaker's in the sentence.
    """
    frame = passage.frames[i]
    before = frame.text[: min(frame.source.start, frame.cue.start)]
    return _CLAUSE.search(before[-20:]) is not None and bool(_beside(passage, i))


def is_relative_aside(passage: Passage, i: int) -> bool:
    """Whether it is in a relative clause beside what the same speaker says in the sentence
    ("Doe, who said in May that …, told of").
    """
    relative = passage.frames[i].source_text.lower() in _RELATIVE
    return relative and any(
        passage.frames[j].cue.start > passage.frames[i].cue.start for j in _beside(passage, i)
    )


def _beside(passage: Passage, i: int) -> list[int]:
    """The others in the sentence of the same speaker."""
    place = passage.frames[i].sentence
    return [
        j
        for j in passage.in_sentence(place)[:_MOST]
        if j != i and passage.keys[i] and passage.keys[j] == passage.keys[i]
    ]
