"""The country that a speaker acts for or belongs to, as far as the article says or implies it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.resolve.coreference.sources import Resolved
from onrecord.resolve.descriptions.home import country_votes, home_country, leading, leaning
from onrecord.resolve.descriptions.origin import is_of_the_world, origin, owner_country
from onrecord.resolve.gazetteers.countries import country_codes, country_named, find_countries
from onrecord.resolve.gazetteers.institutions import is_of_no_state, seat_of
from onrecord.resolve.gazetteers.leaders import country_of_leader
from onrecord.resolve.gazetteers.offices import singular
from onrecord.resolve.gazetteers.outlets import known_outlet
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.affiliations import speaks_for_place
from onrecord.resolve.mentions.entities import Entity
from onrecord.statements import Article

__all__ = ["Allegiance"]

_NATIONAL = re.compile(
    r"(?i)(?:(?:former|then-?|vice)\s?)?(?:(?:deputy|acting|vice) )?"
    r"(?:president|secretary of \w+|attorney general|first lady|(?:defen[cs]e|treasury|home|foreign"
    r"|homeland security|labor|commerce|energy|education|health|transportation|agriculture)"
    r" secretary)"
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
_BODIES = ("organization", "group", "outlet")
_FIRST = 5  # mentions of a name that may say where its bearer is from
_WORLDWIDE = frozenset(
    ("AFP", "AP", "Agence France-Presse", "Al Jazeera", "Associated Press", "BBC", "Bloomberg",
     "BuzzFeed", "BuzzFeed News", "CNN", "Daily Mail", "Economist", "Financial Times", "Fox News",
     "Guardian", "HuffPost", "Mail Online", "New York Times", "Newsweek", "Reuters", "Sky News",
     "Time", "United Press International", "Vice", "Wall Street Journal", "Washington Post")
)  # fmt: skip
_OWN = frozenset(("military", "army", "navy", "air force", "administration", "coast guard"))
_PARLIAMENT = re.compile(r"(?i)\b(?:parliament(?:ary)?|minister|premier|MP|knesset)\b")
_OFFICIALS = frozenset(("official", "lawmaker", "legislator", "candidate", "administration"))
_NEAR, _FAR = 200, 800  # code points about one who is named, and who is not, that tell where


@dataclass(frozen=True, slots=True)
class Allegiance:
    """What an article tells of countries: the one in which it plays (``home``), the one that it
    has most to do with (``leading``), or the publisher's, where it plays there as much as
    elsewhere (``leaning``).
    """

    article: Article
    home: str | None
    leading: str | None
    leaning: str | None

    @classmethod
    def of(cls, article: Article) -> Allegiance:
        """The countries of the article as a whole."""
        text, outlet = article.text, article.outlet
        home = home_country(text, outlet)
        return cls(article, home, leading(text), None if home else leaning(text, outlet))

    def country(self, resolved: Resolved) -> str | None:
        """The alpha-2 code of the speaker's country; None where nothing tells one."""
        entity = resolved.entity
        if entity.kind == "author" or _ANYBODY.fullmatch(entity.name):
            return None
        if entity.country is None and _is_worldwide(entity):
            return None
        found = (
            entity.country
            or self._known(entity)
            or self._beside(entity)
            or (self.home if _at_home(entity, self.home) else None)
            or _united_states(entity)
            or self._publisher(entity)
            or self._parliament(entity)
            or self._scene(entity)
            or (self.leading if _of_scene(entity) else None)
            or (self.leaning if self._near(resolved) else None)
        )
        return found if found in country_codes() else None

    def _known(self, entity: Entity) -> str | None:
        """The country of a state's leader whom the article names in full, or of the well-known body
        or outlet that somebody belongs to or that speaks itself: then only one that the article
        names, and not that of an outlet that writes for all the world.
        """
        if entity.kind in ("person", "unnamed"):
            led = country_of_leader(entity.name) if entity.kind == "person" else None
            return led or (_seat(entity.affiliation) if entity.affiliation else None)
        outlet = known_outlet(entity.name)
        if entity.kind not in _BODIES or (outlet and outlet.name in _WORLDWIDE):
            return None
        seat = _seat(entity.name)
        return seat if seat and country_votes(self.article.text)[seat] else None

    def _beside(self, entity: Entity) -> str | None:
        """The country that a body's name or the words beside a person's name tell."""
        if entity.kind in ("person", "unnamed"):
            text, named = self.article.text, entity.mentions[:_FIRST]
            told = (origin(text, m.start, m.end) for m in named if entity.kind == "person")
            named_so = entity.kind == "person" or is_of_the_world(entity.name)
            called = None if named_so else entity.name
            worded = (owner_country(words) for words in (entity.affiliation, called))
            return next(filter(None, (*told, *worded)), None)
        if entity.kind == "group" and " in " in entity.name:
            return None  # it may be there from anywhere
        return owner_country(entity.name) if entity.kind not in ("document", "outlet") else None

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


def _is_worldwide(entity: Entity) -> bool:
    """Whether the speaker is, or speaks for, a body of no one state, or is a news agency that
    serves all the world.
    """
    body = entity.name if entity.kind in _BODIES else entity.affiliation
    outlet = known_outlet(entity.name) if entity.kind in _BODIES else None
    agency = outlet is not None and outlet.kind == "agency" and outlet.name in _WORLDWIDE
    return agency or is_of_no_state(body or "")


def _seat(body: str) -> str | None:
    """The country of a well-known body or outlet."""
    outlet = known_outlet(body)
    return seat_of(body) or (outlet.country or None if outlet else None)


def _of_scene(entity: Entity) -> bool:
    """Whether the speaker is of a story's chief country where nothing tells another: a person, a
    body, and of those without a name not a mere source or one of the world.
    """
    if entity.kind == "unnamed":
        return not (_ABROAD.search(entity.name) or is_of_the_world(entity.name))
    return entity.kind in ("person", "organization", "government")


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
