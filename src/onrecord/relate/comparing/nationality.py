"""That somebody is of one country by one sentence, and of another by the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.relate.comparing.parts import name_keys, roots
from onrecord.relate.positions.positions import Position
from onrecord.relate.relations.sides import state_root
from onrecord.relate.words.naming import names
from onrecord.relations import Difference

__all__ = ["nationalities"]

_LONGEST = 200  # characters of a clause that is read
_SEARCHED = 200_000  # characters of an article
_IS = re.compile(
    r"^(?P<who>.{3,120}?) (?:is|are|was|were) (?:an? )?(?P<of>[A-Z][\w-]{3,})(?: [a-z-]+)?$"
)


def nationalities(first: Position, second: Position) -> Iterator[Difference]:
    """The adjectives of two countries, when both sentences say of the same ones what they are."""
    found = [_IS.match(p.clause.text[:_LONGEST].rstrip(" .!")) for p in (first, second)]
    one, other = found
    if one is None or other is None:
        return
    same = roots(one["who"], first.clause) == roots(other["who"], second.clause)
    if not same or name_keys(one["who"]) != name_keys(other["who"]):
        return
    mine, yours = _country(one["of"], first), _country(other["of"], second)
    if mine and yours and mine != yours:
        yield Difference("words", one["of"], other["of"])


def _country(word: str, position: Position) -> str | None:
    """What tells a country by its adjective: its code, or the root of a state in the article."""
    (name, *_) = [*names(f"x {word}"), None]
    if name is not None and name.country:
        return name.keys[0]
    root = state_root(word)
    if root is None:
        return None
    state = re.compile(rf"\b{root}(?:i?a|e?land|[aeiouy])?\b", re.IGNORECASE)
    text = position.statement.article.text[:_SEARCHED]
    others = (m.group() for m in state.finditer(text))
    return root if any(o.lower() != word.lower() and o[0].isupper() for o in others) else None
