"""Speakers who are known by a description alone."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.resolve.coreference.pronouns import by_pronoun
from onrecord.resolve.coreference.reading import Reading
from onrecord.resolve.descriptions.phrases import Phrase, describe, government_of
from onrecord.resolve.gazetteers.countries import country_named, country_of
from onrecord.resolve.gazetteers.offices import office, singular
from onrecord.resolve.gazetteers.outlets import known_outlet
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.affiliations import is_ethnic, speaks_for_place
from onrecord.resolve.mentions.entities import Entity
from onrecord.resolve.mentions.types import Mention
from onrecord.statements import Span, SpeakerKind

__all__ = ["new_speaker"]

_SPOKEN_FOR = re.compile(
    r"(?i)(?:^|[\w’']\s)(?:police|city|county|state|military|army|navy|company|campaign|government"
    r"|party|school|university|hospital|church|union|ministry|defen[cs]e|administration|committee"
    r"|subcommittee|commission|panel|caucus|council|senate|parliament|parliamentary|court|embassy"
    r"|department|agency|board|bank|intelligence|house (?:republican|democrat)(?:ic)?)$"
)
_BY = re.compile(r"(?:^|\s)(?P<by>(?:[A-Z][\w.&’']{0,25}[ /–-]){0,5}[A-Z][\w.&’']{0,25})$")
_STUDIES = frozenset(("poll", "survey", "report", "study", "analysis", "average", "tracker"))
_IN_BODY = re.compile(
    r"in (?:the |an? )?((?:[\w’'-]+ ){0,4}(?:army|navy|police|ministry|government|administration"
    r"|embassy|office|department|service|staff))$",
    re.IGNORECASE,
)
_RANKS = frozenset(("deputy", "vice", "assistant", "acting"))
_LENGTHS = frozenset(("longtime", "long-time", "senior", "former", "retired"))
_APART = frozenset(
    ("critic", "opponent", "supporter", "detractor", "foe", "rival", "fan", "defender", "user",
     "reader", "viewer", "listener", "subscriber", "customer", "victim", "beneficiary", "enemy",
     "backer", "skeptic", "proponent", "admirer", "follower"),
)  # fmt: skip
_WORN = re.compile(
    r"(?i)^(?:(?:other|former|retired|fellow|current|unnamed|one|two|three|four|five|six|several|some"
    r"|many|most|few|same|senior|top|key|leading|high-ranking|ranking|veteran|longtime|long-time"
    r"|prominent|influential|anonymous|unidentified|then|incoming|outgoing|newly elected)(?: |$))+"
)
_PARTY = re.compile(
    r"(?:Democratic|Republican|GOP|Labou?r|Tory|Conservative|Libertarian|Social Democratic"
    r"|Liberal Democrat)"
)
_PERSON_SERVED = re.compile(
    r"to (?:(?:Mr|Mrs|Ms)\.? )?(?P<body>(?:the )?[A-Z][\w’'-]*(?: (?:and )?[\w’'.-]+){0,6})"
)
_BESIDE = ("close to ", "close to the ", "familiar with ", "familiar with the ", "near the ")
_INSIDE = (" in ", " in the ", " in a ", " on ", " on the ", " about ", " about the ")
_LINKED = re.compile(
    r"(?:,? [a-z]+ly)?,? (?:(?:[a-z]+ed|working|serving) )?(?:of|at|in|for|with|from|on|to|by"
    r"|inside|within|outside|around|behind) (?!(?:those|them|people|all|everyone)\b)"
    r"(?:[A-Za-z’'-]+ ){0,4}"
)
_TO_TEAM = re.compile(
    r"(?:to|with|on|inside) (?:his|her|their|the) (?:[a-z]+ )?"
    r"(campaign|administration|government|office|team|transition team|legal team)"
)
_SEATS = frozenset(
    (
        "White House",
        "Pentagon",
        "Kremlin",
        "Elysee",
        "Élysée",
        "Downing Street",
        "Whitehall",
        "Capitol Hill",
        "Federal Reserve",
        "Homeland Security",
    )
)
_BODY_ENDS = ("Department", "House", "Palace", "Agency", "Bureau", "Reserve")
_ANY_SIDE = re.compile(r"(?:of|in|from) (?:both|all|either|any|other|the) (?:parties|party|sides)")
_BODY_BEFORE = re.compile(r"\b(?P<body>[a-z]{4,20}) $")
_OWNED = re.compile(
    r"(?i)(?:(?:one|two|three|some|many|several|most|both|all|a few|another) of )?"
    r"(?P<whose>his|her|its|their)\s"
)
_AIDE = re.compile(
    r"(?:spokes|aide|advis|lawyer|attorney|staff|surrogate|ally|allies|deputy|deputies|manager)"
)
_OF_OFFICE = re.compile(r"(?:of|in) (?:[Ss]tate|staff|chief|[Dd]efen[cs]e)\b")
_CAPITALS = frozenset(
    ("Democratic", "Republican", "Libertarian", "Labour", "Tory", "Christian", "Catholic", "Muslim",
     "Jewish", "Hindu", "Buddhist", "Sikh", "Mormon", "Protestant", "Hispanic", "Latino", "Asian",
     "Arab", "Kurdish", "Western", "European", "African", "Islamic", "Islamist", "Nazi", "Marxist"),
)  # fmt: skip
_PLAIN = frozenset(
    ("senior", "top", "key", "some", "many", "several", "former", "local", "most", "other",
     "leading", "prominent", "high-ranking", "ranking", "influential", "fellow", "current",
     "retired", "older", "veteran", "longtime", "two", "three", "four", "five",
     "six", "dozens", "unnamed",
     "anonymous", "wealthy", "likely", "registered", "elected", "rival", "angry",
     "rank-and-file"),
)  # fmt: skip
_OWNERS = {"his": "m", "her": "f", "its": "thing", "their": "many"}


def new_speaker(reading: Reading, span: Span, phrase: Phrase, kind: SpeakerKind) -> Entity:
    """The entity that the phrase at ``span`` introduces, with what its words tell of it."""
    name = _untitled(reading, span, _name(reading, span, phrase))
    entity = Entity(name, kind, plural=phrase.plural, nouns={phrase.head})
    genders = [g for g, words in (("m", "male"), ("f", "female")) if phrase.head in listed(words)]
    entity.gender = genders[0] if genders else None
    government = government_of(phrase)
    titled = office(phrase.head) is not None and not government
    if titled and singular(phrase.head) not in listed("no role"):
        entity.role = _role(phrase)
    entity.affiliation = government or _affiliation(reading, span, phrase)
    entity.country = _country(phrase, entity)
    apart = kind == "group" and not phrase.after
    if apart or kind in ("organization", "outlet", "government"):
        entity.affiliation = None
    elif entity.affiliation is None and _AIDE.match(phrase.head):
        owner = _owner(reading, span, phrase)[0]
        entity.affiliation = owner.name if owner else None
    elif entity.affiliation is None:
        entity.affiliation = _inherited(reading, span, phrase, entity)
    return entity


def _role(phrase: Phrase) -> str:
    """The head noun with the words before it that make it another office ("deputy minister")."""
    words = [*phrase.before.split(), phrase.head]
    first = len(words) - 1
    for at in range(len(words) - 2, max(-1, len(words) - 5), -1):
        rank = words[at].lower() in _RANKS or (at == first - 1 and words[at] in _LENGTHS)
        if rank or office(" ".join(words[at:])):
            first = at
        if not words[at][:1].islower():
            break
    if re.match(r"(?i)one of\b", phrase.core):
        words[-1] = singular(words[-1])
    if phrase.core.endswith(phrase.head.upper()):
        words[-1] = phrase.head.upper()  # "MP"
    former = "former " if first and "former" in map(str.lower, words[:first]) else ""
    return f"{former}{' '.join(words[first:])} {_of_office(phrase)}".rstrip()


def _of_office(phrase: Phrase) -> str:
    """The words after the head that are part of the office ("of state" after "secretary")."""
    m = _OF_OFFICE.match(phrase.after)
    return m[0] if m and office(f"{singular(phrase.head)} {m[0]}") else ""


def _country(phrase: Phrase, entity: Entity) -> str | None:
    """The country of an official or body by the words before and the body spoken for."""
    official = office(phrase.head) is not None and phrase.head != "speaker"
    if not official and entity.kind in ("unnamed", "document"):
        return country_of(phrase.before) if singular(phrase.head) == "authority" else None
    country = country_of(phrase.before) or country_of(entity.affiliation)
    if country is None and official and phrase.after.startswith("in "):
        return country_of(phrase.after)
    return country


def _inherited(reading: Reading, span: Span, phrase: Phrase, entity: Entity) -> str | None:
    """The body of those who spoke before, for one of them ("the fighter")."""
    last = reading.last(before=span.start)
    if entity.kind == "unnamed" and phrase.definite and last and last.kind == "unnamed":
        return last.affiliation
    return None


def _name(reading: Reading, span: Span, phrase: Phrase) -> str:
    """The description, with the owner's name for "his"."""
    owner, begin, end = _owner(reading, span, phrase)
    if owner is None:
        return describe(phrase, proper=phrase.owned or _proper(reading, span))
    part = phrase.core[:begin]
    own = "'" if owner.plural and owner.name.endswith("s") else "'s"
    return f"{part[:1].lower()}{part[1:]}{owner.name}{own} {phrase.core[end:].strip()}"


