"""What kind of thing a name or a noun stands for: person, body, outlet, state, document."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.resolve.gazetteers.countries import country_named
from onrecord.resolve.gazetteers.names import fold, is_given_name
from onrecord.resolve.gazetteers.offices import office, singular
from onrecord.resolve.gazetteers.outlets import is_outlet
from onrecord.resolve.gazetteers.tables import listed
from onrecord.statements import SpeakerKind

__all__ = ["is_general_company", "is_undertaking", "kind_of_name", "names_nobody", "noun_kind"]

_NOBODY = frozenset(
    ("AI", "CCTV", "CEO", "CEOs", "CFO", "CTO", "CV", "DNA", "GDP", "GPS", "HIV", "ID", "IDs",
     "IPO", "IQ", "LGBT", "LGBTQ", "MEP", "MEPs", "MP", "PAC", "PACs", "PC", "PCs", "PDF", "POW",
     "POWs", "SUV", "SUVs", "TV", "TVs", "UFO", "UFOs", "VAT", "VIP", "VIPs", "WMD", "AEST", "BST",
     "CEST", "CET", "CST", "EDT", "EST", "ET", "GMT", "IST", "MST", "PDT", "PST", "UTC"),
)  # fmt: skip
_POLITY = re.compile(
    r"(?:(?:Islamic|People['’]s|Democratic|Federal|United|Hashemite) )*(?:Republic|Kingdom|State"
    r"|Commonwealth|Emirate|Sultanate|Principality) of (?:the )?(?P<state>[A-Z].*)"
)
_GENERAL = re.compile(r"General (?:Electric|Motors|Mills|Dynamics|Atomics|Foods|Tire|Cable)\b")
_COMPANY = re.compile(r"(?i)\b(?:inc|corp|ltd|llc|plc|gmbh|co)\.?$")
_TRADES = frozenset(
    ("plumbing", "consulting", "engineering", "trading", "shipping", "catering", "publishing",
     "marketing", "roofing", "heating", "aerospace", "biotech", "logistics", "robotics", "software",
     "semiconductor", "electronics", "telecom", "brewery", "breweries", "bakery", "restaurant",
     "cafe", "hotel", "hotels", "casino", "resort", "studio", "records", "entertainment",
     "productions", "capital", "ventures", "securities", "insurance", "financial", "advisors",
     "advisers", "zoo",
     "airport", "infirmary", "constabulary", "aquarium", "gallery", "observatory", "seminary",
     "abbey", "monastery", "convent", "cathedral", "mosque", "synagogue", "temple", "prison"),
)  # fmt: skip
_PART_OF = re.compile(
    r"(?:(?:North|South|East|West)(?:ern)?|Central|Greater|Upper|Lower|Inner|Outer|Mainland"
    r"|(?:North|South)[- ]?(?:[Ee]ast|[Ww]est)(?:ern)?) (?P<place>[A-Z].*)"
)
_SYLLABLES = frozenset({"un", "who", "eu"})  # of Asian names, unless written as acronyms
_MOVEMENT = re.compile(
    r"(?:Black|Blue|All|White|Trans) Lives Matter|Occupy [A-Z].*|(?:.* )?Tea Party"
    r"|Extinction Rebellion|Antifa|Just Stop Oil|Insulate Britain|Fridays for Future|Yellow Vests"
    r"|Proud Boys|Oath Keepers"
)
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:[- ](?:TV|FM|AM|DT|LP|\d{1,2}))?")
_PRINTED = re.compile(
    r"(?:Daily|Weekly) [A-Z].*|.*[A-Z][a-z]+-(?:Times|Tribune|Post|Journal|Herald|Gazette|Courier"
    r"|Star|Sun|News|Press|Leader|Union|Dispatch|Democrat|Republican|Examiner|Observer|Enquirer|Inquirer|Picayune"
    r"|Intelligencer|Sentinel|Chronicle|Bee|Register|Standard|Mail|Record|Review|Advocate)"
)
_UNDERTAKING = re.compile(r"(?:Operation|Project|Task Force) [A-Z\d].*")
_PREFIXES = frozenset(("counter", "ex", "co", "sub", "mini", "micro", "non"))
_PALACES = frozenset(("white house", "blue house", "pink house"))
_LETTERED = re.compile(r"[A-Z][A-Za-z]+-[A-Z0-9]")  # "Tarn-X"
_CAMEL_SURNAME = re.compile(r"(?:Ma?c|O['’]|D[ieu]|La|Le|Van|Von|Fitz|St)[A-Z]")


def names_nobody(name: str) -> bool:
    """Whether the letters stand for a thing, an hour or a sort of people, not for who speaks."""
    return name in _NOBODY


def is_general_company(name: str) -> bool:
    """Whether "General" begins the name of a company, not a title ("General Electric")."""
    return _GENERAL.match(name) is not None


@lru_cache(maxsize=8192)
def kind_of_name(name: str, *, the: bool = False) -> SpeakerKind:
    """The kind of a capitalised name by its words alone; ``the``: an article precedes it.

    A name of which nothing is known is a person's, unless "the" stands before it.
    """
    words = [w.strip(".,") for w in fold(name).lower().split()]
    place = country_named(name)
    part = _PART_OF.fullmatch(name)
    region = part is not None and country_named(part["place"]) is not None
    if " ".join(words) in _PALACES or _is_polity(name) or region:
        return "government"
    seat = place and place.sort == "seat" and words[-1] in listed("bodies", "named bodies")
    if seat or is_general_company(name) or is_undertaking(name):
        return "organization"
    state = (place and place.sort != "demonym") or words[-1] in listed("states") - {"state"}
    if (not state and _is_outlet(name, words, the=the)) or (the and place and is_outlet(name)):
        return "outlet"
    if state:
        return "government"
    party = words[-1] in listed("parties") - listed("parties or surnames") or (
        words[-1] in listed("parties") and words[-1].endswith("s")
    )
    if (
        words[-1] in listed("groups", "fronts")
        or _MOVEMENT.fullmatch(name)
        or words[0] in listed("fronts")
        or party
        or name == "Islamic State"
    ):
        return "group"
    return _body_or_person(name, words, the=the)


def is_undertaking(name: str) -> bool:
    """Whether the name is that of an operation, a project or a task force."""
    return _UNDERTAKING.fullmatch(name) is not None


def _is_polity(name: str) -> bool:
    """Whether a state is called by what it is ("the Republic of Norland")."""
    polity = _POLITY.fullmatch(name)
    return polity is not None and country_named(polity["state"]) is not None


def _is_outlet(name: str, words: list[str], *, the: bool) -> bool:
    """Whether the name is an outlet's; one that is also a given name or a common word needs
    an article.
    """
    if _PRINTED.fullmatch(name) or ("-" in name and _CALL_SIGN.fullmatch(name)):
        return True
    if (
        len(words) == 1
        and (is_given_name(name) or (words[0] in listed("outlets or words") and not name.isupper()))
        and not the
    ):
        return False
    if len(words) > 1 and _is_edition(name):
        return True
    return is_outlet(name) or (the and words[-1] in listed("outlets"))


def _is_edition(name: str) -> bool:
    """Whether a place follows an outlet's name ("Lantern Norland")."""
    outlet, _, place = name.rpartition(" ")
    return country_named(place) is not None and is_outlet(outlet)


