"""A small record with matters, relations and judgements, and clients for it."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from onrecord.record import Record
from onrecord.relations import Appearance, Difference, Relation
from onrecord.statements import Article, Attribution, Span, Speaker, Statement

LOCAL = "http://127.0.0.1:8000"

FERRIES = (
    "Ilna Doreva said the ferries would run again by May.\n"
    "Tom Hask denied any delay of the ferries.\n"
    "A clerk said nothing was concealed <script>alert(1)</script>."
)
FLOUR = "Ilna Doreva said that the ferries would never run again.\nA baker said flour was short."

DOREVA = Speaker("ilna-doreva", "Ilna Doreva", "person", role="minister", country="VE")
HASK = Speaker("tom/hask", "Tom Hask", "person", affiliation="Port of Veld")


def make_record(path: Path) -> Path:
    """A record of two articles and five statements at ``path``."""
    first = Article(
        FERRIES, title="Ferries", outlet="The Veld", published="2031-04-02", language="en",
        url="https://veld.example/ferries", source="/home/ines/ferries.txt",
    )  # fmt: skip
    second = Article(FLOUR, title="Flour", outlet="Echo", published="2031-05-07", language="en")
    clerk = Speaker(f"{first.id}:clerk", "a clerk", "unnamed")
    baker = Speaker(f"{second.id}:baker", "a baker", "unnamed")
    with Record(path) as record:
        record.add(
            first,
            [
                said(first, "Ilna Doreva", "said", "the ferries would run again by May", DOREVA),
                said(first, "Tom Hask", "denied", "any delay of the ferries", HASK),
                said(first, "A clerk", "said", "nothing was concealed <script>", clerk),
            ],
        )
        record.add(
            second,
            [
                said(
                    second,
                    "Ilna Doreva",
                    "said",
                    "the ferries would never run again",
                    DOREVA,
                ),
                said(second, "A baker", "said", "flour was short", baker),
            ],
        )
        relate(record)
    return path


def said(article: Article, source: str, cue: str, content: str, speaker: Speaker) -> Statement:
    text = article.text
    begin = text.index(source)
    cue_at = text.index(cue, begin)
    content_at = text.index(content, cue_at)
    found = Attribution(
        source=(Span(begin, begin + len(source)),),
        cue=(Span(cue_at, cue_at + len(cue)),),
        content=(Span(content_at, content_at + len(content)),),
        confidence=0.9,
        extractor="test/1",
    )
    return Statement(
        article,
        found,
        speaker=speaker,
        act="deny" if cue == "denied" else "assert",
        stance="denies" if cue == "denied" else "affirms",
        said=article.published,
        said_earliest=article.published,
        said_latest=article.published,
        via=("VNA",),
        proposition=content,
    )


def relate(record: Record) -> None:
    may, _, _, never, _ = (one.id for one in record.statements())
    record.matters.put("ferries-1", "Will the ferries run again?", [may, never])
    record.appearances.put([Appearance(may, may, 1.0)])
    record.relations.put(
        [
            Relation(
                "contradicts",
                may,
                never,
                0.91,
                "The first says they would run, the second that they never would.",
                "reversal",
                (Difference("negation", "would run", "would never run"),),
                "test/1",
            )
        ]
    )


def client(app, **more) -> TestClient:
    return TestClient(app, base_url=more.pop("base_url", LOCAL), **more)
