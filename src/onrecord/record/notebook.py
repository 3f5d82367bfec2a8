"""A record as HTML for notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.markup import between, block, many
from onrecord.safe import shorten

if TYPE_CHECKING:
    from onrecord.record.record import Record

__all__ = ["record_html"]

_SPEAKERS = 5


def record_html(record: Record) -> str:
    """How much the record holds, from when to when, and who says most."""
    held = record.counts()
    numbers = [
        (held.articles, "article"),
        (held.statements, "statement"),
        (held.speakers, "speaker"),
        (held.outlets, "outlet"),
        (record.matters.count(), "matter"),
        (record.relations.count(), "relation"),
    ]
    facts = [many(number, thing) for number, thing in numbers]
    facts += [between(held.earliest, held.latest)] if held.earliest else []
    most = [
        f"{shorten(one.speaker.name, 60)} ({one.statements:,})"
        for one in record.speakers(named_only=True, limit=_SPEAKERS)
    ]
    return block(shorten(str(record.path), 120), facts, most)
