"""Dates, numbers and texts as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from onrecord.safe import safe, shorten
from onrecord.statements import Statement

__all__ = [
    "began",
    "counted",
    "country",
    "day",
    "goes_on",
    "harmless",
    "has_words",
    "months_between",
    "same_words",
    "share",
    "short",
]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DATE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d:\d\d).*)?([?~%]?)", re.ASCII)
_ENDS = frozenset('\n.!?…:;”’")')
_AROUND = 400
_DOUBTS = {"?": " (uncertain)", "~": " (about)", "%": " (about, uncertain)"}


def harmless(value: Any) -> Any:
    """What a template prints: nothing for None, and text as ``safe`` makes it.

    Used for every value that a template prints, before it is escaped.
    """
    if value is None:
        return ""
    return safe(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def day(edtf: str | None) -> str:
    """An EDTF date in words: ``2015-09-04`` is 4 September 2015; what it is not, as it is."""
    if not edtf:
        return ""
    first, slash, last = edtf.partition("/")
    if slash and first and last:
        same = first == last
        return _one(first) if same else f"{_one(first)} to {_one(last)}"
    if slash:
        return f"from {_one(first)}" if first else f"until {_one(last)}"
    return _one(first)


def _one(edtf: str) -> str:
    found = _DATE.fullmatch(edtf)
    if found is None:
        return shorten(edtf, 40)
    year, month, date, time, doubt = found.groups()
    parts = [str(int(date))] if date else []
    if month and 1 <= int(month) <= 12:
        parts.append(_MONTHS[int(month) - 1])
    elif month:
        return shorten(edtf, 40)
    parts.append("(year unknown)" if year == "XXXX" else year)
    return " ".join(parts) + (f", {time}" if time else "") + _DOUBTS.get(doubt, "")


def country(code: str) -> str:
    """The English name of a country (ISO 3166 alpha-2); another code as it is."""
    from onrecord.resolve.gazetteers.countries import country_codes, country_name

    code = code.upper()
    return country_name(code) if code in country_codes() else code


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 statement``, ``1,024 statements``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent, without decimals; empty where there is no whole."""
    return f"{round(100 * part / whole)} %" if whole else ""


def short(text: str | None, width: int = 80) -> str:
    """A name on one line, cut visibly where it is longer than ``width`` characters."""
    return shorten(text or "", width)


def same_words(first: str, second: str) -> bool:
    """Whether two texts differ in nothing but marks and capitals."""
    return _bare(first) == _bare(second)


def _bare(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum()).removeprefix("that")


def began(sentence: str) -> str:
    """With a capital where it begins and a full stop at its end."""
    ended = sentence if sentence.endswith(tuple(".?!")) else f"{sentence}."
    return ended[:1].upper() + ended[1:]


def has_words(text: str) -> bool:
    """Whether there is a letter or digit in it: the cue of a headline is a colon only."""
    return any(c.isalnum() for c in text)


def goes_on(statement: Statement, excerpt: Sequence[tuple[str, bool]]) -> tuple[bool, bool]:
    """Whether its line goes on before and after an excerpt, within a sentence."""
    text, shown = statement.article.text, "".join(piece for piece, _ in excerpt)
    near = max(statement.attribution.extent.start - _AROUND, 0)
    start = text.find(shown, near)
    if not shown or start < 0:
        return False, False
    before, after = text[:start][-_AROUND:], text[start + len(shown) :][:_AROUND]
    starts = not before.strip(" ") or before.rstrip(" ")[-1] in _ENDS
    ends = not after.strip(" ") or after.lstrip(" ")[0] == "\n" or shown.rstrip()[-1:] in _ENDS
    return not starts, not ends


def months_between(first: str, last: str) -> list[str]:
    """All months (``2015-09``) from the first to the last, both included."""
    start, end = _index(first), _index(last)
    return [f"{i // 12:04}-{i % 12 + 1:02}" for i in range(start, end + 1)]


def _index(month: str) -> int:
    year, _, number = month.partition("-")
    return int(year) * 12 + int(number) - 1
