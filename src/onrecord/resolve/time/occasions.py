"""Occasions: the speech, interview, statement or day that several attributions belong to.

News says once when, through whom and by what means somebody spoke, and goes on with
"she said". Each attribution's own frame gives what it can; what it leaves open comes
from the speaker's occasion, when the passage plainly continues it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.resolve.chain.medium import medium_in_frame, medium_of_source
from onrecord.resolve.gazetteers.outlets import same_outlet
from onrecord.resolve.time.evidence import Occasion, evidence, is_written_elsewhere
from onrecord.resolve.time.frame import SOON_AFTER, Dating, anaphor, next_day
from onrecord.resolve.time.later import backward, by_speaker, on_the_day, throughout
from onrecord.resolve.time.passage import (
    PERFECT,
    PRESENT,
    UNREAL,
    Passage,
    is_question,
    is_turn,
    read_passage,
    verb_of,
)
from onrecord.resolve.time.polls import answered
from onrecord.resolve.time.scenes import is_aside, is_relative_aside, set_scenes
from onrecord.statements import Article, Attribution, Medium, Speaker

__all__ = ["occasions", "placed"]


_DEFINITE = re.compile(r"(?:the|his|her|its|their|that|this)\s|.*[’']s?\s", re.IGNORECASE)
_COURT = re.compile(r"\b(?:court|judges?|justices?|panel)\b", re.IGNORECASE)
_WRITTEN = ("court filing", "letter", "statement", "report", "email")
_LATER_BY = re.compile(r"\b(?:days?|weeks?|months?|years?) (?:after|before)\b[^,;]{0,60}$")
_NEAR, _LATER, _FAR = 2, 6, 12  # paragraphs
_REPLY = re.compile(
    r"(?:(?:then|quickly|later|also|has|had) )?"
    r"(?:answered|replied|responded|retorted|countered|(?:wrote|fired|shot|hit|tweeted) back)\b",
    re.IGNORECASE,
)
_HABIT = re.compile(r"\b(?:repeatedly|often|frequently|always|regularly|usually|routinely)\b")
_INTERVIEWS = re.compile(r"\b(?:interview|ask|question|sat down|spoke)\w*", re.IGNORECASE)
_AUDIENCE = re.compile(
    r"\b(?:audience members?|members? of the audience|moderators?|questioners?|attendees?"
    r"|(?:a|one|the) (?:man|woman|voter|student|questioner) in the (?:audience|crowd)|hecklers?)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"to\s|\w+ing\b")
_HALLS = ("television", "speech", "debate", "press conference", "interview")
_EXCHANGED = (
    *("email", "letter", "phone call", "social media", "debate", "interview"),
    "press conference",
)
_OBJECTS = ("video", "letter", "phone call", "photograph")


def placed(
    article: Article, attributions: Sequence[Attribution], speakers: Sequence[Speaker | None] | None
) -> tuple[Passage, Sequence[Occasion]]:
    """The passage and the occasion of each attribution; the last article's are remembered,
    so that asking for times and then for chains reads it once.
    """
    given = None if speakers is None else tuple(speakers)
    return _placed(article, tuple(attributions), given)


@lru_cache(maxsize=1)
def _placed(
    article: Article,
    attributions: tuple[Attribution, ...],
    speakers: tuple[Speaker | None, ...] | None,
) -> tuple[Passage, Sequence[Occasion]]:
    passage = read_passage(article, attributions, speakers)
    return passage, occasions(passage)


def occasions(passage: Passage) -> list[Occasion]:
    """The occasion of each attribution, in the order of the attributions."""
    found = [evidence(passage, i) for i in range(len(passage.frames))]
    _answered(passage, found)
    set_scenes(passage, found)
    of: dict[int, Occasion] = {}
    for i in passage.order:
        of[i] = answered(passage, i, found[i], of) or _forward(passage, i, found[i], of)
    lone = by_speaker(passage, of)
    placed = dict(of)
    for i in reversed(passage.order):
        if not of[i].known and not _apart(passage, i):
            of[i] = backward(passage, i, placed, lone)
    for i in passage.order:
        if not of[i].known and not _apart(passage, i):
            of[i] = throughout(passage, i, lone) or of[i]
    on_the_day(passage, of)
    for i in passage.order:
        _asked(passage, i, of)
    return [of[i] for i in range(len(passage.frames))]


def _answered(passage: Passage, found: list[Occasion]) -> None:
    """What "asked on Monday about the vote, she said" tells of the question goes for her answer."""
    for i in passage.order:
        if not found[i].known or not is_question(passage, i):
            continue
        for j in passage.order:
            own = found[j]
            if passage.frames[j].sentence == passage.frames[i].sentence and j != i:
                own.said, own.via = own.said or found[i].said, own.via or found[i].via
                own.medium = own.medium or found[i].medium


def _asked(passage: Passage, i: int, of: dict[int, Occasion]) -> None:
    """The question in "asked about the vote, she said" is put on the occasion of the answer."""
    frame = passage.frames[i]
    if of[i].medium or not is_question(passage, i):
        return
    for j in passage.order:
        if passage.frames[j].sentence == frame.sentence and j != i:
            of[i] = of[j]


def _forward(passage: Passage, i: int, own: Occasion, of: dict[int, Occasion]) -> Occasion:
    """The occasion that ``i`` continues, told more of by its own frame, or its own."""
    if _apart(passage, i) or _is_author(passage, i) or _habitual(passage, i):
        return own
    if own.known and own.said is None and SOON_AFTER.match(passage.frames[i].text):
        along = _same_sentence(passage, i, of)
        own.said = along.said if along else None
    before = _before(passage, i, of)
    if before is None:
        before = _asked_by(passage, own, of)
    if before is None:
        return own if own.known else _same_sentence(passage, i, of) or own
    before = _on_same_outlet(passage, i, own, of) or _on_same_day(passage, i, own, of) or before
    last, reach = of[before], passage.frames[i].paragraph - passage.frames[before].paragraph
    shift = anaphor(passage.frames[i])
    if shift is not None and last.said and own.said is None and reach <= _NEAR + 1:
        return _at_the_time(own, last, shift, i)
    if own.known:
        again = own.via and own.via == last.via and reach <= _FAR
        near = (
            reach <= _NEAR
            or again
            or _same_document(own, last, reach)
            or _same_day(own, last, reach)
        )
        return _joined(passage, last, own, i) if near and _compatible(own, last) else own
    if _continues(passage, i, before, last, reach):
        return _joined(passage, last, own, i)
    return _same_sentence(passage, i, of) or own


def _on_same_outlet(passage: Passage, i: int, own: Occasion, of: dict[int, Occasion]) -> int | None:
    """The last attribution by the same speaker through the outlet that this one names."""
    alike = [
        j
        for j, occasion in of.items()
        if own.via and occasion.via == own.via and passage.keys[i]
        and passage.keys[i] <= passage.keys[j] and passage.frames[j].parent is None
    ]  # fmt: skip
    return alike[-1] if alike else _asked_by(passage, own, of)


def _on_same_day(passage: Passage, i: int, own: Occasion, of: dict[int, Occasion]) -> int | None:
    """The last attribution by the same speaker on the day that this one names."""
    for j in reversed(of) if own.said and own.said.edtf else ():
        if passage.frames[i].paragraph - passage.frames[j].paragraph > _FAR:
            return None
        alike = passage.keys[i] and passage.keys[i] <= passage.keys[j]
        if alike and passage.frames[j].parent is None and _same_day(own, of[j], 0):
            return j
    return None


def _asked_by(passage: Passage, own: Occasion, of: dict[int, Occasion]) -> int | None:
    """The last time that the outlet which this one names is said to have put its questions."""
    for j in reversed(of):
        speaker = passage.speakers[j]
        asks = own.via and speaker and _INTERVIEWS.search(passage.frames[j].cue_text)
        if asks and speaker and same_outlet(own.via[0], speaker.name):
            return j
    return None


def _another_day(passage: Passage, i: int) -> bool:
    """Whether the cue's own clause sets it apart by days ("…, two weeks after he said")."""
    frame = passage.frames[i]
    return _LATER_BY.search(frame.text, 0, frame.cue.start) is not None


