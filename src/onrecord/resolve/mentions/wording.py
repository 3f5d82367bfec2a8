"""Roles worded at more length than their office: what it is of, and whose it is."""

from __future__ import annotations

import re

__all__ = ["after_body", "in_chamber", "with_field"]

_HEADS = (
    r"(?:director|manager|chief|head|professor|editor|dean|president|vice president|chair|chairman"
    r"|chairwoman|co-director|coordinator|secretary|officer)"
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
    """The role with the chamber, for "House Speaker" and "Senate Majority Leader"."""
    m = _LEADS.fullmatch(role) if before in ("House", "Senate") else None
    return f"{m['past'] or ''}{before} {m['office']}" if m else None
