"""The articles that statements come from, for formats of one entry or file an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import quote

from onrecord.statements import Article, Statement

__all__ = ["by_article", "date_parts", "each_article", "web_address"]

_DATE = re.compile(
    r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01])(?:T[0-9:.Z+-]+)?)?)?"
)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_IN_ADDRESSES = "!#$%&()*+,/:;=?@[]~"


def each_article(statements: Iterable[Statement]) -> Iterator[Article]:
    """Each article once, in the order of their first statements; only hashes are kept."""
    seen: set[str] = set()
    for statement in statements:
        if statement.article.sha256 not in seen:
            seen.add(statement.article.sha256)
            yield statement.article


def by_article(statements: Iterable[Statement]) -> Iterator[tuple[str, list[Statement]]]:
    """The statements that follow one another in one article, with a name for their file.

    The name is the article's id. Where an article comes back after another one, as it
    never does from a record, its further statements are a file ``<id>-2`` and so on.
    """
    times: dict[str, int] = {}
    for article, found in groupby(statements, key=lambda statement: statement.article.id):
        times[article] = times.get(article, 0) + 1
        yield article if times[article] == 1 else f"{article}-{times[article]}", list(found)


def date_parts(published: str | None) -> tuple[int, ...]:
    """Year, month and day as far as an EDTF date gives them plainly.

    Empty for what is approximate, an interval, a season or partly unknown.
    """
    found = _DATE.fullmatch(published or "")
    return tuple(int(part) for part in found.groups() if part) if found else ()


def web_address(url: str | None) -> str | None:
    """``url`` with what may not stand in an address percent-encoded (RFC 3986).

    None unless it is ``http`` or ``https``: another kind, as ``javascript:``, could act
    where it is followed.
    """
    url = (url or "").strip()
    return quote(url, safe=_IN_ADDRESSES, errors="replace") if _WEB.match(url) else None
