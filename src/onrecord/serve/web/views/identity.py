"""Who a speaker is: which articles speak of them, why these are of one, and who is another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.judgements import Judgement
from onrecord.record import Record
from onrecord.record.identities.identities import Identity, Telling
from onrecord.record.overview.counts import SpeakerCount
from onrecord.record.search.question import Question
from onrecord.serve.web.parameters import offset_of
from onrecord.statements import Article, Speaker, Statement

__all__ = ["STATEMENTS", "IdentityPage", "Introduced", "Who", "identity_page", "who_is"]

STATEMENTS = 60
"""Statements on a page of a speaker's articles."""

_MOST_ARTICLES = 1000
_MOST_OTHERS = 24


Reasons = dict[tuple[str | None, str | None, str | None], str]
"""Why whoever is told of so is this one, by role, affiliation and country."""


@dataclass(frozen=True, slots=True)
class Who:
    """Why a speaker is one, whom else there is of the name, and what people decided.

    ``several`` is false where too many articles speak of them for the page to say what each
    of them tells. ``namesakes`` and ``merged`` are 24 at most; ``same_as`` is the one to
    whom a person joined this one.
    """

    identity: Identity
    several: bool
    namesakes: list[Identity]
    merged: list[Identity]
    same_as: Identity | None
    judgements: list[Judgement]


@dataclass(frozen=True, slots=True)
class Introduced:
    """What one article calls the speaker, how much it has of them, and why it is this one."""

    article: Article
    speaker: Speaker | None
    statements: list[Statement]
    reason: str


@dataclass(frozen=True, slots=True)
class IdentityPage:
    """A speaker's articles, one page of them."""

    count: SpeakerCount
    who: Who
    articles: list[Introduced]
    pages: int


def who_is(record: Record, count: SpeakerCount) -> Who:
    """Why this speaker is one. Raises UnknownName."""
    several = count.articles <= _MOST_ARTICLES
    found = record.identities.of(count.speaker.id, tellings=several)
    return Who(
        found,
        several,
        _others(record, found.namesakes),
        _others(record, found.merged),
        next(iter(_others(record, [found.same_as] if found.same_as else [])), None),
        record.judgements.list(subject="speaker", id=found.id, withdrawn=True),
    )


def identity_page(record: Record, speaker_id: str, *, page: int) -> IdentityPage:
    """One page of a speaker's articles, the earliest first. Raises UnknownName."""
    count = record.overview.speaker(speaker_id).count
    found = record.overview.answer(
        Question(who=speaker_id, order="oldest"),
        limit=STATEMENTS,
        offset=offset_of(page, STATEMENTS),
        count=False,
    )
    who = who_is(record, count)
    statements = [one.statement for one in found.found]
    return IdentityPage(
        count,
        who,
        _introduced(statements, who.identity.tellings),
        max(1, -(-found.total // STATEMENTS)),
    )


def _others(record: Record, ids: Iterable[str]) -> list[Identity]:
    return [record.identities.of(one, tellings=False) for one in list(ids)[:_MOST_OTHERS]]


def _introduced(statements: list[Statement], tellings: Iterable[Telling]) -> list[Introduced]:
    reasons: Reasons = {(one.role, one.affiliation, one.country): one.reason for one in tellings}
    articles: dict[str, list[Statement]] = {}
    for one in statements:
        articles.setdefault(one.article.sha256, []).append(one)
    return [
        Introduced(said[0].article, said[0].speaker, said, _reason(said[0].speaker, reasons))
        for said in articles.values()
    ]


def _reason(speaker: Speaker | None, reasons: Reasons) -> str:
    """Why an article that says so speaks of this one; of bodies only the country is compared."""
    if speaker is None:
        return ""
    ways = (
        (speaker.role, speaker.affiliation, speaker.country),
        (None, None, speaker.country),
        (None, None, None),
    )
    return next((reasons[way] for way in ways if way in reasons), "")
