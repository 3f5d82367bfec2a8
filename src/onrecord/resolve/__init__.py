"""Resolution: attributions in, statements out - who, through whom, to whom, when, how."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.statements import Article, Attribution, Statement

__all__ = ["resolve"]


def resolve(article: Article, attributions: Sequence[Attribution]) -> list[Statement]:
    """One statement for each attribution, in the order given.

    The attributions may come from anywhere: the shipped extractor, another, or gold.
    Raises AnchorError when a span does not lie in the article's text.
    """
    from onrecord.resolve.statement import statements

    return statements(article, attributions)
