"""Occasions that are told of later, or once for the whole article.

The headline and the lead foretell what the story then dates; a person who speaks on one
occasion goes on there; a report of "tonight" is of that day throughout.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice

from onrecord.resolve.time.evidence import WROTE, Occasion, is_written_elsewhere
from onrecord.resolve.time.frame import Dating
from onrecord.resolve.time.passage import (
    HAS,
    PAST,
    PERFECT,
    PRESENT,
    REACTED,
    RELATIVE,
    UNREAL,
    Passage,
    verb_of,
)
from onrecord.resolve.time.stories import did_next, is_today, story_day
from onrecord.statements import Span

__all__ = ["backward", "by_speaker", "on_the_day", "throughout"]

_LATER, _FAR, _LEAD = 6, 12, 3  # paragraphs
_LATER_CLAUSE = re.compile(
    r"\s+(?:\w+\s+)?(?:after|before|since|during|following)\s+(?:the|his|her|their|its|that)\s"
)
_APART = re.compile(r"\b(?:after|before|since|until)\s\Z")
_LEAST = 12  # characters before a clause's subject
_DECK, _HEADLINE, _LONGEST = 120, 200, 1500  # characters
_TOP, _TOP_SENTENCES, _DAYS = 2, 40, 4  # paragraphs, sentences, days of the lead
_TITLE = 30  # letters
_STEM, _SHARED = 5, 3  # letters of a word, words in common


def backward(
    passage: Passage, i: int, of: dict[int, Occasion], lone: dict[str, list[Occasion]]
) -> Occasion:
    """The headline and the lead tell first what the story then dates; so does a quotation
    whose next one, by the same speaker, is placed.
    """
    frame, mine = passage.frames[i], _mine(passage, i, lone)
    if frame.parent is None and not mine and _is_headline(passage, i):
        return _echoed(passage, i, of) or of[i]
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
        return _extent(passage, 1) <= _DECK
    return paragraph == 0 and _is_headed(passage) and _extent(passage, 0) <= _HEADLINE


def _extent(passage: Passage, paragraph: int) -> int:
    """How many characters the sentences of a paragraph take."""
    first = bisect_left(passage.sentences, paragraph, key=lambda s: s.paragraph)
    last = bisect_right(passage.sentences, paragraph, key=lambda s: s.paragraph) - 1
    return passage.sentences[last].end - passage.sentences[first].start


def _echoed(passage: Passage, i: int, of: dict[int, Occasion]) -> Occasion | None:
    """The occasion in the lead that a headline tells of in other words, by those they share."""
    if passage.frames[i].source_text in RELATIVE:
        return None
    mine, best = _stems(passage, i), (0, 0)
    for j in passage.order:
        if 0 < passage.frames[j].paragraph <= _LEAD and of[j].known and j != i:
            best = max(best, (len(mine & _stems(passage, j)), -j))
    return of[-best[1]] if best[0] >= _SHARED and best[0] * 3 >= len(mine) else None


def _stems(passage: Passage, i: int) -> set[str]:
    """The beginnings of the longer words of an attribution."""
    a, words = passage.attributions[i], passage.article.words
    text = " ".join(words(spans)[:_LONGEST] for spans in (a.source, a.cue, a.content))
    return {w[:_STEM] for w in re.findall(r"[^\W\d_]{4,40}", text.casefold())}


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
    """What the lead tells of one day, in the past tense, is of that day: so is what is said
    there, and what those say of whom it tells. A report of "tonight" is of that day throughout.
    """
    for number, said in islice(_days_of_lead(passage), _DAYS):
        text = _words_of(passage, number)
        everybody = is_today(said.span.of(passage.article.text))
        for i, occasion in of.items():
            placed = occasion.said is not None or occasion.via
            if not placed and (
                _is_past(passage, i)
                if everybody
                else _is_told(passage, i)
                and (passage.frames[i].sentence == number or _acts(passage, i, text))
            ):
                occasion.said = said


def _is_past(passage: Passage, i: int) -> bool:
    """Whether nothing says that it was not just now, or the headline says it."""
    frame = passage.frames[i]
    past = not PRESENT.search(frame.cue_text) and not HAS.search(verb_of(passage, i))
    return frame.parent is None and (past or frame.paragraph == 0)


def _is_told(passage: Passage, i: int) -> bool:
    """Whether it is told of in the past tense, or by the headline, and was no writing."""
    cue = passage.frames[i].cue_text
    told = PAST.search(cue) or passage.frames[i].paragraph == 0
    frame = passage.frames[i]
    begins = min(frame.source.start, frame.cue.start)
    apart = _APART.search(frame.text, max(0, begins - _LEAST), begins)
    aside = frame.source_text in RELATIVE or WROTE.match(cue) or apart
    return bool(told) and not aside and _is_past(passage, i)


def _acts(passage: Passage, i: int, text: str) -> bool:
    """Whether the sentence tells, in the past tense, of what the speaker did."""
    speaker = passage.speakers[i]
    if speaker is None or speaker.kind in ("unnamed", "document", "outlet", "author"):
        return False
    name = speaker.name if speaker.kind != "person" else speaker.name.split()[-1]
    return any(did_next(text, m.end()) for m in re.finditer(rf"\b{re.escape(name)}\b", text))


def _days_of_lead(passage: Passage) -> Iterator[tuple[int, Dating]]:
    """The sentences of the first two paragraphs below the headline that tell of a day."""
    contents = [c for a in passage.attributions for c in a.content]
    first = 1 if _is_headed(passage) else 0
    for number, s in enumerate(passage.sentences[:_TOP_SENTENCES]):
        if first <= s.paragraph < first + _TOP:
            found = story_day(_words_of(passage, number), passage.published)
            place = Span(s.start + found.span.start, s.start + found.span.end) if found else None
            if found and place and not any(c.start <= place.start < c.end for c in contents):
                yield number, Dating(found.edtf, place)


def _is_headed(passage: Passage) -> bool:
    """Whether the text begins with its headline, as it does where no other is known."""
    title = re.sub(r"\W+", "", (passage.article.title or "")[: 2 * _DECK]).casefold()
    text = re.sub(r"\W+", "", passage.article.text[: 2 * _DECK]).casefold()
    return text.startswith(title[:_TITLE]) or not title


def _words_of(passage: Passage, number: int) -> str:
    sentence = passage.sentences[number]
    return passage.article.text[sentence.start : min(sentence.end, sentence.start + _LONGEST)]
