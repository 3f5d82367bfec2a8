"""Whether the main clause of a content says that something is not so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.resolve.manner.content import Word, sentences
from onrecord.resolve.manner.words import word_list

__all__ = ["is_negative", "negative_words"]

_MIN_WORDS = 3
_SUBJECTS = frozenset({"i", "you", "he", "she", "it", "we", "they"})
_SUBJECT, _RELATIVE = 5, 2  # words of a subject, and of the clause before its negation
_THINKS = frozenset(
    {"think", "thinks", "believe", "believes", "say", "says", "said", "know", "feel"}
)
_PAUSES = ",;—–-"
# "not to copy them but rather to lead"; "I don't know what she meant"
_CONTRAST = re.compile(r"not (?:\S+ ){1,22}?but (?:rather|instead|to|in|a|an|the|that|because)\b")
_UNSURE = re.compile(
    r"^(?:\S+ ){0,6}?(?:i|we) (?:don't|do not) know$|^(?:\S+ ){0,4}?(?:i am|i'm) not sure$"
)


def is_negative(content: list[Word]) -> bool:
    """Whether a main clause of the first full sentence is negative.

    Subordinate clauses do not count ("the plan that did not work is back"), nor do
    "not only", "no doubt", "with no". A first sentence of fewer than three words ("Well,
    look.") gives way to the next.
    """
    for sentence in sentences(content):
        bare = [w.lower for w in sentence if w.is_word or w.text in _PAUSES + ":"]
        spoken = [w for w in bare if w[0].isalnum() and w not in word_list("opener")]
        if len(spoken) >= _MIN_WORDS or spoken[:1] == ["no"]:
            return bool(negative_words(_main_clauses(bare)))
    return bool(negative_words([w.lower for w in content if w.is_word]))


def negative_words(words: Sequence[str]) -> list[str]:
    """The words that negate, of words in lower case with straight apostrophes."""
    return [w for i, w in enumerate(words) if _is_negative_word(w) and _negates(words, i)]


def _is_negative_word(word: str) -> bool:
    return word in word_list("negative") or word.endswith("n't")


def _negates(words: Sequence[str], i: int) -> bool:
    """Whether the negative word at ``i`` negates its clause."""
    word, before = words[i], words[i - 1] if i else ""
    after = words[i + 1] if i + 1 < len(words) else ""
    if _CONTRAST.match(" ".join(words[i : i + 25])) or _UNSURE.search(" ".join(words[: i + 2])):
        return False
    if "doubt" in " ".join(words[i + 1 : i + 5]):  # "I don't have any doubt"
        return False
    if word.endswith("n't") and after in _SUBJECTS:  # "don't you think" asks
        return False
    if word == "not" and (before in _PAUSES or before in ("but", "or", "than")) and before:
        return False
    if word in ("not", "no") and (after in word_list("harmless after not") or after.isdigit()):
        return False
    return not (word == "no" and before in word_list("preposition before no"))


def _main_clauses(words: list[str]) -> list[str]:
    """The words outside subordinate clauses, each of which runs to a pause or to the end."""
    kept: list[str] = []
    opened = len(words)
    inside = words[:1] != ["that"] and words[0] in word_list("leading subordinate")
    for i, word in enumerate(words):
        if word == ":" and len(kept) >= _MIN_WORDS:
            break
        if (
            word in _PAUSES
            or (inside and _restarts(words, i))
            or (inside and i - opened > _RELATIVE and _resumes(words, opened, i))
        ):
            inside = False
        elif i and _subordinates(words, i):
            opened = i if word == "who" and len(kept) <= _SUBJECT else len(words)
            inside = True
        if not inside:
            kept.append(word)
    return kept


def _resumes(words: list[str], opened: int, i: int) -> bool:
    """Whether the main verb stands at ``i``, after a clause on the subject ("those who rent
    don't vote"): a negative one, and not of what they think.
    """
    return words[i].endswith("n't") and _THINKS.isdisjoint(words[opened:i])


def _restarts(words: list[str], i: int) -> bool:
    """Whether another main clause begins at ``i`` ("and there was no ...")."""
    subjects = ("there", "that", "it's", "there's", "i", "we")
    return (
        words[i] in ("and", "but", "or")
        and words[i + 1 : i + 2] != []
        and (words[i + 1] in subjects)
    )


def _subordinates(words: list[str], i: int) -> bool:
    """Whether a subordinate clause begins at ``i``; "so that" and "as" are left alone."""
    return (
        words[i] in word_list("subordinate")
        and words[i] != "as"
        and not (words[i] == "that" and words[i - 1] == "so")
    )
