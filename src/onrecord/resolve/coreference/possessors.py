"""Descriptions with the full name of the one whom they belong to ("Doe's staff", "an adviser to
his campaign").
"""

from __future__ import annotations

import re

from onrecord.resolve.coreference.candidates import pronoun_class
from onrecord.resolve.coreference.pronouns import by_pronoun
from onrecord.resolve.coreference.reading import Reading
from onrecord.resolve.gazetteers.names import gender_of
from onrecord.resolve.mentions.entities import Entity
from onrecord.statements import Span

__all__ = ["name_owner"]

_ADDRESS = re.compile(r"(?:Mr|Mrs|Ms|Dr)\.? ")
_SURE = 0.75
_WHOSE = re.compile(r"(?<=[a-z] )(?P<whose>his|her|its|their)(?= [a-z])")


def name_owner(reading: Reading, span: Span, entity: Entity) -> None:
    """Put the owner's full name into the description at ``span``, which nobody's name is: of
    "Doe's staff", and for the pronoun of "an adviser to his campaign".
    """
    if entity.mentions or entity.kind in ("person", "author"):
        return
    for m in reading.mentions_in(span):
        full = reading.entity_of(m).entity
        address = _ADDRESS.match(entity.name)
        bare = entity.name[address.end() :] if address else entity.name
        if m.title and m.title.start == span.start < m.start:
            bare = bare.removeprefix(reading.text[span.start : m.start])
        if full.kind == "person" and m.possessive and bare.startswith(m.name):
            if len(m.name) < len(full.name):
                entity.name = full.name + bare[len(m.name) :]
            return
        known = full.kind == "person" and (full.titles or gender_of(full.name))
        if known and " " not in m.name and " " in full.name:
            served = re.compile(rf"(?<= for )(?:M(?:r|rs|s)\.? )?{re.escape(m.name)}\Z")
            if entity.plural and (short := served.search(entity.name)):
                entity.name = f"{entity.name[: short.start()]}{full.name}"
                return
    _resolve_whose(reading, span, entity)


def _resolve_whose(reading: Reading, span: Span, entity: Entity) -> None:
    """The owner's name for a possessive pronoun within the description."""
    printed = _WHOSE.search(reading.text, *span)
    described = _WHOSE.search(entity.name)
    if printed is None or described is None:
        return
    place = Span(printed.start("whose"), printed.end("whose"))
    found = by_pronoun(reading, place, pronoun_class(printed["whose"]) or "")
    if found and found.confidence >= _SURE and " " in found.entity.name:
        before, after = entity.name[: described.start()], entity.name[described.end() :]
        entity.name = f"{before}{found.entity.name}'s{after}"
