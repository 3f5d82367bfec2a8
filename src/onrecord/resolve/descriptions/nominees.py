"""The person whom a party's nominee means ("the Republican nominee"), and the role that an
article gives somebody by such words without the name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.resolve.coreference.reading import Found, Reading
from onrecord.resolve.descriptions.phrases import Phrase
from onrecord.resolve.gazetteers.nominees import nominees, party_named
from onrecord.resolve.mentions.described import described
from onrecord.resolve.mentions.entities import Entity
from onrecord.statements import Span

__all__ = ["described_nominee", "nomination"]

_HEADS = frozenset({"nominee", "candidate", "standard-bearer"})
_ELSEWHERE = re.compile(
    r"(?i)\b(?:senate|house|congressional|gubernatorial|mayoral|judicial|former|other|another"
    r"|local|fellow|defeated|losing|would-be|failed)\b"
)
_VICE = re.compile(r"(?i)\bvice\b")
_PAST = frozenset({"president", "former president"})
_CALLED = re.compile(
    r"(?<!be )(?<!become )(?<!becoming )(?<!being )\b(?:[Tt]he|[Tt]heir|[Ii]ts) "
    r"(?:new(?:ly)? (?:(?:crowned|minted|nominated|anointed|named|elected) )?)?"
    r"(?:leading |top )?(?P<rank>presumptive |likely )?"
    r"(?P<party>Republican|GOP|Democratic|Libertarian|Green)(?: Party)?(?:[’']s)? "
    r"(?P<role>(?:presumptive )?(?P<vice>vice[- ])?(?:presidential )?"
    r"(?:nominee|candidate|front-?runner))\b(?! (?:[A-Z]|for (?!president\b)))"
)
_MOST = 50


class _Call(NamedTuple):
    """The words for a party's nominee: the party's key, the office, role and party as worded."""

    party: str
    office: str
    role: str
    affiliation: str


def described_nominee(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """The nominee whom "the Republican presidential nominee" means, when the article names him
    or her; of several the one whom it names most. None for other phrases.
    """
    if not phrase.definite or phrase.head not in _HEADS or phrase.owner or phrase.plural:
        return None
    party = next((p for w in phrase.before.split() if (p := party_named(w))), None)
    if party is None or phrase.after or _ELSEWHERE.search(phrase.before):
        return None
    office = "vice president" if _VICE.search(phrase.before) else "president"
    named = [e for e in reading.cast.of("person") if _was_put_up(e, party, office)]
    if not named:
        return None
    entity = max(named, key=lambda e: len(e.mentions))
    title = described(phrase.core, span.start)
    if title and title.role and entity.role is None:
        entity.titles.append(title)
        entity.role, entity.affiliation = title.role, entity.affiliation or title.affiliation
    return Found(entity, 0.75)


def _was_put_up(entity: Entity, party: str, office: str) -> bool:
    """Whether the person was the party's nominee, and is not in the office or past it."""
    if not _PAST.isdisjoint(entity.offices()):
        return False
    return any(n.is_called(entity.name) for n in nominees(party, office))


def nomination(text: str, name: str, year: int | None) -> tuple[str, str] | None:
    """Role and party that ``text`` gives the person of that full name by words such as "the
    Republican nominee" alone; ``year`` is that of the article, in which the election must be
    the next one or just over. None when it gives none, or without a year.
    """
    if year is None or " " not in name:
        return None
    for call in _calls(text):
        known = (n for n in nominees(call.party, call.office) if n.is_called(name))
        if any(n.first - 1 <= year <= n.last + 1 for n in known):
            return call.role, call.affiliation
    return None


@lru_cache(maxsize=8)
def _calls(text: str) -> tuple[_Call, ...]:
    found: list[_Call] = []
    for m in _CALLED.finditer(text):
        if len(found) == _MOST:
            break
        party = party_named(m["party"]) or ""
        office = "vice president" if m["vice"] else "president"
        found.append(_Call(party, office, (m["rank"] or "") + m["role"], m["party"]))
    return tuple(found)
