"""Sources that are names: the name that is a phrase's head, and several names together."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.resolve.coreference.candidates import pronoun_class
from onrecord.resolve.coreference.described import by_described
from onrecord.resolve.coreference.pronouns import by_pronoun
from onrecord.resolve.coreference.reading import BODIES, Found, Reading
from onrecord.resolve.descriptions.phrases import SOME, Phrase, parse
from onrecord.resolve.gazetteers.offices import office
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.entities import Entity
from onrecord.resolve.mentions.kinds import noun_kind
from onrecord.resolve.mentions.portfolios import TWO_OWNERS
from onrecord.resolve.mentions.types import Mention
from onrecord.statements import Span

__all__ = ["by_several_names", "head_mention"]

_APPOSED = re.compile(
    r",\s+(?:(?:an?|who|whose|which|former|now)\s|the\s(?P<proper>[A-Z])?)"
    r"|(?P<name>\b[A-Z][\w’'-]*),\s+(?!and\b|or\b)(?=[a-z])"
)
_EXPLAINED = re.compile(r"(?:,|\s?[—–]|\s?--)\s{0,2}(?P<more>(?:[a-z-]{2,20}\s){0,3})")
_AND = re.compile(r"\sand\s(?:an?\s)?\Z")
_LONGEST_LIST = 600  # code points
_NOUN_REACH = 60  # code points
_SPLIT = re.compile(r",\s+and\s+|\s+and\s+|,\s+(?=[A-Z])")
_PLACED = re.compile(r"\b(?:in|near|from|between|across)\s(?:both\s)?(?:the\s)?(?=[A-Z])")
_WITH_THEM = re.compile(r"\s(?=[a-z]{3,15}ing\s)")
_OTHERS = re.compile(r"(?:other|his|her|their|some|many|several)\b")


_CALLS_ITSELF = re.compile(
    r",?\s(?:(?:that|which|who)\s)?(?:calls?\s(?:itself|themselves|himself|herself)|(?:is\s)?(?:also\s"
    r"|better\s|popularly\s)?known\sas|called|named|dubbed)\s(?:the\s|an?\s)?[“\"‘']?"
)
_MADE_BY = re.compile(
    r"(?:gaffe|remark|comment|quip|joke|outburst|boast|slip|misstatement|admission|insinuation"
    r"|assertion|allegation|accusation|claim|criticism|complaint|argument|suggestion|threat|vow"
    r"|pledge|demand|denial)s?"
)
_MAKER = re.compile(r"(?:by|from)\s(?:the\s)?")


def head_mention(reading: Reading, span: Span, phrase: Phrase) -> Mention | None:
    """The name that is the head of the noun phrase at ``span``, else None."""
    inside = reading.mentions_in(span)
    if not inside:
        return reading.mention_over(span)
    return (
        _titled(inside, span, phrase)
        or _twice_titled(inside, reading.text, span)
        or _in_headline(reading, inside, span)
        or _named_after(reading, inside, span, phrase)
        or _covering(inside, span, phrase)
        or _owned(inside, span.start + len(phrase.core), phrase)
        or _maker(inside, reading.text, span, phrase)
        or _explaining(reading, inside, span, phrase)
        or _called(reading, inside, span, phrase)
    )


def by_several_names(reading: Reading, span: Span) -> Found | None:
    """The joint entity of names divided by commas and "and", else None."""
    return _told_apart(reading, span) or _joined(reading, span)


def _joined(reading: Reading, span: Span) -> Found | None:
    """The joint entity of the names that the source is."""
    words = _unexplained(reading, span)
    pieces = _pieces(words, span.start) if " and " in words else []
    if TWO_OWNERS.search(words) and words.split()[-1].lower() in listed("bodies", "groups"):
        return None
    if len(pieces) < 2:
        return None
    found = [_head(reading, p) for p in pieces]
    entities = [f.entity for f in found if f]
    if any(_is_where(reading, p, f) for p, f in zip(pieces, found, strict=True)):
        return None
    if None in found[:-1] or (found[-1] and len({id(e) for e in entities}) < 2):
        return None
    last = pieces[-1].of(reading.text)
    if found[-1]:
        last = _with_article(last, found[-1].entity.name)
    elif more := _OTHERS.match(last) or (_unnamed(last) if _are_names(entities) else None):
        last = more if isinstance(more, str) else last
    else:
        return None
    names = [f.entity.name for f in found[:-1] if f]
    return Found(_joint([*names, last], entities, words), 0.9)


def _are_names(entities: list[Entity]) -> bool:
    """Whether none is a single word that may have its capital only from a sentence's start."""
    return all(
        " " in e.name or e.name.isupper() or len(e.mentions) > 1 or e.kind == "government"
        for e in entities
    )


