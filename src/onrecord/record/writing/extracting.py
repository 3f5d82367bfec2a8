"""Adds an article whose statements are found here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.record.writing import publication, writing
from onrecord.statements import Article

if TYPE_CHECKING:
    from onrecord.record.record import Record

__all__ = ["extracted"]


def extracted(
    record: Record, article: Article, extractor: str | None, *, replace: bool
) -> writing.Added:
    """Extract, resolve and add; again when more is known, since dates rest on it."""
    from onrecord.extract import extract
    from onrecord.extract import extractor as named
    from onrecord.resolve import resolve

    chosen = named() if extractor is None else named(extractor)
    stored = record.article(article.sha256) if record.has(article) else None
    whole = article if stored is None else publication.completed(stored, article)
    known = whole == stored and record.has(article, extractor=chosen.name)
    if known and not replace:
        return writing.Added(article.id, new=False, statements=0)
    statements = resolve(whole, extract(whole, extractor=chosen))
    return record.add(whole, statements, extractor=chosen.name, replace=stored is not None)
