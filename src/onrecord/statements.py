"""The nouns: what a news report becomes on its way into the record.

All are frozen. Offsets are half-open and count Unicode code points of
``Article.text``; ``text[start:end]`` is always the words themselves.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, get_args

from onrecord.errors import AnchorError
from onrecord.markup import article_html, statement_html
from onrecord.spans import Span, Spans, covers, joined, number_at

__all__ = [
    "ACTS",
    "FORMS",
    "MEDIA",
    "SPEAKER_KINDS",
    "STANCES",
    "Article",
    "Attribution",
    "Span",
    "Spans",
    "Speaker",
    "Statement",
    "covers",
    "joined",
    "number_at",
]

Act = Literal[
    "assert", "deny", "confirm", "accuse", "warn", "threaten", "promise", "demand", "ask",
    "praise", "decide", "express",
]  # fmt: skip
Form = Literal["direct", "mixed", "indirect"]
Stance = Literal["affirms", "denies", "open"]
SpeakerKind = Literal[
    "person", "organization", "government", "outlet", "group", "document", "unnamed", "author",
]  # fmt: skip
ArticleKind = Literal["news", "transcript", "statement"]
Medium = Literal[
    "statement", "interview", "speech", "press conference", "debate", "television", "radio",
    "social media", "letter", "email", "report", "video", "photograph", "phone call",
    "court filing", "poll", "law",
]  # fmt: skip

ACTS: tuple[Act, ...] = get_args(Act)
FORMS: tuple[Form, ...] = get_args(Form)
STANCES: tuple[Stance, ...] = get_args(Stance)
SPEAKER_KINDS: tuple[SpeakerKind, ...] = get_args(SpeakerKind)
MEDIA: tuple[Medium, ...] = get_args(Medium)


@dataclass(frozen=True)
class Article:
    """One published text and what is known of its publication.

    ``text`` is what extraction sees and what every offset points into; it is
    never changed after reading. ``published`` is an EDTF date or date and time.
    ``furniture`` marks the parts that are not the article's own words (photo
    credits, share bars, related links): they stay in the text, and no statement
    is taken from them. ``source`` names where it was read from.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    language: str | None = None
    kind: ArticleKind = "news"
    furniture: Spans = ()
    source: str | None = None

    def __post_init__(self) -> None:
        _check_spans(self.furniture, len(self.text), "furniture")

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def id(self) -> str:
        """First 16 hex digits of ``sha256``: the same text is the same article."""
        return self.sha256[:16]

    def words(self, spans: Spans) -> str:
        """The words at the spans, in order, joined by single spaces."""
        return " ".join(self.text[s:e] for s, e in spans)

    def _repr_html_(self) -> str:
        return article_html(self)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the text shows: who (source), by what words (cue), said what (content).

    Each part may be discontinuous, and source or cue may be missing. Spans of one
    part are sorted and do not overlap. ``confidence`` is in [0, 1]. ``extractor``
    names the extractor and its version, e.g. ``"minilm-l6/1"``.
    """

    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    confidence: float = 1.0
    extractor: str = "given"

    def __post_init__(self) -> None:
        for part in ("source", "cue", "content"):
            spans = tuple(Span(*s) for s in getattr(self, part))
            object.__setattr__(self, part, tuple(sorted(spans)))
            _check_spans(getattr(self, part), None, part)
        if not 0 <= self.confidence <= 1:
            raise AnchorError(f"confidence {self.confidence} is not in [0, 1]")

    def check(self, text: str) -> None:
        """Raise AnchorError unless every span lies within ``text``."""
        for part in ("source", "cue", "content"):
            _check_spans(getattr(self, part), len(text), part)

    @property
    def extent(self) -> Span:
        """From the first to the last character of all its parts."""
        spans = (*self.source, *self.cue, *self.content)
        return Span(min(s.start for s in spans), max(s.end for s in spans))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks. An unnamed source is a speaker of kind ``unnamed``, local to its article.

    ``role``, ``affiliation`` are as worded in the text; ``country`` is ISO 3166
    alpha-2. ``mentions`` are the places in the article that the resolution rests on;
    ``confidence`` is in [0, 1].
    """

    id: str
    name: str
    kind: SpeakerKind
    role: str | None = None
    affiliation: str | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: Spans = ()
    confidence: float = 1.0


