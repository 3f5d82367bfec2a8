"""Which sentences of a content tell most, and how two become one proposition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.quotation import MARKS
from onrecord.resolve.manner.content import Word, is_question, lowered, sentences
from onrecord.resolve.manner.words import word_list
from onrecord.resolve.proposition.verbs import is_clause
from onrecord.statements import Stance

__all__ = ["Told", "joined", "telling_sentences"]

_FULL = 4
_MOST = 2  # sentences of one proposition
_READ = 20  # sentences of a content that are weighed
_ENOUGH = 45  # words of two sentences together
_COUNTED = 12  # content words beyond these add nothing
_ABSOLUTE = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|nowhere|neither|cannot|every|every(?:one|body|thing)"
    r"|always|all|only|ever)\b|n't\b"
)
_POLITE = re.compile(
    r"(?:\W|well |and |but |so |now )*(?:thank|thanks|good (?:morning|afternoon|evening|day)|hello"
    r"|welcome|dear |ladies|greetings|congratulations|(?:i|we)(?: am|'m| are|'re)(?: \w+)?"
    r" (?:sorry|proud|glad|happy|pleased|grateful|thankful|honou?red|delighted)|i (?:hope|wish)"
    r"|(?:this|that|it)(?: is|'s| was)(?: (?!not?\b)\S+){1,4}$"
    r"|(?:i|we) (?:want|would like|'d like) to (?:be|thank|say|make))\b"
)
_OUGHT = re.compile(r"\b(?:should|must|ought|deserves?|let us|let's|needs? to|have to|has to)\b")
_POINTING = frozenset({"it", "this", "that", "they", "these", "those", "he", "she", "so"})


class Told(NamedTuple):
    """A proposition, None where the words give none, and the stance towards it."""

    proposition: str | None
    stance: Stance


def telling_sentences(words: list[Word]) -> list[list[Word]]:
    """The sentence that tells most and the next best, in order; marks of quotation gone.

    Questions are left out, and fragments where there is a clause of four words. Names,
    numbers, negations and content words count for a sentence; thanks, feelings and what
    ought to be count against it. Of what is told with "that" or without quotation marks,
    and of long sentences, one is taken. Empty when there is nothing but questions.
    """
    stated = [s for s in sentences(words) if not is_question(s)][:_READ]
    full = [s for s in stated if len(lowered(s)) >= _FULL]
    clauses = [s for s in full if is_clause(" ".join(lowered(s)), long_enough=True)]
    among = clauses or (full or stated)[:1]
    ranked = sorted(range(len(among)), key=lambda n: (-_weight(among[n]), n))
    return [_bare(among[n]) for n in sorted(_together(among, ranked))]


def joined(told: Sequence[Told]) -> tuple[str | None, Stance]:
    """One proposition of those that stand alone and have the stance of the first of them."""
    standing = [t for t in told if t.proposition] or list(told[:1])
    first = standing[0]
    line = first.proposition
    for other in standing[1:]:
        if line and other.proposition and other.stance == first.stance:
            line = f"{line.removesuffix('.')}; {_mid_sentence(other.proposition)}"
    return line, first.stance


def _together(among: list[list[Word]], ranked: list[int]) -> list[int]:
    """The first of the ranked sentences, and the next that can stand beside it: it tells
    something, both are short enough, and "it" or "that" at its start points to the other.
    """
    for n in ranked[1 : _MOST + 1]:
        pair = (ranked[0], n)
        points = [p for p in pair if _points(among[p])]
        apart = points and (points != [max(pair)] or abs(n - ranked[0]) > 1)
        short = sum(len(lowered(among[p])) for p in pair) <= _ENOUGH
        if _weight(among[n]) > 0 and short and not apart:
            return list(pair)
    return ranked[:1]


def _points(sentence: list[Word]) -> bool:
    return next(w.lower for w in sentence if w.is_word) in _POINTING


def _bare(sentence: list[Word]) -> list[Word]:
    return [w for w in sentence if w.text not in MARKS]


def _weight(sentence: list[Word]) -> float:
    """How much a sentence tells: the more the better."""
    words = [w for w in sentence if w.is_word]
    line = " ".join(w.lower for w in words)
    names = sum(w.text[:1].isupper() and w.lower != "i" for w in words[1:])
    numbers = sum(w.text[:1].isdigit() for w in words)
    absolute = _ABSOLUTE.search(line) is not None
    content = min(_COUNTED, sum(len(w.text) > 3 for w in words))
    against = 6 * bool(_POLITE.match(line)) + 4 * bool(_OUGHT.search(line)) + 2 * _points(sentence)
    return content / 2 + min(3, names) + 2 * min(2, numbers) + 3 * absolute - against


def _mid_sentence(sentence: str) -> str:
    """The sentence with a small first letter where its first word is no name."""
    first = sentence.split(maxsplit=1)[0].lower()
    plain = first in word_list("opening word")
    return sentence[:1].lower() + sentence[1:] if plain else sentence
