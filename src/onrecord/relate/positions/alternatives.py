"""What is denied of "A or B" is denied of each: a sentence as those that it joins."""

from __future__ import annotations

import re

from onrecord.relate.words.lists import word_list
from onrecord.relate.words.naming import WORD
from onrecord.resolve.manner.lemmas import is_past

__all__ = ["alternatives"]

_LONGEST = 400  # characters of a sentence that is taken apart
_OR = re.compile(r"(?:,)? (?:or|nor) (?!else\b|so\b|not\b)", re.IGNORECASE)
_AND = re.compile(r"(?:,)? (?:or|nor|and) (?!else\b|so\b|not\b)", re.IGNORECASE)


def alternatives(sentence: str, *, told: bool = False) -> list[str]:
    """Both sentences of one with two verbs or two things joined by "or"; none when there are none.

    "X sold or leased the works" is "X sold the works" and "X leased the works"; "X sent men
    or jets" is "X sent men" and "X sent jets". ``told``: the whole was denied, as in "X denied
    that P and Q", where each of both is meant; then "and" joins as "or" does.
    """
    if len(sentence) > _LONGEST:
        return []
    for joint in (_AND if told else _OR).finditer(sentence):
        before, after = sentence[: joint.start()], sentence[joint.end() :]
        made = _verbs(before, after) or _nouns(before, after)
        if made:
            return made
    return []


def _verbs(before: str, after: str) -> list[str]:
    """Two verbs with one subject, and what follows: shared by both when they stand together."""
    ahead, behind = list(WORD.finditer(before)), WORD.match(after)
    if behind is None or not _participle(behind.group()):
        return []
    first = next((m for m in ahead[1:] if _participle(m.group()) and m.group().islower()), None)
    if first is None:
        return []
    second = before[: first.start()] + after
    if first.end() == len(before):
        return [before + after[behind.end() :], second]
    return [before.rstrip(" ,") + ".", second]


def _participle(word: str) -> bool:
    if not word.islower() or word in word_list("light"):
        return False
    return is_past(word) or word.endswith(("ing", "en"))


def _nouns(before: str, after: str) -> list[str]:
    """Two things: the sentence with the one and with the other."""
    ahead, behind = list(WORD.finditer(before)), list(WORD.finditer(after))
    if not ahead or not behind or not _thing(ahead[-1].group()):
        return []
    run = 0
    while run < len(behind) and _thing(behind[run].group()) and _joined(after, behind, run):
        run += 1
    if not run:
        return []
    rest = after[behind[run - 1].end() :]
    return [before + rest, before[: ahead[-1].start()] + after]


def _thing(word: str) -> bool:
    return word.lower() not in word_list("light") and not word[0].isdigit()


def _joined(text: str, words: list[re.Match[str]], n: int) -> bool:
    """Whether only a blank stands before word ``n``."""
    start = words[n - 1].end() if n else 0
    return text[start : words[n].start()].strip() == ""