def _unnamed(words: str) -> str | None:
    """The description of people or bodies that are the last of several speakers ("a friend",
    "conservative groups in the city"), else None.
    """
    phrase = parse(words)
    kind = noun_kind(phrase.head) if phrase else None
    if phrase is None or kind not in ("unnamed", "organization", "group"):
        return None
    if not (phrase.plural or phrase.determiner in ("a", "an", "another")):
        return None
    return _WITH_THEM.split(phrase.core)[0]


def _told_apart(reading: Reading, span: Span) -> Found | None:
    """The persons whose names follow a description of several ("two growers, Jane Doe and Jon
    Roe,").
    """
    words = span.of(reading.text)
    described, comma, _ = words.partition(", ")
    phrase = parse(described) if comma and len(words) < _LONGEST_LIST else None
    if phrase is None or not phrase.plural or reading.mentions_in(Span(span.start, span.start + 1)):
        return None
    rest = Span(span.start + len(described) + 2, span.end)
    named = reading.mentions_in(rest)
    named = [m for m in named if m.kind == "person"] or named
    begins = named and named[0].start in (rest.start, rest.start + len("the "))
    if len(named) < 2 or not begins or named[-1].end != rest.end:
        return None
    between = [
        reading.text[one.end : other.start].removesuffix("the ") for one, other in pairwise(named)
    ]
    if between[-1].strip(" ,") != "and" or any(b != ", " for b in between[:-1]):
        return None
    entities = [reading.entity_of(m).entity for m in named]
    if len({id(e) for e in entities}) < len(entities):
        return None
    names = [
        f"the {e.name}" if reading.text.endswith(" the ", 0, m.start) else e.name
        for e, m in zip(entities, named, strict=True)
    ]
    return Found(_joint(names, entities, words), 0.85)


def _is_where(reading: Reading, piece: Span, found: Found | None) -> bool:
    """Whether the piece's name only tells where somebody is ("a neighbour in both Arl")."""
    placed = _PLACED.search(piece.of(reading.text))
    if placed is None or found is None:
        return False
    at = piece.start + placed.end()
    names = reading.mentions_in(Span(at, at + 1))
    return any(reading.entity_of(m).entity is found.entity for m in names)


def _unexplained(reading: Reading, span: Span) -> str:
    """The words of a source up to what only explains its names: of "Jane Doe, a lawyer for
    the union and its members" the name, of "Jane Doe and Jon Roe, the parents" both names.
    """
    words = span.of(reading.text)
    listed_names = _all_names(reading, span) if len(words) < _LONGEST_LIST else False
    for m in _APPOSED.finditer(words):
        if not (m["proper"] and listed_names):
            return words[: m.end("name") if m["name"] else m.start()]
    return words


def _all_names(reading: Reading, span: Span) -> bool:
    """Whether each piece of a list ends with a name ("Pfizer, the FDA and the White House")."""
    pieces = _pieces(span.of(reading.text), span.start)
    ends = {m.end for m in reading.mentions_in(span)}
    return all(piece.end in ends for piece in pieces)


