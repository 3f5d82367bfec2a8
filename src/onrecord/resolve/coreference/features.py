"""What the surface of a text tells of a pronoun and each name that it may stand for.

One row of numbers a name: nearness, the place in its sentence and clause, what stands
beside it, how often its bearer is named. They are what the learned scorer reads.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.resolve.coreference.candidates import Candidate, Layout

__all__ = ["FEATURES", "surface"]

_PREPOSITION = re.compile(
    r"\b(?:of|to|with|by|for|from|about|against|on|at|in|than|behind|like|between|after|before|"
    r"under|over|into|through|alongside|without|including|as)\s+"
    r"(?:(?:the|an?|his|her|its|their|former|president|sen\.|gov\.|mr\.|ms\.|mrs\.|[a-z]+|"
    r"\w+[’']s)\s+){0,3}$",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?P<own>his|her)\s+(?:[\w-]+\s+){0,3}(?:\w*(?:father|mother|brother|sister|wife|husband|"
    r"son|daughter|friend|lover|boyfriend|girlfriend|partner|fianc\w+|uncle|aunt|cousin|nephew|"
    r"niece|boss|colleague|rival|teacher|student|lawyer|aide|coach|assistant|parents|children)),?"
    r"\s+$",
    re.IGNORECASE,
)
_VERB_AFTER = re.compile(
    r"\s(?:\([^)]*\)\s)?(?:also |then |later |never |first |soon |once |now |still |just |\w+ly )?"
    r"(?:is|was|has|had|have|were|does|did|will|would|can|could|may|might|should|must|says?|said|"
    r"told|made|took|went|came|gave|got|won|lost|left|met|saw|knew|found|began|became|wrote|ran|"
    r"led|held|brought|thought|felt|kept|spoke|sent|fell|fought|bought|taught|caught|\w{3,}ed|"
    r"[a-z]{3,}s)\b"
)
_VERB_BEFORE = re.compile(
    r"\b(?:[a-z]{2,}(?:ed|ing|s)|told|met|saw|made|gave|sent|left)\s+(?:that\s+)?$"
)
_CONJOINED = re.compile(r"^\s*(?:,\s)?(?:and|or|&)\s+(?:[a-z]+\s){0,2}[A-Z]")
_CONJOINING = re.compile(r"[A-Z][\w.’'-]*,?\s+(?:and|or|&)\s+(?:[a-z]+\s){0,2}$")
_CLAUSE = re.compile(
    r"[,;:()]|\b(?:that|who|whom|which|whose|when|while|where|because|since|although|though|but|"
    r"and|if|until|unless|after|before|as|so|whether|what|how|why)\b"
)
_SUBORDINATE = re.compile(
    r"\b(?:when|while|where|because|since|although|though|if|until|unless|after|before|as|that|"
    r"whether|what|how|why|which)\s+$",
    re.IGNORECASE,
)
_OBJECTS = re.compile(
    r"\s*(?:[.,;:!?)\]”\"]|$|(?:to|in|on|at|for|from|with|and|as|by|that|a|an|the|into|out|up|down"
    r"|off|away|back|when|while|because|after|before|if|but|or|is|was|about|over|who|not|so|than"
    r"|until|how|what|why|where|again)\b)"
)
_WORD = re.compile(r"\w+")
_PRONOUN = re.compile(r"\b(?:(?P<m>he|him|his|himself)|she|her|hers|herself)\b", re.IGNORECASE)
_SUBJECTS = frozenset(("he", "she"))

FEATURES = (
    "after", "words apart", "far", "same sentence", "sentence before", "two before", "more before",
    "names between", "bearers between", "latest", "opens sentence", "first name of sentence",
    "after preposition", "after verb", "before verb", "possessive", "in brackets", "before comma",
    "after comma", "joined", "kin of same gender", "kin of other", "agrees", "times named",
    "named most", "first of text", "in sentence of pronoun", "in sentence before pronoun",
    "quotation", "same clause", "clauses between", "subject", "subject both", "object both",
    "bound", "owner in clause", "full name", "new in sentence",
    "pronoun subject", "pronoun object", "pronoun owner", "pronoun opens", "pronoun subordinate",
    "subject of sentence, next opens", "only one before", "colon or dash between", "relative",
    "pronouns between", "pronoun between in sentence", "subject pronoun between in sentence",
    "pronoun before in its sentence", "subject pronoun before in its sentence",
    "other gender between", "other gender soon after", "same gender soon after",
    "pronouns before first name", "text opens by pronoun", "pronouns since last name",
    "subject in sentence of pronoun", "subject of sentence before", "last subject",
    "paragraph between", "quote between", "first name of sentence of pronoun",
    "clause of pronoun has other subject", "ends clause", "times named before", "most named before",
    "first named of text subject", "all names between kin", "short form",
)  # fmt: skip


def surface(
    place: Layout, start: int, word: str, candidates: Sequence[Candidate]
) -> NDArray[np.float64]:
    """The features of every candidate for the pronoun ``word`` at ``start``.

    *Shape:* (candidates, ``len(FEATURES)``). Candidates are in the order of the text.
    """
    pronoun = _Pronoun(place, start, word.lower())
    scene = _Scene(place, start, candidates)
    rows = [_row(pronoun, scene, i) for i in range(len(candidates))]
    return np.array(rows, np.float64).reshape(len(candidates), len(FEATURES))


class _Pronoun:
    """The pronoun: where it is and what it does in its clause."""

    def __init__(self, place: Layout, start: int, word: str) -> None:
        text = place.text
        self.start, self.end = start, start + len(word)
        self.sentence = place.sentence(start)
        self.gender = "m" if word in ("he", "him", "his", "himself") else "f"
        follows = bool(_OBJECTS.match(text, self.end))
        self.subject = word in ("he", "she")
        self.object = word == "him" or (word == "her" and follows)
        self.owner = not self.subject and not self.object
        self.opens = self.sentence != place.sentence(max(0, start - 3)) or start < 3
        self.subordinate = bool(_SUBORDINATE.search(text, max(0, start - 14), start))
        self.quoted = place.quoted(start)
        found = [m for m in _PRONOUN.finditer(text) if m.start() != start]
        own = [m for m in found if ("m" if m["m"] else "f") == self.gender]
        self.others = [m.start() for m in found if ("m" if m["m"] else "f") != self.gender]
        self.alike = [m.start() for m in own]
        self.subjects = [m.start() for m in own if m.group().lower() in _SUBJECTS]


class _Scene:
    """The candidates together: who is named how often, and which name comes first."""

    def __init__(self, place: Layout, start: int, candidates: Sequence[Candidate]) -> None:
        self.place, self.candidates = place, candidates
        self.sentences = [place.sentence(c.start) for c in candidates]
        self.times = Counter(id(c.bearer) for c in candidates)
        self.most = max(self.times.values(), default=0)
        self.before = [c for c in candidates if c.start < start]
        self.first: dict[int, int] = {}
        for i, s in enumerate(self.sentences):
            self.first.setdefault(s, i)
        self.subjects = [_is_subject(place, c) for c in candidates]
        self.times_before = Counter(id(c.bearer) for c in self.before)
        self.most_before = max(self.times_before.values(), default=0)
        self.earlier = [i for i, c in enumerate(candidates) if c.start < start and self.subjects[i]]


def _is_subject(place: Layout, c: Candidate) -> bool:
    """Whether the name looks like the subject of a verb that follows it or opens a sentence."""
    text = place.text
    ahead = text[max(0, c.start - 60) : c.start]
    if text[c.end : c.end + 2] in ("'s", "’s", "' ", "’ ") or _PREPOSITION.search(ahead):
        return False
    if _VERB_BEFORE.search(ahead):
        return False
    opens = place.sentence(c.start) != place.sentence(max(0, c.start - 3)) or c.start < 3
    return opens or bool(_VERB_AFTER.match(text, c.end))


def _is_kin(text: str, c: Candidate) -> bool:
    """Whether "his brother" or the like stands before the name."""
    return _KIN.search(text[max(0, c.start - 60) : c.start]) is not None


def _within(places: Sequence[int], start: int, end: int) -> int:
    """How many of the sorted offsets lie in ``start:end``."""
    return max(0, bisect_left(places, end) - bisect_left(places, start))


def _row(pronoun: _Pronoun, scene: _Scene, index: int) -> list[float]:
    c, text = scene.candidates[index], scene.place.text
    sentence = scene.sentences[index]
    apart = pronoun.sentence - sentence
    ahead = text[max(0, c.start - 60) : c.start]
    left, right = sorted(((c.start, c.end), (pronoun.start, pronoun.end)))
    between = text[left[1] : right[0]][-2_000:]
    others = [o for o in scene.candidates if left[1] <= o.start < right[0]]
    rivals = {id(o.bearer) for o in others} - {id(c.bearer)}
    opens = sentence != scene.place.sentence(max(0, c.start - 3)) or c.start < 3
    preposition = bool(_PREPOSITION.search(ahead))
    after_verb = not preposition and bool(_VERB_BEFORE.search(ahead))
    possessive = text[c.end : c.end + 2] in ("'s", "’s") or text[c.end : c.end + 2] in ("' ", "’ ")
    verb = bool(_VERB_AFTER.match(text, c.end))
    subject = not possessive and not preposition and not after_verb and (verb or opens)
    kin = _KIN.search(ahead)
    kin_gender = ("m" if kin["own"].lower() == "his" else "f") if kin else None
    clauses = len(_CLAUSE.findall(between)) if apart == 0 else 6
    same = [o for o in scene.before if o.bearer is c.bearer]
    places = {scene.place.sentence(o.start) for o in same}
    words = len(_WORD.findall(between))
    opening = bool(re.search(r"\($", ahead)) or (
        ahead.rfind("(") > ahead.rfind(")") and ")" in text[c.end : c.end + 60]
    )
    return [
        float(c.start > pronoun.start),
        math.log1p(words) / 3,
        min(words, 100) / 50,
        float(apart == 0),
        float(apart == 1),
        float(apart == 2),
        float(apart > 2),
        min(len(others), 6) / 3,
        min(len(rivals), 4) / 2,
        float(not others and c.start < pronoun.start),
        float(opens),
        float(scene.first[sentence] == index),
        float(preposition),
        float(after_verb),
        float(verb),
        float(possessive),
        float(opening),
        float(text[c.end : c.end + 1] == ","),
        float(ahead.endswith(", ")),
        float(bool(_CONJOINED.match(text[c.end : c.end + 30]) or _CONJOINING.search(ahead))),
        float(kin_gender == pronoun.gender),
        float(kin_gender not in (None, pronoun.gender)),
        1.0 if c.gender == pronoun.gender else 0.0 if c.gender is None else -1.0,
        min(scene.times[id(c.bearer)], 5) / 3,
        float(scene.times[id(c.bearer)] == scene.most > 1),
        float(scene.candidates[0].bearer is c.bearer),
        float(pronoun.sentence in places),
        float(pronoun.sentence - 1 in places),
        float(scene.place.quoted(c.start) != pronoun.quoted),
        float(apart == 0 and not clauses),
        min(clauses, 6) / 3,
        float(subject),
        float(subject and pronoun.subject),
        float((after_verb or preposition) and pronoun.object),
        float(apart == 0 and not clauses and subject and pronoun.object),
        float(apart == 0 and clauses < 2 and subject and pronoun.owner),
        float(" " in text[c.start : c.end]),
        float(len(same) == 1),
        float(pronoun.subject),
        float(pronoun.object),
        float(pronoun.owner),
        float(pronoun.opens),
        float(pronoun.subordinate),
        float(pronoun.opens and subject and apart == 1 and scene.first[sentence] == index),
        float(len({id(o.bearer) for o in scene.before}) == 1),
        float(bool(re.search(r"[:;—–]", between))),
        float(bool(re.match(r",?\s+(?:who|whom|whose)\b", between))),
        *_chain(pronoun, scene, index),
    ]


def _chain(pronoun: _Pronoun, scene: _Scene, index: int) -> list[float]:
    """What the other pronouns and the other names' places tell."""
    c, text, place = scene.candidates[index], scene.place.text, scene.place
    sentence = scene.sentences[index]
    begin = place.starts[sentence - 1]
    here = place.starts[pronoun.sentence - 1]
    low, high = sorted((c.end, pronoun.start))
    first = scene.candidates[0].start
    last = max((o.end for o in scene.before), default=0)
    rivals = [
        i
        for i in scene.earlier
        if scene.sentences[i] == pronoun.sentence and scene.candidates[i].bearer is not c.bearer
    ]
    mine = [i for i in scene.earlier if scene.candidates[i].bearer is c.bearer]
    before = scene.times_before[id(c.bearer)]
    between = text[low:high]
    nearer = [o for o in scene.before if o.start > c.end]
    return [
        min(_within(pronoun.alike, low, high), 5) / 2,
        float(_within(pronoun.alike, max(low, here), high) > 0),
        float(_within(pronoun.subjects, max(low, here), high) > 0),
        float(_within(pronoun.alike, begin, c.start) > 0),
        float(_within(pronoun.subjects, begin, c.start) > 0),
        min(_within(pronoun.others, low, high), 4) / 2,
        float(_within(pronoun.others, c.end, c.end + 60) > 0),
        float(_within(pronoun.alike, c.end, c.end + 60) > 0),
        min(_within(pronoun.alike, 0, first), 3) / 2,
        float(_within(pronoun.alike, 0, 25) > 0),
        min(_within(pronoun.alike, last, pronoun.start), 4) / 2,
        float(any(scene.sentences[i] == pronoun.sentence for i in mine)),
        float(any(scene.sentences[i] == pronoun.sentence - 1 for i in mine)),
        float(bool(scene.earlier) and scene.candidates[scene.earlier[-1]].bearer is c.bearer),
        float("\n" in between),
        float("“" in between or '"' in between),
        float(scene.first.get(pronoun.sentence, -1) == index),
        float(bool(rivals)),
        float(text[c.end : c.end + 1] in (".", ",", ";")),
        min(before, 5) / 3,
        float(before == scene.most_before),
        float(scene.candidates[0].bearer is c.bearer and scene.subjects[0]),
        float(bool(nearer) and all(_is_kin(text, o) for o in nearer)),
        float(" " not in text[c.start : c.end] and scene.times[id(c.bearer)] > 1),
    ]
