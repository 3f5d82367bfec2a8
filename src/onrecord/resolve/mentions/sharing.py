"""Titles that several names share, and titles from two sides of one name."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.resolve.gazetteers.offices import abbreviated, office, singular
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.titles import Title
from onrecord.resolve.mentions.types import Mention

__all__ = ["merged", "share_titles"]

_LISTED = re.compile(r"(?:\s*\([^)]{1,30}\))?(?:,\s+and|,|\s+and)\s+")


def share_titles(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions of a paragraph, each of "Sens. Jane Doe and John Roe" with the title in
    the singular.
    """
    plural: Title | None = None
    shared, last = [], 0
    for mention in found:
        titled = mention
        if mention.kind == "person":
            plural = _plural_title(mention) or (
                plural if plural and _LISTED.fullmatch(text[last : mention.start]) else None
            )
            titled = _with(mention, plural) if plural else mention
        if mention.kind == "person" or text[mention.start - 1 : mention.start] != "(":
            last = mention.end
        shared.append(titled)
    return shared


def merged(before: Title | None, after: Title | None) -> Title | None:
    """The title before the name, completed by the apposition."""
    if before is None or after is None:
        return before or after
    if before.role and after.role and before.role.lower().rstrip(".") in listed("ranks"):
        before = replace(before, role=None)
    own = before.affiliation if before.role else None
    return Title(
        before.role or after.role,
        own or after.affiliation,
        before.country or after.country,
        before.offices | after.offices,
        min(before.start, after.start),
        max(before.end, after.end),
    )


def _plural_title(mention: Mention) -> Title | None:
    """The mention's title in the singular, when it is in the plural."""
    role = mention.title.role if mention.title else None
    if mention.title is None or not role or not role.lower().rstrip(".").endswith("s"):
        return None
    if role.endswith("s."):
        return replace(mention.title, role=role[:-2] + ".")
    known = abbreviated(role) or office(role) or office(role.rsplit(" ", 1)[-1])
    before, _, last = role.rpartition(" ")
    one = singular(last.lower())
    many = known is not None and one != last.lower()
    return replace(mention.title, role=f"{before} {last[: len(one)]}".strip()) if many else None


def _with(mention: Mention, plural: Title) -> Mention:
    """The mention with the title that it shares, completed by its own."""
    if _plural_title(mention):
        return replace(mention, title=plural)
    party = (plural.affiliation or "").lower() in listed("parties")
    shared = replace(plural, country=None, affiliation=plural.affiliation if party else None)
    return replace(mention, title=merged(shared, mention.title))
