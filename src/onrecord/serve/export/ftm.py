"""FollowTheMoney: entities as JSON lines, for Aleph and OpenSanctions tools.

Not to be confused: FollowTheMoney calls a single value of a property a Statement. Here
a statement is a Note on its speaker, with the Article as its proof; that the article
names the speaker is a Mention. Only people and bodies that are named become entities
that FollowTheMoney matches with others; an unnamed source, a group, a document or a
speaker who was not made out stays a Mention without an entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b, sha256
from typing import Any

from onrecord.safe import safe, shorten
from onrecord.serve.export.articles import date_parts, web_address
from onrecord.serve.export.script_json import script_json
from onrecord.statements import Article, Speaker, SpeakerKind, Statement

__all__ = ["export_ftm"]

_SCHEMATA: dict[SpeakerKind, str] = {
    "person": "Person",
    "author": "Person",
    "organization": "Organization",
    "outlet": "Organization",
    "government": "PublicBody",
}
_LONGEST = 384
_COUNTRY = re.compile("[A-Za-z]{2}")
_LANGUAGES = {
    "ar": "ara", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa",
    "fa": "fas", "fi": "fin", "fr": "fra", "he": "heb", "hi": "hin", "hu": "hun", "it": "ita",
    "ja": "jpn", "ko": "kor", "nl": "nld", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron",
    "ru": "rus", "sv": "swe", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip

Values = str | Sequence[str] | None


def export_ftm(statements: Iterable[Statement]) -> Iterator[bytes]:
    """One entity a line; an entity that was written is not written again unchanged.

    The language of an article is given in ISO 639-3, where it is one of 26.
    """
    seen: set[bytes] = set()
    for statement in statements:
        for entity in _entities(statement):
            line = script_json(entity).encode() + b"\n"
            mark = blake2b(line, digest_size=12).digest()
            if mark not in seen:
                seen.add(mark)
                yield line


def _entities(statement: Statement) -> Iterator[dict[str, Any]]:
    yield _article(statement.article)
    speaker = _named(statement.speaker)
    if speaker:
        yield _speaker(speaker)
    mention = _mention(statement, speaker)
    if "name" in mention["properties"]:
        yield mention
    yield _note(statement, speaker)


def _article(article: Article) -> dict[str, Any]:
    base = (article.language or "").lower().split("-")[0]
    return _entity(
        _id("article", article.id),
        "Article",
        title=_line(article.title),
        author=[_line(name) for name in article.authors],
        publisher=_line(article.outlet),
        publishedAt=_date(article.published),
        language=_LANGUAGES.get(base),
        sourceUrl=web_address(article.url),
    )


def _speaker(speaker: Speaker) -> dict[str, Any]:
    """A person or body. Names as printed are weak: too short to match other entities by."""
    role = "position" if _SCHEMATA[speaker.kind] == "Person" else "description"
    return _entity(
        _speaker_id(speaker),
        _SCHEMATA[speaker.kind],
        name=_line(speaker.name),
        weakAlias=[_line(name) for name in speaker.aliases],
        country=_country(speaker),
        notes=_labelled(affiliation=speaker.affiliation),
        **{role: _line(speaker.role)},
    )


def _mention(statement: Statement, named: Speaker | None) -> dict[str, Any]:
    speaker = statement.speaker
    return _entity(
        _id("mention", statement.id),
        "Mention",
        document=_id("article", statement.article.id),
        name=_line(statement.source_text) or _line(speaker.name if speaker else None),
        resolved=_speaker_id(named) if named else None,
        detectedSchema=_SCHEMATA[named.kind] if named else None,
        contextCountry=_country(speaker),
    )


def _note(statement: Statement, named: Speaker | None) -> dict[str, Any]:
    """The words as printed, source and cue with them: a denial must not read as a claim."""
    article = _id("article", statement.article.id)
    printed = (statement.source_text, statement.cue_text, statement.content_text)
    return _entity(
        _id("statement", statement.id),
        "Note",
        description=" · ".join(safe(words) for words in printed if words),
        entity=[*([_speaker_id(named)] if named else []), article],
        proof=article,
        publisher=_line(statement.article.outlet),
        sourceUrl=web_address(statement.article.url),
        summary=_position(statement),
        keywords=_keywords(statement),
    )


def _position(statement: Statement) -> str | None:
    """The proposition, with what the speaker's stance on it is."""
    if not statement.proposition:
        return None
    return f"{statement.stance or 'proposition'}: {safe(statement.proposition)}"


def _keywords(statement: Statement) -> list[str]:
    flags = {
        "negated": statement.negated,
        "hedged": statement.hedged,
        "not speech": not statement.speech,
    }
    return [
        *_labelled(
            form=statement.form,
            act=statement.act,
            stance=statement.stance,
            said=statement.said,
            medium=statement.medium,
            addressee=statement.addressee,
        ),
        *(line for name in statement.via for line in _labelled(via=name)),
        *(flag for flag, holds in flags.items() if holds),
    ]


def _labelled(**values: str | None) -> list[str]:
    return [_line(f"{name}: {value}") for name, value in values.items() if value]


def _named(speaker: Speaker | None) -> Speaker | None:
    """The speaker if it is one that may stand as an entity of its own."""
    if speaker and speaker.kind in _SCHEMATA and _line(speaker.name):
        return speaker
    return None


def _speaker_id(speaker: Speaker) -> str:
    """FollowTheMoney ids are letters, digits, ``.`` and ``-``; a speaker's may be anything."""
    key = sha256(speaker.id.encode("utf-8", "surrogatepass")).hexdigest()
    return _id("speaker", key[:32])


def _id(kind: str, key: str) -> str:
    return f"onrecord-{kind}-{key}"


def _entity(id_: str, schema: str, **properties: Values) -> dict[str, Any]:
    """Every value of a property is one of a list of strings; empty ones are left out."""
    lists = {
        name: [values] if isinstance(values, str) else list(values or ())
        for name, values in properties.items()
    }
    kept = {name: [value for value in values if value] for name, values in lists.items()}
    return {"id": id_, "schema": schema, "properties": {n: v for n, v in kept.items() if v}}


def _country(speaker: Speaker | None) -> str | None:
    country = (speaker.country if speaker else None) or ""
    return country.lower() if _COUNTRY.fullmatch(country) else None


def _date(published: str | None) -> str | None:
    parts = date_parts(published)
    return "-".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])]) if parts else None


def _line(text: str | None) -> str:
    return shorten(text or "", _LONGEST)
