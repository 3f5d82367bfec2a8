"""CSL-JSON: a citation of each article, for Zotero, Pandoc and citeproc.

After the CSL-JSON schema (csl-data) of the Citation Style Language 1.0.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.safe import shorten
from onrecord.serve.export.articles import date_parts, each_article, web_address
from onrecord.serve.export.script_json import script_json
from onrecord.statements import Article, Statement

__all__ = ["export_csl"]

_LONGEST = 2000


def export_csl(statements: Iterable[Statement]) -> Iterator[bytes]:
    """One array of items, an item an article. Names are literal: as printed."""
    before = "[\n"
    for article in each_article(statements):
        yield f"{before}{script_json(_item(article))}".encode()
        before = ",\n"
    yield b"[]\n" if before == "[\n" else b"\n]\n"


def _item(article: Article) -> dict[str, Any]:
    item = {
        "id": f"onrecord-{article.id}",
        "type": _kind(article),
        "title": _line(article.title),
        "author": [{"literal": _line(name)} for name in article.authors if _line(name)],
        "container-title": _line(article.outlet),
        "issued": _issued(article.published),
        "URL": web_address(article.url),
        "language": _line(article.language),
    }
    return {name: value for name, value in item.items() if value}


def _kind(article: Article) -> str:
    if article.kind == "news":
        return "article-newspaper"
    return "webpage" if web_address(article.url) else "document"


def _issued(published: str | None) -> dict[str, Any] | None:
    if parts := date_parts(published):
        return {"date-parts": [list(parts)]}
    return {"literal": _line(published)} if published else None


def _line(text: str | None) -> str:
    return shorten(text or "", _LONGEST)
