"""The objects of the API, as OpenAPI describes them. docs/jsonl.md says what a field means."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from onrecord.judgements import Subject, Verdict
from onrecord.relations import Aspect, Pattern, RelationKind
from onrecord.statements import Act, ArticleKind, Form, Medium, SpeakerKind, Stance

__all__ = [
    "Article",
    "ArticleAbout",
    "Counts",
    "Identity",
    "Judgement",
    "Matter",
    "MatterWhole",
    "NewJudgement",
    "Problem",
    "Relation",
    "RelationWhole",
    "Reliance",
    "Speaker",
    "SpeakerWhole",
    "Statement",
]

Pair = tuple[int, int]


class Exact(BaseModel):
    """All members are always there; null is what is not known."""

    model_config = ConfigDict(extra="forbid")


class ArticleAbout(Exact):
    """What is known of an article's publication."""

    id: str = Field(examples=["9f2c61d07ab3e845"])
    sha256: str = Field(description="Of the text in UTF-8.")
    title: str | None
    outlet: str | None = Field(examples=["The Veld"])
    authors: list[str]
    published: str | None = Field(description="EDTF.", examples=["2031-04-02"])
    url: str | None
    language: str | None = Field(examples=["en"])


class ArticleListed(ArticleAbout):
    """An article in a list."""

    kind: ArticleKind
    characters: int = Field(description="Code points of the text.")


class Article(ArticleListed):
    """An article and its text, into which all spans point."""

    text: str
    furniture: list[Pair] = Field(description="Parts that are not the article's own words.")


class StatementSpeaker(Exact):
    """Who speaks."""

    id: str = Field(examples=["ilna-doreva"])
    name: str = Field(examples=["Ilna Doreva"])
    kind: SpeakerKind
    role: str | None
    affiliation: str | None
    country: str | None = Field(description="ISO 3166 alpha-2.")


class Statement(Exact):
    """One statement: exactly the object of the JSONL export.

    Spans are `[start, end)` in code points of the article's text.
    """

    id: str = Field(examples=["51c0a9e2f4b7d836"])
    article: ArticleAbout
    source: list[Pair] = Field(description="Where the text names who speaks.")
    cue: list[Pair] = Field(description="Where it says that somebody speaks.")
    content: list[Pair] = Field(description="Where it has what was said.", examples=[[[21, 58]]])
    source_text: str = Field(examples=["Ilna Doreva"])
    cue_text: str = Field(examples=["said"])
    content_text: str = Field(examples=["the ferries would run again by May"])
    form: Form
    speech: bool = Field(description="False for beliefs, wishes and plans.")
    confidence: float = Field(ge=0, le=1)
    parent: str | None = Field(description="The statement within which it is reported.")
    speaker: StatementSpeaker | None
    via: list[str] = Field(description="Through whom, nearest the speaker first.")
    addressee: str | None
    medium: Medium | None
    said: str | None = Field(description="EDTF.")
    said_earliest: str | None
    said_latest: str | None
    act: Act
    negated: bool
    hedged: bool
    proposition: str | None
    stance: Stance | None
    extractor: str


class Fragment(Exact):
    """A piece of text, and whether it was looked for."""

    text: str
    match: bool


class Hit(Exact):
    """A statement that was found."""

    statement: Statement
    excerpt: list[Fragment] = Field(description="Empty when no words were looked for.")


class Facet(Exact):
    """How many of the statements found have a value."""

    key: str
    name: str
    statements: int


class Speaker(StatementSpeaker):
    """A speaker, as all articles show them together."""

    aliases: list[str]
    statements: int
    articles: int
    first: str | None = Field(description="Day of the earliest statement.")
    last: str | None


class Office(Exact):
    """A role as articles word it, and between which days they were published."""

    role: str | None
    affiliation: str | None
    country: str | None
    articles: int
    first: str | None
    last: str | None


class Tally(Exact):
    """A name and how many statements have it."""

    name: str
    statements: int


class SpeakerWhole(Speaker):
    """A speaker and what the record has of them."""

    offices: list[Office]
    relayed: list[Tally] = Field(description="Through whom their words came.")
    outlets: list[Tally]
    acts: list[Tally]
    months: dict[str, int] = Field(description="Statements by month.", examples=[{"2031-04": 3}])


