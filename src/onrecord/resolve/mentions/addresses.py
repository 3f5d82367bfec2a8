"""Forms of address before a name, which are no part of it: "Mr", "Father", "DCI"."""

from __future__ import annotations

from onrecord.resolve.gazetteers.names import is_given_name

__all__ = ["bears", "is_address"]

_PLAIN = frozenset(
    ("mr", "mrs", "ms", "mx", "dr", "sir", "dame", "miss", "lord", "lady", "rev", "prof")
)
_PRIEST = frozenset({"priest", "cleric", "clergyman", "father"})
_CLERGY = {
    "Father": _PRIEST,
    "Fr": _PRIEST,
    "Monsignor": _PRIEST,
    "Msgr": _PRIEST,
    "Sister": frozenset({"nun"}),
}
_NO_FATHERS = frozenset({"christmas", "time", "abraham", "act", "souls"})
_OFFICER = frozenset({"officer"})
_LETTERS = {
    "PC": _OFFICER | {"constable"}, "DC": _OFFICER | {"constable", "detective"},
    "DS": _OFFICER | {"sergeant", "detective"}, "DI": _OFFICER | {"inspector", "detective"},
    "PS": _OFFICER | {"sergeant"}, "WPC": _OFFICER | {"constable"}, "PCSO": _OFFICER,
    "DCI": _OFFICER | {"inspector", "detective"}, "DSI": _OFFICER | {"superintendent", "detective"},
    "DCS": _OFFICER | {"superintendent", "detective"},
}  # fmt: skip
_SURE = frozenset({"WPC", "PCSO", "DCI"})  # letters that stand for nothing else before a name


def is_address(word: str, following: str) -> bool:
    """Whether ``word`` is a form of address before the name that begins with ``following``."""
    if word in _CLERGY:
        return following.lower() not in _NO_FATHERS
    if word in _LETTERS:
        return word in _SURE or is_given_name(following)
    return word[:1].isupper() and word.lower() in _PLAIN


def bears(word: str) -> frozenset[str]:
    """The offices, in lower case, by which someone so addressed can be called."""
    return _CLERGY.get(word) or _LETTERS.get(word) or frozenset()
