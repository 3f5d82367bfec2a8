"""Someone or something of an article that can speak, and the cast that they make up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.resolve.gazetteers.names import fold, name_parts, same_person
from onrecord.resolve.mentions.states import States
from onrecord.resolve.mentions.titles import Title
from onrecord.resolve.mentions.types import Mention
from onrecord.statements import Span, SpeakerKind

__all__ = ["Cast", "Entity", "key_of"]

_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_NAMESAKES = 50
_LONGEST = 200


@dataclass(eq=False, slots=True)
class Entity:
    """Someone or something of the article that can speak, with all that was found of it.

    ``country`` is alpha-2, or the name of a state that the tables do not have. ``known_as``
    are other names that the text says the bearer goes by.
    """

    name: str
    kind: SpeakerKind
    mentions: list[Mention] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    gender: str | None = None
    plural: bool = False
    nouns: set[str] = field(default_factory=set)
    affiliation: str | None = None
    country: str | None = None
    role: str | None = None
    known_as: set[str] = field(default_factory=set)

    def offices(self) -> set[str]:
        """The offices and nouns, in lower case, that the entity has been called by."""
        return self.nouns.union(*(t.offices for t in self.titles))


@dataclass(slots=True)
class Cast:
    """All entities of an article. ``by_mention`` finds the one named at a place; ``shared``
    are the places of surnames that several bear; of more than 50 persons who share a word
    of their names, only the last 50 are told apart. ``states`` are those that only the
    article shows to be states.
    """

    entities: list[Entity] = field(default_factory=list)
    by_mention: dict[tuple[int, int], Entity] = field(default_factory=dict)
    shared: set[tuple[int, int]] = field(default_factory=set)
    bodies: dict[str, Entity] = field(default_factory=dict)
    states: States = field(default_factory=States)
    _by_word: dict[str, list[Entity]] = field(default_factory=dict)

    def of(self, *kinds: SpeakerKind) -> list[Entity]:
        """The entities of these kinds, in order."""
        return [e for e in self.entities if e.kind in kinds]

    def candidates(self, name: str) -> list[Entity]:
        """The persons that ``name`` can be short for."""
        return [e for e in self._namesakes(name) if same_person(name, e.name)]

    def shorter(self, name: str) -> list[Entity]:
        """The persons whose names of several words can be short for ``name``."""
        found = self._namesakes(name)
        return [e for e in found if " " in e.name and same_person(e.name, name)]

    def new(self, name: str, kind: SpeakerKind) -> Entity:
        """A new entity of the cast."""
        entity = Entity(name, kind)
        self.entities.append(entity)
        self._index(entity)
        return entity

    def add(self, entity: Entity, mention: Mention) -> None:
        """Give the mention to the entity, which takes the longer name."""
        entity.mentions.append(mention)
        self.by_mention[mention.start, mention.end] = entity
        if mention.title:
            entity.titles.append(mention.title)
        if len(mention.name) > len(entity.name) and not mention.name.isupper():
            entity.name = mention.name
            self._index(entity)

    def _index(self, entity: Entity) -> None:
        """File a person under the first and the last word of the name."""
        parts = name_parts(entity.name) if entity.kind == "person" else ()
        for word in {*parts[:1], *parts[-1:]}:
            filed = self._by_word.setdefault(word, [])
            if entity not in filed[-_NAMESAKES:]:
                filed.append(entity)

    def _namesakes(self, name: str) -> list[Entity]:
        """The persons filed under the first or last word of ``name``."""
        parts = name_parts(name)
        words = dict.fromkeys((*parts[-1:], *parts[:1]))
        filed = (e for w in words for e in self._by_word.get(w, [])[-_NAMESAKES:])
        return [e for e in dict.fromkeys(filed) if e.kind == "person"]


@lru_cache(maxsize=8192)
def key_of(name: str) -> str:
    """A name for comparing: folded, lower case, without article, point and possessive."""
    bare = _ARTICLE.sub("", fold(name[:_LONGEST]).lower().strip())
    return re.sub(r"[^\w&]+", " ", re.sub(r"'s?$", "", bare)).strip()
