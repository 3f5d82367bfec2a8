"""Where the paragraphs of a text are, without changing the text.

A line is a paragraph, unless the text is hard-wrapped (as e-mail and Markdown are):
then a run of lines up to a blank one is.
"""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.statements import Article, Span

__all__ = ["is_wrapped", "own_paragraphs", "paragraphs"]

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BLANK = re.compile(
    r"(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[^\S\n\r]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])"
)

_WRAP_WIDTHS = range(50, 101)
_SAMPLE = 400


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text`` in order, without the blank space around them."""
    if is_wrapped(text):
        return _blocks(text)
    return [s for m in _LINE.finditer(text) if (s := _trim(text, m.start(), m.end()))]


def own_paragraphs(article: Article) -> list[Span]:
    """The paragraphs that are the article's own words: those clear of furniture."""
    return [
        p
        for p in paragraphs(article.text)
        if not any(f.start < p.end and p.start < f.end for f in article.furniture)
    ]


def is_wrapped(text: str) -> bool:
    """Whether lines were broken to a fixed width.

    Looks at the first 400 lines: blank lines occur, the longest line is 50 to 100
    characters, and most lines that another follows directly are nearly that long.
    """
    lines = text[: _SAMPLE * 200].split("\n", _SAMPLE)[:_SAMPLE]
    followed = [len(a.rstrip()) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(followed) < 4 or not any(not line.strip() for line in lines):
        return False
    followed.sort()
    width = followed[int(len(followed) * 0.95)]
    if width not in _WRAP_WIDTHS:
        return False
    near = sum(n > width * 0.75 for n in followed)
    return near >= 0.8 * len(followed)


def _blocks(text: str) -> list[Span]:
    """Runs of lines up to a blank one."""
    spans, start = [], 0
    for m in _BLANK.finditer(text):
        spans.append(_trim(text, start, m.start()))
        start = m.end()
    spans.append(_trim(text, start, len(text)))
    return [s for s in spans if s]


def _trim(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends; None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
