"""The cast of an article: which names are the same person or body."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.resolve.gazetteers.countries import country_name, country_named
from onrecord.resolve.gazetteers.leaders import country_of_leader
from onrecord.resolve.gazetteers.names import gender_of, is_given_name, surname
from onrecord.resolve.gazetteers.outlets import is_outlet
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.aliases import as_surnames, join_known_as, without_openers
from onrecord.resolve.mentions.entities import Cast, Entity, key_of
from onrecord.resolve.mentions.kinds import noun_kind
from onrecord.resolve.mentions.profiles import complete, gender_by_pronoun
from onrecord.resolve.mentions.runs import opens_sentence
from onrecord.resolve.mentions.states import find_states
from onrecord.resolve.mentions.types import Mention

__all__ = ["assemble"]

_WITHIN = re.compile(r"\b(?:in|at|near|outside|throughout)\s$")
_STAFF = re.compile(
    r" (?:spokes(?:man|woman|person)|managers?|executives?|employees?|officials?|engineers?|bosses"
    r"|staff|workers?)\b(?! [A-Z])"
)
_THING = re.compile(
    r" (?:aircraft|jets?|planes?|helicopters?|missiles?|rockets?|tanks?|ships?|apps?|phones?"
    r"|watch(?:es)?|smartphones?|models?|cars?|trucks?|drones?|vaccines?|brand|products?|devices?"
    r"|games?|match(?:es)?|tickets?|fans?|shirts?|shares|stock)\b"
)
_CALLED = re.compile(r" (?:is|was|became) (?:an?|the) ((?:[a-z-]{2,20} ){0,2}[a-z-]{2,20})")
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "a"})
_BY_INITIALS = frozenset({"Associated Press", "Al Jazeera", "Washington Post"})
_GOES_ON = re.compile(r" (?:for|of|on) ")
_FIRST_NAMED, _KNOWN = 2.5, 3.0  # times named in full
_JUST, _LONG = 1_200, 2_500  # code points since a name that was just printed, and long ago
_SELDOM = 3  # times a body's name stands alone for once that a name with it does


def assemble(text: str, mentions: list[Mention]) -> Cast:
    """Group the mentions of one text into entities, in the order of their first mention."""
    cast = Cast(states=find_states(text))
    mentions = [m for mention in mentions if (m := cast.states.adapted(mention))]
    mentions = as_surnames(text, without_openers(mentions))
    persons = [m for m in mentions if m.kind == "person"]
    unclear = [
        m
        for m in sorted(persons, key=lambda m: (" " not in m.name, m.start))
        if not _placed(cast, m, text)
    ]
    for mention in mentions:
        if mention.kind != "person":
            _place_body(cast, mention)
    _companies(cast)
    _no_persons(cast, text)
    _settle(cast, unclear)
    join_known_as(cast, text)
    for entity in cast.entities:
        complete(entity, text)
    cast.entities.sort(key=lambda e: min(m.start for m in e.mentions))
    return cast


def _placed(cast: Cast, mention: Mention, text: str) -> bool:
    """Give a person's mention to the one whom it names, or to a new one; False when
    several bear the name.
    """
    found = [e for e in cast.candidates(mention.name) if _addressed(e, mention)]
    found = [e for e in found if not _married_to(e, mention)]
    found = _by_surname(found, mention)
    if " " in mention.name:
        found = list(dict.fromkeys((*found, *cast.shorter(mention.name))))
        found = [e for e in found if _genders_agree(e, mention)]
    if len(found) > 1:
        return False
    entity = found[0] if found else _joint_given(cast, mention, text)
    cast.add(entity or cast.new(_cased(mention.name), "person"), mention)
    return True


def _cased(name: str) -> str:
    """A name in capitals throughout ("DOE", as before a colon in transcripts) in title case."""
    return name.title() if name.isupper() and len(name) > 3 else name


def _joint_given(cast: Cast, mention: Mention, text: str) -> Entity | None:
    """For "Jane and John Doe", the given name with the surname that follows."""
    m = re.match(r" and (?:[^\W\d_]+ )([^\W\d_]+)", text[mention.end : mention.end + 60])
    if not m or " " in mention.name or not m[1][0].isupper():
        return None
    full = f"{mention.name} {m[1]}"
    known = (e for e in cast.candidates(full) if key_of(e.name) == key_of(full))
    if found := next(known, None):
        return found
    return cast.new(full, "person") if gender_of(mention.name) else None


def _addressed(entity: Entity, mention: Mention) -> bool:
    """Whether "Mr" or "Mrs" before the mention fits what the entity's name tells."""
    told = gender_of(mention.address) if mention.address else None
    return told is None or gender_of(entity.name) in (None, told)


def _married_to(entity: Entity, mention: Mention) -> bool:
    """Whether the entity is a first lady, and the mention a president's of her name."""
    president = mention.title is not None and "president" in mention.title.offices
    return president and any("first lady" in t.offices for t in entity.titles)