def _apart(passage: Passage, i: int) -> bool:
    """Whether its own words set it apart from what is told around it."""
    return _another_day(passage, i) or is_relative_aside(passage, i)


def _habitual(passage: Passage, i: int) -> bool:
    """Whether it tells of many occasions at once ("has repeatedly said")."""
    return _HABIT.search(verb_of(passage, i)) is not None


def _is_author(passage: Passage, i: int) -> bool:
    """Whether the article's author tells of himself: his occasions are not one."""
    speaker = passage.speakers[i]
    return speaker is not None and speaker.kind == "author" and not is_turn(passage, i)


def _same_document(own: Occasion, last: Occasion, reach: int) -> bool:
    return own.medium == last.medium and own.medium in _WRITTEN and reach <= _FAR


def _same_day(own: Occasion, last: Occasion, reach: int) -> bool:
    """Whether both name the same day, so that it is told of once more."""
    if own.said is None or last.said is None or own.said.edtf is None:
        return False
    return own.said.edtf == last.said.edtf and "/" not in own.said.edtf and reach <= _FAR


def _before(passage: Passage, i: int, of: dict[int, Occasion]) -> int | None:
    """The last attribution before ``i`` by the same speaker, or that sets ``i``'s scene."""
    if passage.frames[i].parent is not None:
        return None
    earlier = [j for j in of if passage.frames[j].parent is None and of[j].known]
    if is_turn(passage, i):
        return earlier[-1] if earlier else None
    same = [j for j in earlier if passage.keys[i] and passage.keys[i] <= passage.keys[j]]
    if same:
        return next((j for j in reversed(same) if not is_aside(passage, j)), same[-1])
    medium = _definite_document(passage, i)
    if medium:
        alike = [j for j in reversed(earlier) if of[j].medium == medium]
        ruled = _COURT.search(passage.frames[i].source_text) is not None
        return next((j for j in alike if not ruled or _is_court(passage, j)), None)
    return _scene(passage, i, earlier, of)


