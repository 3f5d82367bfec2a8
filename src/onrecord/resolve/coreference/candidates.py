"""Who a pronoun stands for: the nearest name before it that agrees, subjects first.

Rules in the manner of Lappin and Leass (1994): every name before the pronoun gets a
weight for nearness, for being a subject, for having just spoken and for being the
one whom the text is about; the heaviest that agrees in gender is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.resolve.gazetteers.offices import abbreviated, office
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.addresses import is_address

__all__ = ["Candidate", "Layout", "fitting", "layout", "opens", "pronoun_class", "resolve_pronoun"]

_CLASSES = {
    "m": "he him his himself",
    "f": "she her hers herself",
    "many": "they them their theirs themselves these those both",
    "thing": "it its itself this that",
    "self": "i me my mine myself",
    "selves": "we us our ours ourselves",
    "relative": "who whom whose which",
    "you": "you your yours",
}
_BY_WORD = {w: name for name, words in _CLASSES.items() for w in words.split()}

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])|\n+")
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Maj|Adm|St|Jr|Sr|Pres|Rev|"
    r"Prof|No|vs|U\.S|Jan|Feb|Aug|Sept|Oct|Nov|Dec))\.$"
)
_PREPOSITION = re.compile(
    r"\b(?:of|to|with|by|for|from|about|against|on|at|in|than|behind|like|between|after)\s+"
    r"(?:(?:the|an?|his|her|its|their|former|president|sen\.|gov\.|mr\.|ms\.|mrs\.|\w+[’']s)\s+)*$",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(r"\b[a-z]{3,}(?:ed|ing|s)\s+(?:the\s+|that\s+)?$")
_ACTS = re.compile(
    r" (?:did|does|has|had|was|is|will|would|could|can|also|never|said|says|told|went|made|took"
    r"|gave|[a-z]{2,}ed)\b"
)
_QUOTE = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)
_TAKEN_UP = re.compile(
    r"\s(?:campaign|administration|spokes\w+|adviser|aide|lawyer|attorney|supporter|ally|manager|family|"
    r"team|foundation|government)s?\b"
)
_HEADING = re.compile(r"^[^\n]*[^\s.,;:!?…”\"’'][ \t]*$", re.MULTILINE)
_NEAR = 1_500
_TITLE_WORDS = 6
_HEADED = 1.0  # off the weight of a name above the heading that a pronoun stands under
_SPOKE_LAST = 2.0  # weight that only the one who spoke last has
_LEAST = -1.5  # weight of such a name, below which it is not taken up


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that a pronoun may stand for: half-open code-point offsets, gender
    (``m``, ``f`` or None), how often its bearer is named, the object it stands for, and
    whether it is the place of somebody who spoke there.
    """

    start: int
    end: int
    gender: str | None = None
    weight: float = 0.0
    bearer: object = None
    spoke: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the sentences of a text begin and where its quotations are, in code points; and
    which sentences begin outside quotations, and which lines end without a full stop, as headings
    and captions do.
    """

    text: str
    starts: tuple[int, ...]
    quotes: tuple[tuple[int, int], ...]
    told: tuple[int, ...] = ()
    headings: tuple[tuple[int, int], ...] = ()

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds the offset."""
        return bisect_right(self.starts, at)

    def apart(self, first: int, second: int) -> int:
        """How many sentences, those within quotations left out, the second offset comes after."""
        return bisect_right(self.told, second) - bisect_right(self.told, first)

    def headed(self, first: int, second: int) -> bool:
        """Whether a heading or the like begins between the two offsets, or holds the first."""
        index = bisect_right(self.headings, (second, len(self.text))) - 1
        return index >= 0 and self.headings[index][1] > first

    def quoted(self, at: int) -> tuple[int, int] | None:
        """The quotation that holds the offset, else None."""
        index = bisect_right(self.quotes, (at, len(self.text))) - 1
        found = self.quotes[index] if index >= 0 else None
        return found if found and found[0] <= at < found[1] else None


