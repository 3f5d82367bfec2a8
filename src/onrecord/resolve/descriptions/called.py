"""What descriptions without the name tell of somebody named ("the Tarn Republican", "his personal
physician").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.resolve.descriptions.origin import is_of_the_world, owner_country
from onrecord.resolve.gazetteers.institutions import is_of_no_state
from onrecord.resolve.gazetteers.offices import singular
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.described import described
from onrecord.resolve.mentions.entities import Entity
from onrecord.statements import Span

__all__ = ["told_by_descriptions"]

_DESCRIPTION = re.compile(r"(?i)(?:the|an?|one|another|his|her|their|its) [^,;:\n]{3,80}$")
_HONOURS = frozenset(("Sheikh", "Rev.", "Rev", "Reverend", "Dr.", "Dr"))
_MOST = 8


def told_by_descriptions(entity: Entity, spans: Sequence[Span], text: str) -> None:
    """Give a person who is named without it the office, body and country that the descriptions
    at ``spans``, which stood for him or her as sources, tell first; and somebody who is never
    named the country.
    """
    anywhere = entity.kind != "unnamed" or is_of_the_world(entity.name)
    anywhere = anywhere or is_of_no_state(entity.affiliation or "")
    if entity.country is None and not anywhere:
        told = (owner_country(span.of(text)) for span in spans[:_MOST])
        entity.country = next(filter(None, told), None)
    if entity.kind != "person" or entity.plural:
        return
    for span in spans[:_MOST]:
        words = span.of(text)
        title = described(words, span.start) if _DESCRIPTION.match(words) else None
        if title is None or singular((title.role or "").rsplit(" ", 1)[-1]) in listed("no role"):
            continue
        if entity.role in _HONOURS and title.role:
            entity.role = title.role
        if entity.role is None and entity.affiliation is None:
            entity.role, entity.affiliation = title.role, title.affiliation
        elif entity.affiliation is None and title.role is None:
            entity.affiliation = title.affiliation
        entity.country = entity.country or title.country
