"""An article's attributions as a passage: who goes on speaking, and in which tense."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.resolve.frames import Frame, Sentence, frames, sentences
from onrecord.resolve.time.edtf import day_of
from onrecord.statements import Article, Attribution, Speaker

__all__ = [
    "HAS", "PAST", "PERFECT", "PRESENT", "REACTED", "RELATIVE", "RUNNING", "UNREAL", "Passage",
    "is_question", "is_turn", "read_passage", "verb_of",
]  # fmt: skip

_JOINT = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_CONTINUED = re.compile(r"(?:he|she|it|they|who|the\s.*|)", re.IGNORECASE | re.DOTALL)
_TURN = re.compile(r"\s*:\s*")
_ASKED = re.compile(r"(?:when |if )?(?:asked|pressed|questioned)\b", re.IGNORECASE)
PERFECT = re.compile(
    r"\b(?:has|have|had|being)\b|[’']ve\b|\b(?:long|often|repeatedly|frequently|always"
    r"|continues?|usually"
    r"|regularly)\b",
    re.IGNORECASE,
)
PRESENT = re.compile(
    r"^(?:also\s+|still\s+|\w+ly\s+)*(?:says?|adds?|notes?|claims?|argues?|insists?|believes?"
    r"|calls?|wants?|asserts?"
    r"|denies|explains?|writes?|tells?|points? out|contends?|maintains?|suggests?|thinks?|is|are"
    r"|refuses?|(?!was|has)\w+s)(?:\s+(?:to|that|on|for|about|as)\b.*)?$",
    re.IGNORECASE,
)
UNREAL = re.compile(
    r"\b(?:will|would|should|could|might|must|needs? to|plans? to|going to)\b|[’']ll\b"
)
RUNNING = re.compile(r"(?:\b(?:is|are)|[’'](?:s|re)) \w+ing\b")
PAST = re.compile(
    r"ed\b|\b(?:said|told|wrote|spoke|made|gave|put|took|thought|saw|drew|laid|swore|sought|went"
    r"|adding"
    r"|saying|according)\b",
    re.IGNORECASE,
)
HAS = re.compile(r"\b(?:has|have)\b|[’']ve\b|\b(?:long|often|repeatedly|always|once)\b")
RELATIVE = frozenset({"who", "which", "that"})
REACTED = re.compile(r"\b(?:commented|responded|reacted|weighed in|spoken out|addressed)\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """An article's attributions with their frames, their speakers' keys, and text order."""

    article: Article
    attributions: Sequence[Attribution]
    speakers: Sequence[Speaker | None]
    frames: Sequence[Frame]
    sentences: Sequence[Sentence]
    keys: Sequence[frozenset[str]]
    order: Sequence[int]
    published: date | None
    by_sentence: Mapping[int, Sequence[int]] = field(default_factory=dict)

    def in_sentence(self, number: int) -> Sequence[int]:
        """The attributions whose cues stand in the sentence of that number."""
        return self.by_sentence.get(number, ())


def read_passage(
    article: Article, attributions: Sequence[Attribution], speakers: Sequence[Speaker | None] | None
) -> Passage:
    """The frames and speakers' keys of an article's attributions."""
    where = sentences(article.text)
    framed = frames(article, attributions, where)
    order = sorted(range(len(framed)), key=lambda i: framed[i].start + framed[i].cue.start)
    given = list(speakers) if speakers is not None else [None] * len(framed)
    keys = _keys(article, attributions, given, order)
    placed: dict[int, list[int]] = defaultdict(list)
    for i in order:
        placed[framed[i].sentence].append(i)
    day = day_of(article.published)
    return Passage(article, attributions, given, framed, where, keys, order, day, placed)


def _keys(
    article: Article, attributions: Sequence[Attribution], speakers: Sequence[Speaker | None],
    order: Sequence[int],
) -> list[frozenset[str]]:  # fmt: skip
    """For each attribution the names of its speakers, several for joint ones.

    Without a resolved speaker the last name of the source; a pronoun, a description or
    nothing stands for the speaker before.
    """
    found = [frozenset[str]()] * len(attributions)
    last = frozenset[str]()
    for i in order:
        speaker = speakers[i]
        if speaker is not None:
            last = frozenset(_JOINT.split(speaker.name.casefold()))
        elif any(speakers):
            last = frozenset()
        else:
            last = _named(article.words(attributions[i].source)) or last
        found[i] = last
    return found


def _named(source: str) -> frozenset[str]:
    """The last capitalised word before a comma or bracket; nothing for a description."""
    if _CONTINUED.fullmatch(source):
        return frozenset()
    names = re.findall(r"[A-Z][\w’'-]+", re.split(r"[,(]", source)[0])
    return frozenset([re.sub(r"[’']s$", "", names[-1])] if names else [source.casefold()])


def is_question(passage: Passage, i: int) -> bool:
    """A question whose asker is not named: "asked about the vote"."""
    frame = passage.frames[i]
    return not frame.source_text and _ASKED.match(frame.cue_text) is not None


def is_turn(passage: Passage, i: int) -> bool:
    """A turn of a transcript: its cue is a colon, below the headline."""
    frame = passage.frames[i]
    if frame.paragraph == 0 or not _TURN.fullmatch(frame.cue_text):
        return False
    source = frame.source_text
    return source.isupper() and not frame.text[: frame.source.start].strip("\"“‘' ")


def verb_of(passage: Passage, i: int) -> str:
    """The cue with the auxiliary before it."""
    frame = passage.frames[i]
    return frame.text[max(0, frame.cue.start - 12) : frame.cue.end].replace("\x00", " ")
