"""Lines that print the article's own words again: pull quotes and captions.

A quotation set large beside the text, or a sentence of the report under a picture, is no
second statement. Only a line whose words stand in another, longer paragraph is an echo.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["echoes"]

_LONGEST = 400
_FEWEST = 20  # letters of a line that can be told from chance
_MOST_LINES = 60
_MOST_LETTERS = 300_000
_MOST_PLACES = 20
_QUOTE = re.compile(r"[“\"«„‘'][^“”\"«»„]*[”\"»’']")


def echoes(lines: Sequence[str]) -> set[int]:
    """The numbers of the paragraphs that are pull quotes or captions.

    A pull quote is one quotation and stands in a longer paragraph. A caption has no full
    stop and begins a sentence of a paragraph that is neither the next nor the first; a
    heading, which the next paragraph may begin with, is none. Looks at 60 lines of a text
    of at most 300,000 letters.
    """
    known = ["".join(filter(str.isalnum, line.casefold())) for line in lines]
    if sum(map(len, known)) > _MOST_LETTERS:
        return set()
    asked = [n for n, line in enumerate(lines) if n and _may_echo(line, known[n])][:_MOST_LINES]
    page = "\n".join(known)
    return {n for n in asked if _stands_elsewhere(n, lines, known, page)}


def _may_echo(line: str, letters: str) -> bool:
    if len(line) > _LONGEST or len(letters) < _FEWEST:
        return False
    return bool(_QUOTE.fullmatch(line)) or line[-1].isalnum()


def _stands_elsewhere(number: int, lines: Sequence[str], known: list[str], page: str) -> bool:
    """Whether a longer paragraph holds the line's words."""
    at, places = page.find(known[number]), 0
    while at >= 0 and places < _MOST_PLACES:
        other = page.count("\n", 0, at)
        more = len(known[other]) - len(known[number])
        if lines[number][-1].isalnum():
            more += lines[other][-1] in ".!?"
            apart = other not in (0, number, number + 1)
            if more > 0 and apart and _begins(lines[other], known[number]):
                return True
        elif more > 0:
            return True
        at, places = page.find(known[number], at + 1), places + 1
    return False


def _begins(paragraph: str, letters: str) -> bool:
    """Whether a sentence of the paragraph begins with the letters."""
    sentences = re.split(r"(?<=[.!?])[”\"’']?\s+", paragraph)
    return any("".join(filter(str.isalnum, s.casefold())).startswith(letters) for s in sentences)
