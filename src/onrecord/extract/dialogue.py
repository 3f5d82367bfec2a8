"""Dialogue printed inside a report: ``TORVALD: Will it close?``, ``LIND: It will not.``

Each labelled paragraph is a turn. Where the paragraphs open with quotation marks, those
between a turn and the next label nearby belong to it as well. What the network made of the
same words is left out: it reads labels as part of what is said. Statements inside a turn
are found as those inside any content are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from onrecord.extract.places import overlap
from onrecord.ingest.transcript import turns
from onrecord.statements import Attribution, Span, Spans

__all__ = ["dialogue"]

_FEWEST = 3  # labelled paragraphs that make a dialogue
_FARTHEST = 5  # paragraphs from one label to the next of the same dialogue
_OPENING = '"“'
_LABEL = re.compile(rf"[{_OPENING}]?(?=\w[^:\n]{{1,60}}:\s)")
_HEADING = re.compile(rf"[{_OPENING}]?[A-Z][A-Z .’']{{1,60}}:\s")
_DIRECTION = re.compile(r"[\"“]?\([^()]{1,60}\)[.\"”]{0,3}")
_CONFIDENCE = 0.71  # right on PolNeAR train: 10 turns of 14, in three articles


class _Labelled(NamedTuple):
    """A labelled paragraph, by its number among the paragraphs."""

    number: int
    speaker: str
    label: Span
    colon: Span
    body: Span


def dialogue(
    text: str, spans: Sequence[Span], found: Sequence[Attribution], extractor: str
) -> list[Attribution]:
    """The attributions, with one a turn in place of those whose content touches a turn.

    ``spans`` are the paragraphs to look at. It takes three labels in capitals near each
    other, and a speaker with two of them: ``UPDATE:`` and ``PHOTOS:`` head no turns.
    """
    new = [
        Attribution(
            (here.label,), (here.colon,), _content(text, spans, here, after), _CONFIDENCE, extractor
        )
        for group in _dialogues(_labelled(text, spans))
        for here, after in pairwise([*group, None])
        if here is not None
    ]
    taken = [s for a in new for s in a.content]
    return [a for a in found if not _touches(a, taken)] + new


def _labelled(text: str, spans: Sequence[Span]) -> Iterator[_Labelled]:
    for number, span in enumerate(spans):
        opening = _LABEL.match(text, *span)
        if opening is None:
            continue
        start = opening.end()
        for label, speaker, body in turns(text[start : span.end])[:1]:
            if label.start == 0:
                colon = text.index(":", start + label.end)
                moved = (Span(s.start + start, s.end + start) for s in (label, body))
                yield _Labelled(number, speaker, next(moved), Span(colon, colon + 1), next(moved))


def _dialogues(labelled: Iterable[_Labelled]) -> Iterator[list[_Labelled]]:
    """Runs of labelled paragraphs near each other that are a dialogue."""
    group: list[_Labelled] = []
    for turn in labelled:
        if group and turn.number - group[-1].number > _FARTHEST:
            yield from [group] * _is_dialogue(group)
            group = []
        group.append(turn)
    yield from [group] * _is_dialogue(group)


def _is_dialogue(group: Sequence[_Labelled]) -> bool:
    turns_of = Counter(turn.speaker.split()[-1] for turn in group)
    return len(group) >= _FEWEST and 1 < len(turns_of) < len(group)


def _content(text: str, spans: Sequence[Span], here: _Labelled, after: _Labelled | None) -> Spans:
    """The turn's words: its own paragraph and, in quotation marks, those up to the next."""
    between = spans[here.number + 1 : after.number] if after else ()
    if text[spans[here.number].start] not in _OPENING:
        between = ()
    return (here.body, *(s for s in between if _goes_on(text, s)))


def _goes_on(text: str, span: Span) -> bool:
    """Whether a paragraph opens with a mark and is neither labelled nor a stage direction."""
    marked = text[span.start] in _OPENING
    return marked and not _HEADING.match(text, *span) and not _DIRECTION.fullmatch(text, *span)


def _touches(attribution: Attribution, taken: Sequence[Span]) -> bool:
    """Whether its content overlaps one of the spans, which are in order and apart."""
    return any(
        (at := bisect_right(taken, s.start, key=_end)) < len(taken) and overlap(s, taken[at])
        for s in attribution.content
    )


def _end(span: Span) -> int:
    return span.end
