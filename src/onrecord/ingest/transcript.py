"""Transcripts: whose turn it is, line by line.

A turn begins with a label at the start of a line: ``Q``, ``MR. KIRBY:``, ``WALLACE:``,
``SENIOR ADMINISTRATION OFFICIAL #2:``, ``Ms. Orlo:``, ``**The President:**``. It runs,
over as many paragraphs as it takes, to the next label.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.statements import Span

__all__ = ["Turn", "is_heading", "is_transcript", "turns"]


class Turn(NamedTuple):
    """One speaker's turn.

    ``label`` is the speaker as printed, without colon or emphasis (``MR. KIRBY``, ``Q``).
    ``body`` is what they say, without the white space around it; stage directions such
    as ``(Laughter.)`` stay inside.
    """

    label: Span
    speaker: str
    body: Span


_LABEL = re.compile(
    r"^[ \t\xa0]{0,8}(?P<mark>\*\*|__|\*|_)?(?P<name>[^\W\d_][^\n\r:*_?!]{0,59}?)[ \t\xa0]{0,3}"
    r"(?:\*\*|__|\*|_)?(?P<colon>:)(?:\*\*|__|\*|_)?(?=\s)",
    re.MULTILINE,
)
_QUESTION = re.compile(
    r"^[ \t\xa0]{0,8}(?P<mark>\*\*|__|\*|_)?(?P<name>[QA])[.:]?(?:\*\*|__|\*|_)?(?=[ \t\xa0]+\S)",
    re.MULTILINE,
)
_PARENTHESIS = re.compile(r"[ \t\xa0]*\([^()\n]{1,40}\)$")
_TITLED = re.compile(r"(?:Mr|Ms|Mrs|Miss|Dr|Sen|Gen|Gov|Rep|Prof)\.?[ \xa0]\w")
_GENERIC = re.compile(
    r"(?:the )?(?:question|answer|reporter|moderator|interviewer|host|speaker|operator|"
    r"journalist|audience member|participant|staff|aide|interpreter)s?(?: #?\d{1,2})?",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"\b(?:Mc|Mac|de|van|von|al|bin|of|the|and|for)\b|\b(?:Mc|Mac)(?=[A-Z])")
_NOT_SPEAKERS = frozenset(
    {
        "ABSTRACT",
        "ANALYSIS",
        "BREAKING",
        "BYLINE",
        "CC",
        "CORRECTION",
        "DATE",
        "DATELINE",
        "EDITOR'S",
        "EDITOR’S",
        "EMAIL",
        "EXCLUSIVE",
        "FROM",
        "HEADLINE",
        "HOW",
        "LISTEN",
        "LOOK",
        "MORE",
        "NOTE",
        "OPINION",
        "PHOTO",
        "PHOTOS",
        "PLACE",
        "RE",
        "READ",
        "RELATED",
        "SOURCE",
        "SUBJECT",
        "TIME",
        "TITLE",
        "TO",
        "TODAY",
        "UPDATE",
        "UPDATED",
        "VIDEO",
        "WARNING",
        "WATCH",
        "WHAT",
        "WHEN",
        "WHERE",
        "WHO",
        "WHY",
    }
)
_NAMELESS = frozenset({"Q", "A", "QUESTION", "ANSWER", "Question", "Answer"})
_CLOCK = r"\d{1,2}[:.]\d\d\s{0,3}[AaPp]\.?\s?[Mm]\.?"
_END = re.compile(
    rf"^[ \t\xa0*_]*(?:END\b[^\n]{{0,60}}|{_CLOCK}[^\n]{{0,20}}|#{{3,}}|-\s?30\s?-"
    r"|The (?:briefing|press conference|hearing|meeting|session)[^\n]{0,30} at \d[^\n]{0,20}"
    r"|To view the [^\n]*)$",
    re.MULTILINE,
)
_TIME_LINE = re.compile(rf"\W*{_CLOCK}.{{0,20}}")
_SENTENCE_END = re.compile(r"(?:[.!?:—–)\]…\"”’*]|[ \t\xa0]{2})[ \t\xa0]*$")

_SAMPLE = 200_000
_FEWEST = 4
_FEWEST_AFTER_PROSE = 12
_MOST_BEFORE = 250
_SENTENCE_LENGTH = 60
_LEAST_COVERED = 0.75


def is_transcript(text: str) -> bool:
    """Whether ``text`` is a transcript throughout, not a report that quotes from one.

    Judged by the first 200,000 characters.

    It has four turns or more of at least two speakers, which make up three quarters of
    it; twelve when a sentence or more of prose comes before the first. Interviews
    with ``Q`` and ``A`` only are not taken: their labels do not say who speaks.
    """
    text = text[:_SAMPLE]
    found = turns(text)
    speakers = {turn.speaker for turn in found}
    if len(found) < _FEWEST or len(speakers) < 2 or speakers <= _NAMELESS:
        return False
    spoken = sum(t.body.end - t.label.start for t in found)
    fewest = _FEWEST_AFTER_PROSE if _has_prose(text[: found[0].label.start]) else _FEWEST
    return len(found) >= fewest and spoken >= _LEAST_COVERED * len(text.strip())


def _has_prose(before: str) -> bool:
    """Whether what stands above the first turn is more than a title, a place and a time."""
    lines = [line.strip() for line in before.splitlines()]
    sentence = any(len(s) >= _SENTENCE_LENGTH and s.endswith((".", "!", "?")) for s in lines)
    return sentence or sum(map(len, lines)) > _MOST_BEFORE


def turns(text: str) -> list[Turn]:
    """The turns of a transcript in order; a label with nothing after it makes none."""
    labels = _labels(text)
    if not labels:
        return []
    ends = [*(start for start, _, _ in labels[1:]), len(text)]
    found = [
        _turn(text, label, body, end) for (_, label, body), end in zip(labels, ends, strict=True)
    ]
    if last := found[-1]:
        found[-1] = _without_ending(text, last)
    return [turn for turn in found if turn]


def is_heading(line: str) -> bool:
    """Whether a line is the start of a turn or a time of day, so no headline."""
    return bool(_labels(line + "\n") or _TIME_LINE.fullmatch(line))


def _labels(text: str) -> list[tuple[int, Span, int]]:
    """Where each turn starts, its label, and where its body may start."""
    found = [
        (m.start(), _name_span(m), m.end())
        for m in _LABEL.finditer(text)
        if _is_speaker(m["name"], emphasised=m["mark"] is not None)
    ]
    answers = any(m["name"] == "Q" for m in _QUESTION.finditer(text))
    found += [
        (m.start(), Span(*m.span("name")), m.end())
        for m in (_QUESTION.finditer(text) if answers else ())
        if _is_question(text, m)
    ]
    found.sort()
    return [a for a, b in zip(found, [(-1, Span(0, 0), 0), *found], strict=False) if a[0] != b[0]]


def _name_span(match: re.Match[str]) -> Span:
    start, end = match.span("name")
    return Span(start, end - len(match["name"]) + len(_PARENTHESIS.sub("", match["name"])))


def _is_speaker(name: str, *, emphasised: bool) -> bool:
    name = _PARENTHESIS.sub("", name)
    words = name.split()
    if not words or len(words) > 7 or words[0].rstrip(".,") in _NOT_SPEAKERS:
        return False
    if emphasised or _GENERIC.fullmatch(name) or _TITLED.match(name):
        return all(w[:1].isupper() or w[:1] in "#0123456789" for w in words)
    letters = "".join(filter(str.isalpha, _PARTICLE.sub("", name)))
    return len(letters) > 1 and letters.isupper()


def _is_question(text: str, match: re.Match[str]) -> bool:
    """A bare Q or A counts after a blank line or a finished sentence, before a new one."""
    follows = text[match.end() : match.end() + 8].lstrip()[:1]
    marked = match[0].rstrip()[-1:] in ".:*_"
    if match["name"] == "A" and not marked:
        return False
    if not (marked or follows.isupper() or not follows.isalnum()):
        return False
    line = text[max(0, match.start() - 200) : match.start()].removesuffix("\n").rpartition("\n")[2]
    return not line.strip() or bool(_SENTENCE_END.search(line.rstrip("\r")))


def _turn(text: str, label: Span, start: int, end: int) -> Turn | None:
    body = _trimmed(text, start, end)
    return Turn(label, label.of(text), body) if body else None


def _without_ending(text: str, turn: Turn) -> Turn | None:
    """The last turn without ``END``, the time, or what else is printed below it."""
    ending = _END.search(text, turn.body.start, turn.body.end)
    body = _trimmed(text, turn.body.start, ending.start() if ending else turn.body.end)
    return turn._replace(body=body) if body else None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Span(start, end) if end > start else None
