"""Whether a sentence blames or praises somebody: another party, not the speaker or a thing.

A sentence is read as one letter a word (``letters``), and patterns over the letters say who
is said to have done or to be what. A law or a day that is called bad is nobody blamed.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.resolve.manner.content import Word
from onrecord.resolve.manner.lemmas import lemma
from onrecord.resolve.manner.words import word_list

__all__ = ["blames", "is_called_bad", "is_of_party", "letters", "praises"]

_LONGEST = 120
_PAUSES = ",;:—–-()"
_ABSTRACT = ("ism", "tion", "sion", "ment", "ness", "ity", "ing", "ance", "ence", "ship", "ly")
_CLITICS = ("n't", "'s", "'re", "'m", "'ve", "'ll", "'d")
_SMALL_WORDS = {
    "i": "i we",
    "t": "it this that there what which these those who everything nothing something mistake idea "
    "day time year night week loss tragedy accident deal situation place",
    "p": "you",
    "s": "his her their your",
    "b": "is are was were be been being am 's 're 'm become became becomes remains remained",
    "h": "has have had 've do does did having",
    "m": "will wo would could can ca may might must shall should 'll 'd to",
    "n": "not n't never no neither nor hardly barely cannot nobody none without",
    "d": "a an the such one any some",
    "f": "if whether unless",
    "x": "because",
    "y": "by",
    "j": "of for with against on about from toward towards in at between under among into over "
    "during after before since through",
    "a": "also often just even so too very again still now then twice once all both really pretty "
    "quite only more most far always ever long himself herself themselves every other as",
}
_LISTS = {
    "k": "fault",
    "q": "poor showing",
    "r": "virtue",
    "g": "merit",
    "u": "blaming adverb",
    "c": "bent on",
}

_HAS = "[au]*(?:h[au]*)?"  # has repeatedly
_BLAMES = re.compile(
    rf"(?<!n)p{_HAS}[wW]"  # Dunmore has repeatedly ignored us
    rf"|p{_HAS}b[au]*v"  # they are ignoring us
    rf"|p{_HAS}b?[au]*cm?[au]*[wWv]"  # they are trying to silence us
    rf"|e{_HAS}W"  # that he "misled" us
    rf"|e{_HAS}b{{1,2}}[au]*(?:(?:d[ad]*o?)?[KQ]|d[ad]*o?k)"  # that she is "disgraceful"
    r"|(?<!n)b[au]*[wW][^,np]{0,6}yd?o{0,2}p"  # we were betrayed by Dunmore
    rf"|(?<!n)p{_HAS}m?b{{1,2}}[au]*(?:d[adj]*o?)?(?:[kK]|[qQ](?!t))"  # he is a complete disgrace
    rf"|p{_HAS}bn[ad]*o?[gr]"  # she is not a decent man
    r"|tb[aud]*[kK]t?p"  # it is shameful that you
    rf"|p{_HAS}b?[au]*u"  # they have unfairly
    rf"|p{_HAS}b?[au]*[ovwW][^,nip]{{0,4}}u"  # he acted irresponsibly
    r"|s[adoj]{1,5}b[au]*d?[kKqQ]"  # his view of the world is wrong
    r"|(?:^|[,oat])d?p{1,3}ob[au]*(?:d[ad]*o?)?[kK]"  # the Dunmore report is misleading
    r"|s[auo]{0,2}K"  # their deceptive announcement
    rf"|p{_HAS}b?[au]*[ov]d[ad]*K"  # he runs a racist campaign
    r"|^,?xj[ado]{0,3}p"  # because of Dunmore
)
_PRAISES = re.compile(rf"(?<!n)p{_HAS}b[au]*(?:d[ad]*o?)?r")
_CALLED = re.compile(r"[ad]{0,2}o?p{1,3}[a,]{0,2}(?:d[ad]{0,2}o?)?[kKqQ]")
_OF_PARTY = re.compile(r"[oat,]?d?o?p+[,aubhnmwvcqkop]")


def blames(sentence: list[Word], *, other: str = "") -> bool:
    """Whether the sentence says of another party that it does wrong or is bad.

    ``other``: the pronoun that cannot stand for the speaker, where that is known.
    """
    return _BLAMES.search(letters(sentence, other=other)) is not None


def praises(sentence: list[Word]) -> bool:
    """Whether the sentence says of another party that it is good."""
    return _PRAISES.search(letters(sentence)) is not None


def is_called_bad(content: list[Word]) -> bool:
    """Whether another party, first in the content, is called something bad."""
    return _CALLED.match(letters(content)) is not None


def is_of_party(sentence: list[Word]) -> bool:
    """Whether another party is the sentence's subject."""
    return _OF_PARTY.match(letters(sentence)) is not None


