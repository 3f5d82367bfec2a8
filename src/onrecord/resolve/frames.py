"""The frame of an attribution: the words of its sentence that are not what was said.

"On Friday, Dana Orr told the Harbour Courier that rents would fall" says when, to whom
and through whom outside its content. A frame has the length of its sentence, with every
content masked, so that offsets stay those of the article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.paragraphs import paragraphs
from onrecord.resolve.parents import parents
from onrecord.statements import Article, Attribution, Span, Spans

__all__ = ["MASK", "Frame", "Sentence", "frames", "gap", "sentences"]

MASK = "\x00"
_LONGEST = 1500  # characters of a sentence that are looked at, around the cue
_ADDING = re.compile(r"[,\x00]\s(?:\w+ly\s)?\w{2,}ing\b")
_NEW_CLAUSE = re.compile(r",?\s(?:and|but)\s(?:then\s)?(?:the\s\w+|he|she|they|it|[A-Z]\w+)\s")
_STOP = re.compile(r"[.!?][\"”’'»)\]]*\s+(?=[\"“‘'«(\[]?[A-Z0-9])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Col|Lt|Sgt|Capt|Adm|Maj|Rev|Hon|St"
    r"|Jr|Sr|vs|No|Inc|Ltd|Co|Corp|Ark|Ariz|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich"
    r"|Minn|Miss|Mo|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wis|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept|Sep|Oct|Nov|Dec|Mon|Tues|Tue|Wed|Thurs|Thu|Fri|a\.m|p\.m)|\b[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence is, and the number of its paragraph, from 0."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The sentence around an attribution's cue, contents masked.

    ``text`` begins at ``start`` of the article. ``cue`` and ``source`` are offsets into
    ``text`` (empty at the cue's place when there is none there); ``sentence`` and
    ``paragraph`` number the sentence from 0. ``parent`` is the index of the attribution
    in whose content this one stands. ``rivals`` are the places of the sentence's other cues.
    """

    start: int
    text: str
    cue: Span
    source: Span
    sentence: int
    paragraph: int
    parent: int | None
    rivals: Spans = ()

    def nearest(self, start: int, end: int) -> bool:
        """Whether no other cue of the sentence is nearer to these words than this one. A participle
        after them ("wrote on Monday, adding") is said on the same occasion.
        """
        own = gap(start, end, self.cue)
        return all(
            gap(start, end, rival) >= own
            or (rival.start >= end and (self._adds(rival) or self.ends_clause(end)))
            for rival in self.rivals
        )

    def ends_clause(self, end: int) -> bool:
        """Whether another main clause begins right after words ("in May, and then he")."""
        return bool(_NEW_CLAUSE.match(self.text, end))

    def _adds(self, rival: Span) -> bool:
        """Whether another cue is a participle after a comma."""
        return bool(_ADDING.match(self.text, max(0, rival.start - 2)))

    @property
    def cue_text(self) -> str:
        """The words of the cue in this sentence."""
        return self.text[self.cue.start : self.cue.end]

    @property
    def source_text(self) -> str:
        """The words of the source in this sentence."""
        return self.text[self.source.start : self.source.end]


def gap(start: int, end: int, cue: Span) -> int:
    """Characters between words and a cue; 0 when they overlap."""
    return max(cue.start - end, start - cue.end, 0)


def sentences(text: str) -> list[Sentence]:
    """The sentences of ``text`` in order; none runs over the end of a paragraph."""
    found: list[Sentence] = []
    for number, (start, end) in enumerate(paragraphs(text)):
        begin = start
        for match in _STOP.finditer(text, start, end):
            if not _ABBREVIATED.search(text, max(begin, match.start() - 8), match.start() + 1):
                found.append(Sentence(begin, match.end(), number))
                begin = match.end()
        found.append(Sentence(begin, end, number))
    return found