def _scene(passage: Passage, i: int, earlier: list[int], of: dict[int, Occasion]) -> int | None:
    """The attribution that tells where one who replies, one of the audience or somebody unnamed
    is heard.
    """
    for hears in (_replies, _in_hall, _takes_the_floor) if earlier else ():
        if hears(passage, i, earlier[-1], of):
            return earlier[-1]
    shown = earlier[-1:] if _is_shown(passage, i) else []
    return shown[0] if shown and of[shown[0]].medium in _OBJECTS else None


def _replies(passage: Passage, i: int, last: int, of: dict[int, Occasion]) -> bool:
    """Whether it answers, in the next words, what was said on an occasion for two."""
    near = passage.frames[i].paragraph - passage.frames[last].paragraph <= 1
    answers = _REPLY.match(passage.frames[i].cue_text) is not None
    return near and answers and of[last].medium in _EXCHANGED


def _in_hall(passage: Passage, i: int, last: int, of: dict[int, Occasion]) -> bool:
    """Whether one of the audience speaks up on the occasion just told of."""
    near = passage.frames[i].paragraph - passage.frames[last].paragraph <= _NEAR
    heard = _AUDIENCE.search(passage.frames[i].source_text) is not None
    return near and heard and of[last].medium in _HALLS


def _takes_the_floor(passage: Passage, i: int, last: int, of: dict[int, Occasion]) -> bool:
    """Whether another is plainly quoted right after one who spoke at a press conference."""
    frame, speaker = passage.frames[i], passage.speakers[i]
    near = frame.paragraph - passage.frames[last].paragraph <= 1
    speaks = speaker is not None and speaker.kind == "person" and frame.cue_text == "said"
    return near and speaks and of[last].medium == "press conference" and not of[last].via