def _body_or_person(name: str, words: list[str], *, the: bool) -> SpeakerKind:
    place = ("county", "city", "province", "island", "islands", "township", "village")
    if words[-1] in place or words[:2] in (["isle", "of"], ["gulf", "of"], ["bay", "of"]):
        return "government"
    if (
        words[-1] in listed("no persons")
        or (len(words) > 1 and words[-1] in _TRADES)
        or (len(words) > 1 and words[-1] in listed("staffs"))
        or _COMPANY.search(name)
        or any(w in listed("bodies", "named bodies") for w in words if w not in _SYLLABLES)
    ):
        return "organization"
    if is_given_name(name.split(maxsplit=1)[0]) and len(words) > 1:
        return "person"
    if any(w in listed("particles") for w in words[:-1]) and "of" not in words:
        return "person"
    odd = any(c.isupper() for c in name.split(maxsplit=1)[0][2:]) and not _CAMEL_SURNAME.match(name)
    acronym = (name.isupper() and 2 <= len(name) <= 6) or _of_country(name)
    acronym = acronym or _LETTERED.fullmatch(name) is not None
    camel = len(words) == 1 and odd and "-" not in name and "'" not in fold(name)
    if acronym or (camel and not name.isupper()) or "of" in words or "for" in words or "&" in words:
        return "organization"
    return "organization" if the else "person"


def _of_country(name: str) -> bool:
    """Whether a demonym opens the name and nothing in it is a given name ("Norlish Falcon")."""
    first, *rest = name.split()
    place = country_named(first)
    known = any(map(is_given_name, (first, *rest)))
    return bool(rest and place and place.sort == "demonym") and not known


@lru_cache(maxsize=8192)
def noun_kind(noun: str) -> SpeakerKind | None:
    """What a common noun in lower case stands for as a speaker, else None."""
    one = singular(noun)
    if noun in listed("persons") or one in listed("persons") or office(noun):
        return "unnamed"
    for nouns, kind in (
        (listed("documents"), "document"),
        (listed("groups"), "group"),
        (listed("outlets"), "outlet"),
        (listed("bodies"), "organization"),
        (listed("states"), "government"),
    ):
        if noun in nouns or one in nouns:
            return kind  # type: ignore[return-value]
    prefix, hyphen, rest = noun.partition("-")
    return noun_kind(rest) if hyphen and prefix in _PREFIXES else None
