"""The permanent address of everything that has a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

__all__ = ["address", "asked", "web_link"]

_FOLDERS = {
    "article": "articles",
    "matter": "matters",
    "relation": "relations",
    "speaker": "speakers",
    "statement": "statements",
}


def address(kind: str, key: str) -> str:
    """Where the article, matter, relation, speaker or statement of that id is shown."""
    return f"/{_FOLDERS[kind]}/{quote(key, safe='', errors='replace')}"


def asked(path: str, parameters: Mapping[str, Any] | None = None, **changed: Any) -> str:
    """``path`` with the parameters, some of them changed; empty ones are left out.

    A change of what is asked goes back to the first page.
    """
    wanted = {**(parameters or {})}
    if changed and "page" not in changed:
        wanted.pop("page", None)
    wanted.update(changed)
    kept = {k: "1" if v is True else v for k, v in wanted.items() if v not in (None, "", False)}
    query = urlencode(kept, errors="replace")
    return f"{path}?{query}" if query else path


def web_link(url: str | None) -> str | None:
    """The address if a browser may follow it: ``http`` or ``https``, nothing that acts."""
    from onrecord.serve.export.articles import web_address

    return web_address(url)
