"""The body of which a relative clause tells that somebody works there or heads it
("Jane Doe, who teaches law at Tarn University"), and the state that somebody governs.
"""

from __future__ import annotations

import re

from onrecord.resolve.gazetteers.countries import country_named
from onrecord.resolve.mentions.kinds import kind_of_name

__all__ = ["employer", "possessor", "state_after", "unit_of"]

_BODY = r"(?:the )?(?P<body>[A-Z][\w&’'-]*(?: (?:(?:of|for|and|the) ){0,2}[A-Z][\w&’'-]*){0,6})"
_VERB = (
    r"(?:teach(?:es)?|taught|works?|worked|working|stud(?:ies|ied)|lectures?|lectured|serves?|served"
    r"|research(?:es|ed)|speciali[sz]es|writes?|wrote|is based|is)"
)
_HEADS = (
    r"(?:runs?|ran|leads?|led|heads?|headed|chairs?|chaired|directs?|directed|founded|edits?"
    r"|manages?|owns?|owned|operates?|co-founded|oversees?|oversaw)"
)
_LED = _BODY.replace("body", "led")
_AT = re.compile(
    r"[^.;:“”\"\n]{0,120}?\bwho (?:(?:also|now|currently|once|has|had|previously) )?"
    rf"(?:{_VERB}(?: [a-z][\w-]*){{0,6}}? (?:at|for) {_BODY}"
    rf"|{_VERB}(?: [\w-]+){{1,9}}? at {_BODY.replace('body', 'unit')}"
    rf"|{_HEADS} {_LED}(?![’']|(?<=[’']s)))"
)
_UNIT = re.compile(
    r"(?:the |its |his |her )?(?:[a-z-]+ )?(?:school|department|faculty|college|division|center"
    r"|centre|office|bureau|program(?:me)?|lab|laboratory|unit|institute)\b[a-z ,&-]{0,60}? "
    rf"(?:at|of) {_BODY}"
)
_OWNER = re.compile(
    r"(?P<body>[A-Z][\w&-]*(?: (?:of |for )?[A-Z][\w&-]*){0,4})(?:[’']s|(?<=s)[’']) $"
)
_STATE = re.compile(r" of (?P<body>(?:the )?[A-Z][\w-]*(?: (?:and )?[A-Z][\w-]*){0,3})")
_GOVERNS = re.compile(r"\b[Gg]ov(?:ernor\b|\.)")
_KINDS = ("organization", "outlet", "group")


def employer(text: str, end: int) -> str | None:
    """The body in which a relative clause after the name places its bearer; the name ends at
    ``end``.
    """
    m = _AT.match(text, end, end + 260) if text[end : end + 1] == "," else None
    body = (m["body"] or m["unit"] or m["led"]) if m else None
    body = re.sub(r"^[A-Z]\w+-based ", "", body) if body else None
    owned = body is not None and re.search(r"[’']s?$", body) is not None
    return body if body and not owned and kind_of_name(body, the=True) in _KINDS else None


def possessor(text: str, end: int) -> str | None:
    """The outlet or body in "CNN’s Jane Doe" and "the Orr Institute’s Jane Doe", whose words end
    at ``end``, just before the name; None for persons and states.
    """
    m = _OWNER.search(text, max(0, end - 80), end)
    words = m["body"].split() if m else []
    for first in range(len(words)):
        body = " ".join(words[first:])
        if words[first] in ("The", "A", "An"):
            continue
        kind = kind_of_name(body)
        several = len(words) - first > 1
        party = kind == "group" and body.endswith((" Party", " Movement", " Front", " Union"))
        if kind == "outlet" or (several and (kind == "organization" or party)):
            return body
    return None


def unit_of(rest: str) -> str | None:
    """The body of "the school of law at Tarn University", when the words name a part of one."""
    m = _UNIT.match(rest)
    return m["body"] if m else None


def state_after(text: str, end: int, role: str) -> tuple[str, str] | None:
    """Name and alpha-2 code of the country in "Chancellor Jane Doe of Austria", or of the state
    that a governor governs.
    """
    sorts = ("name", "region") if _GOVERNS.search(role) else ("name",)
    m = _STATE.match(text, end, end + 60)
    words = m["body"].split() if m else []
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        place = country_named(name)
        if place and place.sort in sorts:
            return name, place.code
    return None
