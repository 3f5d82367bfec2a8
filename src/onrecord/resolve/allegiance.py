"""The country that a speaker acts for or belongs to, as far as the article says or implies it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.resolve.coreference.sources import Resolved
from onrecord.resolve.descriptions.home import home_country, leaning
from onrecord.resolve.gazetteers.countries import country_codes, find_countries
from onrecord.resolve.gazetteers.leaders import country_of_leader
from onrecord.resolve.gazetteers.offices import singular
from onrecord.resolve.gazetteers.outlets import known_outlet
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.entities import Entity
from onrecord.statements import Article

__all__ = ["Allegiance"]

_NATIONAL = re.compile(
    r"(?i)(?:(?:former|then-?|vice)\s?)?(?:vice )?"
    r"(?:president|secretary of \w+|attorney general|first lady)"
)
_PARTY = re.compile(
    r"(?i)(?:(?:the|house|senate|congressional|key|top|senior|national|state|committee) )*"
    r"(?:republicans?|democrats?|democratic|gop)"
    r"(?: (?:party|caucus|committee|national committee|leadership|campaign))?"
)
_CHAMBER = re.compile(r"\b(?:House|Senate|Congressional|U\.?S\.?)\b")
_ELECTED = re.compile(r"(?:[Ff]ormer )?(?:(?:Sens?|Reps?|Govs?)\.|[Cc]ongress(?:wo)?man\b)")
_ABROAD = re.compile(
    r"\b(?:Europe(?:ans?)?|Asians?|Asia|Africans?|Africa|Latin America|South America"
    r"|(?:Middle|Far) East(?:ern)?|(?:the|our) world|abroad|overseas|foreign|international|global"
    r"|other (?:countries|nations))\b"
)
_PARLIAMENT = re.compile(r"(?i)\b(?:parliament|minister|premier|MP|knesset)\b")
_OFFICIALS = frozenset(("official", "lawmaker", "legislator", "candidate", "administration"))
_AROUND = 200  # code points about a speaker that tell where he or she belongs


@dataclass(frozen=True, slots=True)
class Allegiance:
    """What an article tells of countries: the one in which it plays (``home``), or the
    publisher's, where it plays there as much as elsewhere (``leaning``).
    """

    article: Article
    home: str | None
    leaning: str | None

    @classmethod
    def of(cls, article: Article) -> Allegiance:
        """The countries of the article as a whole."""
        home = home_country(article.text, article.outlet)
        return cls(article, home, None if home else leaning(article.text, article.outlet))

    def country(self, resolved: Resolved) -> str | None:
        """The alpha-2 code of the speaker's country; None where nothing tells one."""
        entity = resolved.entity
        if entity.kind == "author":
            return None
        found = (
            entity.country
            or self._known(entity)
            or (self.home if _at_home(entity, self.home) else None)
            or _united_states(entity)
            or self._publisher(entity)
            or self._parliament(entity)
            or (self.leaning if self._near(resolved) else None)
        )
        return found if found in country_codes() else None

    def _known(self, entity: Entity) -> str | None:
        """The country of a state's leader whom the article names in full."""
        return country_of_leader(entity.name) if entity.kind == "person" else None

    def _near(self, resolved: Resolved) -> bool:
        """Whether the speaker is a person, with nothing about the places that name or quote him
        or her that belongs to another country than the publisher's.
        """
        entity, text = resolved.entity, self.article.text
        if entity.kind not in ("person", "unnamed") or self.leaning is None:
            return False
        if entity.kind == "unnamed" and _ABROAD.search(entity.name):
            return False
        if entity.kind == "unnamed" and not _OFFICIALS.isdisjoint(map(singular, entity.nouns)):
            return not any(find_countries(entity.name))
        places = [m.start for m in entity.mentions[:1]] or [s.start for s in entity.spans[:1]]
        if resolved.span:
            places.append(resolved.span.start)
        return bool(places) and not any(self._foreign(text, at) for at in places)

    def _parliament(self, entity: Entity) -> str | None:
        """Of a minister or member of parliament the country named last before him or her."""
        if not _PARLIAMENT.search(f"{entity.role or ''} {entity.affiliation or ''}"):
            return None
        at = entity.mentions[0].start if entity.mentions else 0
        before = [w.code for w in find_countries(self.article.text[max(0, at - 800) : at])]
        return before[-1] if before else None

    def _foreign(self, text: str, at: int) -> bool:
        """Whether the paragraph at the offset names another country."""
        begin = max(text.rfind("\n", 0, at) + 1, at - _AROUND)
        end = text.find("\n", at)
        around = text[begin : min(end if end >= 0 else len(text), at + _AROUND)]
        return any(w.code != self.leaning for w in find_countries(around))

    def _publisher(self, entity: Entity) -> str | None:
        """The outlet's country for national offices that are named without any other: a newspaper
        says of its own country's president only "the president".
        """
        outlet = known_outlet(self.article.outlet) if self.article.outlet else None
        own = entity.kind == "government" and entity.name.endswith("administration")
        office = _NATIONAL.fullmatch(entity.role or "")
        return outlet.country or None if outlet and (own or office) else None


def _at_home(entity: Entity, home: str | None) -> bool:
    """Whether the country of the article can be the speaker's: of documents only a law's or
    a court paper's, and not an outlet's that is known to be elsewhere.
    """
    outlet = known_outlet(entity.name) if entity.kind == "outlet" else None
    legal = not entity.nouns.isdisjoint(listed("legal documents"))
    return (entity.kind != "document" or legal) and (outlet is None or outlet.country in ("", home))


def _united_states(entity: Entity) -> str | None:
    """The United States for its offices as abbreviated there, its parties and chambers."""
    role, body = entity.role or "", entity.affiliation or ""
    party = _PARTY.fullmatch(body) or _PARTY.fullmatch(entity.name)
    chamber = entity.kind != "document" and _CHAMBER.search(body)
    return "US" if party or chamber or _ELECTED.match(role) else None
