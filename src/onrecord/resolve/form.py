"""Whether a statement is given in the speaker's own words."""

from __future__ import annotations

import re

from onrecord.quotation import DOUBLE_MARKS, quoted_around
from onrecord.statements import Attribution, Form, Span, covers

__all__ = ["form", "quoted_share"]

_WORD = re.compile(r"\w+")
_DIRECT = 0.8


def form(article_text: str, attribution: Attribution) -> Form:
    """``direct`` when at least 80% of the content's word tokens are inside quotation marks,
    ``mixed`` when otherwise a token is, or the content holds a double mark, else ``indirect``.

    The definition is that of the PolNeAR evaluation, with single marks used as quotation
    added. Of a statement inside a quotation, only the quotations within that one count:
    in “Lavrov confirmed that aid was sent” the inner statement is indirect.
    """
    share = quoted_share(article_text, attribution)
    if share >= _DIRECT:
        return "direct"
    marked = any(c in DOUBLE_MARKS for s in attribution.content for c in s.of(article_text))
    return "mixed" if share or marked else "indirect"


def quoted_share(article_text: str, attribution: Attribution) -> float:
    """The part of the content's word tokens that lie in quotations, in [0, 1]."""
    tokens = [
        Span(*m.span())
        for start, end in attribution.content
        for m in _WORD.finditer(article_text, start, end)
    ]
    if not tokens:
        return 0.0
    whole = (*attribution.cue, *attribution.source, *attribution.content)
    spans = [q.span for q in quoted_around(article_text, whole)]
    return sum(covers(spans, t.start) for t in tokens) / len(tokens)
