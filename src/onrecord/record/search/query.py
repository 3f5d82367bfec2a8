"""What a person types to search, in FTS5's language."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.errors import RecordError

__all__ = ["MOST_WORDS", "Query"]

MOST_WORDS = 64
MOST_CHARACTERS = 2000
"""A search for more is refused: FTS5 limits the depth of a query."""

_TERM = re.compile(r"""["“”]([^"“”]*)["“”]?|([^\s"“”]+)""")


class Query(NamedTuple):
    """A search in FTS5's language: ``all`` finds rows, ``any`` marks words."""

    all: str
    any: str

    @classmethod
    def of(cls, words: str) -> Query | None:
        """What a person typed: words, "phrases", and a trailing ``*`` for any ending.

        Nothing typed is an operator or an error. None when there is no word in it;
        RecordError when there are more than 64, or more than 2000 characters.
        """
        if len(words) > MOST_CHARACTERS:
            raise RecordError(f"a search takes {MOST_CHARACTERS} characters at most")
        plain = re.sub(r"[\x00\ud800-\udfff]", " ", words)
        terms = [_term(phrase or word) for phrase, word in _TERM.findall(plain)]
        terms = [term for term in terms if term]
        if len(terms) > MOST_WORDS:
            raise RecordError(f"a search takes {MOST_WORDS} words at most, not {len(terms)}")
        return cls(" AND ".join(terms), " OR ".join(terms)) if terms else None


def _term(typed: str) -> str:
    """A quoted FTS5 string, with ``*`` after it when asked; empty when there is no word."""
    bare = typed.rstrip("*")
    if not any(c.isalnum() for c in bare):
        return ""
    return f'"{bare}"' + ("*" if bare != typed else "")