@dataclass(frozen=True)
class Statement:
    """An attribution made usable: who said it, through whom, to whom, when and how.

    ``via`` is nearest the speaker first. ``said`` is EDTF; ``said_earliest`` and
    ``said_latest`` are ISO dates that bound it, for sorting. ``parent`` is the id of
    the statement within which this one is reported. ``speech`` is false for beliefs,
    wishes and plans, which are kept but are no one's words.
    """

    article: Article = field(repr=False)
    attribution: Attribution
    form: Form = "indirect"
    speech: bool = True
    speaker: Speaker | None = None
    via: tuple[str, ...] = ()
    addressee: str | None = None
    medium: Medium | None = None
    said: str | None = None
    said_earliest: str | None = None
    said_latest: str | None = None
    act: Act = "assert"
    negated: bool = False
    hedged: bool = False
    proposition: str | None = None
    stance: Stance | None = None
    parent: str | None = None

    @cached_property
    def id(self) -> str:
        """16 hex digits made from the article's sha256 and the spans.

        The same words in the same place are the same statement, whichever model found them.
        """
        a = self.attribution
        key = f"{self.article.sha256}:{list(a.source)}:{list(a.cue)}:{list(a.content)}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]

    @property
    def source_text(self) -> str:
        """The words of the source, as printed."""
        return self.article.words(self.attribution.source)

    @property
    def cue_text(self) -> str:
        """The words of the cue, as printed."""
        return self.article.words(self.attribution.cue)

    @property
    def content_text(self) -> str:
        """What was said, as printed; discontinuous parts are joined by a space."""
        return self.article.words(self.attribution.content)

    def within(self, parent: str | None) -> Statement:
        """The same statement, reported within the statement of that id."""
        return replace(self, parent=parent)

    def to_dict(self) -> dict[str, Any]:
        """The object of one line of the JSONL export (docs/jsonl.md says what it promises)."""
        art, att = self.article, self.attribution
        return {
            "id": self.id,
            "article": {
                "id": art.id,
                "sha256": art.sha256,
                "title": art.title,
                "outlet": art.outlet,
                "authors": list(art.authors),
                "published": art.published,
                "url": art.url,
                "language": art.language,
            },
            "source": [list(s) for s in att.source],
            "cue": [list(s) for s in att.cue],
            "content": [list(s) for s in att.content],
            "source_text": self.source_text,
            "cue_text": self.cue_text,
            "content_text": self.content_text,
            "form": self.form,
            "speech": self.speech,
            "confidence": round(att.confidence, 4),
            "parent": self.parent,
            "speaker": _speaker_dict(self.speaker),
            "via": list(self.via),
            "addressee": self.addressee,
            "medium": self.medium,
            "said": self.said,
            "said_earliest": self.said_earliest,
            "said_latest": self.said_latest,
            "act": self.act,
            "negated": self.negated,
            "hedged": self.hedged,
            "proposition": self.proposition,
            "stance": self.stance,
            "extractor": att.extractor,
        }

    def _repr_html_(self) -> str:
        return statement_html(self)


def _speaker_dict(speaker: Speaker | None) -> dict[str, Any] | None:
    if speaker is None:
        return None
    keep = ("id", "name", "kind", "role", "affiliation", "country")
    return {k: v for k, v in asdict(speaker).items() if k in keep}


def _check_spans(spans: Spans, length: int | None, what: str) -> None:
    last = 0
    for start, end in spans:
        if not last <= start < end:
            raise AnchorError(
                f"{what} span [{start}, {end}) is empty, negative or overlaps the one before"
            )
        if length is not None and end > length:
            raise AnchorError(
                f"{what} span [{start}, {end}) ends after the text ({length} characters)"
            )
        last = end
