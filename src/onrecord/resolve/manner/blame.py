"""Whether a sentence blames somebody: another party that does wrong, or is called bad.

A sentence is read as one letter a word (``letters``), and patterns over the letters say who
is said to have done what. What is called bad but is nobody (a law, a day) is not blamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.resolve.manner.content import Word
from onrecord.resolve.manner.lemmas import lemma
from onrecord.resolve.manner.words import word_list

__all__ = ["blames", "is_of_party", "praises"]

_LONGEST = 120
_PAUSES = ",;:—–-()"
_OWN = frozenset({"i", "we", "me", "us", "myself", "ourselves"})
_OTHERS = frozenset({"he", "she", "they"})
_THINGS = frozenset({"it", "this", "that", "there", "what", "which", "these", "those", "who"})
_BE = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m", "become", "became"}
    | {"becomes", "remains", "remained", "seems", "looks", "sounds"}
)
_HAVE = frozenset({"has", "have", "had", "'ve", "do", "does", "did", "having"})
_MODAL = frozenset(
    {"will", "would", "could", "can", "may", "might", "must", "shall", "should", "'ll", "'d", "to"}
)
_NOT = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "barely", "cannot"})
_DETERMINERS = frozenset({"a", "an", "the", "such", "one", "of", "most", "more", "any", "some"})
_POSSESSIVES = frozenset({"his", "her", "their", "your"})
_ADVERBS = frozenset(
    {"also", "often", "just", "even", "so", "too", "very", "again", "still", "now", "then", "twice"}
    | {"once", "all", "both", "clearly", "really", "pretty", "quite", "as", "only", "far", "always"}
    | {"himself", "herself", "themselves", "ever"}
)
_CLITICS = ("'s", "'re", "'m", "'ve", "'ll", "'d", "n't")

_DONE = r"p[au]*(?:[hb][au]*)?"
_BLAMES = re.compile(
    rf"{_DONE}[wv]"  # Dunmore has repeatedly ignored us
    rf"|p[au]*[hb]?[au]*c(?:m|(?=v))[au]*[wv]"  # they are trying to silence us
    r"|b[au]*w[^,np]{0,6}yd?o{0,2}p"  # we were betrayed by Dunmore
    rf"|{_DONE}b?[aud]*(?:do)?[kq]"  # he is a complete disgrace
    r"|p[au]*h?[au]*bn[aud]*o?g"  # she is not fit
    r"|p[au]*hnd?[og]?g"  # they do not have a decent man
    r"|[ts]b[aud]*k[o,]?(?:d?o?p)"  # it is shameful that you
    rf"|{_DONE}b?[au]*u"  # they are unfairly
    r"|p[au]*[hb]?[au]*(?:o|v|w)[^,nip]{0,4}u"  # he treated her badly
    r"|sa?k[ow]"  # their deceptive announcement
    r"|kp"  # corrupt Dunmore
)
_PRAISES = re.compile(r"p[au]*(?:h[au]*)?b[aud]*(?:do)?g|p[au]*(?:h[au]*)?bd?[ao]*g")
_PARTY = re.compile(r"^[oa,]?d?o?p+[,ahbnmwvocuy]")


def blames(sentence: list[Word]) -> bool:
    """Whether the sentence says of another party that it does wrong or is bad."""
    return _BLAMES.search(letters(sentence)) is not None


def praises(sentence: list[Word]) -> bool:
    """Whether the sentence says of another party that it is good."""
    return _PRAISES.search(letters(sentence)) is not None


def is_of_party(sentence: list[Word]) -> bool:
    """Whether the sentence begins with another party as its subject."""
    return _PARTY.match(letters(sentence)) is not None


def letters(sentence: list[Word]) -> str:
    """One letter for each word of the sentence, the first 120 of them.

    ``p`` another party, ``i`` the speaker's own side, ``t`` a thing, ``s`` a possessive,
    ``w`` a wrong done (``v`` in -ing), ``k`` a fault (``q`` a poor showing), ``g`` a merit,
    ``u`` an adverb that blames, ``c`` a verb of trying, ``b`` be, ``h`` have or do, ``m`` a
    modal or "to", ``n`` a negation, ``y`` by, ``d`` a determiner, ``a`` another adverb,
    ``,`` a pause, ``o`` any other word.
    """
    found: list[str] = []
    for at, word in enumerate(sentence[:_LONGEST]):
        if word.text in _PAUSES:
            found.append(",")
        elif word.is_word:
            found.extend(_letter_of(word, at, sentence, "p" in found))
    return re.sub(r"n(?=a)(?<=bn)", "a", "".join(found))


def _letter_of(word: Word, at: int, sentence: list[Word], named: bool) -> Iterator[str]:
    """The letter of a word, two where a clitic ends it ("they're")."""
    line = word.lower
    ending = next((c for c in _CLITICS if line.endswith(c) and line != c), "")
    stem = line.removesuffix(ending)
    if line.endswith("s'") or (ending == "'s" and stem not in _OTHERS | _THINGS):
        yield "s"
        return
    if stem in _OTHERS and not word.quoted and not named:
        yield "i"
    elif stem in _OTHERS or stem == "you":
        yield "p"
    else:
        yield _kind(stem) if stem == line else _kind(stem if stem != "ca" else "can")
    if not ending and _is_name(word, at, sentence):
        return
    if ending:
        yield _kind(ending)
