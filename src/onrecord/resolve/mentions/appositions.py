"""What explains a name just after it or before it: an apposition, a relative clause, a body."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.resolve.gazetteers.countries import country_named, country_of
from onrecord.resolve.gazetteers.offices import office
from onrecord.resolve.mentions.affiliations import second_body
from onrecord.resolve.mentions.described import described
from onrecord.resolve.mentions.kinds import kind_of_name
from onrecord.resolve.mentions.titles import Title

__all__ = ["apposition", "apposition_before", "body_after"]

_OF_BODY = re.compile(
    r"(?P<link>,? (?:of|from)| at| with| for) (?P<the>the )?(?:[a-z]{3,20} ){0,2}"
    r"(?P<body>(?:U\.[SNK]\. )?[A-Z][\w&’'-]*(?: (?:of |for )?[A-Z][\w&’'-]*){0,5}"
    r"(?: (?:army|navy|air force|police|parliament|government|embassy|senate|foreign ministry"
    r"|defen[cs]e ministry|armed forces|security forces))?)"
)
_STATE_MARK = re.compile(r"^\s*\((?:[A-Z]{1,4})[-–—]\s?[^)]{2,20}\)")
_SEAT_MARK = re.compile(r"^,\s+[RDI]-[A-Z][\w.]{1,14}(?: [A-Z][a-z]{3,12})?(?=,)")
_AGE = re.compile(r"^,\s+(?:aged?\s+)?\d{1,3}(?=,)")
_AFTER = re.compile(
    r"^,\s+(?P<np>(?:[^,.;:()\"“”\n]|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\bDr)\."
    r"|(?<=\b(?:Gov|Sen|Rep|Gen|Sgt|Col))\.|(?<=\bSt)\.|(?<=U)\."
    r"|(?<=U\.[SNK])\.){3,140})"
)
_WHO_IS = re.compile(
    r"^,\s+who\s+(?:(?:also|now|then|currently|formerly|previously)\s)?"
    r"(?:is|was|has been|had been|serves as|served as|works as|worked as|became)\s+"
    r"(?:(?:also|now|then|once|the|an?)\s){0,2}"
    r"(?P<np>(?:[^,.;:()\"“”\n]|(?<=U)\.|(?<=U\.S)\.){3,100})"
)
_IS = re.compile(
    r"^\s(?:is|serves as|works as)\s(?:(?:now|currently)\s)?(?:the|an?)\s"
    r"(?P<np>(?:[A-Z][\w-]{1,20}\s){1,3}[a-z-]{2,20}[’']s(?:\s[a-z-]{2,20}){1,4}(?=\sand\b|[,.;])"
    r"|(?:[a-z-]{2,20}\s){1,5}(?:of|at|for)\s(?:the\s)?[A-Z][^,.;:()\"“”\n]{2,80})"
)
_NOUN = re.compile(
    r"\b(?:company|firm|group|employer|agency|organi[sz]ation|union|owner|operator|maker|charity"
    r"|nonprofit|think tank|publisher|retailer|manufacturer|developer|contractor)$"
)
_NAMED = re.compile(r",\s(?P<name>[A-Z][\w&’'-]*(?: (?:of |for )?[A-Z][\w&’'-]*){0,5})(?=[,.;)])")
_DELEGATE = re.compile(r"\b(?:super)?delegate$")
_FROM = re.compile(r"\bfrom (?P<place>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2})$")
_STATE_OF = re.compile(r",\s(?P<state>[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=[,.;])")
_TELLS = re.compile(r"(?:lost|won|met|told|said|took|made|left|held|\w+ed)\s[^,;]*\d|lost\s|won\s")
_BEFORE = re.compile(
    r"(?:^|[.;:,?!”\"“]\s|\n)(?P<np>(?:An?|The|One|Its|His|Her|Their|Another|[A-Z][\w-]{1,30}[’']s(?=(?:\s[a-z-]+){1,3},)(?!\srunning))\s[^,.;:\n\"“”]{3,110}),\s$",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(r"[A-Z][\w’'-]{1,30} [A-Z][\w’'-]{1,30}, \Z")
_LAST_OFFICE = re.compile(
    r"(?:^|\s(?:of|to|for|by|with|from) )(?P<np>(?:the|its|his|her|their) (?:[\w’'-]{2,30} ){0,3}?"
    r"(?P<office>[\w-]{3,20}(?: [\w-]{3,20})?))$"
)
_AS = re.compile(
    r"\b[Aa]s\s(?:(?:he|she)\s(?:was\s(?:becoming\s)?|is\s|became\s))?(?:the\s)?(?!an?\s)"
    r"(?P<np>(?:[a-z-]{2,20}\s){1,4}(?:of|at|for)\s[^,.;:\n\"“”]{3,80}),\s$"
)
_BEFORE_CLOSE = re.compile(
    r"(?P<np>\b(?:[A-Z][\w-]{1,30}\s){0,4}[A-Z][\w-]{1,30}[’']s?(?:\s[a-z-]{2,20}){1,5}"
    r"(?:\s(?:to|in)\s(?:the\s)?(?:[A-Z][\w-]{1,30}\s?){1,3})?"
    r"|(?<![Aa]s )\b(?i:An?|The|One|Its|His|Her|Their|Another)\s"
    r"(?:(?!\b(?:the|an?)\b)[^,.;:\n\"“”]){3,110}),\s$"
)


def apposition(text: str, start: int, end: int) -> Title | None:
    """The title that a name at ``text[start:end]`` is explained by, after or before it."""
    end += text.startswith(" ,", end)
    after = text[end : end + 220]
    skip = 0
    for pattern in (_STATE_MARK, _SEAT_MARK, _AGE):
        if m := pattern.match(after[skip:]):
            skip += m.end()
    m = _WHO_IS.match(after[skip:]) or _AFTER.match(after[skip:]) or _IS.match(after)
    told = m is not None and _TELLS.match(m["np"]) is not None
    found = described(m["np"], end + skip + m.start("np")) if m and not told else None
    if m and found and found.role:
        found = _of_delegation(m["np"], after[skip + m.end() :], found)
        body = found.affiliation or second_body(m["np"])
        body = _named_after(body, after[skip + m.end() :])
        found = replace(found, affiliation=body, country=found.country or _of_seat(after[:skip]))
    if found is None:
        found = apposition_before(text, start)
    if found is None and skip and _of_seat(after[:skip]):
        return Title(country=country_of(after[:skip]), start=end, end=end + skip)
    return found


def _of_seat(mark: str) -> str | None:
    """The country of the state in "(D-Ohio)" or ", D-Ohio"."""
    return country_of(mark) if re.search(r"[(,]\s?[A-Z]{1,4}[-–—]", mark) else None


def _named_after(body: str | None, after: str) -> str | None:
    """The name that explains a body's description ("the parent company, Orr International")."""
    m = _NAMED.match(after) if body and _NOUN.search(body) else None
    return m["name"] if m else body


def _of_delegation(words: str, after: str, title: Title) -> Title:
    """The title of "a delegate from Tarn, Ohio" with the place that its holder stands for."""
    m = _FROM.search(words)
    if m is None or title.affiliation or not _DELEGATE.search(title.role or ""):
        return title
    state = _STATE_OF.match(after)
    more = state[0] if state and country_named(state["state"]) else ""
    return replace(title, affiliation=m["place"] + more)


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
        if m is None:
            continue
        if _NAMED_BEFORE.search(text, max(0, offset + m.start("np") - 40), offset + m.start("np")):
            return _innermost(m["np"], offset + m.start("np"))
        if found := described(m["np"], offset + m.start("np")):
            return found
    return None


def _innermost(phrase: str, offset: int) -> Title | None:
    """The title of the last of an explanation's own nouns, for the name after it: in "Jane Doe, a
    spokeswoman and wife of the president, Jon Doe," he is the president.
    """
    m = _LAST_OFFICE.search(phrase)
    return described(m["np"], offset + m.start("np")) if m and office(m["office"]) else None
