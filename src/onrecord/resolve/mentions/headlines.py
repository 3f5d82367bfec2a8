"""Names in headlines and in capitals, which only the rest of the text makes known."""

from __future__ import annotations

from onrecord.paragraphs import paragraphs
from onrecord.resolve.gazetteers.names import Word, surname, words_of
from onrecord.resolve.mentions.entities import Cast, Entity, key_of
from onrecord.resolve.mentions.runs import is_headline
from onrecord.resolve.mentions.types import Mention
from onrecord.statements import Span

__all__ = ["link_headlines"]


def link_headlines(text: str, cast: Cast) -> list[Span]:
    """Add the mentions of known entities in headline paragraphs to the cast; give the latter."""
    known, headlines = _known(cast), []
    for start, end in paragraphs(text):
        words = words_of(text, start, end)
        if is_headline(words):
            headlines.append(Span(start, end))
            _link(text, words, known, cast)
    return headlines


def _known(cast: Cast) -> dict[tuple[str, ...], Entity | None]:
    """Full names and surnames to their entity; None where two entities share one."""
    known: dict[tuple[str, ...], Entity | None] = {}
    for entity in cast.entities:
        forms = {tuple(key_of(entity.name).split())}
        if entity.kind == "person":
            forms.add((surname(entity.name),))
            forms |= {tuple(key_of(n).split()) for n in entity.known_as}
        forms |= {tuple(key_of(m.acronym).split()) for m in entity.mentions if m.acronym}
        for form in forms:
            known[form] = (
                entity if known.get(form, entity) is entity else _more_named(entity, known[form])
            )
    return known


def _more_named(entity: Entity, other: Entity | None) -> Entity | None:
    """Of two who share a surname, the one with more mentions; None when even."""
    if other is None or len(other.mentions) == len(entity.mentions):
        return other
    return max(entity, other, key=lambda e: len(e.mentions))


def _link(
    text: str, words: list[Word], known: dict[tuple[str, ...], Entity | None], cast: Cast
) -> None:
    at = 0
    while at < len(words):
        for length in (5, 4, 3, 2, 1):
            piece = words[at : at + length]
            form = tuple(key_of(text[piece[0].start : piece[-1].end]).split())
            if len(piece) == length and form in known and piece[0].capital:
                _add(text, piece, known[form], cast)
                at += length - 1
                break
        at += 1


def _add(text: str, piece: list[Word], entity: Entity | None, cast: Cast) -> None:
    start, end = piece[0].start, piece[-1].end
    kind = entity.kind if entity else "person"
    mention = Mention(start, end, text[start:end], kind, None, piece[-1].possessive)
    if entity is not None:
        entity.mentions.insert(0, mention)
        cast.by_mention[start, end] = entity
