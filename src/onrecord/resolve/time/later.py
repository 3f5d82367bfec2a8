"""Occasions that are told of later, or once for the whole article.

The headline and the lead foretell what the story then dates; a person who speaks on one
occasion goes on there; a report of "tonight" is of that day throughout.
"""

from __future__ import annotations

import re

from onrecord.resolve.time.evidence import Occasion, is_written_elsewhere
from onrecord.resolve.time.frame import Dating, today_words
from onrecord.resolve.time.passage import (
    HAS,
    PAST,
    PERFECT,
    PRESENT,
    REACTED,
    UNREAL,
    Passage,
    verb_of,
)
from onrecord.statements import Span

__all__ = ["backward", "by_speaker", "on_the_day", "throughout"]

_LATER, _FAR, _LEAD = 6, 12, 3  # paragraphs
_LATER_CLAUSE = re.compile(
    r"\s+(?:\w+\s+)?(?:after|before|since|during|following)\s+(?:the|his|her|their|its|that)\s"
)
_DECK = 120  # characters


def backward(
    passage: Passage, i: int, of: dict[int, Occasion], lone: dict[str, list[Occasion]]
) -> Occasion:
    """The headline and the lead tell first what the story then dates; so does a quotation
    whose next one, by the same speaker, is placed.
    """
    frame, mine = passage.frames[i], _mine(passage, i, lone)
    if frame.parent is not None or not mine:
        return of[i]
    if _is_headline(passage, i):
        return max(mine, key=lambda o: o.said.edtf or "" if o.said else "")
    after = [j for j in passage.order if j > i and j in of and of[j].known
             and passage.keys[i] <= passage.keys[j]]  # fmt: skip
    later = [j for j in after if passage.frames[j].start >= frame.start]
    if not later:
        return of[i]
    following = min(later, key=lambda j: passage.frames[j].start)
    reach = passage.frames[following].paragraph - frame.paragraph
    return (
        of[following]
        if _foretells(passage, i, of[following], reach, alone=len(mine) == 1)
        else of[i]
    )


def _is_headline(passage: Passage, i: int) -> bool:
    """The first paragraph, and a short one right below it."""
    paragraph = passage.frames[i].paragraph
    if paragraph == 1:
        below = [s for s in passage.sentences if s.paragraph == 1]
        return below[-1].end - below[0].start <= _DECK
    return paragraph == 0


def _foretells(passage: Passage, i: int, later: Occasion, reach: int, *, alone: bool) -> bool:
    """Whether an attribution that is not placed itself can be of the occasion told next."""
    frame, verb = passage.frames[i], verb_of(passage, i)
    elsewhere = _LATER_CLAUSE.match(frame.text, frame.cue.end) or PRESENT.search(frame.cue_text)
    before = HAS.search(verb) and not REACTED.search(verb) and frame.paragraph > 1
    if elsewhere or before or UNREAL.search(verb):
        return False
    if frame.paragraph <= _LEAD and reach <= (_LATER if alone else _LEAD):
        return True
    reacted = not PERFECT.search(verb) or REACTED.search(verb) is not None
    return reach <= 1 and reacted and later.medium != "social media"


def throughout(passage: Passage, i: int, lone: dict[str, list[Occasion]]) -> Occasion | None:
    """A person who speaks on a single, dated occasion goes on there through the article."""
    mine, speaker = _mine(passage, i, lone), passage.speakers[i]
    if UNREAL.search(verb_of(passage, i)):
        return None
    by_the_way = passage.frames[i].cue_text.endswith("ing")
    if len(mine) != 1 or passage.frames[i].parent is not None or speaker is None:
        return None
    only = mine[0]
    reach = passage.frames[i].paragraph - passage.frames[only.members[-1]].paragraph
    verb = verb_of(passage, i)
    if speaker.kind != "person" or not 0 <= reach <= _FAR or PERFECT.search(verb):
        return None
    return only if by_the_way or PAST.search(passage.frames[i].cue_text) else None


def by_speaker(passage: Passage, of: dict[int, Occasion]) -> dict[str, list[Occasion]]:
    """For each speaker's name the occasions on which he or she speaks, in text order."""
    found: dict[str, list[Occasion]] = {}
    for i in passage.order:
        for key in passage.keys[i] if of[i].known and passage.frames[i].parent is None else ():
            mine = found.setdefault(key, [])
            if all(o is not of[i] for o in mine):
                mine.append(of[i])
    return found


def _mine(passage: Passage, i: int, lone: dict[str, list[Occasion]]) -> list[Occasion]:
    mine = max((lone.get(k, []) for k in passage.keys[i]), key=len, default=[])
    return [o for o in mine if not is_written_elsewhere(passage, i, o)]


def on_the_day(passage: Passage, of: dict[int, Occasion]) -> None:
    """A report whose lead happens "tonight" is of that day: what was said in it, too."""
    words = _lead_today(passage)
    if words is None or passage.published is None:
        return
    said = Dating(passage.published.isoformat(), words)
    for i, occasion in of.items():
        past = not PRESENT.search(passage.frames[i].cue_text) and not HAS.search(
            verb_of(passage, i)
        )
        if (
            occasion.said is None
            and passage.frames[i].parent is None
            and (past or passage.frames[i].paragraph == 0)
        ):
            occasion.said = said


def _lead_today(passage: Passage) -> Span | None:
    """Where the first two paragraphs below the headline tell, outside quotations and in the
    past tense, of what happened "tonight".
    """
    contents = [c for a in passage.attributions for c in a.content]
    for s in passage.sentences:
        if 0 < s.paragraph <= 2:
            text = passage.article.text[s.start : s.end]
            found = today_words(text)
            place = Span(s.start + found.start, s.start + found.end) if found else None
            if place and not any(c.start <= place.start < c.end for c in contents):
                return place
    return None
