"""Articles and statements about invented countries and people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from onrecord.record import Record
from onrecord.statements import (
    ACTS,
    FORMS,
    SPEAKER_KINDS,
    STANCES,
    Article,
    Attribution,
    Span,
    Speaker,
    Statement,
)

TEXT = (
    "Foreign Minister Ana Velik said on Friday that Osmark had never concealed its convoys.\n"
    "“We carry grain, nothing else 🌾,” she told the Tarn Agency.\n"
    "A Lurian official denied that any convoy had crossed the river."
)
ANA = Speaker(
    "ana-velik",
    "Ana Velik",
    "person",
    role="foreign minister",
    aliases=("Velik", "Minister Velik"),
)


def at(article: Article, words: str) -> tuple[Span, ...]:
    """Where the words first stand in the article; no span for no words."""
    start = article.text.index(words)
    return (Span(start, start + len(words)),) if words else ()


def statement(
    article: Article,
    source: str,
    cue: str,
    content: str,
    *,
    extractor: str = "test/1",
    confidence: float = 0.8,
    **more: Any,
) -> Statement:
    attribution = Attribution(
        source=at(article, source),
        cue=at(article, cue),
        content=at(article, content),
        confidence=confidence,
        extractor=extractor,
    )
    return Statement(article, attribution, **more)


def reading(extractor: str = "test/1", **about: Any) -> tuple[Article, list[Statement]]:
    """The article of three statements: Velik twice, an unnamed official once."""
    article = Article(TEXT, **({"published": "2031-05-02", "outlet": "The Osmark Post"} | about))
    official = Speaker(
        f"{article.id}:official",
        "a Lurian official",
        "unnamed",
        mentions=at(article, "A Lurian official"),
    )
    return article, [
        statement(
            article,
            "Foreign Minister Ana Velik",
            "said",
            "Osmark had never concealed its convoys",
            extractor=extractor,
            speaker=ANA,
            said="2031-04-30",
            said_earliest="2031-04-30",
            said_latest="2031-04-30",
            proposition="Osmark never concealed Osmark's convoys",
        ),
        statement(
            article,
            "she",
            "told",
            "We carry grain, nothing else 🌾",
            extractor=extractor,
            form="direct",
            speaker=ANA,
            addressee="the Tarn Agency",
            via=("Tarn Agency", "The Osmark Post"),
            medium="interview",
        ),
        statement(
            article,
            "A Lurian official",
            "denied",
            "any convoy had crossed the river",
            extractor=extractor,
            speaker=official,
            act="deny",
            stance="denies",
        ),
    ]


def small(words: str, *, speaker: Speaker | None = None, **about: Any) -> Statement:
    """An article of one line with one statement."""
    article = Article(f"Oren Dask said: {words}.", **about)
    who = speaker or Speaker("oren-dask", "Oren Dask", "person")
    return statement(article, "Oren Dask", "said", words, speaker=who, form="direct")


def steps_of(record: Record, work: Callable[[], object]) -> int:
    """How many steps SQLite's machine takes for the work."""
    counted: list[int] = []
    record._connection._sqlite.set_progress_handler(lambda: counted.append(1), 1)
    work()
    record._connection._sqlite.set_progress_handler(None, 1)
    return len(counted)


# -- everything that can be written

characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
words = st.text(characters, max_size=12)
maybe = st.none() | words
share = st.floats(0, 1)


@st.composite
def spans(draw: st.DrawFn, length: int, at_most: int = 3) -> tuple[Span, ...]:
    """Sorted spans that do not overlap, within a text of that length."""
    count = draw(st.integers(0, min(at_most, length // 2)))
    cuts = draw(
        st.lists(st.integers(0, length), min_size=2 * count, max_size=2 * count, unique=True)
    )
    cuts.sort()
    return tuple(Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=True))


@st.composite
def speakers(draw: st.DrawFn, length: int) -> Speaker:
    return Speaker(
        id=draw(words),
        name=draw(words),
        kind=draw(st.sampled_from(SPEAKER_KINDS)),
        role=draw(maybe),
        affiliation=draw(maybe),
        country=draw(maybe),
        aliases=tuple(draw(st.lists(words, max_size=3))),
        mentions=draw(spans(length)),
        confidence=draw(share),
    )


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(st.text(characters | st.sampled_from("🌾é𐍈 \n“”"), min_size=2, max_size=60))
    return Article(
        text=text,
        title=draw(maybe),
        outlet=draw(maybe),
        authors=tuple(draw(st.lists(words, max_size=2))),
        published=draw(maybe | st.just("2031-05")),
        url=draw(maybe),
        language=draw(maybe),
        kind=draw(st.sampled_from(["news", "transcript", "statement"])),
        furniture=draw(spans(len(text))),
        source=draw(maybe),
    )


@st.composite
def readings(draw: st.DrawFn) -> tuple[Article, list[Statement]]:
    """An article and statements of it with different ids, some within others."""
    article = draw(articles())
    length = len(article.text)
    people = draw(st.lists(speakers(length), max_size=3))
    found: dict[str, Statement] = {}
    for _ in range(draw(st.integers(0, 4))):
        attribution = Attribution(
            source=draw(spans(length)),
            cue=draw(spans(length)),
            content=draw(spans(length)),
            confidence=draw(share),
            extractor=draw(words),
        )
        if not (attribution.source or attribution.cue or attribution.content):
            continue
        made = draw(made_of(article, attribution, people, sorted(found)))
        found.setdefault(made.id, made)
    return article, list(found.values())


@st.composite
def made_of(
    draw: st.DrawFn,
    article: Article,
    attribution: Attribution,
    people: list[Speaker],
    parents: list[str],
) -> Statement:
    return Statement(
        article,
        attribution,
        form=draw(st.sampled_from(FORMS)),
        speech=draw(st.booleans()),
        speaker=draw(st.none() | st.sampled_from(people)) if people else None,
        via=tuple(draw(st.lists(words, max_size=2))),
        addressee=draw(maybe),
        medium=draw(st.none() | st.just("interview")),
        said=draw(maybe),
        said_earliest=draw(st.none() | st.just("2031-05-01")),
        said_latest=draw(st.none() | st.just("2031-05-03")),
        act=draw(st.sampled_from(ACTS)),
        negated=draw(st.booleans()),
        hedged=draw(st.booleans()),
        proposition=draw(maybe),
        stance=draw(st.none() | st.sampled_from(STANCES)),
        parent=draw(st.none() | st.sampled_from(parents)) if parents else None,
    )
