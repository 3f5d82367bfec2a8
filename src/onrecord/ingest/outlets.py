"""The name of an outlet, from the ways in which pages write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from onrecord.ingest.furniture import letters

__all__ = ["best_outlet", "without_slogan"]

_BREAK = re.compile(r"\s*[|•·»]\s*|\s+[-–—]\s+|:\s+")
_PARENTHESIS = re.compile(r"\s*\([^()]{1,40}\)$")
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+){1,3})/?$")


def best_outlet(candidates: Iterable[str | None], *, url: str | None = None) -> str | None:
    """The first of the names given, unless that is all in lower case and another is not."""
    names = [n for c in candidates if (n := without_slogan(c, url=url))]
    return next((n for n in names if not n.islower()), names[0] if names else None)


def without_slogan(name: str | None, *, url: str | None = None) -> str | None:
    """The outlet's name without the slogan after a bar, a colon or a spaced dash.

    Where a part of the name is the name in ``url``, that part is taken; else the first.
    """
    parts = [p.strip() for p in _BREAK.split((name or "").strip()[:200]) if p.strip()]
    if not parts:
        return None
    host = letters(_host(url))
    chosen = next((p for p in parts if len(p) > 2 and letters(p) in host), parts[0])
    chosen = _ADDRESS.sub(r"\1", _PARENTHESIS.sub("", chosen)).lstrip("@").strip()
    return chosen or None


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
