"""What a speaker's page shows."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Record
from onrecord.record.overview.profile import Profile
from onrecord.record.search.question import Question
from onrecord.relations import Matter
from onrecord.serve.web.parameters import PAGE, offset_of
from onrecord.serve.web.views.article import surroundings
from onrecord.serve.web.views.bars import Bars, bars
from onrecord.serve.web.views.identity import Who, who_is
from onrecord.serve.web.views.marked import Block
from onrecord.serve.web.views.matter import contradictions
from onrecord.serve.web.views.pairs import Pair, pairs
from onrecord.serve.web.words import country, day
from onrecord.statements import Speaker, Statement

__all__ = ["SpeakerPage", "Unnamed", "speaker_page"]

_MOST = 12
_AROUND = 150


@dataclass(frozen=True, slots=True)
class Unnamed:
    """What is known, and what is not, of a source whom the article does not name.

    ``known`` and ``unknown`` are facts in words; ``context`` is where the article
    introduces them.
    """

    known: list[tuple[str, str]]
    unknown: list[str]
    context: list[Block]


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """A speaker, one page of their statements, and what stands between those.

    ``against`` is how many contradictions there are within each of the matters, by id.
    """

    profile: Profile
    statements: list[Statement]
    chart: Bars | None
    matters: list[Matter]
    against: dict[str, int]
    reversals: list[Pair]
    records: list[Pair]
    disputes: list[Pair]
    unnamed: Unnamed | None
    who: Who
    pages: int


def speaker_page(record: Record, speaker_id: str, *, page: int) -> SpeakerPage:
    """Raises UnknownName."""
    profile = record.overview.speaker(speaker_id)
    found = record.overview.answer(
        Question(who=speaker_id, order="oldest"), limit=PAGE, offset=offset_of(page), count=False
    )
    statements = [one.statement for one in found.found]
    relations = record.relations
    matters = record.matters.list(speaker=speaker_id, least=2, limit=_MOST)
    return SpeakerPage(
        profile,
        statements,
        bars(profile.months),
        matters,
        contradictions(record, matters),
        pairs(record, relations.list(speaker=speaker_id, pattern="reversal", limit=_MOST)),
        pairs(record, relations.list(speaker=speaker_id, pattern="record", limit=_MOST)),
        pairs(record, relations.list(speaker=speaker_id, pattern="dispute", limit=_MOST)),
        _unnamed(profile, statements),
        who_is(record, profile.count),
        max(1, -(-found.total // PAGE)),
    )


def _unnamed(profile: Profile, statements: list[Statement]) -> Unnamed | None:
    """None for a speaker who is named, or has no statement left."""
    speaker = profile.count.speaker
    if speaker.kind != "unnamed" or not statements:
        return None
    first = statements[0]
    facts = {name: value for name, _, value in _facts(speaker, first) if value}
    unknown = [missing for _, missing, value in _facts(speaker, first) if missing and not value]
    return Unnamed(
        list(facts.items()), ["their name", *unknown], surroundings(first, around=_AROUND)
    )


def _facts(speaker: Speaker, first: Statement) -> list[tuple[str, str, str | None]]:
    """What may be known of a source, how it is put when it is not, and what it is."""
    return [
        ("Described as", "", speaker.name),
        ("Role", "what they do", speaker.role),
        ("Belongs to", "whom they belong to", speaker.affiliation),
        ("Country", "where they are from", speaker.country and country(speaker.country)),
        ("Spoke to", "whom they spoke to", first.addressee),
        ("By way of", "by what means they spoke", first.medium),
        ("Passed on by", "", ", ".join(first.via)),
        ("Said", "when they spoke", first.said and day(first.said)),
    ]
