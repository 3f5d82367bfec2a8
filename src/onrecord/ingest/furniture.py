"""Lines of a page that are not the article's own words.

Photo credits, share bars, related links, newsletter boxes, notices. They stay in the
text and are marked, and nothing in them becomes a statement. A paragraph is marked
only when the whole of it has the shape of one of these (:mod:`.shapes`), when it prints
again what another paragraph holds (:mod:`.echoes`), or when it says who an author is. One
with a quotation in it never is, unless it is that quotation printed again.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from onrecord.ingest.echoes import echoes
from onrecord.ingest.shapes import is_credit, is_link_heading, is_notice
from onrecord.paragraphs import paragraphs
from onrecord.statements import Span

__all__ = ["furniture", "letters"]

_LONGEST = 400
_SHORTEST_REPEATED = 12
_MOST_TEASERS = 16
_LAST_PART = 0.6
_QUOTATION = re.compile(r"[“\"«„][^“”\"«»„]*\s[^“”\"«»„]*[”\"»“]")
_BIOGRAPHY = re.compile(
    r"['’]s |,? (?:is|was|has|makes|writes|wrote|covers|covered|reports|reported from|joined|lives"
    r"|works|can be (?:reached|found)|contributed)\b"
)
_FIRST, _LAST = 3, 8  # paragraphs of a page that may say who an author is
_BULLET = "-–—*•>›# \t"


def furniture(
    text: str, *, links: Collection[str] = (), authors: Collection[str] = ()
) -> tuple[Span, ...]:
    """The paragraphs of ``text`` that are furniture, in order.

    ``links`` are the :func:`letters` of paragraphs that the page shows as one link,
    ``authors`` the names of those who wrote it.
    """
    places = paragraphs(text)
    lines = [place.of(text) for place in places]
    seen: set[str] = set()
    again = echoes(lines)
    marked = [
        i in again
        or _is_furniture(line)
        or _is_repeated(line, seen)
        or (i > 0 and _is_link(line, links))
        or (not _FIRST <= i < len(lines) - _LAST and _is_biography(line, authors))
        for i, line in enumerate(lines)
    ]
    teasers = _teasers_from(lines, marked)
    return tuple(p for i, p in enumerate(places) if marked[i] or i >= teasers)


def letters(text: str) -> str:
    """The letters and digits of ``text`` in lower case: what remains the same in any layout."""
    return "".join(filter(str.isalnum, text.casefold()))


@lru_cache(maxsize=4096)
def _is_furniture(line: str) -> bool:
    if len(line) > _LONGEST or _QUOTATION.search(line):
        return False
    line = " ".join(line.lstrip(_BULLET).split())
    return is_credit(line) or is_notice(line) or _is_doubled(line)


def _is_link(line: str, links: Collection[str]) -> bool:
    return len(line) <= _LONGEST and not _QUOTATION.search(line) and letters(line) in links


def _is_biography(line: str, authors: Collection[str]) -> bool:
    """Whether a line without a quotation begins with an author's name and says who that is."""
    if len(line) > 2 * _LONGEST or _QUOTATION.search(line):
        return False
    named = [a for a in authors if " " in a and line.casefold().startswith(a.casefold())]
    return any(_BIOGRAPHY.match(line, len(a)) for a in named)


def _is_doubled(line: str) -> bool:
    """A headline printed twice on end, as a link and its picture's label are."""
    half = len(line) // 2
    return len(line) > 2 * _SHORTEST_REPEATED and line[:half].strip() == line[-half:].strip()


def _is_repeated(line: str, seen: set[str]) -> bool:
    """A line without a quotation or a full stop that stood above already, word for word."""
    if not _SHORTEST_REPEATED <= len(line) <= _LONGEST or _QUOTATION.search(line):
        return False
    known = line in seen
    seen.add(line)
    return known and line[-1] not in ".?!)"


def _teasers_from(lines: list[str], marked: list[bool]) -> int:
    """The index from which only teasers of other articles follow; past the end if none do.

    They follow a heading such as "More from The Courier" in the last part of the page
    and are few; a third of them, and more than two, is ``marked`` already.
    """
    end = len(lines)
    for i in range(max(int(end * _LAST_PART), end - _MOST_TEASERS), end):
        known = sum(marked[i:])
        if is_link_heading(lines[i]) and known > 2 and 3 * known >= end - i:
            return i
    return end
