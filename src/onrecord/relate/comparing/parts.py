"""The part of a sentence that fills a place in a frame: its words, its head, its names."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.relate.positions.clauses import Clause, root
from onrecord.relate.words.lists import word_list
from onrecord.relate.words.naming import WORD, names

__all__ = ["before_preposition", "first_words", "head_root", "name_keys", "roots"]

_HEAD = re.compile(r" (?:in|of|at|on|to|from|for|near|with|by|over|about|under|after|before)\b")


def roots(part: str, clause: Clause) -> set[str]:
    """The roots of a part's content words: no names, times or numbers."""
    return {r for m in WORD.finditer(part) if (r := _root(m.group())) in clause.content}


def before_preposition(part: str, clause: Clause) -> set[str]:
    """The roots of the words before the first preposition; those of all when there are none."""
    return roots(first_words(part), clause) or roots(part, clause)


def head_root(part: str, clause: Clause) -> str:
    """The root of the last content word before the first preposition, "" when there is none."""
    words = WORD.finditer(first_words(part))
    found = [r for m in words if (r := _root(m.group())) in clause.content]
    return found[-1] if found else ""


def first_words(part: str) -> str:
    """The part up to its first preposition."""
    return _HEAD.split(f"{part} ")[0]


@lru_cache(maxsize=8192)
def name_keys(part: str) -> frozenset[str]:
    """The keys of the names in a part."""
    found = (key for name in names(part) for key in name.keys)
    return frozenset(key for key in found if key not in word_list("light"))


def _root(word: str) -> str:
    return root(re.sub(r"[’']s?$", "", word))
