"""The body that the words beside an office name, as worded, or that they name none."""

from __future__ import annotations

import re

from onrecord.resolve.gazetteers.countries import country_named
from onrecord.resolve.gazetteers.offices import office, singular
from onrecord.resolve.gazetteers.tables import listed

__all__ = [
    "body_after_office",
    "body_before_office",
    "is_ethnic",
    "is_prize",
    "second_body",
    "speaks_for_place",
]

_VIEWS = ("Conservative", "Liberal", "Progressive", "Independent", "Moderate", "Radical")
_SCENES = ("Hollywood", "Bollywood", "Broadway", "Wall Street", "Main Street", "Fleet Street")
_NO_BODIES = frozenset((*_VIEWS, *_SCENES))
_SORT = re.compile(
    r"^(?:[a-z][\w-]*\s)*(?:group|organization|organisation|firm|company|nonprofit|tank|network|party|agency)\s(?=[A-Z])"
)
_ALIGNED = re.compile(
    r"^(?:(?:opposition|ruling|governing|rebel|state|(?:far|left|right|centre|center)-[a-z]+)\s+)+(?=[A-Z])"
)
_WORN = re.compile(
    r"^(?:(?:former|then|longtime|the|another|other|interim|retired|incoming|outgoing|fellow|current"
    r"|presumptive|ex)\s+|(?:[A-Z][\w.]{1,20} ){0,2}[A-Z][\w.-]{1,20}-based(?:\s+|$))+",
    re.IGNORECASE,
)
_RANKED = re.compile(r"^(?:assistant|deputy|senior|acting|top|[a-z]+(?:ive|al|ic))\s+(?=[A-Z])")
_ADJECTIVE = re.compile(
    r"^(?:the\s+)?(?:(?:[a-z]+-)?(?:[a-z]{3,}(?:ist|ive|al|arian|an|ic|ed)|[A-Z]\w+-based)\s+){1,3}"
    r"(?=[A-Z])"
)
_CUT = re.compile(
    r"\s+(?:who|whom|which|that|against|and(?!\s[A-Z]\w*(?:\s[A-Z]|\s*$"
    r"|(?:\s[a-z]+){0,2}\s(?:program(?:me)?|project|committee|department|group|school|cent(?:er|re))\b))"
    r"|said|says|told|is|are|was|were|has|have"
    r"|had|will|would|as|since|where|when|during|until|under|--|[–—―])(?!\w)"
)
_TOPIC = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+)? (?:policy|affairs|issues|relations)")
_PLACE = re.compile(r"(?<=\w)\s+(?:in|at|on|from|near|under|inside|outside)\s+")
_NAMED_ON = re.compile(
    r"(?:Council|Cent(?:er|re)|Commission|Committee|Institute|Initiative|Project|Program|Task Force"
    r"|Caucus|Coalition)\s+on\s+(?=[A-Z])"
)
_CAPITALS = frozenset({"Beijing", "Berlin", "London", "Moscow", "Paris", "Tokyo", "Washington"})
_MEMBERS_OF = frozenset({"Republican", "Democrat", "Democratic", "GOP", "Libertarian", "Labour"})
_TAKES_SIDES = frozenset(
    ("supporter", "critic", "opponent", "backer", "fan", "detractor", "voter", "donor", "admirer"),
)
_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Yesterday|Today")
_PRIZE = frozenset({"winner", "laureate", "recipient", "finalist", "champion", "medalist"})
_SECOND = re.compile(
    r",?\sand\s(?:(?:an?|the|a former)\s)?"
    r"(?P<role>(?:[a-z-]{2,20}\s){0,3}(?:[a-z-]{3,20}|C[EFOT]O))\s"
    r"(?:of|at|for|with)\s(?P<body>(?:the\s)?(?:[a-z-]{3,20}\s){0,2}[A-Z].{2,80})"
)


