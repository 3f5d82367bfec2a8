"""States that no table has, as the article itself shows them by their adjectives.

Breakaway, historical and invented states are in no list. "The Zubrovian ministry", in an
article that also names Zubrovia, shows a state and the adjective for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from onrecord.resolve.gazetteers.countries import country_named
from onrecord.resolve.gazetteers.names import fold
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.types import Mention

__all__ = ["States", "find_states"]

_PUBLIC = (
    r"(?:government|army|military|president|presidential|prime|foreign|defen[cs]e|interior|finance"
    r"|deputy|ministry|ministers?|parliament|embassy|ambassador|consul|forces|troops|soldiers?"
    r"|officials?|capital|people|territory|border|airspace|aircraft|authorities|side|state|diplomats?"
    r"|navy|opposition|media|press)"
)
_ADJECTIVE = re.compile(rf"\b([A-Z][a-z]{{3,30}})(?= {_PUBLIC}\b)")
_LONE = re.compile(
    r"\b([A-Z][a-z]{3,30}(?:ian|ean|ese)s?)(?= (?:government|army|ministry|parliament|embassy"
    r"|ambassador|president|(?:(?:prime|foreign|deputy|defen[cs]e|interior|finance) )+"
    r"minist(?:er|ry))\b)"
)
_NAME = re.compile(r"\b[A-Z][a-z]{2,30}\b")
_LONGEST = 1_000
_ADJECTIVE_ENDINGS = frozenset(("n", "an", "ian", "ean", "nian", "ese", "i", "ish", "ic", "er"))
_NAME_ENDINGS = frozenset(("", "a", "e", "ia", "ea", "o", "y", "land"))
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class States:
    """The states unknown to the tables, each by its name and by its adjective."""

    by_word: dict[str, str] = field(default_factory=dict)

    def named(self, words: str | None) -> str | None:
        """The state that the words name or describe as a whole, else None."""
        bare = re.sub(r"^(?:the|a|an)\s+", "", words or "", flags=re.IGNORECASE)
        return self.by_word.get(bare)

    def of(self, words: str | None) -> str | None:
        """The first state among the words, else None."""
        found = (self.by_word.get(w) for w in re.findall(r"[^\W\d_]+", words or ""))
        return next((state for state in found if state), None)

    def adapted(self, mention: Mention) -> Mention | None:
        """The mention as its words and title are meant; None for an adjective alone."""
        title = mention.title
        if title and (state := self.of(title.affiliation)):
            body = None if self.named(title.affiliation) else title.affiliation
            mention = replace(
                mention, title=replace(title, affiliation=body, country=title.country or state)
            )
        state = self.named(mention.name)
        if state is None or mention.title or mention.address:
            return mention
        return replace(mention, kind="government") if self.is_name(state, mention) else None

    def is_name(self, state: str, mention: Mention) -> bool:
        """Whether the mention names the state, which is known by more than its adjective."""
        return state == mention.name and len([w for w in self.by_word.values() if w == state]) > 1


def find_states(text: str) -> States:
    """The states of which the text has the adjective before a public body, by their names or,
    where the text has none, by that adjective.
    """
    adjectives = list(dict.fromkeys(m[1] for m in _ADJECTIVE.finditer(text)))[:_LONGEST]
    adjectives = [a for a in adjectives if country_named(a) is None]
    stems: dict[str, list[str]] = {}
    for name in dict.fromkeys(_NAME.findall(text)):
        stems.setdefault(fold(name)[:_SHORTEST_STEM], []).append(name)
    found = _lone(text)
    for adjective in adjectives:
        for name in stems.get(fold(adjective)[:_SHORTEST_STEM], []):
            if _derived(adjective, name) and country_named(name) is None:
                found |= {adjective: name, f"{adjective}s": name, name: name}
                break
    return States(found)


def _lone(text: str) -> dict[str, str]:
    """Adjectives of states that are not named, told by their endings alone."""
    found = dict.fromkeys(m[1] for m in _LONE.finditer(text))
    unknown = [a for a in found if country_named(a) is None]
    return {a: a for a in unknown if a.lower() not in listed("parties", "creeds")}


def _derived(adjective: str, name: str) -> bool:
    """Whether the adjective is made from the name ("Zubrovian", "Zubrovia")."""
    common = 0
    while common < min(len(adjective), len(name)) and adjective[common] == name[common]:
        common += 1
    return any(
        adjective[stem:] in _ADJECTIVE_ENDINGS and name[stem:] in _NAME_ENDINGS
        for stem in range(common, max(_SHORTEST_STEM, common - 3) - 1, -1)
    )
