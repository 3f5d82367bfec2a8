"""Whom parties put up for high office, whom newspapers then call only "the Republican nominee".

Facts of general knowledge, in ``tables/nominees.tsv``; United States parties alone.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.resolve.gazetteers.names import name_parts
from onrecord.resolve.gazetteers.tables import table_rows

__all__ = ["Nominee", "nominees", "party_named"]

_PARTIES = {
    "republican": "republican", "republicans": "republican", "gop": "republican",
    "democratic": "democratic", "democrat": "democratic", "democrats": "democratic",
    "libertarian": "libertarian", "green": "green",
}  # fmt: skip


class Nominee(NamedTuple):
    """Who stood for a party and for which office, and the years of the first and last election."""

    party: str
    office: str
    name: str
    first: int
    last: int

    def is_called(self, name: str) -> bool:
        """Whether ``name`` is the nominee's, middle names apart, or the surname alone."""
        own, given = name_parts(self.name), name_parts(name)
        if not given or own[-1] != given[-1]:
            return False
        return len(given) == 1 or own[0] == given[0]


def party_named(word: str) -> str | None:
    """The party, as the table has it, that a word such as "GOP" names, else None."""
    return _PARTIES.get(word.lower())


@cache
def nominees(party: str, office: str) -> tuple[Nominee, ...]:
    """Those whom the party put up for ``president`` or ``vice president``, first to last."""
    return tuple(n for n in _nominees() if (n.party, n.office) == (party, office))


@cache
def _nominees() -> tuple[Nominee, ...]:
    rows = table_rows("nominees.tsv")
    return tuple(Nominee(p, o, n, int(first), int(last)) for p, o, n, first, last in rows)