def _by_surname(found: list[Entity], mention: Mention) -> list[Entity]:
    """Of those whom a single word can name the ones whose surname it is, if it is somebody's."""
    if " " in mention.name or len(found) < 2:
        return found
    own = [e for e in found if " " in e.name and surname(e.name) == surname(mention.name)]
    return own or found


def _genders_agree(entity: Entity, mention: Mention) -> bool:
    """Whether nothing in the given names tells two persons of one surname apart."""
    one, other = gender_of(entity.name), gender_of(mention.name)
    return key_of(entity.name) == key_of(mention.name) or None in (one, other) or one == other


def _settle(cast: Cast, unclear: list[Mention]) -> None:
    """A bare surname that several share is the one's whom the article names in full most
    often, with a start for the first introduced and for a known leader: the others are then
    named in full. But where that one has not been named for long, it is the one's who has just
    been named in full.
    """
    persons = cast.of("person")
    full = {id(e): sum(" " in m.name for m in e.mentions) + _known(e) for e in persons}
    lately = _Lately(persons)
    for mention in unclear:
        options = [e for e in cast.candidates(mention.name) if _addressed(e, mention)]
        options = _by_surname(options, mention)
        if options:
            first = min(options, key=lambda e: e.mentions[0].start)
            best = max(options, key=lambda e: full[id(e)] + _FIRST_NAMED * (e is first))
            best = lately.introduced(options, mention, best)
            full[id(best)] += " " in mention.name
            lately.last[id(best)] = mention.start
            cast.add(best, mention)
            cast.shared.add((mention.start, mention.end))


def _known(entity: Entity) -> float:
    """The start that a known leader or nominee has over relatives of the same surname."""
    return _KNOWN if country_of_leader(entity.name) else 0.0


class _Lately:
    """Where the persons were last named before a place, in full and at all; the places that are
    asked for are in the order of the text.
    """

    def __init__(self, persons: list[Entity]) -> None:
        named = ((m.start, id(e)) for e in persons for m in e.mentions if " " in m.name)
        self._coming = sorted(named, reverse=True)
        self._full: dict[int, int] = {}
        self.last: dict[int, int] = {}

    def introduced(self, options: list[Entity], mention: Mention, best: Entity) -> Entity:
        """Of the options the one just named in full, if ``best`` has not been named for long."""
        if " " in mention.name:
            return best
        while self._coming and self._coming[-1][0] < mention.start:
            start, bearer = self._coming.pop()
            self._full[bearer] = self.last[bearer] = start
        last = max(options, key=lambda e: self._full.get(id(e), -1))
        here = mention.start
        near = here - self._full.get(id(last), -_LONG) <= _JUST
        return last if near and here - self.last.get(id(best), -_LONG) > _LONG else best


def _place_body(cast: Cast, mention: Mention) -> None:
    """Give a body's or outlet's mention to its entity, by name, acronym or short form."""
    place = country_named(mention.name)
    if place and place.sort == "demonym":
        return
    key = key_of(mention.name)
    if " " not in mention.name and mention.kind == "organization" and not mention.acronym:
        persons = cast.candidates(mention.name)
        if len(persons) == 1:
            cast.add(persons[0], mention)
            return
    country = f"country {place.code}" if place and place.sort == "name" else None
    acronym = key.upper().replace(" ", "")
    entity = cast.bodies.get(country or key) or (None if place else cast.bodies.get(acronym))
    entity = entity or _short_form(cast, mention) or _begun(cast, key)
    entity = entity or _spelled_out(cast, mention)
    if entity is None:
        short = country and ("." in mention.name or mention.name.isupper())
        name = country_name(place.code) if place and short else mention.name
        if place and place.sort == "region":
            name = _cased(name)
        entity = cast.new(name, mention.kind)
    cast.add(entity, mention)
    forms = (country, key, mention.acronym, _initials(mention.name), _last_word(mention))
    for form in (*forms, _beginning(key)):
        if form:
            cast.bodies.setdefault(form, entity)


def _short_form(cast: Cast, mention: Mention) -> Entity | None:
    """For "the Front", the body named last before whose name ends so ("Northern Front")."""
    key = key_of(mention.name)
    if " " in key or key not in listed("bodies", "groups"):
        return None
    longer = (e for e in cast.of("organization", "group") if key_of(e.name).endswith(f" {key}"))
    return max(longer, key=lambda e: e.mentions[-1].start, default=None)


def _spelled_out(cast: Cast, mention: Mention) -> Entity | None:
    """For "River Board (RB)" the body that a headline has called "RB" before; it gets the name."""
    known = cast.bodies.get(key_of(mention.acronym)) if mention.acronym else None
    if known is None or known.name != mention.acronym:
        return None
    known.name, known.kind = mention.name, mention.kind
    return known


