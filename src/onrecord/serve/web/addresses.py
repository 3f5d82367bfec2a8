"""The permanent address of everything that has a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from onrecord.judgements import Judgement

__all__ = ["address", "asked", "taken_out", "web_link"]

_FOLDERS = {
    "article": "articles",
    "identity": "identities",
    "matter": "matters",
    "relation": "relations",
    "speaker": "speakers",
    "statement": "statements",
}


_STATEMENT = re.compile("[0-9a-f]{16}")


def address(kind: str, key: str) -> str:
    """Where the article, matter, relation, speaker (and its identity) or statement is shown."""
    return f"/{_FOLDERS[kind]}/{quote(key, safe='', errors='replace')}"


def taken_out(split: Judgement) -> str | None:
    """Where the speaker or matter is that a split made of statements.

    None for a split that only parted speakers whom a person had joined.
    """
    if not any(_STATEMENT.fullmatch(str(one)) for one in split.detail.get("out", ())):
        return None
    return address(split.subject, f"{split.subject_id}~{split.number}")


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