def _owner(reading: Reading, span: Span, phrase: Phrase) -> tuple[Entity | None, int, int]:
    """Whom the possessive of "his aides" or "one of his aides" stands for, and where in the
    phrase it is.
    """
    m = _OWNED.match(phrase.core)
    if m is None:
        return None, 0, 0
    place = Span(span.start + m.start("whose"), span.start + m.end("whose"))
    found = by_pronoun(reading, place, _OWNERS[m["whose"].lower()])
    if found and found.entity.kind == "unnamed" and not found.entity.plural:
        found = None
    return (found.entity if found else None), m.start("whose"), m.end("whose")


def _untitled(reading: Reading, span: Span, name: str) -> str:
    """The description without the titles of the persons in it."""
    for m in reading.mentions_in(span):
        if m.title and span.start < m.title.start < m.start and m.title.end <= m.start:
            name = name.replace(reading.text[m.title.start : m.start], "", 1)
    return name


def _proper(reading: Reading, span: Span) -> bool:
    """Whether the description's first word is a name, or stands where none gets a capital."""
    if span.of(reading.text).split(maxsplit=1)[0].lower() in _PLAIN:
        return False
    if reading.mentions_in(Span(span.start, span.start + 1)):
        return True
    first = re.match(r"[^\W_]+(?:-[^\W_]+)*(?=\s(?P<next>[A-Z])?|$)", span.of(reading.text))
    if first is None or country_of(first[0]) or first[0].isupper() or first[0] in _CAPITALS:
        return True
    if first[0].lower() in listed("named bodies"):
        return True
    if first["next"] and first[0].lower() not in _PLAIN:
        return True
    before = reading.text[max(0, span.start - 3) : span.start].rstrip(" “\"‘'(")
    opens = not before or before[-1] in '.!?:\n”"—–'
    return not (opens or reading.in_headline(span.start))


