"""The newsroom as gold has it: its statements in a record, by the names gold gives them."""

from __future__ import annotations

import json
from typing import Any

from evaluation.founding import Expected
from evaluation.newsroom import NEWSROOM, Document, documents
from onrecord.record import Record
from onrecord.statements import Article, Speaker, Statement

__all__ = ["filled", "planted", "statements"]


def planted() -> dict[str, Any]:
    """What ``relations.json`` says of the statements."""
    found: dict[str, Any] = json.loads((NEWSROOM / "relations.json").read_text("utf-8"))
    return found


def statements() -> dict[str, Statement]:
    """Every statement of gold by its name; speaker, stance and proposition are gold's."""
    return {
        expected.id: _statement(document, expected)
        for document in documents(NEWSROOM)
        for expected in document.gold
    }


def filled(record: Record, known: dict[str, Statement]) -> None:
    """Add the articles of these statements in the order of their publication."""
    articles = {s.article.id: s.article for s in known.values()}
    for article in sorted(articles.values(), key=lambda a: a.published or "9999"):
        of_article = [s for s in known.values() if s.article.id == article.id]
        record.add(article, of_article)


def _statement(document: Document, expected: Expected) -> Statement:
    gold = next(g for g in document.record["statements"] if g["id"] == expected.id)
    return Statement(
        article=document.article,
        attribution=expected.attribution,
        form=gold["form"],
        speech=gold["speech"],
        speaker=_speaker(document.article, gold),
        said=gold["said"],
        act=gold["act"] or "assert",
        proposition=gold["proposition"],
        stance=gold["stance"],
    )


def _speaker(article: Article, gold: dict[str, Any]) -> Speaker | None:
    if gold["speaker"] is None:
        return None
    local = article.id if gold["kind"] == "unnamed" else ""
    return Speaker(
        id=f"{gold['speaker']}{local}",
        name=gold["speaker"],
        kind=gold["kind"],
        role=gold["role"],
        affiliation=gold["affiliation"],
    )
