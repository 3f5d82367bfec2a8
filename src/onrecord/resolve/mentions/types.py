"""The mention of a name: what finding names gives and grouping them takes."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.resolve.mentions.titles import Title
from onrecord.statements import SpeakerKind

__all__ = ["Mention"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at ``start:end`` of the text (without title), the kind that its words tell, and
    what stands beside it: a title, an acronym in brackets, a form of address ("Mr").
    """

    start: int
    end: int
    name: str
    kind: SpeakerKind
    title: Title | None = None
    possessive: bool = False
    acronym: str | None = None
    address: str | None = None
