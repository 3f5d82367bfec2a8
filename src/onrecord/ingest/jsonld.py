"""The JSON-LD blocks of a page: what publishers tell search engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

__all__ = ["article_object", "names", "objects", "texts"]

_ARTICLE = re.compile(r"(?:\w*Article|\w*BlogPosting|Report)$")
_LARGEST_BLOCK = 2_000_000
_DEEPEST = 6
_WIDEST = 200

Object = dict[str, Any]


def objects(tree: Any) -> list[Object]:
    """Every object of a page's blocks, of their arrays, ``@graph`` and main entities."""
    blocks = [
        s.text or "" for s in tree.iter("script") if "ld+json" in (s.get("type") or "").lower()
    ]
    return [o for b in blocks if len(b) < _LARGEST_BLOCK for o in _objects(_loaded(b))]


def article_object(found: list[Object]) -> Object | None:
    """The first object that is an article and has a headline, or else an article."""
    articles = [o for o in found if any(_ARTICLE.search(t) for t in texts(o.get("@type")))]
    return next(
        (a for a in articles if texts(a.get("headline"))), articles[0] if articles else None
    )


def texts(value: Any) -> list[str]:
    """The strings in a value that is one, a list of some, or neither."""
    values = value if isinstance(value, list) else [value]
    return [v.strip() for v in values if isinstance(v, str) and v.strip()]


def names(value: Any, everything: list[Object]) -> list[str]:
    """Names of people or organisations given as strings, objects, or ``@id`` references."""
    items = value if isinstance(value, list) else [value]
    return [n for i in items[:_WIDEST] for n in _names_of(i, everything)]


def _names_of(item: Any, everything: list[Object]) -> list[str]:
    if not isinstance(item, dict):
        return texts(item)
    if own := texts(item.get("name")):
        return own
    key = item.get("@id")
    meant = (o for o in everything if isinstance(key, str) and o.get("@id") == key)
    return next((n for o in meant if (n := texts(o.get("name")))), [])


def _loaded(block: str) -> Any:
    try:
        return json.loads(block.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any, depth: int = 0) -> Iterator[Object]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:_WIDEST]:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)
