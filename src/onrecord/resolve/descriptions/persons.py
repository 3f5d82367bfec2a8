"""The named person whom a description of one person means ("the senator")."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.resolve.coreference.reading import Found, Reading
from onrecord.resolve.descriptions.former import former_holder
from onrecord.resolve.descriptions.nominees import described_nominee
from onrecord.resolve.descriptions.phrases import Phrase, matches
from onrecord.resolve.gazetteers.countries import country_of, find_countries
from onrecord.resolve.gazetteers.names import same_person
from onrecord.resolve.gazetteers.offices import office, singular
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.described import described
from onrecord.resolve.mentions.entities import Entity
from onrecord.resolve.mentions.titles import Title
from onrecord.statements import Span

__all__ = ["LEDE", "described_person", "last_place", "named_before"]

LEDE = 400
"""Code points from the start within which a description may run ahead of the name."""

_AHEAD = 900
_SEVERAL_AHEAD = 400
_SPOKE = 200
_TITLE = 40  # code points of a title that can name a state
_ELECTED = frozenset(
    ("senator", "governor", "congressman", "congresswoman", "representative", "lawmaker",
     "republican", "democrat", "libertarian", "delegate"),
)  # fmt: skip
_PARTIES = frozenset(("Democrat", "Democratic", "Republican", "GOP", "Libertarian", "Green"))
_GENDERS = (("f", "female"), ("m", "male"))
_ACTS = re.compile(r"(?:,\s[^,.;:\n]{3,90},)?\s(?:said|says|told|tells|spoke|\w{3,}ed)\b")
_CAPITAL_OFFICES = frozenset(("minister", "secretary", "president", "ambassador", "commissioner"))
_SAYS = re.compile(
    r" (?:has |had |also )?(?:said|says|told|tells|added|announced|confirmed|insisted"
    r"|declared|wrote)\b"
)


def described_person(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """The person of the cast whom the phrase at ``span`` means, else None."""
    found = (
        _kin(reading, phrase)
        or described_nominee(reading, span, phrase)
        or _former(reading, phrase)
        or _holder(reading, span, phrase)
    )
    if found:
        _learn(found.entity, span, phrase)
    return found


def _former(reading: Reading, phrase: Phrase) -> Found | None:
    """For "the former secretary of state", the one of those who once held the office whom the
    article names in full, if no other person of the cast is printed with it.
    """
    words = f"{phrase.before} {phrase.head} {phrase.after}".strip()
    name = former_holder(reading.text, words) if phrase.definite and not phrase.plural else None
    if name is None or any(matches(phrase, e.offices()) for e in reading.cast.of("person")):
        return None
    own = (e for e in reading.cast.of("person") if same_person(name, e.name))
    found = next(own, None)
    if found and found.role is None:
        found.role = words
    return Found(found, 0.75) if found else None


def _learn(entity: Entity, span: Span, phrase: Phrase) -> None:
    """Give the person the body that "the mayor of Tarn" names, when none is known of the office."""
    if entity.affiliation or not entity.role or not phrase.after.startswith("of "):
        return
    title = described(phrase.core, span.start)
    same = title and title.role and title.role.lower() in (entity.role.lower(), phrase.head)
    if title and same and title.affiliation and matches(phrase, entity.offices()):
        entity.affiliation = title.affiliation


def named_before(entity: Entity, at: int) -> bool:
    """Whether a name of the entity ends before the offset."""
    return any(m.end <= at for m in entity.mentions)


def last_place(reading: Reading, entity: Entity, at: int) -> int:
    """Where the entity spoke last or was named last before ``at``; speaking counts more."""
    named = max((m.start for m in entity.mentions if m.end <= at), default=-1)
    spoke = max((s.start + _SPOKE for s, e in reading.spoken if e is entity), default=-1)
    return max(named, spoke)


def _kin(reading: Reading, phrase: Phrase) -> Found | None:
    """For "his ex-wife", the person whose name follows that word anywhere."""
    if phrase.head not in listed("kin"):
        return None
    before = re.compile(rf"\b{re.escape(phrase.head.removeprefix('ex-'))},?\s$")
    for entity in reading.cast.of("person"):
        for m in entity.mentions:
            if before.search(reading.text[max(0, m.start - 20) : m.start]):
                return Found(entity, 0.7)
    return None


def _holder(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """A named person of that office: the last who spoke, the last named, or, for a
    description in the opening, the one who is named next.
    """
    fitting = [e for e in reading.cast.of("person") if _fits(reading, e, phrase)] or _by_gender(
        reading, phrase
    )
    before = [e for e in fitting if named_before(e, span.start)]
    if phrase.definite and before:
        before = _of_state(reading, _of_body(before, phrase), phrase)
        if (own := _own_minister(reading, before, phrase)) is not None:
            return Found(own, 0.7)
        if untitled := _newly_named(reading, before, span, phrase):
            return untitled
        if len(before) == 1 and before[0].country is None:
            before[0].country = country_of(phrase.before) or reading.cast.states.of(phrase.before)
        recent = max(before, key=lambda e: last_place(reading, e, span.start))
        return Found(recent, 0.9 if len(before) == 1 else 0.65)
    return (
        _named_next(fitting, span, phrase)
        or _protagonist(reading, span, phrase)
        or _introduced(reading, span, phrase)
        or _unveiled(reading, span, phrase)
        or _epithet(reading, span, phrase)
    )


def _of_body(fitting: list[Entity], phrase: Phrase) -> list[Entity]:
    """Of several holders of an office, those of the body that the phrase names ("the Green
    Party leader"); all of them when it names none of theirs.
    """
    named = _body_words(phrase)
    own = [e for e in fitting if named & set(re.findall(r"[\w-]+", e.affiliation or ""))]
    return own or fitting


def _of_state(reading: Reading, fitting: list[Entity], phrase: Phrase) -> list[Entity]:
    """Of several holders of an office, those known to be of the state that the phrase names."""
    wanted = country_of(phrase.before) or reading.cast.states.of(phrase.before)
    own = [e for e in fitting if wanted and e.country == wanted]
    return own or fitting


def _own_minister(reading: Reading, holders: list[Entity], phrase: Phrase) -> Entity | None:
    """Of several ministers the one whom a ministry's own text calls "the Minister": the first."""
    if len(holders) < 2 or phrase.before or phrase.after or phrase.head not in _CAPITAL_OFFICES:
        return None
    first = min(holders, key=lambda e: min(m.start for m in e.mentions))
    return first if _with_capital(reading.text, phrase.head) else None


@lru_cache(maxsize=8)
def _with_capital(text: str, head: str) -> bool:
    """Whether the text writes the office alone with a capital within sentences."""
    return re.search(rf"[a-z,”] the {head.title()}\b(?! of\b| for\b| [A-Z])", text) is not None


def _newly_named(
    reading: Reading, holders: list[Entity], span: Span, phrase: Phrase
) -> Found | None:
    """For "the Harbour Alliance leader", where no holder of such an office is of that body, one
    without any title who has just been named.
    """
    named = _body_words(phrase) - _PARTIES
    if len(named) < 2 or country_of(phrase.before):
        return None
    if any(named & set(re.findall(r"[\w-]+", e.affiliation or "")) for e in holders):
        return None
    near = reading.mentions_in(Span(max(0, span.start - _SPOKE), span.start))
    persons = (reading.entity_of(m).entity for m in reversed(near))
    last = next((e for e in persons if e.kind == "person"), None)
    if last is None or last.titles or not _may_be(reading, last, phrase):
        return None
    title = described(phrase.core, span.start)
    if title and title.role:
        last.titles.append(title)
        last.role, last.affiliation = title.role, last.affiliation or title.affiliation
    return Found(last, 0.6)


def _body_words(phrase: Phrase) -> set[str]:
    """The capitalised words before the head noun."""
    return set(re.findall(r"\b[A-Z][\w-]{2,}", phrase.before))


def _by_gender(reading: Reading, phrase: Phrase) -> list[Entity]:
    """The persons whom "the man" or "the woman" can mean."""
    if not phrase.definite or phrase.before or phrase.head not in listed("male", "female"):
        return []
    gender = "m" if phrase.head in listed("male") else "f"
    return [e for e in reading.cast.of("person") if e.gender == gender]


def _named_next(fitting: list[Entity], span: Span, phrase: Phrase) -> Found | None:
    """The person whom a headline or opening describes before the name is given."""
    ahead = phrase.definite or phrase.determiner in ("", "a", "an", "one")
    if span.start >= LEDE or not ahead or phrase.owner or phrase.head in listed("persons"):
        return None
    after = [
        (m.start, i) for i, e in enumerate(fitting) for m in e.mentions if m.start > span.start
    ]
    reach = _AHEAD if len(fitting) == 1 else _SEVERAL_AHEAD
    if not after or min(after)[0] >= span.start + reach:
        return None
    return Found(fitting[min(after)[1]], 0.6 if len(fitting) == 1 else 0.5)


def _protagonist(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """For "the Republican nominee" of someone whose office the article takes as known: the
    person whom it names most, if without any title.
    """
    if not phrase.definite or phrase.head not in listed("known by office") or phrase.after:
        return None
    if set(phrase.before.lower().split()) & listed("another's rank"):
        return None
    named = [
        (sum(m.end <= span.start for m in e.mentions), e)
        for e in reading.cast.of("person")
        if not e.offices() and not (phrase.head in listed("female") and e.gender == "m")
    ]
    named = sorted((n for n in named if n[0] >= 2), key=lambda n: -n[0])
    if not named or (len(named) > 1 and named[0][0] == named[1][0]):
        return None
    entity = named[0][1]
    if title := described(phrase.core, span.start):
        entity.titles.append(title)
        entity.role, entity.affiliation = title.role, entity.affiliation or title.affiliation
    return Found(entity, 0.45)


def _epithet(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """For "the retired neurosurgeon", said of someone whom the article has named but not
    called so: the one who spoke last, else the one it names most.
    """
    if not phrase.definite or phrase.plural or phrase.after or not _is_epithet(phrase):
        return None
    last = reading.last(before=span.start)
    persons = [e for e in reading.cast.of("person") if named_before(e, span.start)]
    often = max(persons, key=lambda e: sum(m.end <= span.start for m in e.mentions), default=None)
    for entity in (last, often):
        if (
            entity
            and entity.kind == "person"
            and not entity.plural
            and _may_be(reading, entity, phrase)
        ):
            title = described(phrase.core, span.start)
            if title and title.role and not entity.titles and entity.role is None:
                entity.titles.append(title)
                entity.role = title.role
                entity.affiliation = entity.affiliation or title.affiliation
            return Found(entity, 0.5)
    return None


def _is_epithet(phrase: Phrase) -> bool:
    """Whether the head is what newspapers call someone whom they have named before."""
    head = phrase.head.rsplit("-", 1)[-1] if phrase.head.endswith("year-old") else phrase.head
    known = (
        head in listed("epithets")
        or phrase.before.endswith(("House", "Senate"))
        or phrase.head.endswith("year-old")
    )
    return known and not set(phrase.before.lower().split()) & {"first", "second", "third", "other"}


def _may_be(reading: Reading, entity: Entity, phrase: Phrase) -> bool:
    """Whether nothing known of the person speaks against the phrase."""
    told = office(phrase.head)
    gender = told.gender if told else None
    if phrase.head in listed("female"):
        gender = "f"
    if gender and entity.gender not in (None, gender):
        return False
    parties = set(re.findall(r"[\w-]+", entity.affiliation or "")) & _PARTIES
    named = set(re.findall(r"[\w-]+", phrase.core)) & _PARTIES
    return not (parties and named and parties.isdisjoint(named)) and not _elsewhere(
        reading, entity, phrase
    )


def _introduced(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """For "the spokeswoman" in a headline or opening, the first person without a title who is
    named in full just after as one who speaks.
    """
    if span.start >= LEDE or phrase.plural or not (phrase.definite or phrase.determiner == ""):
        return None
    title = described(phrase.core, span.start)
    if title is None or title.role is None or phrase.owner:
        return None
    for entity in reading.cast.of("person"):
        first = entity.mentions[0]
        near = span.end < first.start < span.end + _AHEAD and " " in first.name
        if near and not entity.titles and _speaks(reading.text, first.end):
            return _titled(entity, phrase, title)
    return None


def _unveiled(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """For "a woman who …" in a headline or opening, the first person of that gender whom the story
    then names in full, without a title, as one who speaks or does something.
    """
    gender = next((g for g, n in _GENDERS if phrase.head in listed(n)), None)
    if gender is None or span.start >= LEDE or phrase.determiner not in ("", "a", "an"):
        return None
    for entity in reading.cast.of("person"):
        first = entity.mentions[0]
        if not span.end < first.start < span.end + _AHEAD or entity.gender not in (None, gender):
            continue
        full = " " in first.name and not entity.titles and not first.possessive
        if full and _ACTS.match(reading.text, first.end):
            return Found(entity, 0.5)
    return None


def _speaks(text: str, at: int) -> bool:
    return _SAYS.match(text, at) is not None


def _titled(entity: Entity, phrase: Phrase, title: Title) -> Found | None:
    """The entity with the title, unless its gender is not the one that the title tells."""
    told = office(phrase.head)
    if told and told.gender and entity.gender not in (None, told.gender):
        return None
    entity.titles.append(title)
    entity.role, entity.affiliation = title.role, entity.affiliation or title.affiliation
    return Found(entity, 0.5)


def _fits(reading: Reading, entity: Entity, phrase: Phrase) -> bool:
    """Whether the person's gender, offices and country agree with the phrase."""
    other = {"f": "male", "m": "female"}.get(entity.gender or "")
    if other and phrase.head in listed(other):
        return False
    if not matches(phrase, entity.offices()) or not _same_rank(entity, phrase):
        return False
    vague = phrase.determiner in ("a", "an") and bool(phrase.after)
    if vague and singular(phrase.head) not in _printed_roles(entity):
        return False
    wanted = country_of(phrase.before) or reading.cast.states.of(phrase.before)
    if wanted and entity.country and wanted != entity.country:
        return False
    return not _elsewhere(reading, entity, phrase)


def _elsewhere(reading: Reading, entity: Entity, phrase: Phrase) -> bool:
    """Whether the person's titles name another state or city than the phrase does ("the Ohio
    senator" of a senator from Iowa).
    """
    if phrase.head not in _ELECTED:
        return False
    wanted = _regions(phrase.before)
    own = {r for t in entity.titles for r in _regions(reading.text[t.start : t.start + _TITLE])}
    return bool(wanted and own) and wanted.isdisjoint(own)


def _regions(words: str) -> set[str]:
    return {words[w.start : w.end] for w in find_countries(words) if w.sort == "region"}


def _same_rank(entity: Entity, phrase: Phrase) -> bool:
    """Whether "deputy", "former" or "second" before the head goes for the person too: a deputy
    minister is not the minister, nor a second official the one who spoke.
    """
    told = set(phrase.before.lower().split()) & listed("another's rank")
    return not told or told <= _printed_roles(entity)


def _printed_roles(entity: Entity) -> set[str]:
    """The words of the roles that the person is printed with."""
    return {w for t in entity.titles for w in re.findall(r"[\w-]+", (t.role or "").lower())}