def _titled(inside: list[Mention], span: Span, phrase: Phrase) -> Mention | None:
    """The person whose title opens the phrase ("Foreign Minister Jane Doe")."""
    opening = span.start + len(phrase.determiner) + 2
    whole = span.start + len(phrase.core)
    for m in inside:
        opens = m.title and m.title.start <= opening and m.title.start < m.start
        before = m.start == span.start and m.end + 1 < whole  # the title is of no concern here
        if opens and not before and m.kind == "person" and not (m.possessive and m.end + 3 < whole):
            return m
    return None


def _twice_titled(inside: list[Mention], text: str, span: Span) -> Mention | None:
    """The one person named, after two descriptions ("front-runner and former mayor Jane Doe")."""
    first = next((m for m in inside if m.kind == "person"), None)
    title = first.title if first else None
    if first is None or title is None or not span.start < title.start < first.start:
        return None
    before = text[span.start : title.start]
    last = _AND.search(before)
    described = parse(before[: last.start()]) if last and "," not in before else None
    if described is None or described.plural or described.after:
        return None
    return first if office(described.head) or noun_kind(described.head) == "unnamed" else None


def _in_headline(reading: Reading, inside: list[Mention], span: Span) -> Mention | None:
    """The name that opens a source in a headline, unless a noun takes it up."""
    first = inside[0]
    if first.start != span.start or first.possessive or not reading.in_headline(span.start):
        return None
    if any(m.end == span.end for m in inside[1:]):
        return None
    following = re.match(r"\s(\w+)", reading.text[first.end : span.end])
    return None if following and noun_kind(following[1].lower()) else first


def _covering(inside: list[Mention], span: Span, phrase: Phrase) -> Mention | None:
    """The name that holds the head noun, or that "group" or "newspaper" follows."""
    end, whole = span.start + phrase.head_end, span.start + len(phrase.core)
    named_kind = phrase.head in listed("kinds of bodies") or phrase.before.endswith(" news")
    for m in inside:
        if _is_plural(m) and (phrase.after or phrase.before or phrase.determiner in SOME):
            continue
        if _is_partisan(m, phrase):
            continue
        more = next((w for w in (" news", " Web") if phrase.before.endswith(w)), "")
        followed = named_kind and m.end + 1 + len(more) + len(phrase.head) == end
        if followed and m.kind not in ("person", "government"):
            return m
        owner = m.possessive and (
            (phrase.owner and m.end < end)
            or any(n.start > m.end and n.end >= whole - 1 for n in inside)
        )
        if m.start < end <= m.end + 2 and not owner:
            return m
    return None


def _named_after(
    reading: Reading, inside: list[Mention], span: Span, phrase: Phrase
) -> Mention | None:
    """The body's name that follows the noun for it ("the advocacy group Open Rivers")."""
    for m in inside:
        if m.start - span.start > _NOUN_REACH:
            break
        before = parse(reading.text[span.start : m.start])
        noun = before and not before.after and noun_kind(before.head) in BODIES
        beside = before and span.start + before.head_end + 1 == m.start
        if noun and beside and m.kind != "person" and m.end - span.start >= len(phrase.core) - 1:
            return m
    return None


def _owned(inside: list[Mention], whole: int, phrase: Phrase) -> Mention | None:
    """The name that ends the phrase after a possessive ("the agency's Jane Doe")."""
    if not any(m.possessive for m in inside) or (phrase.kind == "document" and phrase.after):
        return None
    placed = ("government",) if phrase.after else ()
    owner = next(m for m in inside if m.possessive)
    if re.search(r" (?:in|of|on|for|from|at|with) ", phrase.core[owner.end - whole :]):
        return None
    return next((m for m in inside if m.end == whole and m.kind not in placed), None)


def _maker(inside: list[Mention], text: str, span: Span, phrase: Phrase) -> Mention | None:
    """The person or body that made what the head stands for ("a gaffe by Mayor Jane Doe")."""
    if not _MADE_BY.fullmatch(phrase.head) or not _MAKER.match(phrase.after):
        return None
    after = span.start + phrase.head_end + 1
    for m in inside:
        begins = m.title.start if m.title and after < m.title.start < m.start else m.start
        if not m.possessive and begins >= after and _MAKER.fullmatch(text, after, begins):
            return m
    return None


