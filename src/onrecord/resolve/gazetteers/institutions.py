"""The countries of well-known universities, companies, associations and research bodies.

Facts of general knowledge, in ``tables/institutions.tsv``.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.resolve.gazetteers.names import fold
from onrecord.resolve.gazetteers.tables import table_rows

__all__ = ["seat_of"]

_THE = re.compile(r"(?i)^the ")


def seat_of(name: str) -> str | None:
    """The alpha-2 country in which the body of that name has its seat; None when the table does
    not have it.
    """
    return _seats().get(_THE.sub("", fold(name)))


@cache
def _seats() -> dict[str, str]:
    rows = table_rows("institutions.tsv")
    return {fold(name): country for country, names in rows for name in names.split(";")}
