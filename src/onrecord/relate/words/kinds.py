"""Which word names a kind of another: a jet is an aircraft, an aircraft is equipment."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onrecord.relate.words.synonyms import concepts
from onrecord.relate.words.words import stem

__all__ = ["is_kind"]

_DEEPEST = 4  # steps from a word to a wider one


def is_kind(narrow: str, wide: str) -> bool:
    """Whether the first root names the second or a kind of it, by ``tables/kinds.tsv``."""
    (wanted,) = concepts((wide,))
    reached = concepts((narrow,))
    for _ in range(_DEEPEST):
        if wanted in reached:
            return True
        reached = frozenset(w for one in reached for w in _table().get(one, ()))
    return False


@cache
def _table() -> Mapping[str, frozenset[str]]:
    """Concept to the concepts that are one step wider."""
    source = files("onrecord") / "relate" / "tables" / "kinds.tsv"
    found: dict[str, set[str]] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            wide, narrow = line.split("\t")
            (above,) = concepts((stem(wide),))
            for word in concepts(stem(w) for w in narrow.split()):
                found.setdefault(word, set()).add(above)
    return {word: frozenset(above) for word, above in found.items()}
