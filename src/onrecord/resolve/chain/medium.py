"""By what means it was said: statement, interview, speech, court filing…

Words around the cue tell ("in a statement", "tweeted", "at a news conference"), and the
source when it is itself a document ("the letter reads", "a poll found"). The words are
in ``tables/media.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from onrecord.resolve.frames import MASK, Frame, gap
from onrecord.resolve.gazetteers.outlets import known_outlet
from onrecord.resolve.gazetteers.tables import listed
from onrecord.statements import MEDIA, Medium, Span

__all__ = ["medium_in_frame", "medium_of_source"]


class _Words(NamedTuple):
    medium: Medium
    pattern: re.Pattern[str]
    led: bool  # counts after a preposition only


class _Tables(NamedTuple):
    """The rows sought in clauses and those for a source's head; all of each in one pattern."""

    clause: tuple[_Words, ...]
    source: tuple[_Words, ...]
    any_clause: re.Pattern[str]
    any_source: re.Pattern[str]


_IN = re.compile(
    r"\b(?:in|at|during|on|via|by|through|over|from|to|held|holding|gave|giving|delivered|delivering"
    r"|used|using|convened)\s+(?:[\w.,’'“”\"&-]+\s+){0,6}$",
    re.IGNORECASE,
)
_HEAD_END = re.compile(
    r"\s+(?:of|by|from|to|for|in|on|at|with|about|that|which|conducted|released|published|issued"
    r"|sent|signed|obtained|handling|filed|being|brought|against|out|late|last|this|commissioned|written|posted|taken|showing|made|done|who)"
    r"\b|[,(;–—-]\s",
    re.IGNORECASE,
)
_APART = re.compile(r"[,(;–—]\s|\s(?:that|which|who)\b")
_AFTER_NAME = re.compile(
    r"(?:an?|the|this|that|its|\w+day[’']s)?\s?(?:[\w-]+\s){0,3}?[A-Z][\w’'/.-]+"
    r"(?:\s(?:of|for|and|the|in|on|[A-Z&/-][\w’'/.-]*)){1,8}\s(?:\w+\s)?"
    r"(?:polls?|surveys?|study|report|analysis|survey)\b"
)
_OF_RECORDS = re.compile(
    r"\bsurveys? of [^,;]{0,60}\b(?:lists|rolls|records|data|documents|filings|studies"
    r"|literature)\b"
)
_IN_POLL = re.compile(
    r"\b(?:in|to|by) (?:an?|the|its|this|that|another) (?:[\w/.’'-]+ ){0,5}(?:poll|survey)\b"
)
_AVERAGE = re.compile(
    r"\b(?:average|aggregate)s? of (?:\w+ )?(?:polls|surveys)\b|\bpoll(?:ing)? averages?\b",
    re.IGNORECASE,
)
_MEASURES = re.compile(
    r"[0-9]\s?%|\b(?:per ?cent|percentage|ratings?|points?|majority|respondents|approv\w+"
    r"|favou?rab\w+|voters|leads?|trails?|ahead|behind)\b", re.IGNORECASE,
)  # fmt: skip
_COURT = re.compile(r"\b(?:court|judge|justice|jury|tribunal|panel of the)\b", re.IGNORECASE)
_LITIGANTS = re.compile(
    r"\b(?:prosecutors?|public defenders?|(?:U\.S\.|district|state|defen[sc]e) attorneys?"
    r"|defen[sc]e (?:lawyers?|counsel|team)|plaintiffs?|defendants?)\b", re.IGNORECASE,
)  # fmt: skip
_WROTE = re.compile(r"(?:also |later )?(?:wrote|writes|argued in writing)")
_RULES = re.compile(
    r"\b(?:over)?rul(?:e[sd]?|ing)\b|\bwrote\b|\bopinion\b|\bconclu(?:ded|sion)\b", re.IGNORECASE
)
_PARLIAMENT = re.compile(
    r"\b(?:legislature|parliament|congress|senate|assembly|duma|knesset|bundestag|lawmakers)\b",
    re.IGNORECASE,
)
_PASSES = re.compile(r"\b(?:passed|repealed|enacted|adopted|outlawed|legali[sz]ed)\b")
_SHOWS = re.compile(
    r"\b(?:show(?:s|ed|n)?|aired|broadcast|published|posted|released|shared|circulated)\b"
)
_PICTURES = re.compile(
    r"(?:(?:the|an?|some|new|several|two|more|\w+ed)\s+){0,3}(?:(?:photo|picture|image"
    r"|photograph)s?"
    r"|(?P<video>videos?|footage))\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:after|before|following|since|until|ahead of|prior to|because of|about|of)\s+$"
    r"|\b(?:after|before|following|since|ahead of|prior to|who|which|when|while)\b[^,;]{0,60}$"
    r"|\bas\s(?:[A-Z]|the\b|he\b|she\b|they\b|his\b|her\b|their\b|it\b)[^,;]{0,140}$"
    r"|\bas\b[^,;]{0,60}$",
    re.IGNORECASE,
)
_BEFORE, _AFTER, _LED = 160, 140, 80  # characters


