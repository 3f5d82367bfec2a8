"""The country that a speaker acts for or belongs to, as far as the article says or implies it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.resolve.coreference.sources import Resolved
from onrecord.resolve.descriptions.home import home_country, leaning
from onrecord.resolve.gazetteers.countries import country_codes, country_named, find_countries
from onrecord.resolve.gazetteers.institutions import seat_of
from onrecord.resolve.gazetteers.leaders import country_of_leader
from onrecord.resolve.gazetteers.offices import singular
from onrecord.resolve.gazetteers.outlets import known_outlet
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.affiliations import speaks_for_place
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
_CHAMBER = re.compile(r"\b(?:House|Senate|Congressional|U\.?S\.?)\b|^(?:U\.S\. )?Congress$")
_ELECTED = re.compile(r"(?:[Ff]ormer )?(?:(?:Sens?|Reps?|Govs?)\.|[Cc]ongress(?:wo)?man\b)")
_ABROAD = re.compile(
    r"\b(?:Europe(?:ans?)?|Asians?|Asia|Africans?|Africa|Latin America|South America"
    r"|(?:Middle|Far) East(?:ern)?|(?:the|our) world|abroad|overseas|foreign|international|global"
    r"|other (?:countries|nations))\b"
)
_ANYBODY = re.compile(
    r"(?i)(?:(?:an?|some|any|many|most|all|other|every|no) )?(?:m[ae]n|wom[ae]n|people|persons?"
    r"|others|someone|somebody|anyone|anybody|everyone|everybody|nobody|no one|boys?|girls?"
    r"|humans?|friends?)"
)
_IN_PLACE = re.compile(r"(?:^|[.!?”\"]\s|\n)In (?P<place>[A-Z][\w-]+(?: [A-Z][\w-]+)?), $")
_OWN = frozenset(("military", "army", "navy", "air force", "administration", "coast guard"))
_PARLIAMENT = re.compile(r"(?i)\b(?:parliament(?:ary)?|minister|premier|MP|knesset)\b")
_OFFICIALS = frozenset(("official", "lawmaker", "legislator", "candidate", "administration"))
_NEAR, _FAR = 200, 800  # code points about one who is named, and who is not, that tell where


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
        if entity.kind == "author" or _ANYBODY.fullmatch(entity.name):
            return None
        found = (
            entity.country
            or self._known(entity)
            or (self.home if _at_home(entity, self.home) else None)
            or _united_states(entity)
            or self._publisher(entity)
            or self._parliament(entity)
            or self._scene(entity)
            or (self.leaning if self._near(resolved) else None)
        )
        return found if found in country_codes() else None

    def _known(self, entity: Entity) -> str | None:
        """The country of a state's leader whom the article names in full, or of the well-known
        outlet or body to which somebody belongs.
        """
        if entity.kind not in ("person", "unnamed"):
            return None
        outlet = known_outlet(entity.affiliation) if entity.affiliation else None
        body = seat_of(entity.affiliation) if entity.affiliation else None
        return country_of_leader(entity.name) or body or (outlet.country if outlet else None)

    def _near(self, resolved: Resolved) -> bool:
        """Whether the speaker is a person, with nothing about the places that name or quote him
        or her that belongs to another country than the publisher's.
        """
        entity, text = resolved.entity, self.article.text
        if entity.kind not in ("person", "unnamed") or self.leaning is None:
            return False
        if entity.affiliation in _OWN:
            return True
        if entity.kind == "unnamed" and _ABROAD.search(entity.name):
            return False
        if entity.kind == "unnamed" and not _OFFICIALS.isdisjoint(map(singular, entity.nouns)):
            return not any(find_countries(entity.name))
        places = [m.start for m in entity.mentions[:1]] or [s.start for s in entity.spans[:1]]
        if resolved.span:
            places.append(resolved.span.start)
        named = entity.kind == "person"
        around = (
            _paragraph(text, at) if named else text[max(0, at - _FAR) : at + _FAR] for at in places
        )
        return bool(places) and not any(map(self._foreign, around))

    def _scene(self, entity: Entity) -> str | None:
        """The country of "In London, Jane Doe said …", of someone whom nothing else places; one
        in a public office may only be there on a visit.
        """
        role = (entity.role or "-").lower()
        if entity.kind != "person" or not entity.mentions or speaks_for_place(role):
            return None
        named = min(entity.mentions, key=lambda m: m.start)
        at = min(named.start, named.title.start) if named.title else named.start
        m = _IN_PLACE.search(self.article.text, max(0, at - 40), at)
        place = country_named(m["place"]) if m else None
        return place.code if place else None

    def _parliament(self, entity: Entity) -> str | None:
        """Of a minister or member of parliament the country named last before him or her."""
        if not _PARLIAMENT.search(f"{entity.role or ''} {entity.affiliation or ''}"):
            return None
        at = entity.mentions[0].start if entity.mentions else 0
        before = [w.code for w in find_countries(self.article.text[max(0, at - 800) : at])]
        return before[-1] if before else None

    def _foreign(self, words: str) -> bool:
        """Whether the words name another country than the publisher's."""
        return any(w.code != self.leaning for w in find_countries(words))

    def _publisher(self, entity: Entity) -> str | None:
        """The outlet's country for national offices that are named without any other: a newspaper
        says of its own country's president only "the president".
        """
        outlet = known_outlet(self.article.outlet) if self.article.outlet else None
        own = entity.kind == "government" and entity.name.endswith("administration")
        office = _NATIONAL.fullmatch(entity.role or "")
        return outlet.country or None if outlet and (own or office) else None


def _paragraph(text: str, at: int) -> str:
    """What is about the offset within its paragraph."""
    before = text[max(0, at - _NEAR) : at].rpartition("\n")[2]
    return before + text[at : at + _NEAR].partition("\n")[0]


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