class Telling(Exact):
    """What articles tell of a speaker, and why it is told of this one."""

    role: str | None
    affiliation: str | None
    country: str | None
    home: bool = Field(description="The country is only the one that the article is about.")
    articles: int
    reason: str


class Link(Exact):
    """What a speaker is called elsewhere, who says so, and why."""

    speaker_id: str
    scheme: str = Field(examples=["wikidata"])
    value: str = Field(examples=["Q42"])
    linked_by: str
    person: bool = Field(description="False where a program said it.")
    reason: str | None
    made: str


class Identity(Exact):
    """Why a speaker is one, and no other."""

    id: str
    name: str
    tellings: list[Telling]
    apart: str | None = Field(description="Why it is not the one whose id the name gives.")
    namesakes: list[str] = Field(description="Ids of others of the same full name.")
    merged: list[str] = Field(description="Ids of those whom a person joined to this one.")
    links: list[Link]
    same_as: str | None = Field(description="Id of the one to whom a person joined this one.")


class Outlet(Exact):
    """How much an outlet printed: of whom unnamed, and how much through others."""

    name: str
    articles: int
    statements: int
    unnamed: int
    second_hand: int


class Voice(Exact):
    """A named speaker, and how many of their statements each outlet printed."""

    id: str
    name: str
    kind: SpeakerKind
    by_outlet: dict[str, int]
    statements: int


class Relay(Exact):
    """How many statements an outlet has through someone else."""

    outlet: str
    via: str
    statements: int


class Reliance(Exact):
    """The outlets, speakers and relays with the most statements."""

    outlets: list[Outlet]
    voices: list[Voice]
    relays: list[Relay]


class Matter(Exact):
    """Statements about the same question."""

    id: str
    label: str = Field(description="From the words of its statements.")
    statements: list[str] = Field(
        description="Ids, the earliest said first; lists of matters leave them out."
    )
    size: int = Field(description="How many statements it has.")
    speakers: int
    affirms: int
    denies: int
    open: int
    earliest: str | None
    latest: str | None


class MatterWhole(Exact):
    """A matter with its statements and how they stand to each other."""

    matter: Matter
    statements: list[Statement]
    relations: list[Relation]


class Difference(Exact):
    """What differs between two propositions."""

    aspect: Aspect
    first: str
    second: str


class Relation(Exact):
    """How two statements stand to each other. It is no verdict on either."""

    id: str
    kind: RelationKind
    pattern: Pattern | None
    first: str = Field(description="Id of the earlier statement, or of the universal one.")
    second: str
    score: float = Field(ge=0, le=1, description="How likely a careful reader agrees.")
    reason: str
    differences: list[Difference]
    model: str


class RelationWhole(Exact):
    """A relation, its two statements and what people decided about it."""

    relation: Relation
    first: Statement
    second: Statement
    judgements: list[Judgement]


class NewJudgement(Exact):
    """What a person decides."""

    subject: Subject
    id: str = Field(min_length=1, max_length=1000, examples=["51c0a9e2f4b7d836"])
    verdict: Verdict
    reason: str | None = Field(None, max_length=10_000)
    detail: dict[str, Any] = Field(
        default_factory=dict,
        description="What the verdict needs, as the right values of fields for `correct`.",
        examples=[{"act": "deny"}],
    )


class Judgement(Exact):
    """What a person decided; it is never changed, only taken back."""

    number: int
    subject: Subject
    subject_id: str
    verdict: Verdict
    user: str
    made: str = Field(description="ISO 8601, UTC.")
    reason: str | None
    detail: dict[str, Any]
    withdrawn: str | None
    withdrawn_by: str | None


class Counts(Exact):
    """How much the record holds."""

    articles: int
    statements: int
    speakers: int
    outlets: int
    matters: int
    relations: int
    earliest: str | None
    latest: str | None
    readings: dict[str, int] = Field(description="Articles read, by extractor and version.")


class Fault(Exact):
    """What is wrong with one parameter or member."""

    where: str = Field(examples=["query.limit"])
    detail: str


class Problem(BaseModel):
    """RFC 9457. `errors` is there when parameters or members of the body are wrong."""

    type: Literal["about:blank"]
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str
    errors: list[Fault] | None = None
