"""What can be asked in a query. A parameter that is not known is refused, not ignored."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from onrecord.errors import OnRecordError
from onrecord.judgements import Subject
from onrecord.record.reading.dates import first_day
from onrecord.record.search.query import MOST_CHARACTERS, Query
from onrecord.record.search.question import Question
from onrecord.relations import Pattern, RelationKind
from onrecord.statements import Act, Form, SpeakerKind, Stance

__all__ = [
    "ArticlesAsked",
    "ClaimAsked",
    "ExportAsked",
    "JudgementsAsked",
    "MattersAsked",
    "NothingAsked",
    "Paged",
    "RelationsAsked",
    "SearchAsked",
    "SpeakersAsked",
    "StatementsAsked",
]

_MOST_ITEMS = 200


def _date(value: str) -> str:
    try:
        first_day(value)
    except OnRecordError as problem:
        raise ValueError(str(problem)) from problem
    return value


def _words(value: str) -> str:
    try:
        Query.of(value)
    except OnRecordError as problem:
        raise ValueError(str(problem)) from problem
    return value


Id = Annotated[
    str,
    Field(pattern="^[0-9a-f]{16}$", description="16 hex digits.", examples=["9f2c61d07ab3e845"]),
]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Date = Annotated[
    str,
    AfterValidator(_date),
    Field(
        pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        description="A year, month or day; what was said (or else published) then is included.",
        examples=["2031-04"],
    ),
]
Words = Annotated[
    str,
    AfterValidator(_words),
    Field(
        max_length=MOST_CHARACTERS,
        description='Words in any inflection, "a phrase" as it stands, conceal* with any ending.',
        examples=["never concealed"],
    ),
]


class NothingAsked(BaseModel):
    """No parameters."""

    model_config = ConfigDict(extra="forbid")


class Paged(NothingAsked):
    """A page of a list."""

    limit: int = Field(50, ge=1, le=_MOST_ITEMS, description="How many at most.")
    cursor: str | None = Field(
        None, max_length=1000, description="Where the page begins, from the `next` of another."
    )


class _Filters(NothingAsked):
    """Which statements."""

    speaker: Name | None = Field(
        None, description="Words in a row of a speaker's name or alias, or a speaker's id."
    )
    kind: SpeakerKind | None = Field(None, description="What the speaker is.")
    country: str | None = Field(
        None, pattern="^[A-Za-z]{2}$", description="The speaker's country, ISO 3166 alpha-2."
    )
    outlet: Name | None = Field(None, description="Words in a row of the outlet's name.")
    via: Name | None = Field(None, description="The whole name of someone in the chain.")
    since: Date | None = None
    until: Date | None = None
    form: Form | None = Field(None, description="Whether the words are quoted.")
    act: Act | None = Field(None, description="What was done by saying it.")
    stance: Stance | None = Field(None, description="Towards the proposition.")
    hedged: bool = Field(False, description="Only what the article doubts.")
    article: Id | None = Field(None, description="Only from the article of this id.")

    def question(self, **more: Any) -> Question:
        """What the record is asked."""
        names = _Filters.model_fields
        return Question(**{name: getattr(self, name) for name in names}, **more)


class StatementsAsked(_Filters, Paged):
    """Which statements, and which page of them."""


class SearchAsked(_Filters, Paged):
    """Words and which statements they must be in."""

    q: Words = ""
    by: Annotated[str, Field(pattern="^(words|meaning|both)$")] = Field(
        "words",
        description="What `q` goes by: its words, its meaning (the 200 nearest), or both."
        " Meaning needs the vectors that `onrecord relate` makes.",
    )
    order: Annotated[str, Field(pattern="^(best|newest|oldest)$")] | None = Field(
        None, description="best, newest or oldest; by default best with words, else newest."
    )


class ExportAsked(_Filters):
    """Which statements, in which format."""

    q: Words = ""
    format: str = Field(
        "jsonl", max_length=50, description="jsonl, csv, or another of docs/exports.md."
    )


class ArticlesAsked(Paged):
    """Which articles."""

    q: Words | None = None
    outlet: Name | None = Field(None, description="Words in a row of the outlet's name.")
    since: Date | None = None
    until: Date | None = None
    language: str | None = Field(None, max_length=20, description="As `en`.")


class SpeakersAsked(Paged):
    """Which speakers."""

    name: Name | None = Field(None, description="Words in a row of a name or alias.")
    kind: SpeakerKind | None = None


class MattersAsked(Paged):
    """Which matters."""

    q: Words | None = None
    speaker: Name | None = Field(None, description="Who speaks in it: words of a name, or an id.")
    statement: Id | None = Field(None, description="Which statement is in it.")
    since: Date | None = None
    until: Date | None = None
    least: int = Field(1, ge=1, le=10**6, description="How many statements it has at least.")
    order: Annotated[str, Field(pattern="^(live|size)$")] = Field(
        "live", description="`live`: by the latest statement; `size`: by the number of them."
    )


class RelationsAsked(Paged):
    """Which relations."""

    statement: Id | None = Field(None, description="Of which this is one of the two.")
    matter: Name | None = Field(None, description="Id of a matter that one of the two is in.")
    speaker: Name | None = Field(None, description="Who says one of the two.")
    kind: RelationKind | None = None
    pattern: Pattern | None = None
    waiting: bool = Field(False, description="Only those that no person has judged.")
    rejected: bool = Field(False, description="Also those that a person rejected.")
    least: float | None = Field(None, ge=0, le=1, description="The lowest score.")


class JudgementsAsked(Paged):
    """Which judgements."""

    subject: Subject | None = None
    id: Name | None = Field(None, description="Of the statement, speaker, matter or relation.")
    withdrawn: bool = Field(False, description="Also those that were taken back.")


class ClaimAsked(NothingAsked):
    """A claim, and which statements it is held against."""

    claim: str = Field(
        min_length=1,
        max_length=1000,
        description="One sentence.",
        examples=["Ostrevia never concealed its advisers"],
    )
    speaker: Name | None = Field(None, description="Whose statements, when not the claim's own.")
    since: Date | None = None
    until: Date | None = None
    limit: int = Field(20, ge=1, le=100, description="How many of each sort at most.")
