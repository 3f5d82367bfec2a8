"""Whether a speaker is the one whom a claim names, or speaks for them.

"Russia" speaks through its government, its ministries and embassies, their ministers and
spokesmen; a company through itself, its heads and spokesmen; a person through themselves
and their spokesmen. Those who have left an office, and an opposition, speak for nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from onrecord.relate.words.lists import word_list as listed
from onrecord.resolve.gazetteers.countries import country_named, country_of
from onrecord.resolve.gazetteers.names import fold, same_person
from onrecord.statements import Speaker

__all__ = ["Side", "Standing", "state_root"]

Standing = Literal["self", "for"]

_LEADS = re.compile(r"^(?:the|a|an|its|their)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
# "Russian government", "the Ostrevian side", "officials in Lestria": the state itself
_STATE_NOUN = re.compile(
    r"\b(?:government|side|officials?|authorities|leaders?|leadership|administration|state"
    r"|republic|people|federation|regime)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:government|minist(?:ry|er|ries)|embassy|army|navy|military|air force|forces"
    r"|general staff|department|cabinet|presidency|kremlin|white house|downing street|pentagon"
    r"|foreign office|consulate|mission|authorities|officials?|side|administration|agency"
    r"|secret service|president|prime minister|premier|spokes\w+|ambassador|consul|envoy"
    r"|diplomats?|chancellor|defen[cs]e)\b",
    re.IGNORECASE,
)
_SPOKEN_FOR = re.compile(
    r"\b(?:spokes\w+|press (?:secretary|officer|service)|chief executive|ceo|chief|head|director"
    r"|chair\w*|president|manager|secretary|minister|general counsel|lawyer|attorney|leader"
    r"|commander|official|officials|representative)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:spokes\w+|minister|president|premier|prime minister|chancellor|ambassador|envoy|consul"
    r"|secretary|official|officials|general|colonel|admiral|diplomats?|commander|king|queen"
    r"|governor|chief of staff|press secretary|adviser|ministers)\b",
    re.IGNORECASE,
)
_NOT_FOR = re.compile(
    r"\b(?:former\w*|ex-\w+|ex|retired|late|opposition|dissident|rebels?|exiled?|activists?|analysts?"
    r"|experts?|professor|historian|shadow|critics?|protesters?|jailed|separatists?|fugitive"
    r"|witness(?:es)?|residents?|citizens|journalists?|relatives?)\b",
    re.IGNORECASE,
)
_ENDING = re.compile(r"(?:nians?|eans?|ians?|ians?|ese|ish|ans?|ia|ea|land|[aeioy]s?|ns?)$")
_SHORTEST_ROOT = 4


@dataclass(frozen=True)
class Side:
    """The one whom a claim names, as worded ("Russia", "Garrow", "Linnewater")."""

    name: str

    @cached_property
    def country(self) -> str | None:
        """The alpha-2 code when the name is a country, its seat or its government."""
        words = _POSSESSIVE.sub("", _LEADS.sub("", self.name.strip()))
        bare = _STATE_NOUN.sub("", words).strip()
        bare = re.sub(r"^(?:in|of)\s+|\s+(?:in|of)$", "", bare)
        found = country_named(bare) or (country_named(bare.title()) if bare.islower() else None)
        return found.code if found else None

    @cached_property
    def state(self) -> str | None:
        """The root that the names of a state in no table share, as "ostrev"; None otherwise."""
        words = _LEADS.sub("", self.name.strip())
        bare = _STATE_NOUN.sub("", words).strip()
        lone = " " not in bare and bare[:1].isupper() and not self.country
        return state_root(bare) if lone else None

    @cached_property
    def _person(self) -> str:
        """The name without the titles before it ("Prince Andrew", "President Lazhek")."""
        words = self.name.split()
        while len(words) > 1 and words[0].lower().strip(".") in listed("titles"):
            words.pop(0)
        return " ".join(words)

    def standing(self, speaker: Speaker | None, *, known: tuple[str, ...] = ()) -> Standing | None:
        """``self`` for the one named, ``for`` for who speaks for them, None for anyone else.

        ``known`` are roles and affiliations that other articles give the same speaker.
        """
        if speaker is None or " and " in speaker.name:
            return None
        if self._named(speaker):
            return "self"
        words = " ".join(filter(None, (speaker.role, speaker.affiliation, speaker.name, *known)))
        if _NOT_FOR.search(words):
            return None
        if self.country:
            return "for" if self._of_country(speaker, words) else None
        return "for" if self._of_body(speaker, words) else None

    def _named(self, speaker: Speaker) -> bool:
        names = (speaker.name, *speaker.aliases)
        if speaker.kind in ("person", "author"):
            return any(same_person(self._person, name) for name in names)
        if self.country:
            plain = country_named(_STATE_NOUN.sub("", _LEADS.sub("", speaker.name)).strip())
            return plain is not None and plain.code == self.country
        wanted = _key(self.name)
        if any(_key(name) == wanted for name in names):
            return True
        lone = _STATE_NOUN.sub("", _LEADS.sub("", speaker.name)).strip()
        return bool(self.state) and " " not in lone and state_root(lone) == self.state

    def _of_country(self, speaker: Speaker, words: str) -> bool:
        """A public body of the country, or who holds an office in it."""
        described = " ".join(filter(None, (speaker.affiliation, speaker.role)))
        name = "" if speaker.kind == "person" else speaker.name
        code = country_of(described) or country_of(name) or speaker.country
        return code == self.country and self._public(speaker, words)

    def _of_body(self, speaker: Speaker, words: str) -> bool:
        """Who speaks for the body, person or state that no table has."""
        if self.state and self.state in _roots(words):
            return self._public(speaker, words) or self._holds(speaker, words)
        wanted = f" {_key(self.name)} "
        belongs = wanted in f" {_key(words)} "
        return belongs and self._holds(speaker, words)

    @staticmethod
    def _public(speaker: Speaker, words: str) -> bool:
        if speaker.kind == "person":
            return _OFFICE.search(words) is not None
        return speaker.kind == "government" or _BODY.search(words) is not None

    @staticmethod
    def _holds(speaker: Speaker, words: str) -> bool:
        """Whether the office is one that speaks for a body."""
        whole = speaker.kind in ("organization", "government", "group")
        return whole or _SPOKEN_FOR.search(words) is not None


def state_root(word: str) -> str | None:
    """What a state's name and its adjective share ("Ostrevia", "Ostrevian"); None when too
    little is left.
    """
    root = _ENDING.sub("", fold(_POSSESSIVE.sub("", word)).lower())
    return root if len(root) >= _SHORTEST_ROOT else None


def _roots(words: str) -> set[str | None]:
    return {state_root(w) for w in re.findall(r"[A-Z][^\W\d_]+", fold(words))}


def _key(name: str) -> str:
    """Words of a name, folded, in lower case, without an article."""
    bare = _LEADS.sub("", _POSSESSIVE.sub("", fold(name)).strip())
    return " ".join(re.findall(r"[^\W_]+", bare.lower()))
