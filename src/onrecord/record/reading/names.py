"""When a name that a person types means a name in the record."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold"]

_APART = re.compile(r"[^\w]+")


def fold(name: str) -> str:
    """The words of a name without case, accents and punctuation, a space around each.

    ``fold("lavić") in fold("Mr. Oleg Lavic")`` says whether the first is the second
    or whole words of it.
    """
    bare = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return f" {_APART.sub(' ', bare).strip()} "