def _definite_document(passage: Passage, i: int) -> Medium | None:
    """The medium of a source such as "the letter" or "her brief", told of before; and of a
    court that rules on.
    """
    source = passage.frames[i].source_text
    if _DEFINITE.match(source):
        return medium_of_source(source)
    court = _COURT.search(source) and medium_in_frame(passage.frames[i]) == "court filing"
    return "court filing" if court else None


def _is_court(passage: Passage, i: int) -> bool:
    return _COURT.search(passage.frames[i].source_text) is not None


def _is_shown(passage: Passage, i: int) -> bool:
    """Somebody unnamed who, in passing, can only be one who is seen or heard there."""
    speaker = passage.speakers[i]
    return (
        speaker is not None
        and speaker.kind == "unnamed"
        and not PERFECT.search(verb_of(passage, i))
    )


def _at_the_time(own: Occasion, last: Occasion, shift: int, i: int) -> Occasion:
    """For "at the time" and "the following day": another occasion, dated by the one before."""
    assert last.said is not None  # noqa: S101
    edtf = last.said.edtf
    said = Dating(next_day(edtf) if shift and edtf else edtf, last.said.span)
    return Occasion(said, own.via, own.medium or (None if shift else last.medium), [i])


def _compatible(own: Occasion, last: Occasion) -> bool:
    """Whether both can be one occasion: nothing that both name differs."""
    if own.said and last.said and (own.said.edtf or "") != (last.said.edtf or ""):
        return False
    pairs = ((own.via, last.via), (own.medium, last.medium))
    return all(a == b or not a or not b for a, b in pairs)


def _continues(passage: Passage, i: int, before: int, of: Occasion, reach: int) -> bool:
    """Whether an attribution that says nothing of its occasion goes on with the last one."""
    if is_turn(passage, i):
        return True
    near = 1 if of.medium == "social media" else _NEAR
    if _habitual(passage, before) or is_written_elsewhere(passage, i, of):
        return False
    if reach > near or PERFECT.search(verb_of(passage, i)) or UNREAL.search(verb_of(passage, i)):
        return False
    present = PRESENT.search(passage.frames[i].cue_text) is not None
    was = PRESENT.search(passage.frames[before].cue_text) is not None
    return not present or was or reach <= 1


def _joined(passage: Passage, last: Occasion, own: Occasion, i: int) -> Occasion:
    """The last occasion, told more of; for somebody else only what it is known for already."""
    if not passage.keys[i] or not any(passage.keys[i] <= passage.keys[j] for j in last.members):
        return Occasion(own.said or last.said, own.via or last.via, own.medium or last.medium, [i])
    last.said = last.said or own.said
    last.via = last.via or own.via
    last.medium = last.medium or own.medium
    last.members.append(i)
    return last


def _same_sentence(passage: Passage, i: int, of: dict[int, Occasion]) -> Occasion | None:
    """What another does in a clause of the same sentence ("…, after he admitted …") is
    done on the same day.
    """
    last = next(reversed(of), None)
    if last is None or of[last].said is None or PERFECT.search(verb_of(passage, i)):
        return None
    a, b = passage.frames[i], passage.frames[last]
    alike = a.sentence == b.sentence and a.parent == b.parent and a.paragraph > 0
    if alike and passage.speakers[i] is None and _GOES_ON.match(a.cue_text):
        return Occasion(of[last].said, of[last].via, of[last].medium, [i])
    return Occasion(said=of[last].said, members=[i]) if alike else None