def layout(text: str) -> Layout:
    """Find the sentences and quotations of a text."""
    ends = (
        m.end()
        for m in _SENTENCE.finditer(text)
        if not _ABBREVIATED.search(text[max(0, m.start() - 6) : m.start()])
    )
    plain = Layout(text, (0, *ends), tuple(m.span() for m in _QUOTE.finditer(text)))
    told = (s for s in plain.starts if (q := plain.quoted(s)) is None or q[0] == s)
    headings = (m.span() for m in _HEADING.finditer(text))
    return replace(plain, told=tuple(told), headings=tuple(headings))


def pronoun_class(words: str) -> str | None:
    """``m``, ``f``, ``many``, ``thing``, ``self``, ``selves``, ``relative``, ``you`` or None."""
    return _BY_WORD.get(words.strip().lower())


def resolve_pronoun(
    place: Layout, start: int, candidates: Sequence[Candidate], *, word: str | None = None
) -> tuple[Candidate, float] | None:
    """The candidate that the personal pronoun at ``start`` stands for, and a confidence.

    ``candidates`` are mentions anywhere in the text. ``word`` is the pronoun, read from
    the text when None. None when no candidate agrees.
    """
    word = word or re.match(r"\w*", place.text[start:])[0]  # type: ignore[index]
    scored = [(_weight(place, start, c), c.start, c) for c in fitting(start, word, candidates)]
    if not scored:
        return None
    scored.sort(key=lambda s: (-s[0], -s[1]))
    best = scored[0]
    rival = next((s for s in scored[1:] if s[2].bearer is not best[2].bearer), None)
    spoke_last = best[2].weight >= _SPOKE_LAST
    if best[0] < _LEAST and not spoke_last and place.headed(best[1], start):
        return None
    lead = best[0] - rival[0] if rival else 3.0
    return best[2], round(min(0.95, 0.55 + 0.13 * max(lead, 0.0)), 3)


def fitting(start: int, word: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates near before the pronoun ``word`` at ``start`` that agree in gender."""
    gender = pronoun_class(word)
    near = [c for c in candidates if c.end <= start <= c.start + _NEAR]
    return [c for c in near if gender not in ("m", "f") or c.gender in (None, gender)]


def opens(place: Layout, c: Candidate) -> bool:
    """Whether the mention opens its sentence, but for a title ("Former Gov. Jane Doe")."""
    begin = place.starts[place.sentence(c.start) - 1]
    words = place.text[begin : c.start].strip(" \n“\"‘'(").split()
    if len(words) > _TITLE_WORDS or (words and words[0].lower() in listed("function")):
        return False
    last = words[-1] if words else ""
    titled = not words or office(last) or abbreviated(last) or is_address(last, "")
    return bool(titled) and all(
        w[:1].isupper() or w in listed("role modifiers") or office(w) for w in words
    )


def _weight(place: Layout, start: int, c: Candidate) -> float:
    """How likely the candidate is, before agreement, in sentences of distance."""
    distance = place.apart(c.start, start)
    weight = c.weight - 1.0 * distance
    before = place.text[max(0, c.start - 40) : c.start]
    if opens(place, c):
        weight += 1.2
    elif _PREPOSITION.search(before):
        weight -= 0.5
    elif _VERB_BEFORE.search(before):
        weight -= 0.3
    else:
        weight += 0.8 if _ACTS.match(place.text, c.end) else 0.4
    if place.text[c.end : c.end + 2] in ("'s", "’s"):
        weight -= 0.2
    if c.gender is None:
        weight -= 0.3
    if _TAKEN_UP.match(place.text, c.end):
        weight -= 0.6
    if place.quoted(c.start) not in (None, place.quoted(start)):
        weight -= 1.5
    if place.headed(c.start, start):
        weight -= _HEADED
    return weight - (start - c.start) / 2_000
