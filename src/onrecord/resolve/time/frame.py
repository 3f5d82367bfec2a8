"""When it was said, by the frame of one attribution alone.

A date belongs to the saying when it stands in the clause of the cue: at the head of the
sentence ("On Friday, the minister said"), between source and cue, in the cue, or after
it with no other clause begun ("told reporters Tuesday night"). Dates of what is told,
of other clauses ("since he resigned in May") and of things ("Friday's vote") are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.resolve.frames import MASK, Frame, gap
from onrecord.resolve.gazetteers.outlets import outlet_at
from onrecord.resolve.manner.cues import cue_words, find_cues
from onrecord.resolve.time.edtf import bounds
from onrecord.resolve.time.expressions import Expression, expressions
from onrecord.statements import Article, Attribution, Span

__all__ = [
    "BARRIER",
    "DONE",
    "HEAD",
    "OCCASION",
    "PAST_TENSE",
    "SOON_AFTER",
    "Dating",
    "anaphor",
    "date_in_frame",
    "dates_in",
    "next_day",
    "placed_at",
]

OCCASION = (
    r"(?:interviews?|speech|address|debate|rally|rall(?:y|ies)|remarks|comments?|statements?"
    r"|briefing"
    r"|gaggle|presser|press conference|news conference|conference call|hearing|testimony|appearance"
    r"|broadcast|show|program(?:me)?|episode|edition|event|town hall|forum|meeting|call|phone call"
    r"|tweets?|post|message|letter|e-?mail|video|report|memo|filing|ruling|decision|op-ed|column"
    r"|session|lecture|sermon|panel|summit|convention|press release|news release|release|story"
    r"|article)"
)
_DOCUMENT = (
    r"(?:study|survey|poll|report|analysis|paper|review|letter|memo|book|essay|article|interview"
    r"|speech|memoir|audit|ruling|decision|opinion|op-ed|column|email|statement|documentary|video)"
)
_DETERMINED = re.compile(
    r"(?:\b(?:an?|the|his|her|their|its|our|my|upcoming|this|that|each|every|any|another)"
    r"|[\u2019']s|s[\u2019'])\s+(?:\w+\s+)?$", re.IGNORECASE,
)  # fmt: skip
_BLOCKED = re.compile(
    r"\b(?:since|until|till|by|before|after|through|from|for|following|of|between|about|against"
    r"|to|than|as of|prior to|ahead of|beyond|regarding|toward|towards|despite|and|or"
    r"|until at least"
    r"|beginning|starting|effective)\s+(?:the\s+|a\s+|late\s+|early\s+|mid-?|last\s+|next\s+)?$",
    re.IGNORECASE,
)
_COMPOUND = re.compile(
    r"\s+(?!(?:an?|the|that|this|he|she|they|it|his|her|their|its|we|you|in|on|at|to|for|with|by"
    r"|from|of"
    r"|about|as|and|but|or|after|before|during|when|while|where|who|which|because|since|saying|over|\w+ly"
    r"|against|was|were|is|are|had|has|said|told|morning|afternoon|evening|night)\b)[a-z]"
)
_WHEN = re.compile(r",?\s+(?:\w+\s+){0,2}when\s+")
_EVENT = re.compile(rf"(?:[\w’'-]+\s){{1,4}}?{OCCASION}\b")
_DATELINE = re.compile(r"\s\([A-Z][\w\s.&/-]{1,30}\)\s?[-–—]")
_RELEASED = re.compile(
    r"\b(?:released|published|issued|posted|conducted|sent|dated|filed|signed|taken|out)\s+"
    r"(?:on\s+|in\s+|late\s+|early\s+)*$"
)
_FROM = re.compile(rf"{OCCASION}\s+from\s+(?:the\s+)?$", re.IGNORECASE)
_TO_BE_OUT = re.compile(
    r",\s+(?:which|that)\s+(?:was|were|is|are|will be|is being|is to be|had been|has been)\s+"
    r"(?:expected to be\s+)?(?:filed|released|published|issued|posted|unveiled|sent|submitted)\s+"
    r"(?:(?:on|in|late|early)\s+)*"
)
SOON_AFTER = re.compile(
    r"\W*(?:But\s+|And\s+)?(?:[Ss]oon|[Ss]hortly|[Ii]mmediately|[Rr]ight|[Jj]ust|[Mm]oments"
    r"|[Mm]inutes|[Hh]ours|An hour)\s+(?:after|before)\b[^;:]{3,140}"
)
_PART_OF = re.compile(
    r"\b(?:morning|afternoon|evening|night|day|week|month|summer|spring|fall|winter|course)\s+of\s+"
    r"(?:the\s+)?$", re.IGNORECASE,
)  # fmt: skip
_YEAR_PLACED = re.compile(r"\b(?:in|during|back in|year|early|late|mid-?)\s*$", re.IGNORECASE)
_DURING = re.compile(r"\b(?:during|throughout|in)\s+(?:the|his|her|their|its)\s+$", re.IGNORECASE)
_PERIOD = re.compile(
    r"\s+(?:[\w-]+\s+)?(?:elections?|campaign|race|primar(?:y|ies)|season|crisis|war|recession)\b"
)
BARRIER = re.compile(
    r"\b(?:since|because|before|after|when|while|until|who|whom|which|where|whose|as|if|unless"
    r"|although|though|whether|that|following|despite|amid|what|how|why|ahead of)\b|[;:]"
    r"|\b(?:and|but|or)\s+(?:the\s+\w+|he|she|they|it|[A-Z][\w’'.]+)\s+\w+",
    re.IGNORECASE,
)
HEAD = re.compile(
    r"[^\w]*(?:\w+,\s+)?(?:(?:But|And|Yet|So|Then|Also|Later|Earlier|Just|Only|Still|Even"
    r"|Speaking|Writing"
    r"|Asked|Appearing|Interviewed|Testifying|Pressed|Addressing|Campaigning)\b,?\s*)*"
    r"(?:(?:In|On|At|During|Over|Late|Early|Just|Only|Through|Via|By phone|From|Before|To|With)\b"
    r"[^;:]{0,120}?)?",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:after|since|when|because|if|until|following|who|which|although|while|despite)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[;:" + MASK + r"]|,\s+(?:and|but|while|as)\s")
_SAME = re.compile(
    r"\b(?:at the time|the same (?:day|night|morning|afternoon|evening|time)"
    r"|that (?:same )?(?:day|night"
    r"|morning|afternoon|evening)|later (?:that|in the|the same) (?:day|evening|night|hearing"
    r"|interview|speech)|(?:said|wrote|added|argued) then)\b", re.IGNORECASE,
)  # fmt: skip
_NEXT = re.compile(
    r"\b(?:the (?:following|next) (?:day|morning|afternoon|evening)|a day later)\b", re.IGNORECASE
)
DONE = (
    r"\b(?:was|were|had|\w{2,}ed|went|shot|hit|broke|took|fell|came|said|told|left|became|began"
    r"|beat|bought|brought|built|caught|chose|cut|dealt|did|drew|drove|fought|found|flew|gave|got"
    r"|held|kept|knocked|laid|led|let|lost|made|met|paid|pled|put|quit|ran|rode|rose|sank|saw|sent"
    r"|set|shook|sold|spent|split|spoke|stood|stole|struck|swept|swore|took|threw|tore|withdrew"
    r"|won|wrote)\b"
)
PAST_TENSE = re.compile(DONE)
_TITLED = re.compile(r"(?:This (?:Morning|Week)|Today|Tonight)\b")
_LEAP_DAY = date(2004, 2, 29)  # any day: shows only whether words are a date at all
_REACH = 90  # characters between cue and date
_CLOSE = 25
_LONGEST_OBJECT = 160  # characters


@dataclass(frozen=True, slots=True)
class Dating:
    """A date found: ``edtf`` (None when the words name one that cannot be told) and its words."""

    edtf: str | None
    span: Span


def dates_in(
    text: str, published: date | None, *, ahead: bool = False
) -> Iterable[tuple[Expression, bool]]:
    """The dates in ``text``, each with whether it can be told.

    Names of outlets ("Fox News Sunday") are no dates; nor is what lies after publication or,
    with ``ahead``, before it.
    """
    known = set(expressions(text, published, ahead=ahead))
    for e in sorted(known | _unknown(text, published)):
        if not _is_name(text, e) and not (_past if ahead else _future)(e, published):
            yield e, e in known


def _unknown(text: str, published: date | None) -> set[Expression]:
    if published is not None:
        return set()
    told = {e[:2] for e in expressions(text, None)}
    return {e for e in expressions(text, _LEAP_DAY) if e[:2] not in told}


def _is_name(text: str, e: Expression) -> bool:
    """Whether the words are a programme's name ("ITV's This Morning") or stand in an outlet's."""
    titled = _TITLED.match(text, e.start) and re.search(
        r"[\w’']\s$", text[max(0, e.start - 2) : e.start]
    )
    return bool(titled) or _in_outlet(text, e)


