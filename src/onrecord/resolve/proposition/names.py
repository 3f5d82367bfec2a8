"""A speaker's name as the subject of a sentence."""

from __future__ import annotations

import re

from onrecord.resolve.manner.words import word_list
from onrecord.statements import Speaker

__all__ = ["is_plural", "possessive", "subject_name", "with_article"]

_PLURAL_LEAD = re.compile(
    r"^(?:two|three|four|five|six|seven|eight|nine|ten|\d+(?![\w-])|some|many|several|most|both|other|all)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s(?:in|of|from|at|for|with|who|that|near|on|close|associated)\s|[,(]")


def subject_name(speaker: Speaker) -> str:
    """The name, with "the" where an institution's name needs it mid-sentence."""
    if speaker.kind in ("person", "unnamed", "author"):
        return speaker.name
    return with_article(speaker.name)


def with_article(name: str) -> str:
    """``State Department`` becomes ``the State Department``; other names stay."""
    words = _head(name).split()
    last = words[-1].lower() if words else ""
    determined = words[:1] and words[0].lower() in ("the", "a", "an", "some", "his", "her", "its")
    plain = len(words) > 1 or last in ("kremlin", "pentagon", "senate", "house", "government")
    needs = (
        last in word_list("institution noun")
        and plain
        and not determined
        and "’s" not in name
        and "'s" not in name
    )
    return f"the {name}" if needs else name


def is_plural(name: str, *, person: bool = False) -> bool:
    """Whether a verb after the name is plural: "two officials", "Lavrov and Kerry"."""
    if person:
        return " and " in _head(name)
    if _PLURAL_LEAD.match(name):
        return True
    if re.match(r"(?:an?|one|each|every|this|that)\s", name, re.IGNORECASE):
        return False
    head = _head(name)
    if " and " in head:
        return not head.startswith("the ")
    words = head.split()
    last = words[-1].lower() if words else ""
    return last in word_list("plural without s") or (
        last.endswith("s")
        and not last.endswith(("ss", "us", "is", "'s", "’s"))
        and last not in word_list("singular in s")
    )


def possessive(name: str) -> str:
    """``Russia's``; names in a plural -s take the apostrophe alone."""
    return name + ("’" if is_plural(name) and name.endswith("s") else "’s")


def _head(name: str) -> str:
    found = _TAIL.search(name)
    return name[: found.start()] if found else name
