"""The antecedent of "he" in the words of one whose relative the article has just spoken of."""

from __future__ import annotations

import re

from onrecord.resolve.coreference.reading import Found, Reading
from onrecord.resolve.mentions.entities import Entity
from onrecord.statements import Span

__all__ = ["by_kin"]

_NEAR = 200  # code points
_KIN = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})(?:, whose|[’']s)"
    r" (?:(?:elder|eldest|younger|youngest|older|oldest|late|only|dead) )?"
    r"(?:(?P<m>son|husband|brother|father|nephew|uncle|grandson|grandfather)"
    r"|(?P<f>daughter|wife|sister|mother|niece|aunt|granddaughter|grandmother))\b(?! [A-Z]|, [A-Z])"
)


def by_kin(reading: Reading, span: Span, pronoun: str) -> Found | None:
    """Of "Jane Doe, whose son is at sea. “He told me", Jane Doe's son; else None.

    Only in a quotation, of the sentence before it, and where no name stands between.
    """
    opens = reading.place.quoted(span.start)
    if opens is None or pronoun not in ("m", "f"):
        return None
    here = reading.place.sentence(span.start)
    start = max(span.start - _NEAR, reading.place.starts[max(0, here - 2)])
    for m in reversed(list(_KIN.finditer(reading.text, start, span.start))):
        if m[pronoun] and not reading.mentions_in(Span(m.end(), span.start)):
            kin = Entity(f"{m['name']}’s {m[pronoun]}", "unnamed", nouns={m[pronoun]})
            kin.gender = pronoun
            known = next((e for e in reading.others if e.name == kin.name), kin)
            return Found(known, 0.6)
    return None
