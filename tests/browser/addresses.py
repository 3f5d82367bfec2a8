"""Every page that the site has."""

from __future__ import annotations

from urllib.parse import quote, quote_plus

from newsroom_site import CLAIM, Kept

__all__ = ["PAGES", "address"]

PAGES = {
    "home": "/",
    "search": "/search?words=advisers",
    "nothing found": "/search?words=zebra",
    "check": "/check",
    "a claim checked": f"/check?claim={quote_plus(CLAIM)}",
    "articles": "/articles",
    "article": "/articles/{article}",
    "statement": "/statements/{statement}",
    "speakers": "/speakers",
    "speaker": "/speakers/{speaker}",
    "unnamed source": "/speakers/{unnamed}",
    "who a speaker is": "/identities/{speaker}",
    "matters": "/matters",
    "matter": "/matters/{matter}",
    "relations": "/relations",
    "relation": "/relations/{relation}",
    "sources": "/sources",
    "the API": "/docs",
    "no such page": "/nowhere",
}


def address(name: str, kept: Kept) -> str:
    """The address of that page in the newsroom's record."""
    keys = {key: quote(value, safe="") for key, value in kept._asdict().items()}
    return PAGES[name].format(**keys) if "{" in PAGES[name] else PAGES[name]
