"""What the record gives, as JSON has it. Statements have their own ``to_dict``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.judgements import Judgement
    from onrecord.record import SpeakerCount
    from onrecord.record.identities.identities import Identity
    from onrecord.record.overview.profile import Profile
    from onrecord.record.overview.reliance import Reliance, Voice
    from onrecord.relations import Matter, Relation
    from onrecord.statements import Article

__all__ = [
    "article_facts",
    "article_object",
    "identity_object",
    "judgement_object",
    "matter_object",
    "profile_object",
    "relation_object",
    "reliance_object",
    "speaker_object",
]

Object = dict[str, Any]


def article_facts(article: Article) -> Object:
    """What is known of an article, without its text and where it was read from."""
    return {
        "id": article.id,
        "sha256": article.sha256,
        "title": article.title,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "published": article.published,
        "url": article.url,
        "language": article.language,
        "kind": article.kind,
    }


def article_object(article: Article, *, whole: bool = False) -> Object:
    """An article; ``whole`` with its text. Where it was read from is not told."""
    about = {**article_facts(article), "characters": len(article.text)}
    if not whole:
        return about
    return {**about, "text": article.text, "furniture": [list(s) for s in article.furniture]}


def speaker_object(counted: SpeakerCount) -> Object:
    """A speaker and how much the record has of them."""
    speaker = counted.speaker
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind,
        "role": speaker.role,
        "affiliation": speaker.affiliation,
        "country": speaker.country,
        "aliases": list(speaker.aliases),
        "statements": counted.statements,
        "articles": counted.articles,
        "first": counted.first,
        "last": counted.last,
    }


def profile_object(profile: Profile) -> Object:
    """A speaker with roles over time, and who passes their words on."""
    return {
        **speaker_object(profile.count),
        "offices": [asdict(one) for one in profile.offices],
        "relayed": [asdict(one) for one in profile.relayed],
        "outlets": [asdict(one) for one in profile.outlets],
        "acts": [asdict(one) for one in profile.acts],
        "months": dict(profile.months),
    }


def identity_object(identity: Identity) -> Object:
    """Why a speaker is one, and no other."""
    return asdict(identity)


def reliance_object(found: Reliance) -> Object:
    """Whom the outlets quote, and how much of it is unnamed or at second hand."""
    return {**asdict(found), "voices": [_voice(one) for one in found.voices]}


def _voice(one: Voice) -> Object:
    return {**asdict(one), "statements": one.statements}


def matter_object(matter: Matter) -> Object:
    """A matter, its statements by id."""
    return {**asdict(matter), "statements": list(matter.statements)}


def relation_object(relation: Relation) -> Object:
    """A relation, its two statements by id."""
    return {
        "id": relation.id,
        "kind": relation.kind,
        "pattern": relation.pattern,
        "first": relation.first,
        "second": relation.second,
        "score": round(relation.score, 4),
        "reason": relation.reason,
        "differences": [one._asdict() for one in relation.differences],
        "model": relation.model,
    }


def judgement_object(judgement: Judgement) -> Object:
    """A judgement."""
    return {**asdict(judgement), "detail": dict(judgement.detail)}