def _in_outlet(text: str, e: Expression) -> bool:
    """Whether the words stand in an outlet's name that begins at most five words before."""
    starts = [m.start() for m in re.finditer(r"\b[A-Z0-9]", text[max(0, e.start - 40) : e.end])]
    base = max(0, e.start - 40)
    for start in starts[-8:]:
        match = outlet_at(text, base + start)
        if match and match.start <= e.start and e.end <= match.end and match.outlet:
            return True
    return False


def _future(e: Expression, published: date | None) -> bool:
    first = bounds(e.edtf)[0]
    return published is not None and first is not None and first > published.isoformat()


def _past(e: Expression, published: date | None) -> bool:
    last = bounds(e.edtf)[1]
    return published is not None and last is not None and last < published.isoformat()


def date_in_frame(
    article: Article, attribution: Attribution, frame: Frame, published: date | None,
    *, ahead: bool = False,
) -> Dating | None:  # fmt: skip
    """The date of the saying, or None when the frame has none; with ``ahead`` that of what
    is still to be said.
    """
    found = [
        (gap(e.start, e.end, frame.cue), e, told)
        for e, told in dates_in(frame.text, published, ahead=ahead)
        if _belongs(e, frame) and frame.nearest(e.start, e.end)
    ]
    if not found:
        return None if ahead else _date_in_object(article, attribution, published)
    _, e, told = min(found)
    place = Span(frame.start + e.start, frame.start + e.end)
    return Dating(e.edtf if told else None, place)


