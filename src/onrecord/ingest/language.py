"""Which language a text is in, as an ISO 639-1 code.

py3langid (the model of langid.py: Lui and Baldwin, 2012) judges the first
characters. A page's own declaration counts unless the text clearly disagrees:
templates often declare the language of the site's first edition.
"""

from __future__ import annotations

import math
import re

__all__ = ["language_code", "language_of"]

_SAMPLE = 4000
_FEWEST_LETTERS = 40
_SURE = 0.95
_CODE = re.compile(r"[a-z]{2,3}(?![a-z])")


def language_of(text: str, *, declared: str | None = None) -> str | None:
    """ISO 639-1 code of the text's language; None when it cannot be told.

    ``declared`` is a language tag (``en-GB``, ``fr``). It is believed unless the
    text has 40 letters or more and the model is at least 95% sure of another language.
    """
    said = language_code(declared)
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return said
    code, probability = _most_likely(sample)
    return code if probability >= _SURE else said


def language_code(tag: str | None) -> str | None:
    """The primary subtag in lower case: ``en`` for ``en_US``; None for anything else."""
    found = _CODE.match((tag or "").strip().lower())
    return found[0] if found else None


def _most_likely(sample: str) -> tuple[str, float]:
    """The likeliest language and its share of the probability of all."""
    from py3langid import rank

    scores = [(str(code), float(score)) for code, score in rank(sample)]
    code, best = max(scores, key=lambda s: s[1])
    return code, 1 / sum(math.exp(score - best) for _, score in scores)
