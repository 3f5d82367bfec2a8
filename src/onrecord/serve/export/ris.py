"""RIS: a citation of each article, for reference managers.

After the RIS specification of Research Information Systems: a tag a line, lines end in
CR LF, ``TY`` first and ``ER`` last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.safe import shorten
from onrecord.serve.export.articles import date_parts, each_article, web_address
from onrecord.statements import Article, Statement

__all__ = ["export_ris"]

_LONGEST = 2000


def export_ris(statements: Iterable[Statement]) -> Iterator[bytes]:
    """One reference an article, in UTF-8. Names stay as printed, not split into parts."""
    for article in each_article(statements):
        lines = (f"{tag}  - {value}\r\n" for tag, value in _fields(article))
        yield "".join(lines).encode()


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    """Tags and values in order; a value is one line, so that it cannot hold another tag."""
    yield "TY", _kind(article)
    yield "ID", article.id
    for tag, value in _words(article):
        if line := shorten(value or "", _LONGEST):
            yield tag, line
    if parts := date_parts(article.published):
        yield "PY", f"{parts[0]:04}"
        yield "DA", "/".join([f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])])
    elif article.published:
        yield "N1", shorten(f"Published {article.published}", _LONGEST)
    if address := web_address(article.url):
        yield "UR", address
    yield "ER", ""


def _words(article: Article) -> Iterator[tuple[str, str | None]]:
    yield "TI", article.title
    for author in article.authors:
        yield "AU", author.replace("*", " ")
    yield "T2", article.outlet
    yield "LA", article.language


def _kind(article: Article) -> str:
    if article.kind == "news":
        return "NEWS"
    return "ELEC" if web_address(article.url) else "GEN"