def body_before_office(before: str | None, name: str) -> str | None:
    """The words before an office, when they name a body rather than a country or its people;
    ``name`` is the office in lower case. A state or city is one of those who hold an office of
    it alone, and not of "the Tarn lawyer".
    """
    if not before or re.match(r"(?:his|her|their|my|our|your)\b", before) or before in _NO_BODIES:
        return None
    before = _WORN.sub("", before.strip())
    if (state := re.sub(r"[’']s?$", "", before)) != before and _is_state(state):
        return state  # "Norland" of "Norland's king"
    before = _SORT.sub("", re.sub(r"[’']s?$", "", before))
    before = _ALIGNED.sub("", _RANKED.sub("", before))
    before = before.removesuffix(" Federal").removesuffix(" federal")
    words = before.split()
    while len(words) > 1 and (words[0].lower() in listed("function") or _DAY.fullmatch(words[0])):
        before = before.partition(" ")[2].strip()  # "Since" of "Since Tarnish President"
        words = words[1:]
    if len(words) > 1 and words[-1] in _MEMBERS_OF and country_named(" ".join(words[:-1])):
        return words[-1]  # "Republican" of "Texas Republican"
    named = "of" in words or "for" in words  # "United Federation of Teachers"
    if (
        all(w.lower() in listed("function") for w in words)
        or words[-1] in ("U.S.", "US")  # of "Assistant U.S. Attorney"
        or name in _PRIZE
        or name in _TAKES_SIDES
        or (len(words) > 1 and not named and _is_holder(words[-1]))
        or (len(words) == 1 and _is_occupation(words[0].lower()))
    ):
        return None
    if not re.search(r"[A-Z]", before) and words[-1] not in listed(
        "spoken for", "bodies", "groups", "states"
    ):
        return None
    return None if _is_place(before, name) or is_ethnic(before) else before


def _is_state(words: str) -> bool:
    place = country_named(words)
    return place is not None and place.sort == "name"


def _is_occupation(word: str) -> bool:
    """Whether the word says what somebody is by occupation ("billionaire"), not by party."""
    return word in listed("private occupations") and word not in listed("parties")


def _is_holder(word: str) -> bool:
    """Whether the word is an office, and no plural that ends a firm's name ("Orr Partners")."""
    firm = word[:1].isupper() and singular(word.lower()) != word.lower()
    return office(word) is not None and not firm


def is_ethnic(words: str) -> bool:
    """Whether the words are only of a people, creed or part of the world ("Arab Tarnish",
    "African-American", "Western European"), which nobody speaks for by office.
    """
    named = re.split(r"[\s-]+", words.strip())
    return all(w.lower() in listed("peoples") or _is_demonym(w) for w in named)


def _is_demonym(word: str) -> bool:
    place = country_named(word)
    return place is not None and place.sort == "demonym"


def speaks_for_place(name: str) -> bool:
    """Whether a holder of the office (in lower case) speaks for the state or city named before
    it: an official or mayor does, a lawyer or vendor there does not.
    """
    last = singular(name.rsplit(maxsplit=1)[-1])
    return name == "public advocate" or not {name, last}.isdisjoint(listed("public offices"))


def _is_place(words: str, name: str) -> bool:
    """Whether the words before an office only tell of what country, state or city it is."""
    place = country_named(words)
    if place is None:
        return False
    if place.sort in ("name", "demonym"):
        return True
    city = place.sort == "region" or (place.sort == "seat" and words in _CAPITALS)
    return city and not speaks_for_place(name)


def body_after_office(rest: str) -> str | None:
    """The body after "of", without "the" and adjectives before a name and without what only
    explains it.
    """
    cut = _CUT.split(rest)[0].strip()
    if _TOPIC.fullmatch(cut) or cut == "leadership":
        return None
    cut = re.sub(r"^(?:the\s+)?(?:(?:city|county|state|party|company)[’']s\s+)?(?=[A-Z])", "", cut)
    named = _NAMED_ON.search(cut)
    at = named.end() if named else 0
    cut = cut[:at] + _PLACE.split(cut[at:])[0]
    cut = _ADJECTIVE.sub("", _SORT.sub("", cut))
    return cut or None


def is_prize(name: str) -> bool:
    """Whether the words before this office name what was won ("Nobel Peace Prize winner")."""
    return name in _PRIZE


def second_body(phrase: str) -> str | None:
    """The body in "a tax lawyer and senior fellow at the Orr Institute", where the first of two
    offices is not said to be of any.
    """
    m = _SECOND.search(phrase)
    if m is None or not office(m["role"].split()[-1]):
        return None
    body = body_after_office(m["body"])
    return body if body and body[:1].isupper() and not country_named(body) else None
