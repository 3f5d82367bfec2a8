"""The body, state, outlet or document that a description means ("the ministry")."""

from __future__ import annotations

import re

from onrecord.resolve.coreference.reading import BODIES, Found, Reading
from onrecord.resolve.descriptions.fitting import LEDE, last_place, named_before
from onrecord.resolve.descriptions.phrases import Phrase
from onrecord.resolve.gazetteers.countries import country_of, find_countries, is_us_state
from onrecord.resolve.gazetteers.names import fold
from onrecord.resolve.gazetteers.offices import singular
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.entities import Entity, key_of
from onrecord.statements import Span

__all__ = ["content_words", "described_body", "described_document", "same_head"]

_PUBLIC = re.compile(
    r"(?i)\b(?:senate|committee|bureau|commission|department|ministry|court|congress|house|police|"
    r"council|party|agency|administration|board|exchange|government|parliament|office|university)\b"
)
_NO_COMPANY = re.compile(
    r"(?i)\b(?:convention|constitution|association|union|league|coalition|fund|foundation|pac"
    r"|institute|team|club|school|museum|church|caucus|army|navy|force|guard|movement|conference"
    r"|summit|games|olympics|act|amendment|treaty|center|centre|college|library|hospital)\b"
)
_OFFICIAL = frozenset({"ministry", "council", "court", "police", "department"})
_STUDIES = frozenset({"study", "survey", "poll", "report", "analysis", "research", "findings"})
_CAMPAIGN = re.compile(r"\b[Tt]he ((?:[A-Z][\w’'-]{1,30} ){1,2}campaign)\b")
_CALLED = {
    "force": {"police", "constabulary", "garda"},
    "hospital": {"clinic", "infirmary"},
    "school": {"academy", "college"},
    "airline": {"airlines", "airways", "air"},
    "carrier": {"airlines", "airline", "airways"},
    "lender": {"bank"},
    "carmaker": {"motor", "motors"},
}
"""Nouns by which a body is called whose name has one of the words, in the singular."""

_SPOKEN_BACK = 30  # speakers before among whom a body is sought
_WIRE = re.compile(r"(?i)press|agency|news|reuters|xinhua|tass|afp|interfax|bloomberg")
_NEWS = frozenset({"news", "fact-checking", "newspaper", "media"})
_SERVICES = frozenset(
    {"agency", "service", "site", "website", "organization", "organisation", "outlet", "group"}
)
_AHEAD = 900
_FAR = 5_000  # code points back to a state
_DEMONYM = re.compile(r"[A-Z]\w{2,}(?:ian|ani|ese|ish)")  # of a state that no table has