def frames(
    article: Article, attributions: Sequence[Attribution], within: Sequence[Sentence] | None = None
) -> list[Frame]:
    """The frame of each attribution, in their order."""
    where = sentences(article.text) if within is None else within
    reader = _Reader(article.text, attributions, where, parents(attributions))
    return [reader.frame(i) for i in range(len(attributions))]


class _Reader:
    """One article's sentences with the contents and cues that stand in each."""

    def __init__(
        self,
        text: str,
        attributions: Sequence[Attribution],
        where: Sequence[Sentence],
        outer: Sequence[int | None],
    ) -> None:
        self.text, self.attributions, self.outer = text, attributions, outer
        self.where = where or [Sentence(0, len(text), 0)]
        self.starts = [s.start for s in self.where]
        self.anchors = [_anchor(a) for a in attributions]
        self.contents: dict[int, list[tuple[Span, int]]] = defaultdict(list)
        self.cues: dict[int, list[int]] = defaultdict(list)
        for i, a in enumerate(attributions):
            self.cues[self._sentence(self.anchors[i].start)].append(i)
            for span in a.content:
                for n in range(self._sentence(span.start), self._sentence(span.end - 1) + 1):
                    self.contents[n].append((span, i))

    def _sentence(self, at: int) -> int:
        return max(bisect_right(self.starts, at) - 1, 0)

    def frame(self, i: int) -> Frame:
        a, anchor = self.attributions[i], self.anchors[i]
        number = self._sentence(anchor.start)
        start, end = self._extent(i, number)
        cue = _inside(a.cue, start, end) or Span(anchor.start - start, anchor.start - start)
        return Frame(
            start=start,
            text=self._masked(i, number, start, end),
            cue=cue,
            source=_inside(a.source, start, end) or Span(cue.start, cue.start),
            sentence=number,
            paragraph=self.where[number].paragraph,
            parent=self.outer[i],
            rivals=tuple(self._rivals(i, number, start)),
        )

    def _extent(self, i: int, number: int) -> tuple[int, int]:
        """The sentence of the anchor, within the parent's content and within bounds."""
        sentence, anchor, parent = self.where[number], self.anchors[i], self.outer[i]
        start = max(sentence.start, anchor.start - _LONGEST)
        end = max(min(sentence.end, anchor.start + _LONGEST), anchor.start)
        for s, e in self.attributions[parent].content if parent is not None else ():
            if s <= anchor.start < e:
                start, end = max(start, s), min(end, e)
        return min(start, anchor.start), end

    def _masked(self, i: int, number: int, start: int, end: int) -> str:
        """The words of the extent, those masked that are somebody's content there."""
        chars, line = list(self.text[start:end]), self._line(i)
        for span, j in self.contents[number]:
            s, e = max(span.start, start), min(span.end, end)
            if j not in line and s < e:
                chars[s - start : e - start] = MASK * (e - s)
        for s, e in (*self.attributions[i].cue, *self.attributions[i].source):
            if start <= s and e <= end:
                chars[s - start : e - start] = self.text[s:e]
        return "".join(chars)

    def _line(self, i: int) -> set[int]:
        """The attributions in whose content ``i`` stands, at any depth."""
        found: set[int] = set()
        parent = self.outer[i]
        while parent is not None and parent not in found:
            found.add(parent)
            parent = self.outer[parent]
        return found

    def _rivals(self, i: int, number: int, start: int) -> Iterator[Span]:
        """The cues of the others that stand in the sentence as this one does."""
        for j in self.cues[number]:
            if j != i and self.outer[j] == self.outer[i]:
                s, e = self.anchors[j]
                yield Span(s - start, e - start)


def _anchor(a: Attribution) -> Span:
    """Where an attribution's frame is sought: its cue, else its source, else its content."""
    return next(iter((*a.cue, *a.source, *a.content)), Span(0, 0))


def _inside(spans: Spans, start: int, end: int) -> Span | None:
    """The first of the spans that lies in the extent, as offsets from its start."""
    for s, e in spans:
        if start <= s and e <= end:
            return Span(s - start, e - start)
    return None