def _belongs(e: Expression, frame: Frame) -> bool:
    """Whether the date is that of the cue's clause."""
    text = frame.text
    before, after = text[max(0, e.start - 40) : e.start], text[e.end : e.end + 60]
    if not placed_at(e, text, before, after):
        return False
    if frame.cue.start <= e.start < frame.cue.end:
        return True
    if frame.source.start <= e.start < frame.source.end:
        return _in_source(e, frame)
    if e.start >= frame.cue.end:
        return _after_cue(text[frame.cue.end : e.start], frame, e)
    return _before_cue(e, frame)


def placed_at(e: Expression, text: str, before: str, after: str) -> bool:
    """Whether the words next to the date let it be a time at which something was done."""
    of_occasion = re.match(rf"[\u2019']?s?\s+(?:[\w-]+\s+){{0,3}}?{OCCASION}\b", after)
    of_document = re.match(rf"\s+(?:[\w-]+\s+){{0,2}}?{_DOCUMENT}\b", after)
    if _possessive(after):
        return bool(
            of_occasion and re.search(r"\b(?:in|at|during|on|to|with)\s+$", before, re.IGNORECASE)
        )
    if _FROM.search(before) or _PART_OF.search(before):
        return True
    if _DATELINE.match(after) or (_BLOCKED.search(before) and not re.match(r"over\b", before)):
        return False
    if text[e.start : e.end].isdigit():
        period = _DURING.search(before) and _PERIOD.match(after)
        named = of_document and _DETERMINED.search(before)
        return bool(period or named or _YEAR_PLACED.search(before))
    if _DETERMINED.search(before) and _COMPOUND.match(after):
        return bool(of_occasion or of_document)
    return True


def _possessive(after: str) -> bool:
    return re.match(r"[\u2019']s\b", after) is not None


def _after_cue(between: str, frame: Frame, e: Expression) -> bool:
    if frame.cue.start <= frame.source.start < e.start:
        inside = frame.text[frame.source.start : frame.source.end]
        between = between.replace(inside, " ")
    return len(between.replace(MASK, "")) <= _REACH and not BARRIER.search(between)


def _in_source(e: Expression, frame: Frame) -> bool:
    """Whether the date is part of a document's or an event's name ("the poll released Sunday",
    "a rally in the square on Sunday").
    """
    if e.end == frame.source.end and _EVENT.match(frame.text, frame.source.start, e.start):
        return True
    named = re.match(rf"\s+(?:[\w-]+\s+){{0,2}}?{_DOCUMENT}\b", frame.text[e.end :])
    return bool(named or _RELEASED.search(frame.text, frame.source.start, e.start))


