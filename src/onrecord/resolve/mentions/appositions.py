"""What explains a name just after it or before it: an apposition, a relative clause, a body."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.resolve.gazetteers.countries import country_named, country_of
from onrecord.resolve.mentions.affiliations import second_body
from onrecord.resolve.mentions.kinds import kind_of_name
from onrecord.resolve.mentions.titles import Title, described

__all__ = ["apposition", "apposition_before", "body_after"]

_OF_BODY = re.compile(
    r"(?P<link>,? (?:of|from)| at| with| for) (?P<the>the )?(?:[a-z]{3,20} ){0,2}"
    r"(?P<body>[A-Z][\w&’'-]*(?: (?:of |for )?[A-Z][\w&’'-]*){0,5}"
    r"(?: (?:army|navy|air force|police|parliament|government|embassy|senate|foreign ministry"
    r"|defen[cs]e ministry|armed forces|security forces))?)"
)
_STATE_MARK = re.compile(r"^\s*\((?:[A-Z]{1,4})[-–—]\s?[^)]{2,20}\)")
_AGE = re.compile(r"^,\s+(?:aged?\s+)?\d{1,3}(?=,)")
_AFTER = re.compile(
    r"^,\s+(?P<np>(?:[^,.;:()\"“”\n]|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\bDr)\.|(?<=U)\.|(?<=U\.S)\.){3,140})"
)
_WHO_IS = re.compile(
    r"^,\s+who\s+(?:(?:also|now|then|currently|formerly|previously)\s)?"
    r"(?:is|was|has been|had been|serves as|served as|works as|worked as|became)\s+"
    r"(?:(?:also|now|then|once|the|an?)\s){0,2}"
    r"(?P<np>(?:[^,.;:()\"“”\n]|(?<=U)\.|(?<=U\.S)\.){3,100})"
)
_IS = re.compile(
    r"^\s(?:is|serves as|works as)\s(?:(?:now|currently)\s)?(?:the|an?)\s"
    r"(?P<np>(?:[a-z-]{2,20}\s){1,5}(?:of|at|for)\s(?:the\s)?[A-Z][^,.;:()\"“”\n]{2,80})"
)
_TELLS = re.compile(r"(?:lost|won|met|told|said|took|made|left|held|\w+ed)\s[^,;]*\d|lost\s|won\s")
_BEFORE = re.compile(
    r"(?:^|[.;:,?!”\"“]\s|\n)(?P<np>(?:An?|The|One|Its|His|Her|Their|Another|[A-Z][\w-]{1,30}[’']s(?=(?:\s[a-z-]+){1,3},)(?!\srunning))\s[^,.;:\n\"“”]{3,110}),\s$",
    re.IGNORECASE,
)
_AS = re.compile(
    r"\b[Aa]s\s(?:(?:he|she)\s(?:was\s(?:becoming\s)?|is\s|became\s))?(?:the\s)?(?!an?\s)"
    r"(?P<np>(?:[a-z-]{2,20}\s){1,4}(?:of|at|for)\s[^,.;:\n\"“”]{3,80}),\s$"
)
_BEFORE_CLOSE = re.compile(
    r"(?P<np>\b[A-Z][\w-]{1,30}[’']s?(?:\s[a-z-]{2,20}){1,3}"
    r"|(?<![Aa]s )\b(?i:An?|The|One|Its|His|Her|Their|Another)\s"
    r"(?:(?!\b(?:the|an?)\b)[^,.;:\n\"“”]){3,110}),\s$"
)


def apposition(text: str, start: int, end: int) -> Title | None:
    """The title that a name at ``text[start:end]`` is explained by, after or before it."""
    after = text[end : end + 220]
    skip = 0
    for pattern in (_STATE_MARK, _AGE):
        if m := pattern.match(after[skip:]):
            skip += m.end()
    m = _WHO_IS.match(after[skip:]) or _AFTER.match(after[skip:]) or _IS.match(after)
    told = m is not None and _TELLS.match(m["np"]) is not None
    found = described(m["np"], end + skip + m.start("np")) if m and not told else None
    if m and found and found.role and found.affiliation is None:
        found = replace(found, affiliation=second_body(m["np"]))
    if found is None:
        found = apposition_before(text, start)
    if found is None and skip and after[:skip].lstrip().startswith("("):
        return Title(country=country_of(after[:skip]), start=end, end=end + skip)
    return found


def body_after(text: str, end: int) -> Title | None:
    """The body in "Jane Doe of the opposition Green Party", without an office."""
    m = _OF_BODY.match(text, end, end + 100)
    if m is None or country_named(m["body"]) or re.search(r"[’']s?$", m["body"]):
        return None
    kind = kind_of_name(m["body"], the=bool(m["the"]))
    own = m["link"] in (" of", " from")
    if kind in ("person", "government") or not (own or kind == "outlet" or m["link"][0] == ","):
        return None
    if m["link"][0] == "," and kind != "organization":
        return None
    return Title(affiliation=m["body"], start=end, end=m.end())


def apposition_before(text: str, start: int) -> Title | None:
    """The title in the phrase that the name at ``start`` explains ("The mayor, Jane Doe")."""
    if text[max(0, start - 2) : start] != ", ":
        return None
    offset = max(0, start - 160)
    for pattern in (_AS, _BEFORE, _BEFORE_CLOSE):
        m = pattern.search(text[offset:start])
        if m and (found := described(m["np"], offset + m.start("np"))):
            return found
    return None