def described_body(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """The body or state that the phrase at ``span`` means, else None."""
    if phrase.definite and not phrase.before and country_of(phrase.after) is None:
        if phrase.head in ("government", "administration"):
            return _government(reading, span, phrase.head) or _body(reading, span, phrase)
        if phrase.head in ("state", "country", "kingdom", "nation"):
            return _state(reading, span, phrase.head) or _body(reading, span, phrase)
    if phrase.definite and phrase.before in _NEWS and phrase.head in _SERVICES:
        outlet = _last_outlet(reading, span)
        return Found(outlet, 0.6) if outlet else None
    return _body(reading, span, phrase)


def described_document(reading: Reading, phrase: Phrase) -> Found | None:
    """For "the study", the document that spoke last, if called by a word of that sense;
    for "the paper", the outlet that did.
    """
    if not phrase.definite:
        return None
    if phrase.head in ("paper", "journal", "magazine"):
        outlets = (e for _, e in reversed(reading.spoken[-4:]) if e.kind == "outlet")
        if outlet := next(outlets, None):
            return Found(outlet, 0.7)
    for _, entity in reversed(reading.spoken[-3:]):
        alike = phrase.head in entity.nouns or {phrase.head} | entity.nouns <= _STUDIES
        if entity.kind == "document" and alike and not phrase.after:
            return Found(entity, 0.7)
    return None


def content_words(words: str) -> set[str]:
    """The words of three letters or more, folded, in the singular, without articles."""
    found = {singular(w) for w in re.findall(r"[^\W\d_]{3,}", fold(words).lower())}
    return found - {"the", "and", "for"}


def same_head(entity: Entity, phrase: Phrase) -> bool:
    """Whether the entity was described by the phrase's head noun."""
    return singular(phrase.head) in {singular(n) for n in entity.nouns}


def _body(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """The body whose name holds the phrase's words, else the last that was talked of."""
    if not phrase.definite and span.start >= LEDE:
        return None
    fitting = _fitting(reading, phrase)
    before = [e for e in fitting if e.spans or named_before(e, span.start)]
    if phrase.definite and before:
        return Found(max(before, key=lambda e: last_place(reading, e, span.start)), 0.85)
    if outlet := _outlet_next(reading, span, phrase):
        return outlet
    later = [e for e in fitting if e.mentions and 0 < e.mentions[0].start - span.start < _AHEAD]
    if later and span.start < LEDE and not phrase.after:
        return Found(min(later, key=lambda e: e.mentions[0].start), 0.55)
    giant = phrase.head == "giant" and phrase.before.islower()  # "the tech giant"
    bare = phrase.definite and (giant or not phrase.before) and not phrase.after
    return _by_noun(reading, span, phrase) if bare else None


def _outlet_next(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """For "a Norlish newspaper" in the opening, the outlet that the story names next."""
    indefinite = phrase.determiner in ("a", "an") and not phrase.plural and not phrase.after
    if not indefinite or phrase.head not in listed("outlets") or span.start >= LEDE:
        return None
    firsts = [(e.mentions[0].start, i, e) for i, e in enumerate(reading.cast.of("outlet"))]
    after = [f for f in firsts if 0 < f[0] - span.end < _AHEAD]
    return Found(min(after)[2], 0.55) if after else None


def _by_noun(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """The body that a noun alone means ("the company", "the campaign")."""
    if phrase.head == "campaign":
        return _campaign(reading, span)
    if phrase.head in listed("companies"):
        return _called_so(reading, span, phrase.head) or _company(reading, span)
    return _last_body(reading, span, phrase) if phrase.head in listed("generic bodies") else None


def _fitting(reading: Reading, phrase: Phrase) -> list[Entity]:
    """The bodies whose names hold all content words of the phrase."""
    words = content_words(f"{phrase.before} {phrase.head}") - {"federal", "local"}
    called = _CALLED.get(phrase.head) if not phrase.before else None
    described = [
        e for e in reading.others if same_head(e, phrase) and not _only_headlined(reading, e)
    ]
    bodies = [*reading.cast.of(*BODIES), *(e for e in described if e.kind != "unnamed")]
    return [
        e
        for e in bodies
        if (words and words <= (told := content_words(e.name))) or (called and called & told)
    ]


def _only_headlined(reading: Reading, entity: Entity) -> bool:
    """Whether only a headline described it, which seldom says enough to go back to."""
    return all(reading.in_headline(span.start) for span in entity.spans)


def _government(reading: Reading, span: Span, head: str) -> Found | None:
    """The government last named in full before, else the first after."""
    named = list(re.finditer(rf"\b((?:[A-Z][\w’'-]{{1,30}}\s){{1,2}}{head})\b", reading.text))
    if not named:
        return None
    before = [m for m in named if m.end() <= span.start]
    name = re.sub(r"^(?:The|A|An)\s", "", (before[-1] if before else named[0])[1])
    known = next((e for e in reading.others if key_of(e.name) == key_of(name)), None)
    return Found(known or Entity(name, "government", country=country_of(name)), 0.65)


def _campaign(reading: Reading, span: Span) -> Found | None:
    """The campaign last named before by whose it is ("the Doe campaign")."""
    before = list(_CAMPAIGN.finditer(reading.text, max(0, span.start - _FAR), span.start))
    if not before:
        return None
    name = f"the {before[-1][1]}"
    known = next((e for e in reading.others if key_of(e.name) == key_of(name)), None)
    return Found(known or Entity(name, "group"), 0.6)


def _state(reading: Reading, span: Span, head: str) -> Found | None:
    """The state or country named last before; of the United States no city."""
    sort = "region" if head == "state" else "name"
    named: list[str] = []
    for reach in (500, _FAR):
        before = reading.text[max(0, span.start - reach) : span.start]
        words = [(before[w.start : w.end], w) for w in find_countries(before) if w.sort == sort]
        named = [
            name for name, w in words if w.code != "US" or head != "state" or is_us_state(name)
        ]
        if named or head != "state":
            break
    if not named:
        return None
    known = next((e for e in reading.cast.entities if e.name == named[-1]), None)
    return Found(known or Entity(named[-1], "government", country=country_of(named[-1])), 0.5)


def _called_so(reading: Reading, span: Span, noun: str) -> Found | None:
    """The body last named with the noun before its name ("the firm Velo Motors")."""
    before = re.compile(rf"(?i)\b{re.escape(noun)} \Z")
    named = reading.mentions_in(Span(max(0, span.start - _FAR), span.start))
    for m in reversed(named):
        if m.kind in BODIES and before.search(reading.text, max(0, m.start - 20), m.start):
            return Found(reading.entity_of(m).entity, 0.65)
    return None


def _company(reading: Reading, span: Span) -> Found | None:
    """The body named most before that is no public one."""
    names = {e.name for e in reading.cast.of("organization")}
    named = [
        (sum(m.end <= span.start for m in e.mentions), -i, e)
        for i, e in enumerate(reading.cast.of("organization"))
        if named_before(e, span.start)
        and not _PUBLIC.search(e.name)
        and not _NO_COMPANY.search(e.name)
        and e.name.rpartition(" ")[0] not in names
    ]
    return Found(max(named)[2], 0.55) if named else None


def _last_outlet(reading: Reading, span: Span) -> Entity | None:
    """The outlet that spoke or was named last."""
    named = [e for e in reading.cast.of("outlet") if named_before(e, span.start)]
    return max(named, key=lambda e: last_place(reading, e, span.start), default=None)


def _last_body(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """The body that spoke last, else the one named most; for "the newspaper" the outlet."""
    if phrase.head in listed("outlets") and (outlet := _last_outlet(reading, span)):
        return Found(outlet, 0.65)
    public = phrase.head in _OFFICIAL
    for _, entity in reversed(reading.spoken[-4:]):
        wire = phrase.head != "agency" or _WIRE.search(entity.name) is not None
        press = entity.kind == "outlet" and not public and wire
        body = (entity.kind in ("organization", "group") or press) and not entity.plural
        if body and _can_be(entity, public=public):
            return Found(entity, 0.6)
    back = () if public else reversed(reading.spoken[-_SPOKEN_BACK:])
    earlier = (e for _, e in back if e.kind == "organization" and not e.plural)
    if spoke := next(earlier, None):
        return Found(spoke, 0.5)
    named = [
        (len(e.mentions), -i, e)
        for i, e in enumerate(reading.cast.of("organization", "group"))
        if named_before(e, span.start)
        and not _DEMONYM.fullmatch(e.name)
        and _can_be(e, public=public)
        and _is_body(e)
    ]
    return Found(max(named)[2], 0.45) if named else None


def _is_body(entity: Entity) -> bool:
    """Whether more than a capital shows a body: several words, an acronym or a known name."""
    name = entity.name
    shown = " " in name or any(c.isupper() for c in name[1:]) or entity.kind == "group"
    return shown or name.lower() in listed("named bodies")


def _can_be(entity: Entity, *, public: bool) -> bool:
    """Whether the entity can be called by the noun: a ministry or council is a public body."""
    acronym = entity.name.isupper() and " " not in entity.name
    return not public or acronym or _PUBLIC.search(entity.name) is not None
