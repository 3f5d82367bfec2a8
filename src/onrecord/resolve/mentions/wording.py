"""Roles worded at more length than their office: what it is of, and whose it is."""

from __future__ import annotations

import re

from onrecord.resolve.gazetteers.offices import office
from onrecord.resolve.gazetteers.tables import listed

__all__ = [
    "after_body",
    "in_chamber",
    "membership",
    "second_role",
    "with_field",
    "without_praise",
]

_HEADS = (
    r"(?:director|manager|chief|head|professor(?: emerit(?:us|a))?|editor|dean|president"
    r"|vice president|chair|chairman|chairwoman|co-director|coordinator|secretary|officer)"
)
_FIELD = (
    r"(?P<field>(?!(?:a|an|the|his|her|its|their)\s)[a-z-]+"
    r"(?:(?:\sand)?\s(?!at\b|of\b|for\b|in\b|with\b)[a-z-]+){0,2})"
)
_UNIT = (
    r"the\s(?:[A-Z][\w’'&-]*\s){1,4}"
    r"(?:Program|Project|Initiative|Practice|Division|Department|Desk)"
)
_WITHIN = re.compile(
    rf"(?P<role>(?:[a-z-]+\s){{0,6}}{_HEADS}\s(?:of|for)\s(?:{_FIELD}|{_UNIT}))"
    r"(?:\s(?:at|for|with|of)\s(?:the\s)?(?P<body>[A-Z].*))?$"
)
_NAME = r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,5}"
_AFTER_BODY = re.compile(
    rf"(?P<body>{_NAME}\s(?:of|for)\s(?:the\s)?{_NAME})\s(?P<role>[a-z-]+(?:\s[a-z-]+){{0,4}})$"
)
_LEADS = re.compile(
    r"(?i)(?P<past>former\s)?(?P<office>(?:(?:majority|minority)\s)?(?:speaker|leader|whip))"
)
_STATE_SEAT = re.compile(
    r"(?:Sen|Rep|Sens|Reps|Del)\.|(?:[Ss]enator|[Rr]epresentative|[Dd]elegate)s?"
)
_PRAISE = re.compile(
    r"(?:(?:legendary|famous|famed|renowned|noted|well-known|celebrated|acclaimed|influential|popular"
    r"|controversial|outspoken|beloved|notable|esteemed"
    r"|powerful|notorious|infamous|award-winning|best-selling|bestselling|prolific|charismatic"
    r"|colou?rful|fiery|little-known|once-popular|world-famous|high-profile|top-selling"
    r"|married|divorced|bearded|respected|disgraced|embattled|award-winner|self-styled|so-called"
    r"|eminent|preeminent|pre-eminent|admired|revered|iconic)\s)+(?=\w)"
)
_SECOND = re.compile(
    r" and (?:(?:an?|the) )?(?P<role>(?:[a-z-]{2,20} ){0,3}(?:[a-z-]{3,20}|C[EFOT]O))"
    r"(?P<end>$|,| who\b| (?=[A-Z])| (?:of|at|for)\b)"
)
_LEADERS = frozenset(
    ("founder", "co-founder", "cofounder", "chairman", "chairwoman", "chair", "president", "owner",
     "publisher", "director", "chief", "executive", "ceo", "partner", "editor"),
)  # fmt: skip
_MEMBER = re.compile(
    r"(?P<role>(?:(?:founding|senior|former|longtime|long-time|ranking|leading|board|current"
    r"|non-voting|honorary|lifelong|active) ){0,2}member) of (?:the )?"
    r"(?P<body>(?P<named>[A-Z][\w’'&.-]*(?: (?:of (?:the )?|for |and )?[A-Z][\w’'&.-]*){0,7})"
    r"|(?:[a-z-]+ ){0,2}[a-z]+)(?=$|,| (?:who|from|and|since|in|at|on)\b)"
)


def with_field(core: str, at: int) -> tuple[str, str | None] | None:
    """The role that begins at ``at`` with what it is of, and the words of a body after it.

    "director of political advertising" has a field; "director of the Wells Program at the
    Orr Institute" a unit, which is part of the role where a body follows. Else None.
    """
    m = _WITHIN.match(core, at)
    return (m["role"], m["body"]) if m and (m["field"] or m["body"]) else None


def after_body(core: str) -> tuple[str, str] | None:
    """Role and body of "University of Ferrow political science professor", else None."""
    m = _AFTER_BODY.match(core)
    return (m["role"], m["body"]) if m else None


def in_chamber(role: str, before: str | None) -> str | None:
    """The role with its chamber: "House Speaker", "Senate Majority Leader", "state Sen."."""
    if before in ("state", "State") and _STATE_SEAT.fullmatch(role):
        return f"{before} {role}"
    m = _LEADS.fullmatch(role) if before in ("House", "Senate") else None
    return f"{m['past'] or ''}{before} {m['office']}" if m else None


def without_praise(role: str) -> str:
    """The role without words that only praise or rank its holder ("renowned surgeon")."""
    return _PRAISE.sub("", role)


def second_role(phrase: str, role: str) -> str | None:
    """The office that "and" joins to the role in "lawyer and activist", where both are of the same
    body or of none; None where there is no other, or where it has a body of its own.
    """
    at = phrase.find(f"{role} and ")
    m = _SECOND.match(phrase, at + len(role)) if at >= 0 else None
    if m is None or office(m["role"].split()[-1]) is None:
        return None
    leads = role.rsplit(maxsplit=1)[-1].lower() in _LEADERS
    alone = m["end"].strip() not in ("of", "at", "for")
    return m["role"] if alone or leads else None


def membership(core: str) -> tuple[str, str] | None:
    """Role and body of "founding member of the city council", else None: those of a crowd or a
    family hold no office.
    """
    m = _MEMBER.match(core)
    if m is None:
        return None
    last = m["body"].rstrip("s").rsplit(maxsplit=1)[-1].lower()
    public = last in listed("bodies") or last in ("cabinet", "committee", "party", "congress")
    return (m["role"], m["body"]) if public or m["named"] else None
