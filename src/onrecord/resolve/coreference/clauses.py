"""Names that a pronoun does not take up: those of a clause before it, or of its own quotation.

In "Asked about Jane Doe, he said" and "In a letter to Jane Doe, she wrote" the subject is whom
the clause leaves unnamed, and nobody is "he" after a quotation in which he names himself.
"""

from __future__ import annotations

import re

from onrecord.resolve.coreference.candidates import Layout

__all__ = ["other_from"]

_FRONTED = re.compile(
    r"[“\"‘'(]?(?:(?:When|While|After|Later|Then|Also|And|But)\s)?"
    r"(?:(?i:asked|questioned|pressed|quizzed|challenged|speaking|talking|responding|replying"
    r"|referring|writing|turning|reacting|alluding|appealing)\b"
    r"|In (?:an?|the|his|her|another) (?:\w+ ){0,3}?(?:letter|message|e-?mail|note|memo|interview"
    r"|tweet|post|reply|response|reference|call|exchange|conversation|speech|address) "
    r"(?:to|with|about|on|of|directed at|addressed to)\b)"
)
_REACH = 400  # code points of a clause before the pronoun
_CLOSED = re.compile(r"[”\"][\s,–—-]{1,3}\Z")


def other_from(place: Layout, at: int) -> int:
    """Where the words begin that name others than the pronoun at ``at``; ``at`` if none do."""
    begin = place.starts[place.sentence(at) - 1]
    fronted = at - begin <= _REACH and place.text.endswith(", ", begin, at)
    if fronted and _FRONTED.match(place.text, begin, at):
        return begin
    closed = _CLOSED.search(place.text, max(0, at - 4), at)
    quotation = place.quoted(closed.start()) if closed else None
    return quotation[0] if quotation else at
