"""News media by their names: a table of the world's, and the patterns that names follow.

A name is an outlet's when the table has it, or when it is capitalised throughout and
ends in a word that newspapers and stations call themselves by ("the Harbour Courier").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

__all__ = [
    "NAME_BEGINS",
    "Outlet",
    "OutletMatch",
    "airs",
    "is_outlet",
    "known_outlet",
    "known_outlets",
    "outlet_at",
    "same_outlet",
]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A row of the table. ``kind`` is agency, newspaper, magazine, broadcaster, programme
    or site; ``of`` is the outlet whose programme it is and ``airs`` the day of the weekend on
    which alone it is aired, each empty when not known.
    """

    name: str
    kind: str
    country: str
    of: str
    airs: str


@dataclass(frozen=True, slots=True)
class OutletMatch:
    """A name found in a text: ``printed`` at ``start:end``; ``outlet`` when the table has it."""

    start: int
    end: int
    printed: str
    outlet: Outlet | None


NAME_BEGINS = re.compile(r"(?<!\w)[A-Z0-9]")
"""Where an outlet's name may begin."""
_WORD = r"[^\W_a-z][\w.&!+/°-]{0,60}(?:[’'](?!s\b)\w{1,60})?"
_LINK = r"(?:of|and|de|del|della|do|la|al|&|with|the|on|in|for|y)"
_NAME = re.compile(
    rf"{_WORD}(?:[ \u00a0](?:{_LINK}[ \u00a0])?{_WORD}){{0,6}}|[a-z]\w{{0,60}}\.\w{{1,60}}"
)
_OPEN = re.compile(r"[\"“‘'«]?(?:[Tt]he[ \u00a0])?[\"“‘'«]?")
_TYPE = re.compile(
    r"(?:Times|Post|Herald|Gazette|News|TV|Television|Radio|Tribune|Journal|Daily|Courier"
    r"|Chronicle|Examiner|Observer|Mirror|Globe|Telegraph|Guardian|Mail|Dispatch|Register"
    r"|Sentinel|Inquirer|Enquirer|Newswire|Broadcasting|Weekly|Bulletin|Monitor|Ledger|Argus"
    r"|Advertiser|Reporter|Echo|Messenger|Clarion|Press|Newspapers?|Wire"
    r"|(?:News|Press|Telegraph|Information) (?:Agency|Bureau|Service|Network|Channel)|Show|Podcast"
    r"|Magazine|FM|Express|Standard|Star|Sun|Today|Review|Record|Recorder|Banner|Beacon"
    r"|Intelligencer)"
)
_NOT_FIRST = frozenset(
    [
        *("On", "In", "At", "During", "From", "But", "And", "For", "To", "With", "After", "Before"),
        *("As", "When", "While", "By", "Since", "If", "So", "Asked", "Earlier", "Last", "This"),
        *("That", "A", "An", "His", "Her", "Mr.", "Mrs.", "Ms.", "Sen.", "Rep.", "Gov."),
        *("President", "Senator", "Secretary", "Monday", "Tuesday", "Wednesday", "Thursday"),
        *("Friday", "Saturday", "Sunday"),
    ]
)
_NOT_INSIDE = frozenset(("on", "in", "for", "with", "The", "A", "On"))
_FIRST = ("Radio", "TV", "Television", "Channel")
_NOT_OUTLETS = frozenset(
    (
        "Federal Register",
        "White House Press",
        "Gold Star",
        "Five Star",
        "New Standard",
        "Gold Standard",
    )
)


@cache
def _table() -> dict[str, Outlet]:
    """Every printed name, without its article, and its outlet."""
    path = resources.files("onrecord.resolve") / "tables" / "outlets.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    found: dict[str, Outlet] = {}
    for line in lines:
        if line.startswith(("#", "name\t")):
            continue
        name, kind, country, of, days, aliases = line.split("\t")
        outlet = Outlet(name, kind, country, of, days)
        for printed in (name, *filter(None, aliases.split("|"))):
            found.setdefault(_key(printed), outlet)
    return found