def _before_cue(e: Expression, frame: Frame) -> bool:
    """At the head of the clause or between source and cue."""
    text, source = frame.text, frame.source
    between = text[e.end : frame.cue.start]
    if frame.ends_clause(e.end):
        return False
    if source.start == source.end:
        return len(between) <= _CLOSE and not BARRIER.search(between)
    if _WHEN.fullmatch(text, e.end, source.start) or _told_apart(e, frame):
        return True
    if source.end <= e.start:
        return not BARRIER.search(text[source.end : e.start] + MASK + between)
    ends = list(_CLAUSE_END.finditer(text, 0, e.start))
    head = text[ends[-1].end() if ends else 0 : e.start]
    if _SUBORDINATE.search(head):
        return False
    outside = between.replace(frame.source_text, " ")
    return HEAD.fullmatch(head) is not None and not _MAIN_CLAUSE.search(outside)


def _told_apart(e: Expression, frame: Frame) -> bool:
    """As in "The suit, which will be filed on Friday, says" and "Soon after the vote on
    Friday, she said".
    """
    text, source = frame.text, frame.source
    if source.end <= e.start:
        return _TO_BE_OUT.fullmatch(text, source.end, e.start) is not None
    soon = e.end <= source.start and SOON_AFTER.fullmatch(text, 0, e.start)
    return bool(soon) and "," in text[e.end : frame.cue.start] and "/" not in e.edtf


_MAIN_CLAUSE = re.compile(r"\b(?:was|were|is|are|had|has|when|who|where|as|and then|but)\b|[;:]")


def _date_in_object(
    article: Article, attribution: Attribution, published: date | None
) -> Dating | None:
    """As in "grilled <the bank's chief Ann Roe on Tuesday for …>" and "charged <two men with
    fraud Thursday>": a date after a name in the object, or at its end, when the content is
    no quotation and no clause, and in the first case all that precedes the date is the name.
    """
    if len(attribution.content) != 1 or not attribution.cue:
        return None
    start, end = attribution.content[0]
    if not 0 <= start - attribution.cue[-1].end <= 2:
        return None
    text = article.text[start : min(end, start + _LONGEST_OBJECT)]
    for e, told in dates_in(text, published):
        before, after = text[max(0, e.start - 40) : e.start], text[e.end :]
        named = _NAME_ONLY.fullmatch(text[: e.start]) and not _possessive(after)
        last = not after.strip(" .") and _done_by(attribution.cue[-1].of(article.text))
        clause = _CLAUSE.search(text[: e.start]) or PAST_TENSE.search(text[: e.start])
        if named or (last and not clause and placed_at(e, text, before, after)):
            return Dating(e.edtf if told else None, Span(start + e.start, start + e.end))
    return None


def _done_by(cue: str) -> bool:
    """Whether the cue is of a deed, not of words about one ("elected", "charged")."""
    found = find_cues(cue_words(cue[:_LONGEST_OBJECT]))
    return any(c.act == "decide" or c.expression in _CHARGES for c in found)


_CHARGES = frozenset({"charge", "sue", "indict", "arrest"})
_CLAUSE = re.compile(
    r"[\"“”‘]|^(?:to|if|for|how|why)\b|\b(?:that|who|whom|which|whose|what|whether|when|where|while"
    r"|after|before|since|until|because|as|is|are|was|were|be|been|being|has|have|had|will|would"
    r"|could|should|can|may|might|must|not|do|does|did|he|she|they|it|we|I|you|\w{3,}ing)\b"
)
_NAME_ONLY = re.compile(
    r"(?=.*[A-Z])(?:(?:the|a|of|and|[A-Z][\w.’'&-]*|president|chief|leader|minister)\s+){1,8}(?:(?:on|in)\s+)?"
)


def anaphor(frame: Frame) -> int | None:
    """0 for "at the time", "that day"; 1 for "the following day"; None without such words."""
    around = frame.text[max(0, frame.cue.start - 120) : frame.cue.end + 60]
    if _NEXT.search(around):
        return 1
    return (
        0 if _SAME.search(around) or re.match(r"\s+then\b", frame.text[frame.cue.end :]) else None
    )


def next_day(edtf: str) -> str:
    """The day after a date that is exact to the day; other dates as they are."""
    first, last = bounds(edtf)
    if first is None or first != last:
        return edtf
    return (date.fromisoformat(first) + timedelta(days=1)).isoformat()
