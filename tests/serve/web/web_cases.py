"""A small record about invented countries, and one hostile article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.record import Record
from onrecord.relations import Appearance, Difference, Relation
from onrecord.statements import Article, Attribution, Span, Speaker, Statement

FERRIES = (
    "Ferries stop\n\n"
    "Transport Minister Ida Moss said on Tuesday that no ferry had been sold.\n\n"
    "“We did not sell a single ferry,” she told the Veld.\n\n"
    "A ministry official said that two ferries were probably sold in March.\n\n"
    "Oren Tal told the Harbour Agency that his brother had said the ferries were hers.\n\n"
    "Share this article"
)
ADMITTED = (
    "Minister admits sale\n\n"
    "“We sold two ferries in March,” Ida Moss said on Friday, the Harbour Agency reported."
)
COPY = "Ferries\n\n“We sold two ferries in March,” Ida Moss said on Friday."
EVIL = (
    '<script>alert(1)</script> said <img src=x onerror="alert(2)"> & </mark></main>\n\n'
    "\u202eevil\u202c \x1b[2J officer said that \u2066all is {{ 7 * 7 }} well."
)
EVIL_NAME = '"><svg onload=alert(3)> \u202egnp.' + "x" * 5000

MOSS = Speaker(
    "ida-moss", "Ida Moss", "person", role="Transport Minister", country="FR", aliases=("Moss",)
)
TAL = Speaker("oren-tal", "Oren Tal", "person")
OFFICIAL = Speaker("official/1", "a ministry official", "unnamed", affiliation="ministry")
BROTHER = Speaker("brother", "his brother", "unnamed")
BAD = Speaker("evil/../../<b>?#%", EVIL_NAME, "person", role="<i>chief</i>")


def at(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def made(article: Article, source: str, cue: str, content: str, **more: Any) -> Statement:
    text = article.text
    found = Attribution(at(text, source), at(text, cue), at(text, content), 0.9, "test/1")
    return Statement(article, found, **more)


def ferries() -> list[Statement]:
    furniture = at(FERRIES, "Share this article")
    article = Article(
        FERRIES,
        title="Ferries stop",
        outlet="The Veld",
        authors=("Una Reed",),
        published="2031-04-02",
        url="https://veld.example/ferries",
        language="en",
        furniture=furniture,
    )
    told = made(
        article,
        "Oren Tal",
        "told",
        "that his brother had said the ferries were hers",
        speaker=TAL,
        addressee="the Harbour Agency",
        via=("Harbour Agency",),
    )
    return [
        made(
            article,
            "Transport Minister Ida Moss",
            "said",
            "that no ferry had been sold",
            speaker=MOSS,
            said="2031-04-01",
            said_earliest="2031-04-01",
            said_latest="2031-04-01",
            proposition="A ferry had been sold.",
            stance="denies",
            act="deny",
        ),
        made(
            article,
            "she",
            "told",
            "“We did not sell a single ferry,”",
            speaker=MOSS,
            form="direct",
            addressee="the Veld",
            proposition="We did not sell a single ferry.",
            stance="affirms",
        ),
        made(
            article,
            "A ministry official",
            "said",
            "that two ferries were probably sold in March",
            speaker=OFFICIAL,
            hedged=True,
            stance="affirms",
        ),
        told,
        made(article, "his brother", "had said", "the ferries were hers", speaker=BROTHER).within(
            told.id
        ),
    ]


def admitted() -> list[Statement]:
    article = Article(
        ADMITTED, title="Minister admits sale", outlet="The Echo", published="2031-06-07",
        url="javascript:alert(4)", language="en",
    )  # fmt: skip
    return [
        made(
            article,
            "Ida Moss",
            "said",
            "“We sold two ferries in March,”",
            speaker=MOSS,
            form="direct",
            via=("Harbour Agency",),
            said="2031-06-06",
            said_earliest="2031-06-06",
            said_latest="2031-06-06",
            proposition="Two ferries were sold in March.",
            stance="affirms",
        )
    ]


def copied() -> list[Statement]:
    article = Article(COPY, title="Ferries", outlet="The Mirror", published="2031-06-08")
    words = "“We sold two ferries in March,”"
    return [made(article, "Ida Moss", "said", words, speaker=MOSS, form="direct", stance="affirms")]


def evil() -> list[Statement]:
    article = Article(
        EVIL,
        title="<script>alert(0)</script>\u202e",
        outlet="<b>Outlet</b>",
        authors=("</title><script>",),
        published="<script>",
        url="javascript:alert(5)//https://",
        language="en",
    )
    source = "\u202eevil\u202c \x1b[2J officer"
    return [
        made(
            article,
            source,
            "said that",
            "\u2066all is {{ 7 * 7 }} well",
            speaker=BAD,
            via=("<script>v</script>",),
            addressee="<a href=javascript:alert(6)>",
            said="<script>d</script>",
            proposition="<script>p</script>",
        )
    ]


def build(path: Path) -> dict[str, list[Statement]]:
    """The record; gives its statements by article."""
    kept = {"ferries": ferries(), "admitted": admitted(), "copied": copied(), "evil": evil()}
    with Record(path) as record:
        for statements in kept.values():
            record.add(statements[0].article, statements)
        deny, admit, again = kept["ferries"][0], kept["admitted"][0], kept["copied"][0]
        record.matters.put("matter-1", "Whether <ferries> were sold", [deny.id, admit.id, again.id])
        record.appearances.put(
            [Appearance(admit.id, admit.id, 1.0), Appearance(admit.id, again.id, 1.0)]
        )
        record.relations.put([reversal(deny, admit)])
    return kept


def reversal(first: Statement, second: Statement) -> Relation:
    return Relation(
        "contradicts",
        first.id,
        second.id,
        0.93,
        "She denies the sale, and later <affirms> it.",
        "reversal",
        (Difference("quantity", "A ferry", "Two ferries"),),
        "test/1",
    )