def letters(sentence: list[Word], *, other: str = "") -> str:
    """One letter for each of the first 120 words of the sentence, two for "they're".

    ``p`` another party, ``e`` one who may be the speaker, ``i`` the speaker's own side, ``t`` a
    thing, ``s`` a possessive, ``w`` a wrong done (``v`` in -ing), ``k`` a fault and ``q`` a poor
    showing (``W``, ``K`` and ``Q`` in a quotation), ``r`` a virtue, ``g`` a merit, ``u`` an
    adverb that blames, ``c`` a verb of trying, ``b`` be, ``h`` have or do, ``m`` a modal or "to",
    ``n`` a negation, ``x`` because, ``y`` by, ``j`` another preposition, ``d`` a determiner,
    ``a`` another adverb, ``,`` a pause, ``o`` any other word. What stands under an "if", and who
    stands behind a preposition, is ``o``.
    """
    found = ""
    words = [w for w in sentence[:_LONGEST] if w.is_word or w.text in _PAUSES]
    for at, word in enumerate(words):
        found += _letters_of(word, named="p" in found, first=not at, other=other)
    found = re.sub(r"(?<!x)j[da]*p+", lambda m: "o" * len(m[0]), found)  # the fate of Dunmore
    found = re.sub(r"(?<=b)n(?=a)", "a", found)  # "is not only a liar"
    return re.sub(r"f[^,]*", lambda m: "o" * len(m[0]), found)


def _letters_of(word: Word, *, named: bool, first: bool, other: str) -> str:
    """The letter of a word, and that of its clitic. Unquoted, "he" is somebody else only
    where another party is named before.
    """
    if not word.is_word:
        return ","
    stem, ending = _parted(word.lower)
    if stem.endswith("s'"):
        return "s"
    if stem in ("he", "she", "they"):
        letter = "p" if word.quoted or named or stem == other else "e"
    elif ending == "'s" and _small().get(stem, "o") not in "tp":
        return "s"
    else:
        letter = _letter(stem) or ("p" if _is_name(word, first=first) else "o")
    letter = letter.upper() if letter in "kqw" and word.quoted else letter
    return letter + _small().get(ending, "")


def _parted(line: str) -> tuple[str, str]:
    ending = next((c for c in _CLITICS if line.endswith(c) and line != c), "")
    return line.removesuffix(ending), ending


@cache
def _small() -> dict[str, str]:
    return {word: letter for letter, words in _SMALL_WORDS.items() for word in words.split()}


def _letter(word: str) -> str:
    """The letter of a word in lower case that is no name; empty for any other."""
    if word in _small():
        return _small()[word]
    letter = next((c for c, name in _LISTS.items() if word in word_list(name)), "")
    if letter:
        return letter
    nouns = word_list("wrong noun")
    if not nouns.intersection((word, word.removesuffix("s"), word.removesuffix("es"))) and (
        _is_wrong(word)
    ):
        return "v" if word.endswith("ing") else "w"
    if word in word_list("party noun"):
        return "p"
    return "a" if word.endswith("ly") else ""


def _is_wrong(word: str) -> bool:
    return lemma(word, word_list("wrong verb")) in word_list("wrong verb")


def _is_name(word: Word, *, first: bool) -> bool:
    """Whether a capital makes a word the name of somebody, as far as that can be told."""
    line = word.lower
    nameless = line in word_list("no name of a thing") or line in word_list("thing of a name")
    return word.text[0].isupper() and not nameless and not (first and _opens(line))


def _opens(line: str) -> bool:
    """Whether a word at the start of a sentence is likely a common noun or no noun at all."""
    if line.endswith(_ABSTRACT):
        return True
    return line in word_list("opening word") or line in word_list("loose noun")
