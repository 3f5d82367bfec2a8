"""Titles that several names share, and titles from two sides of one name."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.resolve.gazetteers.offices import abbreviated, office, singular
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.titles import Title
from onrecord.resolve.mentions.types import Mention

__all__ = ["is_rank", "merged", "share_titles"]

_JOINED = re.compile(r",? and ")
_LISTED = re.compile(r"(?:\s*\([^)]{1,30}\))?(?:,\s+and|,|\s+and)\s+")


def share_titles(text: str, found: list[Mention]) -> list[Mention]:
    """The mentions of a paragraph, each of "Sens. Jane Doe and John Roe" with the title in
    the singular.
    """
    plural: Title | None = None
    shared: list[Mention] = []
    last = 0
    for mention in found:
        titled, between = mention, text[last : mention.start]
        if mention.kind == "person":
            plural = _plural_title(mention) or (
                plural if plural and _LISTED.fullmatch(text[last : mention.start]) else None
            )
            titled = _with(mention, plural) if plural else mention
            if shared and plural and _explains(mention) and _JOINED.fullmatch(between):
                shared[-1] = _explained(shared[-1], titled)
        if mention.kind == "person" or text[mention.start - 1 : mention.start] != "(":
            last = mention.end
        shared.append(titled)
    return shared


def is_rank(role: str) -> bool:
    """Whether the role is a military or academic rank ("Maj. Gen.")."""
    words = role.lower().replace(".", "").split()
    return bool(words) and all(w in listed("ranks") for w in words)


def _explains(mention: Mention) -> bool:
    """Whether the mention's plural title stands after it ("A and B, the founders")."""
    title = mention.title
    return title is not None and title.start >= mention.end and _plural_title(mention) is not None


def _explained(earlier: Mention, titled: Mention) -> Mention:
    """The name before "and" with the title that explains both, where it has none."""
    person = earlier.kind == "person" and earlier.title is None
    return replace(earlier, title=titled.title) if person else earlier


def merged(before: Title | None, after: Title | None) -> Title | None:
    """The title before the name, completed by the apposition."""
    if before is None or after is None:
        return before or after
    if before.role and after.role and is_rank(before.role):
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
