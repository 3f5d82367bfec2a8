"""The body behind "its spokeswoman, Jane Doe", and the person behind "her Facebook"."""

from __future__ import annotations

import re

from onrecord.resolve.coreference.pronouns import by_pronoun
from onrecord.resolve.coreference.reading import BODIES, Found, Reading
from onrecord.resolve.descriptions.bodies import described_body
from onrecord.resolve.descriptions.phrases import Phrase, parse
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.entities import Entity
from onrecord.statements import Span

__all__ = ["by_own_page", "tell_owner"]

_ITS = re.compile(r"(?i)(?:^|,\s)(?P<whose>its|his|her)\s")
_PAGE = re.compile(
    r"(?i:his|her) (?:Facebook|Twitter|Instagram|LinkedIn|Telegram|TikTok|YouTube|Weibo|Tumblr)"
)
_NEAR = 400  # code points


def tell_owner(reading: Reading, span: Span, phrase: Phrase, entity: Entity) -> None:
    """Give the person whom the source at ``span`` names the body that a possessive before the
    role stands for, where nothing else told it by name.
    """
    if entity.kind != "person" or not entity.role:
        return
    owner = None
    its = _ITS.search(span.of(reading.text))
    if its and its["whose"].lower() != "its":
        _campaign(reading, span, its, entity)
    elif entity.affiliation is None and its:
        place = Span(span.start + its.start("whose"), span.start + its.end("whose"))
        owner = by_pronoun(reading, place, "thing")
    elif entity.affiliation is None and phrase.determiner in ("", "a", "an"):
        owner = _spoken_for(reading, span, entity.role)
    elif entity.affiliation in listed("generic bodies"):
        owner = _generic(reading, span, entity.affiliation)
    if owner and owner.entity.kind in BODIES:
        entity.affiliation = owner.entity.name


def by_own_page(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """The person whose page "her Facebook" is, or the page where that is not told."""
    if not _PAGE.fullmatch(phrase.core):
        return None
    whose = "m" if phrase.determiner == "his" else "f"
    place = Span(span.start, span.start + len(phrase.determiner))
    found = by_pronoun(reading, place, whose)
    sure = found and found.entity.gender == whose and " " in found.entity.name
    return found if sure else Found(Entity(phrase.core, "document"), 0.5)


def _campaign(reading: Reading, span: Span, whose: re.Match[str], entity: Entity) -> None:
    """Give "his campaign manager" the campaign of the one whom "his" stands for."""
    if not (entity.role or "").startswith("campaign "):
        return
    place = Span(span.start + whose.start("whose"), span.start + whose.end("whose"))
    found = by_pronoun(reading, place, "m" if whose["whose"].lower() == "his" else "f")
    if found and found.entity.kind == "person" and found.entity is not entity:
        entity.affiliation = f"{found.entity.name.split()[-1]} campaign"


def _spoken_for(reading: Reading, span: Span, role: str) -> Found | None:
    """The body that has just spoken, for "a spokeswoman, Jane Doe"."""
    if not reading.spoken or not role.rsplit(maxsplit=1)[-1].startswith("spokes"):
        return None
    place, last = reading.spoken[-1]
    near = last.kind in BODIES and 0 <= span.start - place.end <= _NEAR
    return Found(last, 0.6) if near else None


def _generic(reading: Reading, span: Span, noun: str) -> Found | None:
    """The body that "the company" means here."""
    phrase = parse(f"the {noun}")
    return described_body(reading, Span(span.start, span.start), phrase) if phrase else None
