"""Whom each attribution of an article is addressed to, what one leaves open from the others.

In a transcript the one who speaks before or after; for a question without a source the
one who answers; for "she said" the one whom she was just talking to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.resolve.chain.addressee import (
    addressee_in_frame,
    full_name,
    goes_on,
    is_request,
    plainly_says,
)
from onrecord.resolve.gazetteers.names import is_given_name
from onrecord.resolve.gazetteers.outlets import known_outlet, same_outlet
from onrecord.resolve.time.evidence import Occasion
from onrecord.resolve.time.passage import Passage, is_question, is_turn
from onrecord.resolve.transcripts import REPORTER, is_label

__all__ = ["addressees"]

_CALL = re.compile(r",\s([A-Z][a-z]+)(?=[.?!])")
_SENT = ("letter", "email")
_GATHERED = ("speech", "press conference")
_OF_OUTLET = re.compile(r" (?:of|from|at|with) (?P<outlet>[A-Z].*)$")
_THE_PAPER = re.compile(
    r"(?:the|that) (?:news)?(?:paper|magazine|network|station|outlet|site|agency)"
)
_ME = re.compile(
    r"(?:[\w’']+\s){0,3}?(?:told|tells|asked|asks|assured|warned|promised|informed|reminded|urged)\s"
    r"(?:me|us)\b"
)
_CLOSE = 4  # characters
_NEAR = 3  # paragraphs


def addressees(passage: Passage, found: Sequence[Occasion]) -> list[str | None]:
    """For each attribution the addressee's name or description; None where none is told."""
    own = [_own(passage, i) for i in range(len(passage.frames))]
    out = list(own)
    for i in passage.order:
        if out[i] is None:
            out[i] = _in_turn(passage, i) or _across(passage, i) or _answering(passage, i)
        if out[i] is None:
            out[i] = _going_on(passage, i, found, out)
    return out


def _own(passage: Passage, i: int) -> str | None:
    """What the attribution itself tells, in the article's fullest form; never the speaker."""
    frame = passage.frames[i]
    phrase = addressee_in_frame(passage.article, passage.attributions[i], frame)
    if phrase is None and frame.parent is not None:
        me = _ME.match(frame.text, frame.cue.start, frame.cue.end + _CLOSE)
        return _name(passage, frame.parent) if me else None
    if (
        phrase is None
        or _THE_PAPER.fullmatch(phrase)
        or same_outlet(phrase, passage.article.outlet)
    ):
        return None
    phrase = _OF_OUTLET.sub(lambda m: "" if known_outlet(m["outlet"]) else m[0], phrase)
    name = full_name(phrase, passage.article, passage.speakers)
    speaker = passage.speakers[i]
    return None if speaker and name.casefold() == speaker.name.casefold() else name


def _name(passage: Passage, i: int) -> str | None:
    speaker = passage.speakers[i]
    return speaker.name if speaker else None


def _in_turn(passage: Passage, i: int) -> str | None:
    """In a dialogue of two, the other one."""
    if not is_turn(passage, i):
        return None
    names = {_name(passage, j) for j in passage.order if is_turn(passage, j)} - {None}
    others = names - {_name(passage, i)}
    if len(names) != 2 or len(others) != 1:
        return None
    other = others.pop()
    return f"{_called(passage, i)} {other}".strip() if other and " " not in other else other


def _across(passage: Passage, i: int) -> str | None:
    """Between a reporter under the label Q and the one who answers: the other one."""
    labels = [j for j in passage.order if is_label(passage.article, passage.attributions[j])]
    if i not in labels:
        return None
    at = labels.index(i)
    if _name(passage, i) == REPORTER:
        after = (_name(passage, j) for j in labels[at + 1 : at + 3])
        return next((n for n in after if n and n != REPORTER), None)
    before = labels[at - 1] if at else None
    asked = before is not None and _name(passage, before) == REPORTER
    return REPORTER if asked else None


def _called(passage: Passage, i: int) -> str:
    """The first name by which the speaker of turn ``i`` calls the other one, or nothing."""
    turns = [j for j in passage.order if passage.keys[j] == passage.keys[i] and is_turn(passage, j)]
    words = " ".join(passage.article.words(passage.attributions[j].content) for j in turns)
    called = {m[1] for m in _CALL.finditer(words) if is_given_name(m[1])}
    return called.pop() if len(called) == 1 else ""


def _answering(passage: Passage, i: int) -> str | None:
    """Of "asked about the vote, she said": she."""
    if not is_question(passage, i):
        return None
    frame = passage.frames[i]
    same = [
        j
        for j in passage.order
        if passage.frames[j].sentence == frame.sentence and passage.frames[j].source_text
    ]
    return next((n for j in same if (n := _name(passage, j))), None)


def _going_on(
    passage: Passage, i: int, found: Sequence[Occasion], out: Sequence[str | None]
) -> str | None:
    """Whom the speaker was talking to just before, on the same occasion."""
    frame, occasion = passage.frames[i], found[i]
    sent = [j for j in _earlier(passage, i) if found[j].medium in _SENT]
    if sent and found[sent[-1]].medium == occasion.medium:
        return out[sent[-1]]
    if frame.parent is not None:
        return None
    if occasion.medium in _GATHERED and plainly_says(frame.cue_text):
        return _gathered(passage, i, found, out)
    if not _continues(passage, i):
        return None
    last = _last(passage, i)
    if last is None or is_request(passage.frames[last].cue_text):
        return None
    same = occasion is found[last] or not occasion.known
    return out[last] if same and frame.paragraph - passage.frames[last].paragraph <= _NEAR else None


def _gathered(
    passage: Passage, i: int, found: Sequence[Occasion], out: Sequence[str | None]
) -> str | None:
    """Whom the speaker is said, a little before, to speak to on the same occasion."""
    for j in reversed(_earlier(passage, i)):
        if passage.frames[i].paragraph - passage.frames[j].paragraph > 1:
            return None
        same = found[j] is found[i] and passage.keys[j] == passage.keys[i]
        if same and out[j] and not is_request(passage.frames[j].cue_text):
            return out[j]
    return None


def _earlier(passage: Passage, i: int) -> Sequence[int]:
    """The attributions before this one, in text order."""
    return passage.order[: passage.order.index(i)]


def _continues(passage: Passage, i: int) -> bool:
    frame = passage.frames[i]
    return goes_on(passage.article, passage.attributions[i], frame.cue_text)


def _last(passage: Passage, i: int) -> int | None:
    """The attribution by the same speaker before this one, unless it is a nested one."""
    before = [
        j for j in _earlier(passage, i) if passage.keys[i] and passage.keys[i] == passage.keys[j]
    ]
    return before[-1] if before and passage.frames[before[-1]].parent is None else None
