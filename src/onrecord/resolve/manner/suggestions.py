"""What somebody suggests should be done ("that she resign"), and not that something is so."""

from __future__ import annotations

import re

from onrecord.resolve.manner.lemmas import is_past
from onrecord.resolve.manner.words import word_list

__all__ = ["is_suggestion"]

_SUBJUNCTIVE = re.compile(
    r"(?:that )?(?:(?P<one>he|she|it)|(?P<many>they|we|you|i)) (?:not )?(?P<verb>[a-z]+)\b(?!')"
    r"|(?:that )?(?:(?!(?:to|will|would|could|can|may|might|should|must|is|are|was|were)\b)"
    r"[\w.'-]+ ){1,5}?(?:not )?be\b"
    r"|that (?:(?!(?:to|will|would|could|can|may|might|does|did|do)\b)[\w.'-]+ ){1,3}?\W*"
    r"(?:stop|release|withdraw|resign|apologi[sz]e|step down|cease|halt|refrain|abandon|quit)\b"
)
_TALKS = re.compile(r"(?!(?:nothing|something)\b)[a-z]{2,}ing ")


def is_suggestion(verb: str, line: str) -> bool:
    """Whether the content of a verb of suggesting says what should be: "she resign", "that it
    be sold", "holding talks". ``verb`` is in dictionary form, ``line`` the content's words in
    lower case. False for other verbs.
    """
    if verb not in word_list("verb of suggesting to do"):
        return False
    m = _SUBJUNCTIVE.match(line)
    if m is None:
        return verb == "suggest" and _TALKS.match(line) is not None
    return m["verb"] is None or (
        _is_base(m["verb"]) and (m["one"] is not None or verb == "suggest")
    )


def _is_base(word: str) -> bool:
    """Whether the word after a pronoun can be a verb's base form ("they tweet it")."""
    finite = word in word_list("finite after subject") or is_past(word)
    return not finite and not word.endswith(("ly", "s"))