def _explaining(
    reading: Reading, inside: list[Mention], span: Span, phrase: Phrase
) -> Mention | None:
    """The name that follows a description after a comma ("his lawyer, Jane Doe,", "one of the
    growers, gardener Jane Doe").
    """
    after = span.start + len(phrase.core)
    for m in inside:
        titled = m.title is not None and after < m.title.start < m.start
        begins = m.title.start if m.title and titled else m.start
        between = _EXPLAINED.fullmatch(reading.text, after, begins) if after < begins else None
        more = between["more"].split() if between else []
        plain = titled and not any(w in listed("function") or w.endswith("ed") for w in more)
        if m.kind == "person" and between and (plain or not more):
            return m
    return None


def _called(reading: Reading, inside: list[Mention], span: Span, phrase: Phrase) -> Mention | None:
    """The name in "the armed group that calls itself the Northern Front"."""
    after = span.start + len(phrase.core)
    for m in inside:
        if m.start > after and _CALLS_ITSELF.fullmatch(reading.text, after, m.start):
            return m
    return None


def _is_partisan(mention: Mention, phrase: Phrase) -> bool:
    """Whether the name of a party in the singular stands for one of its people ("the Vermont
    Democrat").
    """
    name = mention.name.rsplit(" ", 1)[-1].lower()
    party = name in listed("parties") - {"gop", "labour", "fidesz", "likud"}
    if mention.kind in ("person", "outlet"):
        return False
    return party and name == phrase.head and name != phrase.core.lower() and not name.endswith("s")


def _is_plural(mention: Mention) -> bool:
    """Whether the name is a plural that stands for people ("Republicans", "PACs")."""
    one = " " not in mention.name and mention.name.endswith("s")
    return one and (mention.kind == "group" or mention.name[:-1].isupper())


def _head(reading: Reading, span: Span) -> Found | None:
    """The entity of a pronoun, name or named body that a piece of a source is."""
    words = span.of(reading.text)
    phrase = parse(words)
    if phrase is None:
        return None
    pronoun = pronoun_class(words)
    if pronoun in ("m", "f"):
        return by_pronoun(reading, span, pronoun)
    mention = head_mention(reading, span, phrase)
    if mention:
        return reading.entity_of(mention)
    if phrase.definite and office(phrase.head) and not phrase.plural:
        found = by_described(reading, span, phrase)
        return found if found and found.entity.mentions else None
    if phrase.kind in BODIES and re.search(r"[A-Z]", phrase.before):
        return by_described(reading, span, phrase)
    return None


def _pieces(words: str, offset: int) -> list[Span]:
    """The parts of a phrase between commas and "and"."""
    spans, at = [], 0
    for m in _SPLIT.finditer(words):
        spans.append(Span(offset + at, offset + m.start()))
        at = m.end()
    spans.append(Span(offset + at, offset + len(words)))
    return [s for s in spans if s.end > s.start]


def _with_article(printed: str, name: str) -> str:
    """The last of several names, with "the" before it where it is printed so."""
    return f"the {name}" if printed.startswith("the ") and not name.startswith("the ") else name


def _joint(names: list[str], entities: list[Entity], words: str) -> Entity:
    """Several speakers as one, of the first one's kind; role and country when shared."""
    joint = Entity(f"{', '.join(names[:-1])} and {names[-1]}", entities[0].kind, plural=True)
    countries, roles = ({getattr(e, a) for e in entities} for a in ("country", "role"))
    joint.country = countries.pop() if len(countries) == 1 else None
    joint.nouns = {"two"} if len(names) == 2 else set()
    role = roles.pop() if len(roles) == 1 else None
    if m := re.match(r"([A-Z][a-z]{1,9}s\.)\s", words):
        joint.role = m[1]
    elif role and role.endswith("."):
        joint.role = f"{role[:-1]}s."
    elif role:
        joint.role = f"{role}s"
    bodies = {e.affiliation for e in entities}
    joint.affiliation = bodies.pop() if role and len(bodies) == 1 else None
    return joint
