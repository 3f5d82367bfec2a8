"""The named person whom a description of one person means ("the senator")."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.resolve.coreference.reading import Found, Reading
from onrecord.resolve.descriptions.ahead import named_after
from onrecord.resolve.descriptions.epithets import by_epithet, by_known_office
from onrecord.resolve.descriptions.fitting import PARTIES, fits, last_place, may_be, named_before
from onrecord.resolve.descriptions.former import former_holder
from onrecord.resolve.descriptions.nominees import described_nominee
from onrecord.resolve.descriptions.phrases import Phrase, matches
from onrecord.resolve.gazetteers.countries import country_of
from onrecord.resolve.gazetteers.names import same_person
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.described import described
from onrecord.resolve.mentions.entities import Entity
from onrecord.statements import Span

__all__ = ["described_person"]

_NEAR = 200  # code points back to someone just named
_CAPITAL_OFFICES = frozenset(("minister", "secretary", "president", "ambassador", "commissioner"))


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


def _kin(reading: Reading, phrase: Phrase) -> Found | None:
    """For "his ex-wife", the person whose name follows that word anywhere."""
    if phrase.head not in listed("kin") or phrase.after:
        return None
    before = re.compile(rf"\b{re.escape(phrase.head.removeprefix('ex-'))},?\s$")
    for entity in reading.cast.of("person"):
        for m in entity.mentions:
            if before.search(reading.text[max(0, m.start - 20) : m.start]):
                return Found(entity, 0.7)
    return _kin_after(reading, phrase) if phrase.definite else None


def _kin_after(reading: Reading, phrase: Phrase) -> Found | None:
    """For "the grieving father", the first person whom that word explains ("Jon Doe, the pilot's
    father,").
    """
    after = re.compile(
        rf",\s(?:his|her|their|the\s[\w-]{{1,30}}[’']s|[A-Z][\w-]{{1,30}}[’']s)\s"
        rf"(?:[a-z-]{{2,20}}\s){{0,2}}{re.escape(phrase.head)}\b"
    )
    persons = ((e, m) for e in reading.cast.of("person") for m in e.mentions)
    named = next((e for e, m in persons if after.match(reading.text, m.end)), None)
    return Found(named, 0.65) if named else None


def _holder(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """A named person of that office: the last who spoke, the last named, or, for a
    description in the opening, the one who is named next.
    """
    fitting = [e for e in reading.cast.of("person") if fits(reading, e, phrase)] or _by_gender(
        reading, phrase
    )
    before = [e for e in fitting if named_before(e, span.start)]
    if phrase.owned and len(before) == 1 and _explained_by(reading, before[0], phrase):
        return Found(before[0], 0.6)
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
        named_after(reading, span, phrase, fitting)
        or by_known_office(reading, span, phrase)
        or by_epithet(reading, span, phrase)
    )


def _explained_by(reading: Reading, entity: Entity, phrase: Phrase) -> bool:
    """Whether the article says whose the holder of the office is ("Dr. Doe, his physician")."""
    texts = (reading.text[t.start : t.end] for t in entity.titles)
    whose = r"\b(?:his|her|their|its|[A-Z][\w-]{1,30}[’']s?) (?:[a-z-]{2,20} ){0,3}"
    own = re.compile(whose + re.escape(phrase.head))
    return any(own.search(t) for t in texts)


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
    named = _body_words(phrase) - PARTIES
    if len(named) < 2 or country_of(phrase.before):
        return None
    if any(named & set(re.findall(r"[\w-]+", e.affiliation or "")) for e in holders):
        return None
    near = reading.mentions_in(Span(max(0, span.start - _NEAR), span.start))
    persons = (reading.entity_of(m).entity for m in reversed(near))
    last = next((e for e in persons if e.kind == "person"), None)
    if last is None or last.titles or not may_be(reading, last, phrase):
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
    if not phrase.definite or phrase.before or phrase.after.startswith("of "):
        return []
    if phrase.head not in listed("male", "female"):
        return []
    gender = "m" if phrase.head in listed("male") else "f"
    agreeing = [e for e in reading.cast.of("person") if e.gender == gender]
    called = re.compile(rf"\b{re.escape(phrase.head)},?\s\Z")
    own = (
        e
        for e in agreeing
        if any(called.search(reading.text, max(0, m.start - 20), m.start) for m in e.mentions[:8])
    )
    return list(own) or agreeing