@cache
def _tables() -> _Tables:
    clause: list[_Words] = []
    source: list[_Words] = []
    path = resources.files("onrecord.resolve") / "tables" / "media.tsv"
    for line in path.read_text(encoding="utf-8").splitlines()[2:]:
        medium, place, pattern = line.split("\t")
        assert medium in MEDIA  # noqa: S101
        whole = pattern if place == "source" else rf"\b(?:{pattern})(?!\w)"
        row = _Words(medium, re.compile(whole, re.IGNORECASE), place == "in")
        (source if place == "source" else clause).append(row)
    return _Tables(tuple(clause), tuple(source), _any(clause), _any(source))


def _any(rows: list[_Words]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{r.pattern.pattern})" for r in rows), re.IGNORECASE)


def medium_of_source(source: str) -> Medium | None:
    """The medium that a source is, when it is a document: "the letter", "a new poll"."""
    if not _tables().any_source.search(source):
        return None
    if _OF_RECORDS.search(source):
        return "report"
    end, apart = _HEAD_END.search(source), _APART.search(source)
    head = _of_head(source[: end.start()] if end else source)
    return head or (_named_after(source[: apart.start()] if apart else source))


def _named_after(source: str) -> Medium | None:
    """The poll of a place or body that is named before it: "a University of Orlan poll"."""
    named = _AFTER_NAME.match(source)
    return _of_head(named[0]) if named else None


def _of_head(head: str) -> Medium | None:
    """The medium that the last one or two words of a noun phrase name."""
    words = re.findall(r"[\w’'-]+", head)
    for n in (2, 1):
        tail = " ".join(words[-n:])
        for row in _tables().source:
            if len(words) >= n and row.pattern.fullmatch(tail):
                return row.medium
    return None


def medium_in_frame(frame: Frame, content: str = "") -> Medium | None:
    """The medium that the source itself, the words around the cue, or the content's first
    words name ("published <photos of the camp>").
    """
    source, cue = frame.source_text, frame.cue_text
    own = medium_of_source(source) or _of_poll(source, content) if source else None
    return own or _of_body(source, cue) or _nearest(frame) or _of_show(source, cue, content)


def _of_poll(source: str, content: str) -> Medium | None:
    """Of "a third of those asked in a Tarn/ORL poll" that they answer a poll; of a pollster
    that gives shares or ratings, and of an average of polls, that it is one.
    """
    if _IN_POLL.search(source) or _AVERAGE.search(source):
        return "poll"
    names = {word.lower() for word in re.findall(r"[A-Z]\w+", source)}
    asks = not names.isdisjoint(listed("pollsters"))
    return "poll" if asks and _MEASURES.search(content) else None


def _of_body(source: str, cue: str) -> Medium | None:
    """What courts rule, what is written to them, and what parliaments pass."""
    if _COURT.search(source) and _RULES.search(cue):
        return "court filing"
    if _LITIGANTS.search(source) and _WROTE.fullmatch(cue):
        return "court filing"
    return "law" if _PARLIAMENT.search(source) and _PASSES.search(cue) else None


def _of_show(source: str, cue: str, content: str) -> Medium | None:
    """What is shown: on the air by a station, in pictures by others."""
    if not _SHOWS.search(cue):
        return None
    outlet = known_outlet(source)
    if (outlet and outlet.kind == "broadcaster") or re.search(r"\b(?:TV|television)\b", source):
        return "television"
    pictures = _PICTURES.match(content)
    return None if pictures is None else "video" if pictures["video"] else "photograph"


def _nearest(frame: Frame) -> Medium | None:
    """Of the media named in the cue's clause the one nearest to the cue."""
    low = max(0, frame.cue.start - _BEFORE)
    text = frame.text[low : frame.cue.end + _AFTER]
    cue = Span(frame.cue.start - low, frame.cue.end - low)
    source = frame.source
    found = [
        (gap(start, end, cue), n, medium)
        for n, medium, start, end in _named(text)
        if _same_clause(text, start, end, cue)
        and not source.start < end + low <= source.end
        and frame.nearest(start + low, end + low)
    ]
    return min(found)[2] if found else None


def _named(text: str) -> Iterator[tuple[int, Medium, int, int]]:
    """The number of the row, its medium, and where its words are, with the preposition."""
    if not _tables().any_clause.search(text):
        return
    for n, row in enumerate(_tables().clause):
        for m in row.pattern.finditer(text):
            lead = _IN.search(text, max(0, m.start() - _LED), m.start()) if row.led else m
            if lead:
                yield n, row.medium, lead.start(), m.end()


def _same_clause(text: str, start: int, end: int, cue: Span) -> bool:
    """Whether no other clause stands between the words and the cue."""
    if MASK in text[start:end]:
        return False
    if start >= cue.end:
        return not _ELSEWHERE.search(text[cue.end : start]) and "; " not in text[cue.end : start]
    if end <= cue.start:
        return not _ELSEWHERE.search(text[:start].rpartition(MASK)[2])
    return True
