"""The countries of well-known universities, companies, associations and armed groups, and the
bodies that are of no one state.

Facts of general knowledge, in ``tables/institutions.tsv``.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.resolve.gazetteers.names import fold
from onrecord.resolve.gazetteers.tables import table_rows

__all__ = ["is_of_no_state", "seat_of"]

_NO_STATE = "-"
_THE = re.compile(r"(?i)^the ")


def seat_of(name: str) -> str | None:
    """The alpha-2 country in which the body of that name has its seat; None when the table does
    not have it.
    """
    code = _seats().get(_THE.sub("", fold(name)))
    return None if code == _NO_STATE else code


def is_of_no_state(name: str) -> bool:
    """Whether the table has the body as one of several states, or of none ("United Nations")."""
    return _seats().get(_THE.sub("", fold(name))) == _NO_STATE


@cache
def _seats() -> dict[str, str]:
    rows = table_rows("institutions.tsv")
    return {fold(name): country for country, names in rows for name in names.split(";")}