def _begun(cast: Cast, key: str) -> Entity | None:
    """For "Doe Center for Justice" the body that the text has called "the Doe Center" before."""
    short = _beginning(key)
    known = cast.bodies.get(short) if short else None
    return known if known and key_of(known.name) == short else None


def _beginning(key: str) -> str | None:
    """What a body's name of the kind "Doe Center for Justice" is cut short to."""
    short = _GOES_ON.split(key)[0]
    whole = short == key or " " not in short
    return None if whole or short.rsplit(" ", 1)[-1] not in listed("bodies") else short


def _initials(name: str) -> str | None:
    """The initials of a name of three words or more, as an acronym has them."""
    parts = [w for w in name.split() if w.lower() not in _SMALL]
    enough = len(parts) > 2 or name in _BY_INITIALS
    return "".join(w[0] for w in parts) if enough else None


def _last_word(mention: Mention) -> str | None:
    """The last word of an outlet's name, when it goes by that ("the Times")."""
    last = key_of(mention.name).split(" ")[-1]
    return last if mention.kind == "outlet" and last in listed("outlets") else None


def _companies(cast: Cast) -> None:
    """What a chief executive heads is a body, even when its name could be a person's."""
    heads = {"ceo", "chief executive", "executive", "executive director", "founder", "chairman"}
    led = {
        key_of(t.affiliation)
        for e in cast.of("person")
        for t in e.titles
        if t.affiliation and t.offices & heads
    }
    for entity in cast.of("person"):
        if key_of(entity.name) in led and not entity.titles:
            entity.kind = "organization"
            _merge(cast, entity)


def _merge(cast: Cast, entity: Entity) -> None:
    """Put what other names of the same body have into this one."""
    other = cast.bodies.get(key_of(entity.name))
    if other is not None and other is not entity:
        cast.entities.remove(other)
        for mention in other.mentions:
            cast.add(entity, mention)
    cast.bodies[key_of(entity.name)] = entity


def _no_persons(cast: Cast, text: str) -> None:
    """Untitled names that mostly follow "in" are places; a single word that nothing shows
    to be a person's is a body's: people are introduced by their full names.
    """
    for entity in cast.of("person"):
        if _is_titled(entity) or gender_of(entity.name):
            continue
        within = [_WITHIN.search(text, max(0, m.start - 9), m.start) for m in entity.mentions]
        if sum(map(bool, within)) * 2 > len(within):
            entity.kind = "government"
            continue
        if (short := _mostly_short(entity, text)) is not None:
            entity.name = short
        if " " not in entity.name and (full := _in_programme(cast, entity)):
            entity.name = full
        elif " " not in entity.name and (_employs(entity, text) or not _shown(entity, text)):
            entity.kind = "outlet" if is_outlet(entity.name) else "organization"


def _is_titled(entity: Entity) -> bool:
    """Whether an office shows a person; of a full name also a body alone ("Velo's Ida Brask")."""
    full = " " in entity.name
    return any(full or t.role or t.offices or t.end > t.start for t in entity.titles)


def _mostly_short(entity: Entity, text: str) -> str | None:
    """The last word of an unknown name that the text has alone before and far more often, with
    nothing that shows a person: "Velo" of "Camp Velo", which is no one's given name.
    """
    first = min(entity.mentions, key=lambda m: m.start)
    alone = [m for m in entity.mentions if " " not in m.name]
    if " " not in entity.name or " " in first.name or is_given_name(entity.name.split()[0]):
        return None
    seldom = len(alone) >= _SELDOM * (len(entity.mentions) - len(alone))
    return None if not seldom or _shown(entity, text) else first.name


def _in_programme(cast: Cast, entity: Entity) -> str | None:
    """The full name that an outlet is called after ("The Jane Doe Show" of "Doe")."""
    for outlet in cast.of("outlet", "organization"):
        parts = outlet.name.split()
        for given, last in pairwise(parts[:-1]):
            if last == entity.name and is_given_name(given):
                return f"{given} {last}"
    return None


def _employs(entity: Entity, text: str) -> bool:
    """Whether a noun for its people or for what it makes or plays follows the name ("a Zubrotech
    manager", "three Velo jets").
    """
    return any(_STAFF.match(text, m.end) or _THING.match(text, m.end) for m in entity.mentions)


def _shown(entity: Entity, text: str) -> bool:
    """Whether "Mr", a colon as in transcripts or a pronoun shows a person; a pronoun does not
    for a word that only begins a sentence, once.
    """
    if any(m.address or text[m.end : m.end + 1] == ":" for m in entity.mentions):
        return True
    first = entity.mentions[0]
    only = len(entity.mentions) == 1 and opens_sentence(text, first.start)
    if only and not _is_someone(text, first.end):
        return False
    return gender_by_pronoun(entity, text) is not None


def _is_someone(text: str, end: int) -> bool:
    """Whether the words after a name call its bearer a person ("Ilun was a son of")."""
    called = _CALLED.match(text, end)
    return called is not None and any(noun_kind(w) == "unnamed" for w in called[1].split())
