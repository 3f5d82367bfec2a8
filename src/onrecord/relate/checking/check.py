"""What a record holds for a claim, against it, and near it; never whether it is true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.record.search.excerpts import Excerpts, Fragment
from onrecord.record.search.query import Query
from onrecord.relate.checking.candidates import Candidate, Filters, candidates
from onrecord.relate.checking.notebook import check_html
from onrecord.relate.checking.sorting import SURE, Sorted, sort_candidates
from onrecord.relate.checking.words import content_words
from onrecord.relate.claims.claims import Claim, read_claim
from onrecord.relate.models.judge import Judge
from onrecord.relations import Difference
from onrecord.statements import Span, Statement

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.relate.models.vectors import Sentences

__all__ = ["SURE", "Check", "Finding", "Scope", "check"]

_COMPARED = 60  # statements that the entailment model is asked about


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement, and what it has to do with the claim.

    ``score``: in [0, 1], the greater the likelier a careful reader agrees; of what is near, how
    likely it is more than that. ``reason`` says why in words. ``printings`` are the other
    statements with the same words, as printed elsewhere. ``excerpt`` is the article's text
    around the words, in pieces, each with whether it has words of the claim; joined they
    are the text at ``place``.
    """

    statement: Statement
    score: float
    reason: str
    differences: tuple[Difference, ...] = ()
    printings: tuple[Statement, ...] = ()
    excerpt: tuple[Fragment, ...] = ()
    place: Span | None = None

    @property
    def date(self) -> str | None:
        """When it was said, or else published (EDTF)."""
        return self.statement.said or self.statement.article.published

    def to_dict(self) -> dict[str, Any]:
        """The finding as an object for JSON; statements are as in the JSONL export."""
        return {
            "score": round(self.score, 4),
            "reason": self.reason,
            "differences": [one._asdict() for one in self.differences],
            "date": self.date,
            "place": list(self.place) if self.place else None,
            "excerpt": [{"text": words, "match": match} for words, match in self.excerpt],
            "statement": self.statement.to_dict(),
            "printings": [one.to_dict() for one in self.printings],
        }


@dataclass(frozen=True, slots=True)
class Scope:
    """Where was looked.

    Numbers of articles, statements and outlets in the record, and its earliest and latest
    day (ISO dates); ``filters`` by which statements were left out; how many statements were
    ``found`` by words or vectors and ``compared`` with the claim by ``model``. ``by``: how
    they were found.
    """

    articles: int
    statements: int
    outlets: int
    earliest: str | None
    latest: str | None
    filters: dict[str, str] = field(default_factory=dict)
    by: tuple[str, ...] = ("words",)
    compared: int = 0
    model: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The scope as an object for JSON; the keys are those of the class."""
        return {
            "articles": self.articles,
            "statements": self.statements,
            "outlets": self.outlets,
            "earliest": self.earliest,
            "latest": self.latest,
            "filters": dict(self.filters),
            "by": list(self.by),
            "compared": self.compared,
            "model": self.model,
        }


@dataclass(frozen=True, slots=True)
class Check:
    """What was found for a claim. It is no verdict: a person reads and decides.

    ``supports`` and ``against`` hold what is sure enough, ``near`` what is about the same
    and no more than that; in each the strongest first.
    """

    claim: Claim
    scope: Scope
    supports: tuple[Finding, ...] = ()
    against: tuple[Finding, ...] = ()
    near: tuple[Finding, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return bool(self.supports or self.against or self.near)

    def to_dict(self) -> dict[str, Any]:
        """The object that ``onrecord check --format json`` prints."""
        return {
            "claim": self.claim.to_dict(),
            "understood": self.claim.described(),
            "supports": [one.to_dict() for one in self.supports],
            "against": [one.to_dict() for one in self.against],
            "near": [one.to_dict() for one in self.near],
            "scope": self.scope.to_dict(),
        }

    def _repr_html_(self) -> str:
        return check_html(self)


def check(
    record: Record,
    claim: str | Claim,
    *,
    judge: Judge | None = None,
    sentences: Sentences | None = None,
    speaker: str | None = None,
    since: object = None,
    until: object = None,
    limit: int = 20,
) -> Check:
    """What the record holds for a claim, against it and near it.

    ``judge`` and ``sentences``: the models to compare and to find with, by default the
    shipped ones; vectors are used where the record has them (``relate`` makes them).
    ``speaker``, ``since``, ``until``: only such statements, as for ``Record.search``.
    ``limit``: at most so many findings in each group.

    Raises ClaimError for what is no claim, DateError, ModelError when a model is missing.
    """
    read = read_claim(claim) if isinstance(claim, str) else claim
    asked = Filters(speaker, since, until)
    encoder = _encoder(record, sentences)
    found = candidates(record, read, asked, sentences=encoder, most=_COMPARED)
    chosen = judge if judge is not None else _shipped_judge()
    groups = sort_candidates(record, read, found, chosen)
    return Check(
        read,
        _scope(record, asked, found, chosen, vectors=encoder is not None),
        *(_findings(record, read, group[:limit]) for group in groups),
    )


def _encoder(record: Record, sentences: Sentences | None) -> Sentences | None:
    """The sentence encoder, where the record has vectors that it made."""
    from onrecord.relate.models.vectors import Sentences

    encoder = sentences or Sentences()
    return encoder if record.vectors.count(encoder.name) else None


def _shipped_judge() -> Judge:
    from onrecord.relate.models.entailment import Entailment

    return Entailment()


def _findings(record: Record, claim: Claim, group: Iterable[Sorted]) -> tuple[Finding, ...]:
    """The group as findings, the words of the claim marked in their excerpts."""
    query = Query.of(" ".join(list(content_words(claim.text).values())[:30]))
    excerpts = Excerpts(query.any if query else '""')
    try:
        return tuple(_finding(record, one, excerpts) for one in group)
    finally:
        excerpts.close()


def _finding(record: Record, one: Sorted, excerpts: Excerpts) -> Finding:
    place, fragments = excerpts.of(one.statement)
    return Finding(
        one.statement,
        round(one.score, 4),
        one.reason,
        one.differences,
        tuple(record.statements_by_id(one.printings)),
        fragments,
        place,
    )


def _scope(
    record: Record, asked: Filters, found: list[Candidate], judge: Judge, *, vectors: bool
) -> Scope:
    counts = record.counts()
    given = {"speaker": asked.speaker, "since": asked.since, "until": asked.until}
    return Scope(
        counts.articles,
        counts.statements,
        counts.outlets,
        counts.earliest,
        counts.latest,
        {name: str(value) for name, value in given.items() if value is not None},
        ("words", "vectors") if vectors else ("words",),
        len(found),
        judge.name if found else None,
    )
