"""What newspapers call someone whom they have named before: "the retired surgeon"."""

from __future__ import annotations

import re

from onrecord.resolve.coreference.reading import Found, Reading
from onrecord.resolve.descriptions.fitting import call, may_be, named_before
from onrecord.resolve.descriptions.phrases import Phrase
from onrecord.resolve.gazetteers.offices import office
from onrecord.resolve.gazetteers.tables import listed
from onrecord.resolve.mentions.described import described
from onrecord.statements import Span

__all__ = ["by_epithet", "by_known_office"]

_FAR = 20_000  # code points back in which others of the occupation are sought
_OTHERS = frozenset({"first", "second", "third", "other", "another"})
_NO_ONE = frozenset(
    ("source", "official", "aide", "insider", "host", "narrator", "announcer", "moderator",
     "interviewer", "reporter", "correspondent", "spokesman", "spokeswoman", "spokesperson",
     "witness", "voter", "resident", "worker", "suspect", "victim", "defendant", "plaintiff",
     "driver", "officer", "judge", "prosecutor", "player", "candidate", "head", "chief", "partner",
     "model", "supporter", "speaker", "agent", "monitor", "pilot", "doctor", "lawyer"),
)  # fmt: skip


def by_known_office(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """For "the Republican nominee" of someone whose office the article takes as known: the
    person whom it names most, if without any title.
    """
    if not phrase.definite or phrase.head not in listed("known by office") or phrase.after:
        return None
    if set(phrase.before.lower().split()) & listed("another's rank"):
        return None
    named = [
        (sum(m.end <= span.start for m in e.mentions), e)
        for e in reading.cast.of("person")
        if not e.offices() and not (phrase.head in listed("female") and e.gender == "m")
    ]
    named = sorted((n for n in named if n[0] >= 2), key=lambda n: -n[0])
    if not named or (len(named) > 1 and named[0][0] == named[1][0]):
        return None
    call(named[0][1], described(phrase.core, span.start))
    return Found(named[0][1], 0.45)


def by_epithet(reading: Reading, span: Span, phrase: Phrase) -> Found | None:
    """For "the retired neurosurgeon", said of someone whom the article has named but not
    called so: the one who spoke last, else the one it names most.
    """
    if not phrase.definite or phrase.plural or phrase.after:
        return None
    if set(phrase.before.lower().split()) & _OTHERS:
        return None
    usual = _is_usual(phrase)
    if not usual and not _only_told(reading, span, phrase):
        return None
    last = reading.last(before=span.start)
    persons = [e for e in reading.cast.of("person") if named_before(e, span.start)]
    often = max(persons, key=lambda e: sum(m.end <= span.start for m in e.mentions), default=None)
    for entity in (last, often):
        if entity is None or entity.kind != "person" or entity.plural:
            continue
        free = usual or len(persons) == 1 or not entity.offices()
        if free and may_be(reading, entity, phrase):
            call(entity, described(phrase.core, span.start))
            return Found(entity, 0.5)
    return None


def _is_usual(phrase: Phrase) -> bool:
    """Whether the head is what newspapers often call someone whom they have named before."""
    head = phrase.head.rsplit("-", 1)[-1] if phrase.head.endswith("year-old") else phrase.head
    return (
        head in listed("epithets")
        or phrase.before.endswith(("House", "Senate"))
        or phrase.head.endswith("year-old")
    )


def _only_told(reading: Reading, span: Span, phrase: Phrase) -> bool:
    """Whether the head is an occupation that the text has given to nobody before ("a swimmer")."""
    if phrase.head in _NO_ONE or phrase.head in listed("public offices"):
        return False
    if phrase.owner or office(phrase.head) is None:
        return False
    head = re.escape(phrase.head)
    given = re.compile(rf"(?i)\b(?:an?|one|another)\s(?:[\w-]{{1,30}}\s){{0,3}}{head}\b")
    return given.search(reading.text, max(0, span.start - _FAR), span.start) is None