def _key(name: str) -> str:
    """The name without its article, and with straight apostrophes."""
    name = " ".join(name.replace("’", "'").split()).strip("\"“”‘'«».,:;")
    return name[4:] if name[:4] in ("The ", "the ") else name


def known_outlet(name: str) -> Outlet | None:
    """The outlet that the table has under this name, with or without "the"."""
    return _table().get(_key(name))


def airs(name: str) -> str | None:
    """Saturday or Sunday for a programme that is aired on that day alone."""
    outlet = known_outlet(name)
    return outlet.airs or None if outlet else None


def is_outlet(name: str) -> bool:
    """Whether the whole of ``name`` is an outlet's, by the table or by its pattern."""
    match = outlet_at(name, 0)
    return match is not None and _key(name) == _key(match.printed)


def outlet_at(text: str, at: int) -> OutletMatch | None:
    """The longest outlet's name that begins at ``at``, an article and quotes left out."""
    opened = _OPEN.match(text, at)
    start = opened.end() if opened else at
    name = _NAME.match(text, start)
    if name is None:
        return None
    for end in _ends(name.group()):
        printed = name.group()[:end].rstrip(".,!" if end < 4 else ".,")
        outlet = known_outlet(printed)
        if outlet or (_patterned(printed) and not _of_outlet(printed)):
            with_the = text[at:start].strip("\"“‘'« \u00a0").startswith("The")
            first = at + text[at:start].index("The") if with_the else start
            return OutletMatch(
                first, start + len(printed), text[first : start + len(printed)], outlet
            )
    return None


def known_outlets(text: str) -> Iterator[OutletMatch]:
    """The outlets of the table that the text names, in order."""
    end = 0
    for m in NAME_BEGINS.finditer(text):
        match = outlet_at(text, m.start()) if m.start() >= end else None
        if match and match.outlet:
            yield match
            end = match.end


def _ends(name: str) -> list[int]:
    """Where each of the name's words ends, the last first."""
    return [m.end() for m in re.finditer(r"\S+", name)][::-1]


def _of_outlet(name: str) -> bool:
    """Whether it names somebody of a known outlet ("Jane Doe of Fox News")."""
    return any(known_outlet(name[m.end() :]) for m in re.finditer(r"\s(?:of|at|from|with)\s", name))


def _patterned(name: str) -> bool:
    """Whether an unknown name is built as outlets' names are."""
    words = name.split()
    if len(words) < 2 or name in _NOT_OUTLETS or words[-1].islower():
        return False
    if words[0] in _NOT_FIRST or not _NOT_INSIDE.isdisjoint(words[1:]):
        return False
    return words[0] in _FIRST or any(
        _TYPE.fullmatch(" ".join(words[-n:])) for n in (1, 2) if n < len(words)
    )


def same_outlet(name: str, publisher: str | None) -> bool:
    """Whether ``name`` is the publisher's own: its name, a form of it, or a programme of it."""
    if not publisher:
        return False
    theirs, ours = known_outlet(publisher), known_outlet(name)
    if theirs and ours:
        return theirs == ours or known_outlet(ours.of) == theirs
    initials = "".join(w[0] for w in _key(publisher).split() if w[0].isupper())
    if len(initials) > 2 and name == initials:
        return True
    a, b = _plain(publisher), _plain(name)
    return bool(a and b) and (a == b or (len(b) > 3 and b in _words_of(publisher)))


def _plain(name: str) -> str:
    name = re.sub(r"\.(?:com|org|net|co\.uk)$", "", _key(name).casefold())
    return re.sub(r"\W+", "", name)


def _words_of(name: str) -> set[str]:
    """The last word of a publisher's name, by which it calls itself ("the Post")."""
    return {w.casefold() for w in name.split()[-1:]}
