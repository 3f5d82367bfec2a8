"""What a page says of itself: JSON-LD first, then meta elements, then its headings."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import Any

from onrecord.ingest.dates import machine_date, plausible
from onrecord.ingest.documents import Metadata
from onrecord.ingest.jsonld import article_object, names, objects, texts
from onrecord.ingest.outlets import best_outlet

__all__ = ["declared", "people"]

_DATES = (
    "article:published_time", "article:published", "og:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date", "publishdate",
    "publish-date", "pubdate", "publication_date", "article.published", "date",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "headline")
_JOURNAL = ("citation_journal_title",)
_SITES = ("og:site_name", "dc.publisher", "publisher", "application-name", "twitter:site")
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "byl")
_LANGUAGES = ("og:locale", "language", "content-language", "dc.language")

_AND = re.compile(r"\s*[,;&]\s*(?:and\s+)?|\s+and\s+")
_BY = re.compile(r"^by[:\s]\s*", re.IGNORECASE)
_NOT_NAMES = re.compile(r"://|^www\.|^@|\.com\b|^\d+$|^(?:admin|editor|staff)$", re.IGNORECASE)
_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "PhD", "Ph.D.", "MD", "M.D."})
_LONGEST_HEADING = 300
_SHARED_WORDS = 1 / 3

Meta = dict[str, list[str]]


def declared(tree: Any) -> Metadata:
    """What an lxml page tree says of itself; implausible dates are left out."""
    everything = objects(tree)
    found = article_object(everything) or {}
    meta = _meta(tree)
    url = _canonical(tree) or _of(meta, ("og:url",))
    publisher = _first(names(found.get("publisher"), everything))
    said = [_first(texts(found.get("headline"))), _of(meta, _TITLES)]
    titles = [html.unescape(t) for t in said if t]
    authors = names(found.get("author"), everything) or next(
        (meta[k] for k in _AUTHORS if k in meta), []
    )
    return Metadata(
        title=_printed(titles, tree) or _whole(titles),
        outlet=best_outlet(
            map(_unescaped, (_of(meta, _JOURNAL), publisher, _of(meta, _SITES))), url=url
        ),
        authors=people(authors),
        published=_published(found, meta),
        url=url,
        language=_first(texts(found.get("inLanguage")))
        or tree.get("lang")
        or _of(meta, _LANGUAGES),
    )


def people(values: Iterable[str]) -> tuple[str, ...]:
    """Authors one by one from the ways in which bylines join them; each once."""
    found: dict[str, None] = {}
    for value in values:
        parts = _AND.split(_BY.sub("", html.unescape(value).strip()[:500]))
        alone = len(parts) == 2 and all(" " not in p for p in parts)  # "Surname, Given"
        for part in [" ".join(reversed(parts))] if alone else parts:
            if part and part not in _SUFFIXES and not _NOT_NAMES.search(part):
                found[part] = None
    return tuple(found)


def _published(found: dict[str, Any], meta: Meta) -> str | None:
    said = texts(found.get("datePublished")) + [v for k in _DATES for v in meta.get(k, [])]
    return next((d for v in said if (d := plausible(machine_date(v)))), None)


def _printed(titles: list[str], tree: Any) -> str | None:
    """The heading of the page that shares most words with a declared title, if a third."""
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    likeness = {
        h: max(map(_shared, titles, [h] * len(titles)), default=0.0)
        for h in headings
        if 0 < len(h) <= _LONGEST_HEADING
    }
    best = max(likeness, key=lambda h: likeness[h], default=None)
    return best if best and likeness[best] >= _SHARED_WORDS else None


def _shared(a: str, b: str) -> float:
    """Words in common, as a share of the words of the shorter."""
    left, right = ({*re.findall(r"\w+", t.casefold())} for t in (a, b))
    return len(left & right) / max(1, min(len(left), len(right)))


def _whole(titles: list[str]) -> str | None:
    """The first title that is not cut short by an ellipsis."""
    return next((t for t in titles if not t.endswith(("...", "…"))), _first(titles))


def _meta(tree: Any) -> Meta:
    values: Meta = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            values.setdefault(name.strip().lower(), []).append(content)
    return values


def _canonical(tree: Any) -> str | None:
    links = [
        e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"
    ]
    return next((h for h in links if h and h.startswith(("http://", "https://"))), None)


def _of(values: Meta, keys: Iterable[str]) -> str | None:
    return next((values[k][0] for k in keys if k in values), None)


def _first(values: list[str]) -> str | None:
    return values[0] if values else None


def _unescaped(value: str | None) -> str | None:
    return html.unescape(value) if value else None
