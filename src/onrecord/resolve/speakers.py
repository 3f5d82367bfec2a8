"""From source spans to persons: who speaks in each attribution of an article.

Names come from the article itself: a short form takes the fullest name that the text
gives, a pronoun or description its antecedent in the text. What cannot be told stays
None. Rules and tables, and for some pronouns a small learned scorer; the same input gives the
same output.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from onrecord.resolve.allegiance import Allegiance
from onrecord.resolve.coreference.candidates import pronoun_class
from onrecord.resolve.coreference.sources import Resolved, Sources
from onrecord.resolve.descriptions.called import told_by_descriptions
from onrecord.resolve.descriptions.former import former_office
from onrecord.resolve.descriptions.nominees import nomination
from onrecord.resolve.descriptions.spokesmen import spoken_for
from onrecord.resolve.gazetteers.leaders import leader
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.entities import Entity, key_of
from onrecord.resolve.transcripts import REPORTER
from onrecord.statements import Article, Attribution, Span, Speaker, SpeakerKind

__all__ = ["resolve_speakers", "speaker_id"]


_QUESTIONER = re.compile(r"(?:Q|QUESTION|QUESTIONER|REPORTER)(?: #?\d+)?\.?")


def resolve_speakers(article: Article, attributions: Sequence[Attribution]) -> list[Speaker | None]:
    """The speaker of each attribution, in the order given; None where the text tells none.

    Raises AnchorError for spans that are not in the article's text.
    """
    for attribution in attributions:
        attribution.check(article.text)
    sources = Sources(article, attributions)
    told = [i for i, a in enumerate(attributions) if a.source or a.cue or a.content]
    found = {i: sources.resolve(i) for i in sorted(told, key=lambda i: _order(attributions[i]))}
    found |= dict(sources.foretold(found))
    allegiance = Allegiance.of(article)
    called: dict[Entity, list[Span]] = {}
    for resolved in filter(None, found.values()):
        called.setdefault(resolved.entity, []).extend(filter(None, (resolved.span,)))
    printed = {}
    for entity, spans in called.items():
        told_by_descriptions(entity, spans, article.text)
        entity.affiliation = entity.affiliation or spoken_for(sources.reading, entity)
        _complete(entity, article)
        printed[entity] = _aliases(article, entity), _fullest(entity)
    speakers = {
        i: _speaker(article, f, allegiance, *printed[f.entity]) for i, f in found.items() if f
    }
    return [_questioner(article, a) or speakers.get(i) for i, a in enumerate(attributions)]


def _questioner(article: Article, attribution: Attribution) -> Speaker | None:
    """Whoever asks in a transcript under the label Q: a reporter, and no more is known."""
    label = article.words(attribution.source)
    cue = article.words(attribution.cue).strip(" :")
    if article.kind != "transcript" or cue or not _QUESTIONER.fullmatch(label):
        return None
    return Speaker(
        speaker_id(REPORTER, "unnamed", article.id),
        REPORTER,
        "unnamed",
        aliases=(label,),
        mentions=attribution.source,
        confidence=0.5,  # it is seldom the same one twice
    )


def speaker_id(name: str, kind: SpeakerKind, article_id: str | None = None) -> str:
    """A readable slug and 16 hex digits: the same for the same name and kind, and within
    one article only when ``article_id`` is given.
    """
    key = key_of(name)
    slug = re.sub(r"[^a-z0-9]+", "-", key).strip("-")[:40].strip("-")
    parts = (kind, key, article_id) if article_id else (kind, key)
    digest = hashlib.sha256("|".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{slug}-{digest}" if slug else digest


def _order(attribution: Attribution) -> tuple[int, int]:
    """Attributions are read by where their source stands, or without one by their extent."""
    start = attribution.source[0].start if attribution.source else attribution.extent.start
    return start, attribution.extent.start


def _speaker(
    article: Article, resolved: Resolved, allegiance: Allegiance,
    aliases: tuple[str, ...], fullest: Span | None,
) -> Speaker:  # fmt: skip
    """``aliases`` are the other forms of the name, ``fullest`` its fullest mention."""
    entity = resolved.entity
    local = entity.kind in ("unnamed", "document") or (
        entity.kind in ("person", "author") and len(entity.name.split()) < 2
    )
    return Speaker(
        id=speaker_id(entity.name, entity.kind, article.id if local else None),
        name=entity.name,
        kind=entity.kind,
        role=entity.role,
        affiliation=entity.affiliation,
        country=allegiance.country(resolved),
        aliases=aliases,
        mentions=tuple(sorted({place for place in (resolved.span, fullest) if place})),
        confidence=resolved.confidence,
    )


def _complete(entity: Entity, article: Article) -> None:
    """Give a surname alone the name of the one who held the office at the time, and a party's
    nominee the role that the article gives without the name.
    """
    dated = re.match(r"\d{4}", article.published or "")
    year = int(dated[0]) if dated else None
    if entity.kind == "person" and not entity.plural and _without_office(entity):
        known_as = nomination(article.text, entity.name, year)
        if past := former_office(article.text, entity.name, year):
            entity.role = past
        elif known_as:
            entity.role, party = known_as
            entity.affiliation = entity.affiliation or party
    if entity.kind != "person" or not entity.role or len(entity.name.split()) != 1:
        return
    known = leader(entity.role, entity.name, year, entity.country)
    if known:
        entity.name, entity.country = known.name, known.country


def _without_office(entity: Entity) -> bool:
    """Whether no role is known, or only an occupation ("businessman")."""
    role = (entity.role or "").lower().rsplit(maxsplit=1)[-1:]
    return entity.role is None or role[0] in listed("private occupations")


def _aliases(article: Article, entity: Entity) -> tuple[str, ...]:
    """The other forms in which the article prints the name, in order."""
    forms = dict.fromkeys(m.name for m in entity.mentions)
    printed = (s.of(article.text) for s in entity.spans)
    forms |= dict.fromkeys(f for f in printed if pronoun_class(f) is None)
    return tuple(f for f in forms if key_of(f) != key_of(entity.name))[:20]


def _fullest(entity: Entity) -> Span | None:
    """The fullest mention of the name, or where the entity is first spoken of."""
    if not entity.mentions:
        return entity.spans[0] if entity.spans else None
    full = max(entity.mentions, key=lambda m: (len(m.name), m.title is not None, -m.start))
    return Span(full.start, full.end)
