"""The committee or board that an article is about, over which "the chairman" presides."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

__all__ = ["panel_chaired"]

_PANEL = re.compile(
    r"\b(?:[A-Z][\w’'-]{0,30} (?:(?:and|of|on|for) )?){1,6}"
    r"(?:[Cc]ommittee|[Ss]ubcommittee|Commission|Task Force|Tribunal|Inquiry|Panel)\b"
    r"(?: on (?:the )?[A-Z][\w’'-]{0,30}(?:(?:,| and|,? and)? [A-Z][\w’'-]{0,30}){0,4})?"
)
_NOUN = re.compile(r"(?i)\b(?:(?:sub)?committee|commission|task force|tribunal|inquiry|panel)\b")
_CHAIRS = re.compile(r"(?i)(?:(?:acting|vice|deputy|former) )*chair(?:man|woman|person)?")
_OPENERS = re.compile(r"^(?:The|A|An|On|In|At|But|And|When|After|For|Since|While|As) ")
_MOST = 200


def panel_chaired(text: str, role: str) -> str | None:
    """The panel that the text names most, for a chairman of whom it does not tell of what; None
    for other offices, and where several are named equally often.
    """
    return _named_most(text) if _CHAIRS.fullmatch(role) else None


@lru_cache(maxsize=8)
def _named_most(text: str) -> str | None:
    found: Counter[str] = Counter()
    for count, m in enumerate(_PANEL.finditer(text)):
        if count == _MOST:
            break
        found[_OPENERS.sub("", m[0])] += 1  # at most 200 of them are compared below
    words = {name: set(re.findall(r"[A-Z][\w’'-]+", name)) for name in found}
    whole = {n: sum(found[o] for o in found if words[o] <= words[n]) for n in found}
    proper = {n: votes for n, votes in whole.items() if n[_noun(n)].isupper()}
    longest = {n: v for n, v in proper.items() if not any(words[n] < words[o] for o in proper)}
    ranked = sorted(longest.values(), reverse=True)[:2]
    if not ranked or (len(ranked) > 1 and ranked[0] == ranked[1]):
        return None
    return max(longest, key=lambda name: longest[name])


def _noun(name: str) -> int:
    """Where in the panel's name the noun for it begins."""
    m = _NOUN.search(name)
    return m.start() if m else 0