def _affiliation(reading: Reading, span: Span, phrase: Phrase) -> str | None:
    """The body named within the description, or the words beside an office; none for those who
    are only for or against it, nor for a paper that has it for its subject.
    """
    if singular(phrase.head) in _APART:
        return None
    core = span.of(reading.text).find(phrase.core) + len(phrase.core)
    inside = reading.mentions_in(Span(span.start, span.start + core))
    if _AIDE.match(phrase.head) and (served := _served(reading, span, phrase, inside)):
        return served
    begin = span.start + len(phrase.determiner)
    for m in inside:
        before = reading.text[max(0, m.start - 20) : m.start]
        within = before.endswith(_INSIDE if phrase.kind == "document" else _BESIDE)
        body = m.kind in ("organization", "outlet", "group") and m.end > begin and not within
        body = body and not is_ethnic(m.name) and not _only_opens(reading, span, m)
        if body and not _belongs(reading.text, span, phrase, m):
            continue
        if body and m.name.lower() != phrase.head and not _only_party(reading, span, phrase, m):
            return _with_body(reading.text, m)
    if phrase.kind == "document":
        titles = [m.title for m in inside if m.title and m.title.affiliation]
        return titles[0].affiliation if titles else _publishers(phrase)
    return _beside_office(reading, span, phrase) if office(phrase.head) else None


def _served(reading: Reading, span: Span, phrase: Phrase, inside: list[Mention]) -> str | None:
    """The person in "a spokesman for Labour candidate Jane Doe"."""
    head = span.start + phrase.head_end
    for m in inside:
        titled = m.kind == "person" and m.title is not None and head < m.title.start < m.start
        if titled and m.title and reading.text[head : m.title.start].strip() in ("for", "to", "of"):
            return m.name
    return None


def _publishers(phrase: Phrase) -> str | None:
    """The outlet and pollster of "a Tarn Post-Orr poll", together as worded."""
    m = _BY.search(phrase.before) if singular(phrase.head) in _STUDIES else None
    parts = re.split(r"[-/–]", m["by"]) if m else []
    known = any(known_outlet(p) or p.lower() in listed("pollsters") for p in parts)
    return m["by"] if m and known else None


def _only_opens(reading: Reading, span: Span, named: Mention) -> bool:
    """Whether a single word has its capital only from the start of the sentence ("Medical
    researchers"): it is no noun for a body, nor written so anywhere within a sentence.
    """
    if named.start != span.start or " " in named.name or named.name.isupper():
        return False
    if country_named(named.name) or named.name.lower() in listed("bodies", "groups", "parties"):
        return False
    return named.name not in _capitalised(reading.text)


