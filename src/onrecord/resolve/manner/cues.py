"""The words that say how something was said, from ``tables/cues.tsv``."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple, cast

from onrecord.resolve.manner.lemmas import lemma
from onrecord.resolve.manner.words import word_list
from onrecord.statements import ACTS, Act, Stance

__all__ = ["Cue", "cue_words", "find_cues"]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_REACH = 3


class Cue(NamedTuple):
    """One expression: its dictionary form, the act it names (None: the content decides),
    whether it is speech, the stance it gives, and whether it says that something is not
    said or not so (``decline``, ``deny``). ``at`` is the index of its first word, and
    ``lead`` the words before it, back to the expression before.
    """

    expression: str
    act: Act | None
    speech: bool
    stance: Stance
    negative: bool
    at: int = 0
    lead: tuple[str, ...] = ()


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
    """First word to its expressions, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Cue]]] = defaultdict(list)
    for row in _rows():
        words = tuple(_lemma(w) for w in row["cue"].split() if w not in word_list("skipped in cue"))
        table[words[0]].append((words, _cue(row)))
    for expressions in table.values():
        expressions.sort(key=lambda e: -len(e[0]))
    return dict(table)


@cache
def _rows() -> tuple[dict[str, str], ...]:
    source = files("onrecord") / "resolve" / "tables" / "cues.tsv"
    lines = [
        line for line in source.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    return tuple(csv.DictReader(lines, delimiter="\t"))


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(w for row in _rows() for w in row["cue"].split()) - word_list(
        "function in cue"
    )


def cue_words(text: str) -> list[str]:
    """The words of a cue in lower case, determiners and the like left out."""
    return [
        w
        for m in _WORD.finditer(text.lower())
        if (w := m.group()) not in word_list("skipped in cue")
    ]


def _cue(row: dict[str, str]) -> Cue:
    act = next((a for a in ACTS if a == row["act"]), None)
    stance = cast(Stance, row["stance"])
    return Cue(row["cue"], act, row["speech"] == "yes", stance, row["negative"] == "yes")


@lru_cache(maxsize=4096)
def _lemma(word: str) -> str:
    return lemma(word, _vocabulary())


def find_cues(words: Sequence[str]) -> list[Cue]:
    """The expressions of the table in ``words``, in order, none within another.

    An expression's words may have up to two others between them ("made it quite clear").
    """
    lemmas = [_lemma(w) for w in words]
    found: list[Cue] = []
    used: set[int] = set()
    for i, first in enumerate(lemmas):
        if i in used:
            continue
        for expression, cue in _table().get(first, ()):
            places = _match(expression, lemmas, i)
            if places:
                lead = tuple(words[found[-1].at + 1 if found else 0 : i])
                found.append(cue._replace(at=i, lead=lead))
                used.update(places)
                break
    return found


def _match(expression: Sequence[str], lemmas: Sequence[str], at: int) -> list[int]:
    places = [at]
    for word in expression[1:]:
        window = range(places[-1] + 1, min(places[-1] + 1 + _REACH, len(lemmas)))
        nearest = next((i for i in window if lemmas[i] == word), None)
        if nearest is None:
            return []
        places.append(nearest)
    return places
