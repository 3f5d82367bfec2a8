"""Extraction: an Article in, who-said-what spans out.

Knows nothing of databases or files. The shipped model is one extractor among others;
each is an entry point of the group ``onrecord.extractors``.
"""

from __future__ import annotations

from onrecord.extract.extractor import DEFAULT, Extractor, extractor, extractor_names
from onrecord.statements import Article, Attribution

__all__ = ["DEFAULT", "Extractor", "extract", "extractor", "extractor_names"]


def extract(
    article: Article, *, extractor: str | Extractor = DEFAULT, threshold: float | None = None
) -> list[Attribution]:
    """The attributions of an article, in the order of its text.

    ``extractor`` is a name (UnknownName lists the known ones) or an object with
    ``name`` and ``extract``. What is below ``threshold``, a confidence in [0, 1], is
    left out; by default that is the extractor's own choice. Raises AnchorError when the
    extractor returns a span that the text does not have.
    """
    from onrecord.extract.extractor import extractor as named

    chosen = named(extractor) if isinstance(extractor, str) else extractor
    if threshold is not None and (at := getattr(chosen, "at", None)):
        chosen = at(threshold)
    found = chosen.extract(article)
    for attribution in found:
        attribution.check(article.text)
    return [a for a in found if a.confidence >= (threshold or 0.0)]