def _only_party(reading: Reading, span: Span, phrase: Phrase, named: Mention) -> bool:
    """Whether the name is a party's before more that tells for whom an office is held
    ("a Republican committee aide").
    """
    head = span.start + phrase.head_end - len(phrase.head)
    between = reading.text[named.end : head].strip()
    party = _PARTY.fullmatch(named.name) is not None and office(phrase.head) is not None
    return party and bool(between) and named.end < head


def _with_body(text: str, named: Mention) -> str:
    """The name, with the body before it of which its bearers are ("committee Democrats")."""
    m = _BODY_BEFORE.search(text, max(0, named.start - 25), named.start)
    people = named.name.lower() in listed("parties")
    body = m and people and m["body"] in listed("bodies")
    return text[m.start("body") : named.end] if m and body else _WORN.sub("", named.name)


def _belongs(text: str, span: Span, phrase: Phrase, body: Mention) -> bool:
    """Whether the body stands before the head noun or is linked to it ("members of the union"),
    rather than within what tells more ("families of those killed at the school").
    """
    head = span.start + phrase.head_end
    return body.start < head or _LINKED.fullmatch(text, head, body.start) is not None


def _beside_office(reading: Reading, span: Span, phrase: Phrase) -> str | None:
    """For "lawyers for both" or "police officials", those whom they speak for."""
    if singular(phrase.head) in listed("no role"):
        return None
    if " and of " in phrase.after or _of_office(phrase) or _ANY_SIDE.fullmatch(phrase.after):
        return None
    if phrase.after.startswith(("for ", "of ", "at ")):
        return re.sub(r"^(?:for|of|at)\s+(?:both\s+)?(?:the\s+(?=[A-Z]))?", "", phrase.after)
    if m := _IN_BODY.match(phrase.after) or _TO_TEAM.fullmatch(phrase.after):
        return m[1]
    if _AIDE.match(phrase.head) and (m := _PERSON_SERVED.match(phrase.after)):
        return m["body"].removeprefix("the ")
    return _spoken_for(reading, span, phrase) if phrase.before else None


def _is_seat(words: str) -> bool:
    """Whether the words are a seat of power or public body rather than a capital city."""
    place = country_named(words)
    seat = place is not None and place.sort == "seat"
    return seat and (words.isupper() or words in _SEATS or words.endswith(_BODY_ENDS))


def _spoken_for(reading: Reading, span: Span, phrase: Phrase) -> str | None:
    """The words before an office, when they name whom it speaks for: a body, someone named,
    a region or a department ("Justice officials"), but not a state.
    """
    role = _role(phrase).removeprefix("former ")
    own = len(role.split()) - 1  # words of the office itself ("prime" minister)
    before = _WORN.sub("", " ".join(phrase.before.split()[: -own or None]))
    if phrase.owner and before.startswith(phrase.owner):
        before = phrase.owner  # of "Tarn's tax commissioner" Tarn
    before = re.sub(r"^(?:of )?(?:(?:Mr|Mrs|Ms)\.? )?", "", before)
    if not before or re.match(r"[a-z-]+(?: [a-z-]+)* and ", before):
        return None
    owner = re.sub(r"[’']s?$", "", before)
    place = country_named(owner)
    state = place is not None and place.sort != "region" and not _is_seat(owner)
    people = is_ethnic(owner) or state or len(before.split()) > 4
    if people or (place and place.sort == "region" and not speaks_for_place(phrase.head)):
        return None
    if _PARTY.fullmatch(owner):
        return owner
    named = _named_within(reading.text, before)
    if place or (singular(phrase.head) == "official" and named):
        return before
    body = _SPOKEN_FOR.search(before) is not None
    if reading.cast.states.named(before.split()[0]) and not body:
        return None
    at = span.start + span.of(reading.text).find(before)
    mentioned = reading.mentions_in(Span(at, at + len(before)))
    opens = len(mentioned) == 1 and _only_opens(reading, span, mentioned[0])
    return owner if body or (mentioned and not opens) else None


def _named_within(text: str, word: str) -> bool:
    """Whether the word is a name: one with a capital, and not from a sentence's start alone."""
    return re.fullmatch(r"[A-Z][a-z]+", word) is not None and word in _capitalised(text)


@lru_cache(maxsize=4)
def _capitalised(text: str) -> frozenset[str]:
    """The words that the text writes with a capital within a sentence."""
    return frozenset(re.findall(r"[a-z,;’'] ([A-Z][\w’'-]*)", text))
